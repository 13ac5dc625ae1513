// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_WRITE_REPORT_H
#define PPTPLAB_SIM_CAPACITY_WRITE_REPORT_H

#include "sim/capacity/dimensioning.h"

#include <filesystem>

namespace pptplab::sim::capacity
{

/// report.html in `folder`, which exists, with the two pictures (`load`, `ports`: .svg, .gp, .csv)
/// and the scenario of the answer (`scenario.toml`) beside it. Throws BadInput when that fails,
/// WriteCutOff when the scenario was not written whole.
void WriteReport(const Dimensioning& dimensioning, const std::filesystem::path& folder);

} // namespace pptplab::sim::capacity

#endif
