// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_CLAIMS_H
#define PPTPLAB_SIM_EXPERIMENT_CLAIMS_H

#include "sim/experiment/grid.h"
#include "sim/experiment/setting.h"
#include "sim/scenario/values/problem.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::experiment
{

struct Bounds
{
    double low = 0;
    double high = 0;
};

/// One [[expect]]: what a metric must be in every cell that has the settings `at`. Either a range,
/// or agreement with the cell that differs by the settings `agreesWith` only.
struct Expectation
{
    std::string metric;
    Settings at;
    std::optional<Bounds> between; ///< range, both ends included
    Settings agreesWith;
    double within = 4; ///< joint standard errors, with agreesWith
    std::string because;
};

/// What a picture is drawn as.
enum class PlotKind : std::uint8_t
{
    Chosen,   ///< by the axes of the grid
    Curves,   ///< over numbers
    Bars,     ///< beside each other, on names
    Stacked,  ///< bars, one metric on top of the other
    HeatMap,  ///< one metric over two keys
    Tornado,  ///< what each swept key does to one metric
    Timeline, ///< over the days on which service packs were released
    Day,      ///< refusals and load over the hours of the run
};

/// As files and options write them.
inline constexpr std::array<std::string_view, 8> kPlotKinds = {
    "chosen", "curves", "bars", "stacked", "heat-map", "tornado", "timeline", "day"};

/// One [[plot]]: metrics over a swept key, one curve for each value of the series keys, from the
/// cells that have the settings `at`. What is empty is chosen from the axes (plot-choice.h).
struct PlotSpec
{
    /// Stands for the erlangs offered to one server, in place of a swept key.
    static constexpr std::string_view kOfferedLoad = "offered_load";

    scenario::Place place;
    std::string title;
    std::string x;
    std::vector<std::string> y;
    std::vector<std::string> series; ///< of a heat map: the key upwards
    std::vector<std::string> panels;
    Settings at;
    bool logX = false;
    bool logY = false;
    bool exact = false; ///< draw the exact values too
    PlotKind kind = PlotKind::Chosen;
};

/// [compare]: the table of before and after the fix, one row for each setting of the other keys.
struct Comparison
{
    std::vector<std::string> metrics = {"refused"}; ///< the first one is the headline
    std::string key;
    scenario::Value before;
    scenario::Value after;
};

/// What an experiment says about the results of one of its grids.
struct Claims
{
    std::vector<Expectation> expectations;
    std::vector<PlotSpec> plots;
    std::optional<Comparison> comparison;
};

struct ClaimsReading
{
    std::vector<Claims> claims; ///< those of each grid
    scenario::Problems problems;
};

/// The sections `expect`, `plot` and `compare` as written, each if it is there.
struct ClaimSections
{
    std::optional<scenario::Value> expect;
    std::optional<scenario::Value> plot;
    std::optional<scenario::Value> compare;
    std::vector<std::string> groups; ///< names of the groups of clients
};

/// A claim is of the grid that its `sweep` names, else of the only one that sweeps all its keys.
/// Keys must be swept, and each must take the value that a claim names in some cell.
ClaimsReading ReadClaims(const ClaimSections& sections, const std::vector<Grid>& grids);

} // namespace pptplab::sim::experiment

#endif
