// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_PROBE_H
#define PPTPLAB_SIM_CAMPAIGN_PROBE_H

#include "sim/campaign/campaign.h"
#include "sim/campaign/forecast.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::campaign
{

struct Probe
{
    std::vector<CellCost> costs; ///< of the cells whose runs did not fail
    std::string failure;         ///< why the last of the others did
};

/// What these cells take, from replications of a part of their time, which grows until one takes
/// some hundredths of a second. None when interrupted.
std::optional<Probe> ProbeCells(const CellGrid& cells,
                                const std::vector<std::size_t>& positions,
                                unsigned jobs);

/// The scenario with so much of its time, from 0 to 1, and without the calls of a trace beyond it.
scenario::Scenario Shortened(scenario::Scenario scenario, double part);

} // namespace pptplab::sim::campaign

#endif
