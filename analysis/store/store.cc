// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"

#include "analysis/store/database-file.h"
#include "analysis/store/migration.h"
#include "analysis/store/salvage.h"
#include "analysis/store/schema.h"
#include "analysis/store/whole-file.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <utility>

namespace pptplab::analysis
{

namespace
{

constexpr std::int64_t kApplicationId = 1347441744; // "PPTP"

bool
IsEmpty(const Connection& connection)
{
    return IntegerOf(connection, "SELECT count(*) FROM sqlite_schema") == 0;
}

/// The version of the schema; throws unless this program knows it.
std::int64_t
VersionOf(const Connection& connection)
{
    const std::string& path = connection.Path();
    if (IntegerOf(connection, "PRAGMA application_id") != kApplicationId)
    {
        throw StoreError(StoreFault::ForeignSchema,
                         fmt::format("{}: is a database of another program", path));
    }
    const std::int64_t version = IntegerOf(connection, "PRAGMA user_version");
    if (version < 1 || version > kSchemaVersion)
    {
        throw StoreError(StoreFault::OtherVersion,
                         fmt::format("{}: has schema version {}, this program reads versions 1 to "
                                     "{}",
                                     path,
                                     version,
                                     kSchemaVersion));
    }
    return version;
}

/// None as well where a former schema has no sums to check. Throws unless it is a database of this
/// program.
std::optional<std::string>
DamageOfReadable(Connection& connection)
{
    try
    {
        if (IsEmpty(connection))
        {
            throw StoreError(StoreFault::NotADatabase,
                             fmt::format("{}: holds no results", connection.Path()));
        }
        if (VersionOf(connection) < kSchemaVersion)
        {
            return std::nullopt;
        }
    }
    catch (const StoreError& error)
    {
        if (error.Fault() == StoreFault::Lost)
        {
            return "it has lost its end";
        }
        throw;
    }
    return DamageOf(connection);
}

/// Makes `copy` what this database of a former schema becomes.
void
MigrateInto(Connection& copy, const Connection& former)
{
    try
    {
        copy.CopyFrom(former);
        Migrate(copy);
    }
    catch (const StoreError& error)
    {
        if (error.Fault() != StoreFault::Lost)
        {
            throw;
        }
        throw StoreError(StoreFault::Lost,
                         fmt::format("{0}: is damaged, and of a former release, whose rows have no "
                                     "sums to know them by; what the shell of SQLite still finds: "
                                     "sqlite3 {0} .recover",
                                     former.Path()));
    }
}

} // namespace

Store::Store(std::string path, std::unique_ptr<Connection> connection)
    : m_path(std::move(path)),
      m_connection(std::move(connection)),
      m_statements(std::make_unique<StatementCache>(*m_connection))
{
}

Store
Store::Open(const std::string& path, Access access, Duration busyTimeout)
{
    const bool alone = access == Access::WriteAlone;
    const bool toWrite = alone || access == Access::Write;
    RequireDatabaseFile(path, toWrite ? MayBeMissing::Yes : MayBeMissing::No);
    if (toWrite)
    {
        return OpenToWrite(path, alone, busyTimeout);
    }
    return OpenToRead(path,
                      access == Access::ReadWhole ? Connection::Mode::ReadWhole
                                                  : Connection::Mode::ReadOnly,
                      busyTimeout);
}

Store
Store::OpenToRead(const std::string& path, Connection::Mode mode, Duration busyTimeout)
{
    auto connection = std::make_unique<Connection>(path, mode, busyTimeout);
    const auto makeCopy = [&] {
        return std::make_unique<Connection>("", Connection::Mode::ReadWriteCreate, busyTimeout);
    };
    if (const auto damage = DamageOfReadable(*connection))
    {
        auto copy = makeCopy();
        copy->Execute(kSchema);
        const std::string whole = CopyWhole(*connection, *copy);
        Store store(path, std::move(copy));
        store.m_damage = fmt::format("{0}: is damaged: {1}; {2}, and no more is read. `pptplab "
                                     "show {0} --save NEW.db` saves "
                                     "that, and a sweep into NEW.db runs the rest",
                                     path,
                                     *damage,
                                     whole);
        return store;
    }
    if (VersionOf(*connection) < kSchemaVersion)
    {
        auto copy = makeCopy();
        MigrateInto(*copy, *connection);
        connection = std::move(copy);
    }
    return {path, std::move(connection)};
}

Store
Store::OpenToWrite(const std::string& path, bool alone, Duration busyTimeout)
{
    const auto mode = alone ? Connection::Mode::WriteAlone : Connection::Mode::ReadWriteCreate;
    auto connection = std::make_unique<Connection>(path, mode, busyTimeout);
    if (connection->IsReadOnly())
    {
        throw StoreError(StoreFault::CannotOpen, fmt::format("{}: is not writable", path));
    }
    if (IsEmpty(*connection))
    {
        Transaction transaction(*connection);
        if (IsEmpty(*connection)) // another process may have been faster
        {
            connection->Execute(kSchema);
        }
        transaction.Commit();
    }
    if (VersionOf(*connection) < kSchemaVersion)
    {
        Migrate(*connection);
    }
    connection->Execute("PRAGMA foreign_keys = ON");
    if (alone)
    {
        connection->Execute("PRAGMA synchronous = NORMAL; DELETE FROM claims");
    }
    else
    {
        connection->UseWriteAheadLog();
    }
    Store store(path, std::move(connection));
    store.m_isShared = !alone;
    return store;
}

std::int64_t
Store::BeginCampaign(const Campaign& campaign)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    auto find = (*m_statements)("SELECT id FROM campaigns WHERE plan_hash = ?");
    if (find->Bind(campaign.planHash).Next())
    {
        const std::int64_t id = find->Integer(0);
        // It tells how often cells were asked for, too.
        (*m_statements)("UPDATE campaigns SET scenario = ? WHERE id = ? AND scenario <> ?")
            ->Bind(campaign.scenario, id, campaign.scenario)
            .Run();
        transaction.Commit();
        return id;
    }
    (*m_statements)("INSERT INTO campaigns VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 0)")
        ->Bind(campaign.planHash,
               campaign.name,
               std::int64_t{campaign.number},
               campaign.scenario,
               campaign.programVersion,
               static_cast<std::int64_t>(campaign.seed),
               static_cast<std::int64_t>(campaign.cells))
        .Run();
    const std::int64_t id = m_connection->LastInsertId();
    transaction.Commit();
    return id;
}

