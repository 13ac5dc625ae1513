// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_OPEN_CELLS_H
#define PPTPLAB_SIM_CAMPAIGN_OPEN_CELLS_H

#include "analysis/store/store.h"
#include "sim/campaign/campaign.h"
#include "sim/campaign/task-list.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pptplab::sim::campaign
{

/// The cells of a plan, or of a part of it, on their way to the number of replications that they
/// need. A cell that stands at several positions is run once.
class OpenCells
{
  public:
    /// `campaign` is the id of the plan of `cells` in the store, which holds all of their part.
    OpenCells(const CellGrid& cells, std::int64_t campaign, analysis::Store& store);

    /// What the store lacks for the next look at each cell; none when all are done or have failed.
    /// Cells at `elsewhere` are not given up for what they lack: another program is at it.
    TaskList NextTasks(const std::unordered_set<std::size_t>& elsewhere, std::ostream& messages);

    /// Replications of all looks so far.
    std::size_t Wanted() const { return m_wanted; }

    /// Those of them that were handed out as tasks.
    std::size_t AskedFor() const { return m_askedFor; }

    /// Cells that have ended without their precision.
    std::size_t Imprecise() const { return m_imprecise; }

  private:
    struct Cell
    {
        analysis::CellState state;
        std::uint32_t look = 0; ///< replications wanted before the next decision
        bool asked = false;     ///< tasks for this look were handed out
    };

    void Want(const Cell& cell);
    bool Runs(const Cell& cell, std::uint32_t replication) const;
    std::vector<std::uint32_t> MissingOf(Cell& cell, std::ostream& messages);
    bool IsDone(const Cell& cell, const scenario::Scenario& scenario, std::ostream& messages);

    const CellGrid& m_cells;
    std::int64_t m_campaign;
    analysis::Store& m_store;
    std::vector<Cell> m_open;
    std::unordered_map<analysis::CellId, std::uint32_t> m_wantedOf;
    std::size_t m_wanted = 0;
    std::size_t m_askedFor = 0;
    std::size_t m_imprecise = 0;
};

} // namespace pptplab::sim::campaign

#endif
