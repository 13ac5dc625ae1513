// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/open-cells.h"

#include "analysis/stats/summary.h"
#include "sim/run/stopping.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace pptplab::sim::campaign
{

namespace
{

/// Whether nothing is to be run or decided.
bool
IsFinished(const analysis::CellState& state)
{
    if (!state.hasPrecision)
    {
        return state.finished == state.replications;
    }
    // At the ceiling it is looked at again, to tell whether it is precise.
    return state.settled > 0 && state.settled < state.replications &&
           state.finished == state.settled;
}

} // namespace

OpenCells::OpenCells(const CellGrid& cells, std::int64_t campaign, analysis::Store& store)
    : m_cells(cells), m_campaign(campaign), m_store(store)
{
    if (HasOneDemand(cells.grid))
    {
        // Another program may have planned some of them meanwhile, with its own demand.
        store.AskFor(campaign, DemandOf(cells.Read(0).scenario));
    }
    for (const analysis::CellState& state : store.States(campaign))
    {
        if (!cells.part.Holds(state.position) ||
            (state.hasPrecision && !cells.part.Runs(state.position, 0, true)))
        {
            continue;
        }
        const bool isFinished = IsFinished(state);
        const Cell cell{state, isFinished && state.hasPrecision ? state.settled : state.first};
        Want(cell);
        if (!isFinished)
        {
            m_open.push_back(cell);
        }
    }
}

void
OpenCells::Want(const Cell& cell)
{
    std::uint32_t& wanted = m_wantedOf[cell.state.cell];
    for (; wanted < cell.look; ++wanted)
    {
        m_wanted += Runs(cell, wanted) ? 1 : 0;
    }
}

bool
OpenCells::Runs(const Cell& cell, std::uint32_t replication) const
{
    return m_cells.part.Runs(cell.state.position, replication, cell.state.hasPrecision);
}

TaskList
OpenCells::NextTasks(const std::unordered_set<std::size_t>& elsewhere, std::ostream& messages)
{
    TaskList tasks;
    std::vector<Cell> open;
    std::unordered_map<analysis::CellId, std::uint32_t> handedOut; // up to which replication
    for (Cell& cell : m_open)
    {
        const auto missing = MissingOf(cell, messages);
        const std::size_t position = cell.state.position;
        if (missing.empty() || (cell.asked && elsewhere.count(position) == 0))
        {
            continue; // done, or the last tasks failed
        }
        std::uint32_t& next = handedOut[cell.state.cell];
        for (const std::uint32_t replication : missing)
        {
            if (replication >= next)
            {
                tasks.Add({position, cell.state.cell, replication});
                next = replication + 1;
                m_askedFor += cell.asked ? 0 : 1;
            }
        }
        cell.asked = true;
        open.push_back(cell);
    }
    m_open = std::move(open);
    return tasks;
}

/// Replications missing for the look that the cell has come to; none when it is done.
std::vector<std::uint32_t>
OpenCells::MissingOf(Cell& cell, std::ostream& messages)
{
    for (;;)
    {
        auto missing = m_store.Missing(cell.state.cell, cell.look);
        missing.erase(std::remove_if(missing.begin(),
                                     missing.end(),
                                     [&](std::uint32_t number) { return !Runs(cell, number); }),
                      missing.end());
        if (!missing.empty() || !cell.state.hasPrecision)
        {
            return missing;
        }
        const auto scenario = m_cells.Read(cell.state.position).scenario;
        if (IsDone(cell, scenario, messages))
        {
            return missing;
        }
        cell.look = static_cast<std::uint32_t>(run::NextLook(scenario, cell.look));
        cell.asked = false;
        Want(cell);
    }
}

/// Decides at a look of a cell with a precision whose replications are all there.
bool
OpenCells::IsDone(const Cell& cell, const scenario::Scenario& scenario, std::ostream& messages)
{
    const analysis::CellState& state = cell.state;
    analysis::CellSetup setup;
    setup.designEffect = m_store.DesignEffect(state.cell);
    const auto figures = analysis::Summarise(setup, m_store.Replications(state.cell, cell.look));
    const bool precise = run::IsPrecise(scenario, figures);
    if (!precise && cell.look < state.replications)
    {
        return false;
    }
    m_store.Settle(m_campaign, state.position, DemandOf(scenario), cell.look);
    if (!precise)
    {
        ++m_imprecise;
        messages << fmt::format(
            "cell {}: {}\n", state.position, run::WhyImprecise(scenario, figures));
    }
    return true;
}

} // namespace pptplab::sim::campaign
