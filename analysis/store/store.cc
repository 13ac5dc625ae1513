// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"

#include "analysis/store/content-hash.h"

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <system_error>

namespace pptplab::analysis
{

namespace
{

constexpr const char* kSchema =
#include "analysis/store/schema.sql"
    ;

constexpr std::int64_t kApplicationId = 1347441744; // "PPTP"
constexpr std::int64_t kSchemaVersion = 2;

std::int64_t
IntegerOf(const Connection& connection, const std::string& query)
{
    Statement statement(connection, query);
    statement.Next();
    return statement.Integer(0);
}

std::string
PlanHashOf(const Campaign& campaign)
{
    ContentHash hash;
    hash.Add(campaign.scenario).Add(campaign.programVersion).Add(fmt::format("{}", campaign.seed));
    for (const PlannedCell& cell : campaign.cells)
    {
        hash.Add(cell.key).Add(fmt::format("{}", cell.setup.settings.size()));
        for (const Setting& setting : cell.setup.settings)
        {
            hash.Add(setting.axis).Add(setting.value);
        }
    }
    return hash.Digest();
}

void
InsertTallies(const Connection& connection, std::int64_t replication, const Replication& tally)
{
    Statement count(connection, "INSERT INTO tallies VALUES (?, ?, ?, ?)");
    Statement sum(connection, "INSERT INTO sums VALUES (?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const Batch& batch : tally.batches)
    {
        const auto insert = [&](const std::string& name, std::uint64_t counted) {
            if (counted > 0)
            {
                count.Bind(replication, number, name, static_cast<std::int64_t>(counted)).Run();
            }
        };
        for (std::size_t i = 0; i < kOutcomes; ++i)
        {
            insert(std::string(kOutcomeNames[i]), batch.outcomes[i]);
        }
        insert("callers", batch.callers);
        insert("callers.lost", batch.lostCallers);
        for (std::size_t i = 0; i < kQuantities; ++i)
        {
            const auto& [n, total] = batch.sums[i];
            if (n > 0)
            {
                const auto observations = static_cast<std::int64_t>(n);
                sum.Bind(replication, number, std::string(kQuantityNames[i]), observations, total)
                    .Run();
            }
        }
        ++number;
    }
    for (const GroupTally& group : tally.groups)
    {
        const std::string name = std::string(kGroupPrefix) + group.name;
        number = 0;
        for (const Sum& attempts : group.batches)
        {
            const auto offered = static_cast<std::int64_t>(attempts.n);
            sum.Bind(replication, number, name, offered, attempts.total).Run();
            ++number;
        }
    }
}

} // namespace

std::string
CellKey(std::string_view scenario,
        std::uint64_t seed,
        std::uint32_t replications,
        std::string_view programVersion)
{
    return ContentHash()
        .Add(scenario)
        .Add(fmt::format("{}", seed))
        .Add(fmt::format("{}", replications))
        .Add(programVersion)
        .Digest();
}

Store
Store::Open(const std::string& path, Access access, Duration busyTimeout)
{
    std::error_code ignored; // a path that cannot be looked at cannot be opened either
    if (std::filesystem::is_directory(path, ignored))
    {
        throw StoreError(StoreFault::IsDirectory,
                         fmt::format("{}: is a directory, not a result database", path));
    }
    const bool write = access == Access::Write;
    const auto mode = write ? Connection::Mode::ReadWriteCreate : Connection::Mode::ReadOnly;
    Store store(Connection(path, mode, busyTimeout));
    if (write && store.m_connection.IsReadOnly())
    {
        throw StoreError(StoreFault::CannotOpen, fmt::format("{}: is not writable", path));
    }
    store.m_connection.Execute("PRAGMA foreign_keys = ON");
    store.CreateOrCheck(write);
    if (write)
    {
        store.m_connection.UseWriteAheadLog();
    }
    return store;
}

void
Store::CreateOrCheck(bool mayCreate)
{
    const std::string& path = m_connection.Path();
    const auto isEmpty = [&] {
        return IntegerOf(m_connection, "SELECT count(*) FROM sqlite_schema") == 0;
    };
    if (isEmpty())
    {
        if (!mayCreate)
        {
            throw StoreError(StoreFault::NotADatabase, fmt::format("{}: holds no results", path));
        }
        Transaction transaction(m_connection);
        if (isEmpty()) // another process may have been faster
        {
            m_connection.Execute(kSchema);
        }
        transaction.Commit();
    }
    if (IntegerOf(m_connection, "PRAGMA application_id") != kApplicationId)
    {
        throw StoreError(StoreFault::ForeignSchema,
                         fmt::format("{}: is a database of another program", path));
    }
    const std::int64_t version = IntegerOf(m_connection, "PRAGMA user_version");
    if (version != kSchemaVersion)
    {
        throw StoreError(StoreFault::OtherVersion,
                         fmt::format("{}: has schema version {}, this program reads version {}",
                                     path,
                                     version,
                                     kSchemaVersion));
    }
}

std::int64_t
Store::BeginCampaign(const Campaign& campaign)
{
    RequireInPlace();
    const std::string planHash = PlanHashOf(campaign);
    Transaction transaction(m_connection);
    Statement find(m_connection, "SELECT id FROM campaigns WHERE plan_hash = ?");
    if (find.Bind(planHash).Next())
    {
        return find.Integer(0);
    }
    Statement(m_connection, "INSERT INTO campaigns VALUES (NULL, ?, ?, ?, ?)")
        .Bind(planHash,
              campaign.scenario,
              campaign.programVersion,
              static_cast<std::int64_t>(campaign.seed))
        .Run();
    const std::int64_t id = m_connection.LastInsertId();
    Statement plan(m_connection, "INSERT INTO plan VALUES (?, ?, ?)");
    Statement settings(m_connection, "INSERT INTO settings VALUES (?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const PlannedCell& cell : campaign.cells)
    {
        plan.Bind(id, position, InsertedCell(cell)).Run();
        std::int64_t axis = 0;
        for (const Setting& setting : cell.setup.settings)
        {
            settings.Bind(id, position, axis, setting.axis, setting.value).Run();
            ++axis;
        }
        ++position;
    }
    transaction.Commit();
    return id;
}

std::int64_t
Store::InsertedCell(const PlannedCell& cell)
{
    Statement find(m_connection, "SELECT id, scenario FROM cells WHERE key = ?");
    if (find.Bind(cell.key).Next())
    {
        if (find.Text(1) != cell.scenario)
        {
            throw StoreError(
                StoreFault::Inconsistent,
                fmt::format("{}: cell {} is of another scenario", m_connection.Path(), cell.key));
        }
        return find.Integer(0);
    }
    Statement(m_connection, "INSERT INTO cells VALUES (NULL, ?, ?, ?, ?, ?)")
        .Bind(cell.key,
              cell.setup.engine,
              cell.scenario,
              std::int64_t{cell.replications},
              cell.setup.designEffect)
        .Run();
    const std::int64_t id = m_connection.LastInsertId();
    Statement exact(m_connection, "INSERT INTO exact VALUES (?, ?, ?, NULL)");
    for (const auto& [metric, value] : cell.setup.exact)
    {
        exact.Bind(id, metric, value).Run();
    }
    Statement none(m_connection, "INSERT INTO exact VALUES (?, ?, NULL, ?)");
    for (const auto& [metric, why] : cell.setup.noExact)
    {
        none.Bind(id, metric, why).Run();
    }
    return id;
}

void
Store::Record(const std::string& cellKey, const std::vector<FinishedReplication>& replications)
{
    RequireInPlace();
    Transaction transaction(m_connection);
    const std::int64_t cell = IdOf(cellKey);
    Statement remove(m_connection, "DELETE FROM replications WHERE cell = ? AND number = ?");
    Statement insert(m_connection,
                     "INSERT INTO replications VALUES (NULL, ?, ?, 'finished', ?, '')");
    for (const auto& [number, tally] : replications)
    {
        remove.Bind(cell, std::int64_t{number}).Run();
        insert.Bind(cell, std::int64_t{number}, static_cast<std::int64_t>(tally.batches.size()))
            .Run();
        InsertTallies(m_connection, m_connection.LastInsertId(), tally);
    }
    transaction.Commit();
}

void
Store::RecordFailure(const std::string& cellKey, const FailedReplication& failure)
{
    RequireInPlace();
    Transaction transaction(m_connection);
    Statement(m_connection,
              "INSERT INTO replications VALUES (NULL, ?, ?, 'failed', 0, ?) ON CONFLICT DO UPDATE "
              "SET message = excluded.message WHERE status = 'failed'")
        .Bind(IdOf(cellKey), std::int64_t{failure.number}, failure.message)
        .Run();
    transaction.Commit();
}

void
Store::Settle(const std::string& cellKey, std::uint32_t replications)
{
    RequireInPlace();
    Transaction transaction(m_connection);
    Statement(m_connection, "UPDATE cells SET replications = ? WHERE id = ?")
        .Bind(std::int64_t{replications}, IdOf(cellKey))
        .Run();
    transaction.Commit();
}

void
Store::RequireInPlace() const
{
    if (m_connection.HasMoved())
    {
        throw StoreError(
            StoreFault::Lost,
            fmt::format("{}: was moved or deleted during the run", m_connection.Path()));
    }
}

} // namespace pptplab::analysis
