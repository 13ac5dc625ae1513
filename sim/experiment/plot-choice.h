// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_PLOT_CHOICE_H
#define PPTPLAB_SIM_EXPERIMENT_PLOT_CHOICE_H

#include "sim/experiment/claims.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace pptplab::sim::experiment
{

/// What decides where a cell stands in a picture.
struct PlotCell
{
    Settings settings;
    std::optional<double> load; ///< erlangs offered to one server, where known beforehand
    bool hasHours = false;      ///< its results are by hour, too: the load changes with time
};

/// A picture whose fields are all decided.
struct PlotChoice
{
    PlotSpec spec;
    Settings held;             ///< of the keys that nothing shows: cells with other values are out
    std::size_t withoutNumber; ///< cells that are left out, as x has no number there
};

/// Fills in what is empty: curves over the key with the most numbers, else bars over the one with
/// the most names; a further key is the series, the next one the panels, and what is left is held
/// at its first value. One metric over two keys with many numbers is a heat map. Several metrics
/// are the series; of different units they are the panels. Without a swept key there are
/// bars, one for each metric, or a day where results are by hour. Throws BadInput when no picture
/// comes out of it.
PlotChoice Chosen(const PlotSpec& wish, const std::vector<PlotCell>& cells);

/// Whether the metric is the share of an outcome that is no success.
bool IsCause(const std::string& metric);

/// Keys of bars beside each other, of a legend, at the most.
inline constexpr std::size_t kMostSeries = 8;
inline constexpr std::size_t kMostPanels = 12;

/// Two keys with so many numbers each are a heat map rather than a bundle of curves.
inline constexpr std::size_t kManyNumbers = 6;

} // namespace pptplab::sim::experiment

#endif
