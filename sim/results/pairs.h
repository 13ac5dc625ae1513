// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RESULTS_PAIRS_H
#define PPTPLAB_SIM_RESULTS_PAIRS_H

#include "analysis/stats/difference.h"
#include "analysis/stats/summary.h"
#include "analysis/store/choice.h"
#include "sim/results/stored-keys.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pptplab::sim::results
{

/// One side of a comparison: some cells of a database.
struct Source
{
    const analysis::Store& store;
    analysis::Choice choice;
};

struct PairsWish
{
    std::vector<std::string> metrics{}; ///< all that both cells have when empty
    std::vector<std::string> apart{};   ///< axes on which the two sides stand apart
    bool onePair = false;               ///< each side is one cell, whatever its settings
};

struct CellPlace
{
    std::size_t campaign = 1; ///< as exports count, from 1
    std::size_t cell = 0;     ///< position in its plan, from 0
};

struct MetricPair
{
    std::string name;
    analysis::Estimate first;
    analysis::Estimate second;
    analysis::Difference difference;
};

struct CellPair
{
    CellPlace first;
    CellPlace second;
    std::vector<analysis::Setting> settings; ///< of the first, without those that stand apart
    std::string unpaired;                    ///< why not by pairs; empty when in pairs
    std::size_t replications = 0;            ///< pairs, or the fewer of both sides
    std::vector<MetricPair> metrics;
};

struct PairsEnd
{
    std::size_t pairs = 0;
    std::size_t onlyFirst = 0; ///< finished cells that the other side has not
    std::size_t onlySecond = 0;
    std::vector<KeyThatDiffers> differing{}; ///< keys of the scenarios besides the axes
};

/// Calls `take` for each two finished cells of equal settings, in the order of the first side.
/// Replication k of both draws the same random numbers where the seed is the same, each stream by
/// its purpose (models/base/random-stream.h): then differences are taken in pairs, over the
/// replications that both have. With another seed, engine, duration or warm-up units do not
/// correspond, and the sides are taken as independent.
///
/// Throws BadInput where several cells of a side have the same settings, or none meet.
PairsEnd ForEachPair(const Source& first,
                     const Source& second,
                     const PairsWish& wish,
                     const std::function<void(const CellPair&)>& take);

} // namespace pptplab::sim::results

#endif
