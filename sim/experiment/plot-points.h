// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_PLOT_POINTS_H
#define PPTPLAB_SIM_EXPERIMENT_PLOT_POINTS_H

#include "sim/experiment/claims.h"

#include <functional>
#include <optional>
#include <string>

namespace pptplab::sim::experiment
{

/// Erlangs that a cell offers to one server, where they are known beforehand.
using LoadOf = std::function<std::optional<double>(const Settings&)>;

/// Why the cells of the grid do not make the picture, whatever comes out of them, as Chosen
/// (plot-choice.h) says. Without `loadOf` a picture over
/// PlotSpec::kOfferedLoad is good: cells must be read for it.
std::optional<std::string> WhyNotDrawn(const PlotSpec& spec,
                                       const Grid& grid,
                                       const LoadOf& loadOf = {});

} // namespace pptplab::sim::experiment

#endif
