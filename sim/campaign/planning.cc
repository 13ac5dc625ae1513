// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/planning.h"

#include "sim/campaign/planned-octets.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace pptplab::sim::campaign
{

namespace
{

/// Positions that are planned by a worker in one go.
using Chunk = std::vector<std::size_t>;

/// Chunks that are long enough for their messages not to count, and short enough for all workers to
/// end at the same time.
std::vector<Chunk>
Chunks(const std::vector<std::size_t>& positions, std::size_t workers)
{
    constexpr std::size_t kLongest = 32;
    constexpr std::size_t kOfEach = 8; // so many for each worker, at least
    const std::size_t length =
        std::clamp<std::size_t>(positions.size() / (kOfEach * workers), 1, kLongest);
    std::vector<Chunk> chunks;
    for (std::size_t i = 0; i < positions.size(); ++i)
    {
        if (i % length == 0)
        {
            chunks.emplace_back();
        }
        chunks.back().push_back(positions[i]);
    }
    return chunks;
}

/// What a worker sends back.
std::string
Planned(const CellGrid& cells, const Chunk& chunk, const std::string& whyNoExact)
{
    std::vector<analysis::PlannedCell> planned;
    planned.reserve(chunk.size());
    for (const std::size_t position : chunk)
    {
        planned.push_back(PlannedCellOf(cells, position, whyNoExact));
    }
    return ToOctets(planned);
}

/// Writes what the workers plan.
class Planning final : public workers::PoolObserver
{
  public:
    Planning(analysis::Store& store,
             std::int64_t campaign,
             const std::vector<Chunk>& chunks,
             workers::Progress& progress)
        : m_store(store), m_campaign(campaign), m_chunks(chunks), m_progress(progress)
    {
    }

    /// Leaves out what another program has planned meanwhile.
    bool OnStart(std::size_t task) override
    {
        const Chunk& chunk = m_chunks[task];
        const bool isPlanned = std::all_of(chunk.begin(), chunk.end(), [&](std::size_t position) {
            return m_store.IsPlanned(m_campaign, position);
        });
        if (isPlanned)
        {
            m_progress.Advance(workers::Progress::Clock::now(), chunk.size());
        }
        return !isPlanned;
    }

    void OnDone(std::size_t task, const std::string& result) override
    {
        m_store.Plan(m_campaign, PlannedCellsFrom(result));
        m_progress.Advance(workers::Progress::Clock::now(), m_chunks[task].size());
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        m_failed.insert(m_failed.end(), m_chunks[task].begin(), m_chunks[task].end());
        m_reason = reason;
    }

    const std::vector<std::size_t>& Failed() const { return m_failed; }

    /// Why the last of these failed.
    const std::string& Reason() const { return m_reason; }

  private:
    analysis::Store& m_store;
    std::int64_t m_campaign;
    const std::vector<Chunk>& m_chunks;
    workers::Progress& m_progress;
    std::vector<std::size_t> m_failed;
    std::string m_reason;
};

std::vector<std::size_t>
PositionsToPlan(const analysis::Store& store, std::int64_t id, const CellGrid& cells)
{
    const auto planned = store.PlannedPositions(id, cells.numbers.size());
    std::vector<std::size_t> positions;
    for (std::size_t position = 0; position < cells.numbers.size(); ++position)
    {
        if (!planned[position] && cells.part.Holds(position))
        {
            positions.push_back(position);
        }
    }
    return positions;
}

/// Throws BadInput if it is their scenarios that kept these cells from being planned, and forgets
/// the plan, which would stay without them.
void
RequireGood(const CellGrid& cells,
            const std::vector<std::size_t>& positions,
            std::int64_t id,
            analysis::Store& store)
{
    std::vector<std::size_t> numbers;
    numbers.reserve(positions.size());
    for (const std::size_t position : positions)
    {
        numbers.push_back(cells.numbers[position]);
    }
    try
    {
        cells.experiment.RequireGood(cells.grid, numbers);
    }
    catch (const scenario::BadInput&)
    {
        store.Forget(id);
        throw;
    }
}

/// Plans these chunks; without their exact values where `whyNoExact` says why.
workers::PoolEnd
PlanChunks(const CellGrid& cells,
           const std::vector<Chunk>& chunks,
           const std::string& whyNoExact,
           const workers::WorkerPool& pool,
           Planning& planning)
{
    workers::WorkerPool limited = pool;
    if (pool.taskTimeout)
    {
        limited.taskTimeout = *pool.taskTimeout * chunks.front().size();
    }
    const auto work = [&](std::size_t task) { return Planned(cells, chunks[task], whyNoExact); };
    return limited.Run(chunks.size(), work, planning);
}

/// How a cell is tried, one after the other. A worker that was killed, as for want of memory, says
/// nothing of the cells that it had.
enum class Attempt : std::uint8_t
{
    WithOthers,
    Alone,
    WithoutExact, ///< its exact values are the likely cause
    None,
};

Attempt
Next(Attempt attempt)
{
    return static_cast<Attempt>(static_cast<std::uint8_t>(attempt) + 1);
}

/// The plan is of the files that it was begun with, or is none.
void
RequireUnchanged(const CellGrid& cells,
                 const std::string& planHash,
                 std::int64_t id,
                 analysis::Store& store)
{
    if (CampaignOf(cells).planHash != planHash)
    {
        store.Forget(id);
        throw scenario::BadInput(fmt::format("{}: a file that it names was changed while the sweep "
                                             "was planned; the same command plans it anew",
                                             cells.experiment.file));
    }
}

} // namespace

std::optional<std::int64_t>
MakePlan(const CellGrid& cells,
         const workers::WorkerPool& pool,
         analysis::Store& store,
         workers::Progress::Options progress,
         std::ostream& messages)
{
    const analysis::Campaign campaign = CampaignOf(cells);
    const bool isKnown = store.Knows(campaign.planHash);
    const std::int64_t id = store.BeginCampaign(campaign);
    if (HasOneDemand(cells.grid))
    {
        store.AskFor(id, DemandOf(cells.Read(0).scenario));
    }
    std::vector<std::size_t> positions = PositionsToPlan(store, id, cells);
    if (isKnown) // another program may be at it, from the front
    {
        std::reverse(positions.begin(), positions.end());
    }
    const bool isComplete = positions.empty();
    progress.total = positions.size();
    progress.unit = "cells";
    workers::Progress shown(std::move(progress), messages, workers::Progress::Clock::now());
    std::string reason;
    for (Attempt attempt = Attempt::WithOthers; !positions.empty(); attempt = Next(attempt))
    {
        if (attempt == Attempt::WithoutExact)
        {
            RequireGood(cells, positions, id, store);
        }
        if (attempt == Attempt::None)
        {
            throw NotPlanned(fmt::format("cell {} ({} in all) could not be planned: {}",
                                         positions.front(),
                                         positions.size(),
                                         reason));
        }
        const auto chunks =
            Chunks(positions, attempt == Attempt::WithOthers ? pool.jobs : positions.size());
        const std::string why =
            attempt == Attempt::WithoutExact ? "its computation has failed: " + reason : "";
        Planning planning(store, id, chunks, shown);
        const workers::PoolEnd end = PlanChunks(cells, chunks, why, pool, planning);
        shown.End();
        if (end == workers::PoolEnd::Interrupted)
        {
            RequireUnchanged(cells, campaign.planHash, id, store);
            return std::nullopt;
        }
        reason = planning.Reason();
        positions = planning.Failed();
    }
    if (!isComplete)
    {
        RequireUnchanged(cells, campaign.planHash, id, store);
    }
    if (cells.part.IsAll())
    {
        store.EndPlan(id);
    }
    return id;
}

} // namespace pptplab::sim::campaign
