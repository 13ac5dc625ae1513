// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_OUTCOMES_H
#define PPTPLAB_SIM_PICTURES_OUTCOMES_H

#include "analysis/stats/summary.h"
#include "sim/experiment/setting.h"

#include <optional>

namespace pptplab::sim::pictures
{

/// A cell of a grid with what came out of it.
struct Outcomes
{
    experiment::Settings settings;
    analysis::CellSummary summary;
    std::optional<double> load; ///< erlangs offered to one server, where known beforehand
};

} // namespace pptplab::sim::pictures

#endif
