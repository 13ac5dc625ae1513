// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace pptplab::analysis
{

namespace
{

std::vector<Setting>
SettingsOf(const Connection& connection, std::int64_t campaign, std::int64_t position)
{
    Statement rows(connection,
                   "SELECT axis, value FROM settings WHERE campaign = ? AND position = ? "
                   "ORDER BY axis_number");
    rows.Bind(campaign, position);
    std::vector<Setting> settings;
    while (rows.Next())
    {
        settings.push_back({rows.Text(0), rows.Text(1)});
    }
    return settings;
}

std::map<std::string, double>
ExactOf(const Connection& connection, std::int64_t cell)
{
    Statement rows(connection,
                   "SELECT metric, value FROM exact WHERE cell = ? AND value IS NOT NULL");
    rows.Bind(cell);
    std::map<std::string, double> exact;
    while (rows.Next())
    {
        exact.emplace(rows.Text(0), rows.Real(1));
    }
    return exact;
}

std::map<std::string, std::string>
NoExactOf(const Connection& connection, std::int64_t cell)
{
    Statement rows(connection, "SELECT metric, why FROM exact WHERE cell = ? AND value IS NULL");
    rows.Bind(cell);
    std::map<std::string, std::string> why;
    while (rows.Next())
    {
        why.emplace(rows.Text(0), rows.Text(1));
    }
    return why;
}

// The counter that goes by `name`.
std::uint64_t*
CounterOf(Batch& batch, const std::string& name)
{
    if (name == "callers")
    {
        return &batch.callers;
    }
    if (name == "callers.lost")
    {
        return &batch.lostCallers;
    }
    const std::optional<Outcome> outcome = OutcomeNamed(name);
    return outcome ? &batch.outcomes[static_cast<std::size_t>(*outcome)] : nullptr;
}

Sum*
SumOf(Batch& batch, const std::string& name)
{
    const auto* found = QuantityNamed(name);
    return found == nullptr
               ? nullptr
               : &batch.sums[static_cast<std::size_t>(found - kQuantityEntries.begin())];
}

[[noreturn]] void
FailInconsistent(const Connection& connection, const std::string& what)
{
    throw StoreError(StoreFault::Inconsistent,
                     fmt::format("{}: unknown {}", connection.Path(), what));
}

class TallyReader
{
  public:
    explicit TallyReader(const Connection& connection)
        : m_connection(connection),
          m_counts(connection, "SELECT batch, name, count FROM tallies WHERE replication = ?"),
          m_sums(connection, "SELECT batch, name, n, total FROM sums WHERE replication = ?")
    {
    }

    Replication Read(std::int64_t id, std::size_t batches)
    {
        Replication replication;
        replication.batches.resize(batches);
        m_counts.Bind(id);
        while (m_counts.Next())
        {
            std::uint64_t* counter = CounterOf(BatchAt(replication, m_counts), m_counts.Text(1));
            if (counter == nullptr)
            {
                FailInconsistent(m_connection, "outcome " + m_counts.Text(1));
            }
            *counter = static_cast<std::uint64_t>(m_counts.Integer(2));
        }
        m_sums.Bind(id);
        while (m_sums.Next())
        {
            const std::string name = m_sums.Text(1);
            Batch& batch = BatchAt(replication, m_sums);
            Sum* sum = name.compare(0, kGroupPrefix.size(), kGroupPrefix) == 0
                           ? &GroupAt(replication, name.substr(kGroupPrefix.size()))
                                  .at(static_cast<std::size_t>(m_sums.Integer(0)))
                           : SumOf(batch, name);
            if (sum == nullptr)
            {
                FailInconsistent(m_connection, "quantity " + name);
            }
            *sum = {static_cast<std::uint64_t>(m_sums.Integer(2)), m_sums.Real(3)};
        }
        return replication;
    }

  private:
    /// Groups come back by name.
    static std::vector<Sum>& GroupAt(Replication& replication, const std::string& name)
    {
        for (GroupTally& group : replication.groups)
        {
            if (group.name == name)
            {
                return group.batches;
            }
        }
        return replication.groups
            .emplace_back(GroupTally{name, std::vector<Sum>(replication.batches.size())})
            .batches;
    }

    Batch& BatchAt(Replication& replication, const Statement& row) const
    {
        const auto number = static_cast<std::size_t>(row.Integer(0));
        if (number >= replication.batches.size())
        {
            FailInconsistent(m_connection, fmt::format("batch {}", number));
        }
        return replication.batches[number];
    }

    const Connection& m_connection;
    Statement m_counts;
    Statement m_sums;
};

} // namespace

std::int64_t
Store::IdOf(const std::string& cellKey) const
{
    Statement find(m_connection, "SELECT id FROM cells WHERE key = ?");
    if (!find.Bind(cellKey).Next())
    {
        FailInconsistent(m_connection, "cell " + cellKey);
    }
    return find.Integer(0);
}

std::vector<std::uint32_t>
Store::Missing(const std::string& cellKey) const
{
    Statement planned(m_connection, "SELECT replications FROM cells WHERE id = ?");
    Statement finished(m_connection,
                       "SELECT number FROM replications WHERE cell = ? AND status = 'finished'");
    const std::int64_t cell = IdOf(cellKey);
    planned.Bind(cell).Next();
    std::vector<bool> done(static_cast<std::size_t>(planned.Integer(0)), false);
    finished.Bind(cell);
    while (finished.Next())
    {
        const auto number = static_cast<std::size_t>(finished.Integer(0));
        if (number < done.size())
        {
            done[number] = true;
        }
    }
    std::vector<std::uint32_t> missing;
    for (std::size_t number = 0; number < done.size(); ++number)
    {
        if (!done[number])
        {
            missing.push_back(static_cast<std::uint32_t>(number));
        }
    }
    return missing;
}

std::vector<StoredCampaign>
Store::Campaigns() const
{
    Statement rows(m_connection,
                   "SELECT id, plan_hash, scenario, program_version, seed FROM campaigns "
                   "ORDER BY id");
    std::vector<StoredCampaign> campaigns;
    while (rows.Next())
    {
        campaigns.push_back({rows.Integer(0),
                             rows.Text(1),
                             rows.Text(2),
                             rows.Text(3),
                             static_cast<std::uint64_t>(rows.Integer(4))});
    }
    return campaigns;
}

std::vector<PlannedCell>
Store::Cells(std::int64_t campaign) const
{
    Statement rows(m_connection,
                   "SELECT position, cells.id, key, scenario, replications, engine, design_effect "
                   "FROM plan JOIN cells ON cells.id = plan.cell WHERE campaign = ? "
                   "ORDER BY position");
    rows.Bind(campaign);
    std::vector<PlannedCell> cells;
    while (rows.Next())
    {
        cells.push_back({rows.Text(2),
                         rows.Text(3),
                         static_cast<std::uint32_t>(rows.Integer(4)),
                         {SettingsOf(m_connection, campaign, rows.Integer(0)),
                          rows.Text(5),
                          ExactOf(m_connection, rows.Integer(1)),
                          rows.Real(6),
                          NoExactOf(m_connection, rows.Integer(1))}});
    }
    return cells;
}

std::vector<Replication>
Store::Replications(const std::string& cellKey) const
{
    Statement rows(m_connection,
                   "SELECT id, batches FROM replications WHERE cell = ? AND status = 'finished' "
                   "ORDER BY number");
    rows.Bind(IdOf(cellKey));
    TallyReader reader(m_connection);
    std::vector<Replication> replications;
    while (rows.Next())
    {
        const auto batches = static_cast<std::size_t>(rows.Integer(1));
        replications.push_back(reader.Read(rows.Integer(0), batches));
    }
    return replications;
}

std::vector<std::string>
Store::Groups() const
{
    Statement rows(m_connection,
                   "SELECT DISTINCT substr(name, ?) FROM sums WHERE name LIKE ? ORDER BY 1");
    rows.Bind(static_cast<std::int64_t>(kGroupPrefix.size() + 1), std::string(kGroupPrefix) + "%");
    std::vector<std::string> names;
    while (rows.Next())
    {
        names.push_back(rows.Text(0));
    }
    return names;
}

std::vector<FailedReplication>
Store::Failures(const std::string& cellKey) const
{
    Statement rows(m_connection,
                   "SELECT number, message FROM replications WHERE cell = ? AND status = 'failed' "
                   "ORDER BY number");
    rows.Bind(IdOf(cellKey));
    std::vector<FailedReplication> failures;
    while (rows.Next())
    {
        failures.push_back({static_cast<std::uint32_t>(rows.Integer(0)), rows.Text(1)});
    }
    return failures;
}

} // namespace pptplab::analysis
