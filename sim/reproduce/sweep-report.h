// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_SWEEP_REPORT_H
#define PPTPLAB_SIM_REPRODUCE_SWEEP_REPORT_H

#include "sim/reproduce/swept-grid.h"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// Draws a picture of each metric of each grid into `folder` and writes `folder`/report.html with
/// all of them; with an empty title that of the first database. False when a picture could not be
/// drawn, which `messages` and the page name. Throws BadInput when the report is impossible,
/// WriteCutOff when it cannot be stored. Pre: there is a grid.
bool WriteSweepReport(const std::vector<SweptGrid>& grids,
                      const std::string& title,
                      const std::filesystem::path& folder,
                      std::ostream& messages);

} // namespace pptplab::sim::reproduce

#endif
