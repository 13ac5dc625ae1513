// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"

namespace pptplab::analysis
{

std::optional<CellId>
Store::FindCell(const std::string& cellKey) const
{
    auto find = (*m_statements)("SELECT id FROM cells WHERE key = ?");
    return find->Bind(cellKey).Next() ? std::optional(find->Integer(0)) : std::nullopt;
}

std::vector<Demand>
Store::Demands(std::int64_t campaign) const
{
    Statement rows(*m_connection,
                   "SELECT DISTINCT replications, first, precision, metric FROM plan "
                   "WHERE campaign = ? ORDER BY replications, first, precision, metric");
    rows.Bind(campaign);
    std::vector<Demand> demands;
    while (rows.Next())
    {
        demands.push_back({static_cast<std::uint32_t>(rows.Integer(0)),
                           static_cast<std::uint32_t>(rows.Integer(1)),
                           rows.Text(2),
                           rows.Text(3)});
    }
    return demands;
}

std::vector<HeldClaim>
Store::Claims(std::int64_t campaign) const
{
    Statement rows(*m_connection,
                   "SELECT position, number, host, process, started, "
                   "CAST(strftime('%s') AS INTEGER) - since FROM claims "
                   "JOIN plan USING (cell) WHERE campaign = ? ORDER BY position, number");
    rows.Bind(campaign);
    std::vector<HeldClaim> claims;
    while (rows.Next())
    {
        const Claimant holder{rows.Text(2), rows.Integer(3), rows.Integer(4)};
        const std::int64_t age = rows.Integer(5);
        if (StillCounts(holder, age))
        {
            claims.push_back({static_cast<std::size_t>(rows.Integer(0)),
                              static_cast<std::uint32_t>(rows.Integer(1)),
                              holder,
                              age});
        }
    }
    return claims;
}

std::vector<CellFailure>
Store::FailuresIn(std::int64_t campaign) const
{
    Statement rows(*m_connection,
                   "SELECT position, number, message, command, tries FROM failures "
                   "JOIN plan USING (cell) WHERE campaign = ? ORDER BY position, number");
    rows.Bind(campaign);
    std::vector<CellFailure> failures;
    while (rows.Next())
    {
        failures.push_back({static_cast<std::size_t>(rows.Integer(0)),
                            {static_cast<std::uint32_t>(rows.Integer(1)),
                             rows.Text(2),
                             rows.Text(3),
                             static_cast<std::uint32_t>(rows.Integer(4))}});
    }
    return failures;
}

} // namespace pptplab::analysis