void
Store::Plan(std::int64_t campaign, const std::vector<PlannedCell>& cells)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    for (const PlannedCell& cell : cells)
    {
        InsertCell(campaign, cell);
    }
    transaction.Commit();
}

void
Store::InsertCell(std::int64_t campaign, const PlannedCell& cell)
{
    const auto position = static_cast<std::int64_t>(cell.position);
    const Demand& demand = cell.demand;
    (*m_statements)("INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT DO UPDATE SET "
                    "replications = excluded.replications, first = excluded.first, "
                    "precision = excluded.precision, metric = excluded.metric, settled = NULL "
                    "WHERE replications <> excluded.replications OR first <> excluded.first OR "
                    "precision <> excluded.precision OR metric <> excluded.metric")
        ->Bind(campaign,
               position,
               InsertedCell(cell),
               std::int64_t{demand.replications},
               std::int64_t{demand.first},
               demand.precision,
               demand.metric)
        .Run();
    auto settings = (*m_statements)("INSERT OR REPLACE INTO settings VALUES (?, ?, ?, ?, ?)");
    std::int64_t axis = 0;
    for (const Setting& setting : cell.setup.settings)
    {
        settings->Bind(campaign, position, axis, setting.axis, setting.value).Run();
        ++axis;
    }
}

