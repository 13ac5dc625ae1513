// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_SWEPT_GRID_H
#define PPTPLAB_SIM_REPRODUCE_SWEPT_GRID_H

#include "sim/campaign/status.h"
#include "sim/pictures/outcomes.h"
#include "sim/reproduce/sweep-file.h"
#include "sim/results/wish.h"

#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// One grid of a database with all that has come out of it so far.
struct SweptGrid
{
    std::string database; ///< its path, as it was asked for
    campaign::Status status;
    std::vector<pictures::Outcomes> cells; ///< the finished ones that are wished for
    std::vector<std::string> metrics;      ///< those wished for, else those that tell most
    std::string csv;                       ///< a head, and a line for each of the cells
    SweepFile file;                        ///< empty where it cannot be read any more
    std::vector<std::string> notModelled;  ///< of the first cell

    /// "12 of 20 cells have finished. ..."; empty when all have.
    std::string WhatIsMissing() const;
};

/// The grids of a database that are wished for and have finished cells, in its order. Throws
/// BadInput for a grid, a key or a metric that it has not, and when nothing has finished.
std::vector<SweptGrid> SweptGridsOf(const analysis::Store& store, const results::Wish& wish);

/// The metrics that tell most of these cells, the answer first: of several that are the same
/// everywhere one, none that is 0 everywhere, unless all are, and behind the first none that does
/// not differ between cells by more than its intervals.
std::vector<std::string> MainMetrics(const std::vector<pictures::Outcomes>& cells);

} // namespace pptplab::sim::reproduce

#endif
