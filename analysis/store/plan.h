// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_PLAN_H
#define PPTPLAB_ANALYSIS_STORE_PLAN_H

#include "analysis/stats/summary.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::analysis
{

/// Number of a cell in its database.
using CellId = std::int64_t;

/// How often a cell is to be run: `first` times, then on until the metric is known to `precision`,
/// up to `replications`. Without a precision both are the same.
struct Demand
{
    std::uint32_t replications = 1;
    std::uint32_t first = 1;
    std::string precision{}; ///< as a scenario has it; empty for none
    std::string metric{};    ///< empty without precision

    friend bool operator==(const Demand& a, const Demand& b)
    {
        return a.replications == b.replications && a.first == b.first &&
               a.precision == b.precision && a.metric == b.metric;
    }
};

/// A cell of a plan. A replication of it is a function of the key and its number.
struct PlannedCell
{
    std::size_t position = 0; ///< number of the cell in the plan, from 0
    std::string key;          ///< what CellKey made of the cell
    Demand demand;
    CellSetup setup;
};

struct StoredCell
{
    CellId id = 0;
    PlannedCell plan;
    std::optional<std::uint32_t> settled; ///< how many were enough, once that is decided

    /// How many replications, the first ones, finish the cell.
    std::uint32_t Wanted() const { return settled.value_or(plan.demand.replications); }
};

/// How far a cell has come, in few octets: there are many.
struct CellState
{
    std::size_t position = 0;
    CellId cell = 0;
    std::uint32_t first = 1;
    std::uint32_t replications = 1;
    std::uint32_t settled = 0;  ///< 0: undecided
    std::uint32_t finished = 0; ///< results among those that finish the cell, or may
    bool hasPrecision = false;

    /// How many replications finish it, or may.
    std::uint32_t Wanted() const { return settled > 0 ? settled : replications; }

    /// Whether it needs more than its first looks is not known yet.
    bool IsUndecided() const { return hasPrecision && settled == 0; }

    bool IsFinished() const { return !IsUndecided() && finished >= Wanted(); }
};

/// What one grid asks for.
struct Campaign
{
    std::string planHash;     ///< of all that decides its cells, but not how often they run
    std::string name;         ///< of the grid; empty when it has none
    std::uint32_t number = 0; ///< of the grid in its file, from 0
    std::string scenario;     ///< resolved text of the first cell, with its sweep
    std::string programVersion;
    std::uint64_t seed = 1; ///< up to 2^63-1
    std::size_t cells = 0;  ///< how many the grid has
};

struct StoredCampaign
{
    std::int64_t id = 0;
    Campaign head;
    bool complete = false; ///< all cells are in the plan
};

} // namespace pptplab::analysis

#endif
