// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_WRITE_REPORT_H
#define PPTPLAB_SIM_REPRODUCE_WRITE_REPORT_H

#include "sim/reproduce/reproduce.h"

#include <filesystem>
#include <iosfwd>
#include <vector>

namespace pptplab::sim::reproduce
{

/// Draws every [[plot]] into `folder`/NAME of the experiment (data and script beside the picture)
/// and writes `folder`/report.html with all of them. False when a call is missing that was counted
/// with packets and should have left a trace, when a picture could not be drawn, which `messages`
/// and the report name, or when interrupted. Throws BadInput when the report is impossible,
/// WriteCutOff when it cannot be stored.
bool WriteReport(const std::vector<ExperimentResult>& results,
                 const std::filesystem::path& folder,
                 std::ostream& messages);

} // namespace pptplab::sim::reproduce

#endif
