// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/plot-points.h"

#include "sim/experiment/plot-choice.h"

#include <utility>

namespace pptplab::sim::experiment
{

std::optional<std::string>
WhyNotDrawn(const PlotSpec& spec, const Grid& grid, const LoadOf& loadOf)
{
    const bool overLoad = spec.x == PlotSpec::kOfferedLoad;
    if (overLoad && !loadOf)
    {
        return std::nullopt;
    }
    std::vector<PlotCell> cells;
    for (const std::size_t number : grid.Cells())
    {
        Settings settings = grid.At(number);
        const auto load = overLoad ? loadOf(settings) : std::nullopt;
        cells.push_back({std::move(settings), load});
    }
    try
    {
        Chosen(spec, cells);
    }
    catch (const scenario::BadInput& error)
    {
        return error.what();
    }
    return std::nullopt;
}

} // namespace pptplab::sim::experiment
