// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_GRID_H
#define PPTPLAB_SIM_EXPERIMENT_GRID_H

#include "sim/experiment/condition.h"
#include "sim/experiment/setting.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::experiment
{

/// One line of a [sweep]: a key and its values, or several keys that move together (zip).
struct Axis
{
    std::string name; ///< key or keys as the file has them left of "="
    std::vector<std::string> keys;
    std::vector<std::vector<scenario::Value>> points; ///< for each place a value for each key
};

/// The axes of a [sweep] or [[sweep]] in the order of the file, and its `where` conditions.
struct Grid
{
    /// More are a slip of the pen: a plan of this many takes some 200 MB.
    static constexpr std::size_t kMaxCells = 100'000;

    std::string name;      ///< empty for the only one of a file, [sweep]
    std::size_t order = 0; ///< its place among those of the file
    std::vector<Axis> axes;
    std::vector<Condition> where; ///< a cell is there only if all hold

    /// Every key that differs between cells.
    std::vector<std::string> Keys() const;

    /// Cells of the full product of the axes. Pre: no overflow, which ReadGrid checks.
    std::size_t ProductSize() const;

    /// The settings of cell `number` of the full product, where the last axis moves fastest.
    Settings At(std::size_t number) const;

    /// The numbers of the cells that `where` leaves; {0} without axes.
    std::vector<std::size_t> Cells() const;

    /// Some of these cells that tell what is wrong with a line of the grid: for each value of an
    /// axis the first cell that has it, as far as they are not more than `atMost`.
    std::vector<std::size_t> Sample(const std::vector<std::size_t>& cells,
                                    std::size_t atMost) const;
};

struct GridsReading
{
    std::vector<Grid> grids; ///< one at least
    scenario::Problems problems;
};

/// Reads `[sweep]`, or the grids of `[[sweep]]`, each with `name`; without a section there is one
/// grid of one cell. A line is:
///   "server.ports" = [1, 2, 5]                                     a list
///   "server.ports" = { from = 10, to = 50, step = 10 }             a range, both ends included
///   "clients.arrival_rate" = { from = "0.1/s", to = "0.5/s", count = 5 }
///   "clients.arrival_rate" = { log = ["0.01/s", "1/s"], count = 9 }
///   load = { zip = { "server.ports" = [1, 2], "clients.arrival_rate" = ["1/h", "2/h"] } }
///   where = ["server.ports > 1", "server.hunt != random"]
GridsReading ReadGrids(const std::optional<scenario::Value>& section);

} // namespace pptplab::sim::experiment

#endif
