// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/work-left.h"

#include "sim/workers/collector.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/worker-pool.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace pptplab::sim::campaign
{

namespace
{

/// Adds a cell of which the store has what it has; no store or no cell in it has nothing.
void
AddCell(const analysis::Store* store,
        std::optional<analysis::CellId> cell,
        const analysis::Demand& demand,
        bool retryFailed,
        WorkLeft& left)
{
    const auto missing = [&](std::uint32_t upTo) -> std::uint64_t {
        return cell ? store->Missing(*cell, upTo).size() : upTo;
    };
    const auto failures =
        cell && !retryFailed ? store->Failures(*cell) : std::vector<analysis::FailedReplication>();
    const auto failed = [&](std::uint32_t upTo) {
        return static_cast<std::uint64_t>(
            std::count_if(failures.begin(), failures.end(), [&](const auto& each) {
                return each.number < upTo;
            }));
    };
    const std::uint64_t without = missing(demand.first);
    const std::uint64_t failedFirst = failed(demand.first);
    const std::uint64_t toDo = without - failedFirst;
    left.found += demand.first - without;
    left.failed += failedFirst;
    left.toDo += toDo;
    left.mostToDo += demand.replications == demand.first
                         ? toDo
                         : missing(demand.replications) - failed(demand.replications);
}

/// How often each cell is to be run, and whether what failed is run again.
class Demands
{
  public:
    Demands(const CellGrid& cells, bool retryFailed)
        : m_cells(cells),
          m_retryFailed(retryFailed),
          m_isOne(HasOneDemand(cells.grid)),
          m_first(DemandOf(cells.Read(0).scenario))
    {
    }

    analysis::Demand At(std::size_t position) const
    {
        return m_isOne ? m_first : DemandOf(m_cells.Read(position).scenario);
    }

    /// That of a cell that is planned. Where they differ they decide the plan, which then has them.
    const analysis::Demand& Of(const analysis::PlannedCell& planned) const
    {
        return m_isOne ? m_first : planned.demand;
    }

    bool RetryFailed() const { return m_retryFailed; }

  private:
    const CellGrid& m_cells;
    bool m_retryFailed;
    bool m_isOne;
    analysis::Demand m_first;
};

/// Adds the cells of a plan in the store, and marks their positions. Of no use when interrupted.
void
AddPlan(const analysis::Store& store,
        std::int64_t campaign,
        const Demands& demands,
        std::vector<bool>& planned,
        WorkLeft& left)
{
    store.ForEachCell(campaign, [&](const analysis::StoredCell& cell) {
        if (workers::Interrupts::Pending())
        {
            return; // what takes long is to ask for each cell
        }
        const analysis::Demand& demand = demands.Of(cell.plan);
        planned[cell.plan.position] = true;
        if (cell.settled && demand == cell.plan.demand)
        {
            left.found += *cell.settled;
            return;
        }
        AddCell(&store, cell.id, demand, demands.RetryFailed(), left);
    });
}

/// The keys of the cells at these positions; none when interrupted.
std::optional<std::vector<std::string>>
KeysAt(const CellGrid& cells, const std::vector<std::size_t>& positions, unsigned jobs)
{
    constexpr std::size_t kChunk = 32;
    std::vector<std::string> keys(positions.size());
    workers::Collector collector(
        [&](std::size_t task, const std::string& text) {
            std::istringstream lines(text);
            std::string key;
            for (std::size_t i = task * kChunk; std::getline(lines, key); ++i)
            {
                keys[i] = key;
            }
        },
        [](std::size_t /*task*/, const std::string& /*reason*/) {
            // A cell that cannot be read has no runs to be found; a sweep will say why.
        });
    const auto work = [&](std::size_t task) {
        std::string text;
        const std::size_t end = std::min((task + 1) * kChunk, positions.size());
        for (std::size_t i = task * kChunk; i < end; ++i)
        {
            text += KeyOf(cells.Read(positions[i]).scenario) + "\n";
        }
        return text;
    };
    const std::size_t tasks = (positions.size() + kChunk - 1) / kChunk;
    if (workers::WorkerPool{jobs, false}.Run(tasks, work, collector) ==
        workers::PoolEnd::Interrupted)
    {
        return std::nullopt;
    }
    return keys;
}

} // namespace

std::optional<WorkLeft>
WorkLeftOf(const CellGrid& cells, const analysis::Store* store, unsigned jobs, bool retryFailed)
{
    const Demands demands(cells, retryFailed);
    WorkLeft left;
    left.cells = cells.numbers.size();
    std::vector<bool> planned(left.cells);
    const auto campaigns =
        store == nullptr ? std::vector<analysis::StoredCampaign>() : store->Campaigns();
    const std::string hash = campaigns.empty() ? "" : CampaignOf(cells).planHash;
    for (const analysis::StoredCampaign& campaign : campaigns)
    {
        if (campaign.head.planHash == hash)
        {
            AddPlan(*store, campaign.id, demands, planned, left);
        }
    }
    std::vector<std::size_t> positions;
    for (std::size_t position = 0; position < planned.size(); ++position)
    {
        if (!planned[position])
        {
            positions.push_back(position);
        }
    }
    left.unplanned = positions.size();
    const bool any = !campaigns.empty();
    const auto keys = any ? KeysAt(cells, positions, jobs)
                          : std::optional(std::vector<std::string>(positions.size()));
    if (!keys)
    {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < positions.size() && !workers::Interrupts::Pending(); ++i)
    {
        const auto cell = any ? store->FindCell((*keys)[i]) : std::nullopt;
        AddCell(store, cell, demands.At(positions[i]), retryFailed, left);
    }
    return workers::Interrupts::Pending() ? std::nullopt : std::optional(left);
}

} // namespace pptplab::sim::campaign