CellId
Store::InsertedCell(const PlannedCell& cell)
{
    if (const auto found = FindCell(cell.key))
    {
        return *found;
    }
    (*m_statements)("INSERT INTO cells VALUES (NULL, ?, ?, ?)")
        ->Bind(cell.key, cell.setup.engine, cell.setup.designEffect)
        .Run();
    const CellId id = m_connection->LastInsertId();
    auto exact = (*m_statements)("INSERT INTO exact VALUES (?, ?, ?, NULL)");
    for (const auto& [metric, value] : cell.setup.exact)
    {
        exact->Bind(id, metric, value).Run();
    }
    auto none = (*m_statements)("INSERT INTO exact VALUES (?, ?, NULL, ?)");
    for (const auto& [metric, why] : cell.setup.noExact)
    {
        none->Bind(id, metric, why).Run();
    }
    return id;
}

void
Store::EndPlan(std::int64_t campaign)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    auto missing =
        (*m_statements)("SELECT cells - (SELECT count(*) FROM plan WHERE campaign = campaigns.id) "
                        "FROM campaigns WHERE id = ?");
    if (!missing->Bind(campaign).Next() || missing->Integer(0) != 0)
    {
        throw StoreError(
            StoreFault::Inconsistent,
            fmt::format(
                "{}: the plan of campaign {} has not as many cells as its grid", m_path, campaign));
    }
    (*m_statements)("UPDATE campaigns SET complete = 1 WHERE id = ?")->Bind(campaign).Run();
    transaction.Commit();
}

void
Store::AskFor(std::int64_t campaign, const Demand& demand)
{
    RequireInPlace();
    const std::int64_t replications = demand.replications;
    const std::int64_t first = demand.first;
    Transaction transaction(*m_connection);
    (*m_statements)("UPDATE plan SET replications = ?1, first = ?2, precision = ?3, metric = ?4, "
                    "settled = NULL WHERE campaign = ?5 AND (replications <> ?1 OR first <> ?2 OR "
                    "precision <> ?3 OR metric <> ?4)")
        ->Bind(replications, first, demand.precision, demand.metric, campaign)
        .Run();
    transaction.Commit();
}

void
Store::Forget(std::int64_t campaign)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    for (const char* sql : {"DELETE FROM settings WHERE campaign = ?",
                            "DELETE FROM plan WHERE campaign = ?",
                            "DELETE FROM campaigns WHERE id = ?"})
    {
        (*m_statements)(sql)->Bind(campaign).Run();
    }
    transaction.Commit();
}

void
Store::Settle(std::int64_t campaign,
              std::size_t position,
              const Demand& demand,
              std::uint32_t replications)
{
    RequireInPlace();
    Transaction transaction(*m_connection);
    (*m_statements)("UPDATE plan SET settled = ? WHERE campaign = ? AND position = ? AND "
                    "replications = ? AND first = ? AND precision = ? AND metric = ?")
        ->Bind(std::int64_t{replications},
               campaign,
               static_cast<std::int64_t>(position),
               std::int64_t{demand.replications},
               std::int64_t{demand.first},
               demand.precision,
               demand.metric)
        .Run();
    transaction.Commit();
}

void
Store::SaveTo(const std::string& path) const
{
    RequireDatabaseFile(path, MayBeMissing::Yes);
    if (std::filesystem::exists(path))
    {
        throw StoreError(StoreFault::CannotOpen,
                         fmt::format("{}: is there already and stays as it is", path));
    }
    try
    {
        UnfinishedFile copy(path + ".", ".part");
        Statement(*m_connection, "VACUUM INTO ?").Bind(copy.Path()).Run();
        copy.Become(path);
    }
    catch (const StoreError& error)
    {
        throw StoreError(error.Fault(), fmt::format("{}: {}", path, error.what()));
    }
}

void
Store::RequireInPlace() const
{
    if (m_connection->HasMoved())
    {
        throw StoreError(StoreFault::Lost,
                         fmt::format("{}: was moved or deleted during the run", m_path));
    }
}

} // namespace pptplab::analysis
