// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/old-tallies.h"

#include "analysis/store/tally-json.h"

#include <fmt/format.h>

namespace pptplab::analysis
{

namespace
{

[[noreturn]] void
FailDamaged(const Connection& connection, const std::string& what)
{
    throw StoreError(StoreFault::Damaged, fmt::format("{}: unknown {}", connection.Path(), what));
}

Sum&
GroupAt(Replication& replication, const std::string& name, std::size_t batch)
{
    for (GroupTally& group : replication.groups)
    {
        if (group.name == name)
        {
            return group.batches[batch];
        }
    }
    return replication.groups
        .emplace_back(GroupTally{name, std::vector<Sum>(replication.batches.size())})
        .batches[batch];
}

} // namespace

OldTallies::OldTallies(const Connection& connection)
    : m_connection(connection),
      m_counts(connection, "SELECT batch, name, count FROM old_tallies WHERE replication = ?"),
      m_sums(connection, "SELECT batch, name, n, total FROM old_sums WHERE replication = ?")
{
}

Replication
OldTallies::Read(std::int64_t id, std::size_t batches)
{
    Replication replication;
    replication.batches.resize(batches);
    m_counts.Bind(id);
    while (m_counts.Next())
    {
        std::uint64_t* counter = CounterOf(BatchAt(replication, m_counts), m_counts.Text(1));
        if (counter == nullptr)
        {
            FailDamaged(m_connection, "outcome " + m_counts.Text(1));
        }
        *counter = static_cast<std::uint64_t>(m_counts.Integer(2));
    }
    m_sums.Bind(id);
    while (m_sums.Next())
    {
        const std::string name = m_sums.Text(1);
        Batch& batch = BatchAt(replication, m_sums);
        const Sum sum{static_cast<std::uint64_t>(m_sums.Integer(2)), m_sums.Real(3)};
        if (name.compare(0, kGroupPrefix.size(), kGroupPrefix) == 0)
        {
            GroupAt(replication,
                    name.substr(kGroupPrefix.size()),
                    static_cast<std::size_t>(m_sums.Integer(0))) = sum;
            continue;
        }
        const auto* quantity = QuantityNamed(name);
        if (quantity == nullptr)
        {
            FailDamaged(m_connection, "quantity " + name);
        }
        batch.sums[static_cast<std::size_t>(quantity - kQuantityEntries.begin())] = sum;
    }
    return replication;
}

Batch&
OldTallies::BatchAt(Replication& replication, const Statement& row) const
{
    const auto number = static_cast<std::size_t>(row.Integer(0));
    if (number >= replication.batches.size())
    {
        FailDamaged(m_connection, fmt::format("batch {}", number));
    }
    return replication.batches[number];
}

} // namespace pptplab::analysis
