// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/planned-octets.h"

#include "sim/run/octets.h"

#include <utility>

namespace pptplab::sim::campaign
{

using run::Put;
using run::PutText;
using run::Taker;

namespace
{

void
PutSetup(const analysis::CellSetup& setup, std::string& octets)
{
    Put(setup.settings.size(), octets);
    for (const analysis::Setting& setting : setup.settings)
    {
        PutText(setting.axis, octets);
        PutText(setting.value, octets);
    }
    PutText(setup.engine, octets);
    Put(setup.designEffect, octets);
    Put(setup.exact.size(), octets);
    for (const auto& [metric, value] : setup.exact)
    {
        PutText(metric, octets);
        Put(value, octets);
    }
    Put(setup.noExact.size(), octets);
    for (const auto& [metric, why] : setup.noExact)
    {
        PutText(metric, octets);
        PutText(why, octets);
    }
}

analysis::CellSetup
TakeSetup(Taker& taker)
{
    analysis::CellSetup setup;
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        std::string axis = taker.TakeText();
        setup.settings.push_back({std::move(axis), taker.TakeText()});
    }
    setup.engine = taker.TakeText();
    setup.designEffect = taker.Take<double>();
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const std::string metric = taker.TakeText();
        setup.exact[metric] = taker.Take<double>();
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const std::string metric = taker.TakeText();
        setup.noExact[metric] = taker.TakeText();
    }
    return setup;
}

} // namespace

std::string
ToOctets(const std::vector<analysis::PlannedCell>& cells)
{
    std::string octets;
    Put(cells.size(), octets);
    for (const analysis::PlannedCell& cell : cells)
    {
        Put(cell.position, octets);
        PutText(cell.key, octets);
        Put(cell.demand.replications, octets);
        Put(cell.demand.first, octets);
        PutText(cell.demand.precision, octets);
        PutText(cell.demand.metric, octets);
        PutSetup(cell.setup, octets);
    }
    return octets;
}

std::vector<analysis::PlannedCell>
PlannedCellsFrom(const std::string& octets)
{
    Taker taker(octets);
    std::vector<analysis::PlannedCell> cells(taker.Take<std::size_t>());
    for (analysis::PlannedCell& cell : cells)
    {
        cell.position = taker.Take<std::size_t>();
        cell.key = taker.TakeText();
        cell.demand.replications = taker.Take<std::uint32_t>();
        cell.demand.first = taker.Take<std::uint32_t>();
        cell.demand.precision = taker.TakeText();
        cell.demand.metric = taker.TakeText();
        cell.setup = TakeSetup(taker);
    }
    return cells;
}

} // namespace pptplab::sim::campaign
