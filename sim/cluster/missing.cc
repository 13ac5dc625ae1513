// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/missing.h"

#include "sim/campaign/share.h"

#include <set>
#include <utility>

namespace pptplab::sim::cluster
{

namespace
{

/// Looks through one campaign after the other.
class Search
{
  public:
    Search(const analysis::Store& store, std::optional<std::uint32_t> elements)
        : m_store(store), m_elements(elements)
    {
    }

    void Add(const analysis::StoredCampaign& campaign)
    {
        const std::size_t cells = campaign.head.cells;
        m_missing.cells += cells;
        std::optional<campaign::Shares> shares;
        if (m_elements)
        {
            shares.emplace(cells, *m_elements);
        }
        const std::vector<bool> planned = m_store.PlannedPositions(campaign.id, cells);
        for (std::size_t position = 0; position < cells; ++position)
        {
            if (!planned[position])
            {
                ++m_missing.unplanned;
                AddElements(shares, position);
            }
        }
        for (const analysis::CellState& cell : m_store.States(campaign.id))
        {
            AddCell(cell, shares);
        }
        auto demands = m_store.Demands(campaign.id);
        if (demands.size() > 1)
        {
            m_missing.demands = std::move(demands);
        }
    }

    Missing End()
    {
        m_missing.elements.assign(m_found.begin(), m_found.end());
        return m_missing;
    }

  private:
    void AddElements(const std::optional<campaign::Shares>& shares, std::size_t position)
    {
        if (shares)
        {
            const auto [first, last] = shares->ElementsOf(position);
            for (std::uint32_t element = first; element <= last; ++element)
            {
                m_found.insert(element);
            }
        }
    }

    void AddCell(const analysis::CellState& cell, const std::optional<campaign::Shares>& shares)
    {
        if (cell.IsFinished())
        {
            return;
        }
        std::set<std::uint32_t> failed;
        for (const analysis::FailedReplication& failure : m_store.Failures(cell.cell))
        {
            failed.insert(failure.number);
        }
        m_missing.failed += failed.size();
        if (cell.IsUndecided())
        {
            // Where it ends is not known, and without the failed ones it cannot be.
            m_missing.replications += failed.empty() ? 1 : 0;
            if (shares && failed.empty())
            {
                m_found.insert(shares->ElementOf(cell.position, 0));
            }
            return;
        }
        for (const std::uint32_t number : m_store.Missing(cell.cell, cell.Wanted()))
        {
            if (failed.count(number) == 0)
            {
                ++m_missing.replications;
                if (shares)
                {
                    m_found.insert(shares->ElementOf(cell.position, number));
                }
            }
        }
    }

    const analysis::Store& m_store;
    std::optional<std::uint32_t> m_elements;
    Missing m_missing;
    std::set<std::uint32_t> m_found; ///< elements
};

} // namespace

Missing
MissingOf(const analysis::Store& store, std::optional<std::uint32_t> elements)
{
    Search search(store, elements);
    for (const analysis::StoredCampaign& campaign : store.Campaigns())
    {
        search.Add(campaign);
    }
    return search.End();
}

} // namespace pptplab::sim::cluster
