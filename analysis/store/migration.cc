// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/migration.h"

#include "analysis/store/identity.h"
#include "analysis/store/old-tallies.h"
#include "analysis/store/plan.h"
#include "analysis/store/schema.h"
#include "analysis/store/tally-json.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

/// Those that refer to others first, as they are dropped.
constexpr std::array<const char*, 8> kTables = {
    "tallies", "sums", "replications", "exact", "settings", "plan", "cells", "campaigns"};

/// What stands behind `name =` in the section [scenario] of a resolved text; `absent` without it.
std::string
ValueOf(std::string_view name, const std::string& scenario, const std::string& absent)
{
    const std::string start = fmt::format("\n{} = ", name);
    const std::string section = scenario.substr(0, scenario.find("\n[", 1));
    const std::size_t found = section.find(start);
    if (found == std::string::npos)
    {
        return absent;
    }
    const std::size_t begin = found + start.size();
    return section.substr(begin, section.find('\n', begin) - begin);
}

std::uint32_t
CountOf(std::string_view name, const std::string& scenario, const std::string& absent)
{
    return static_cast<std::uint32_t>(std::stoul(ValueOf(name, scenario, absent)));
}

/// What a cell was asked for. `finishing` is how many replications made it finished.
Demand
DemandOf(const std::string& scenario, std::uint32_t finishing)
{
    Demand demand{finishing, finishing, ValueOf("precision", scenario, "")};
    if (!demand.precision.empty())
    {
        demand.first = CountOf("replications", scenario, "1");
        demand.replications = CountOf("most_replications", scenario, "4096");
        const std::string metric = ValueOf("precision_metric", scenario, "\"refused\"");
        demand.metric = metric.substr(1, metric.size() - 2);
    }
    return demand;
}

class Migration
{
  public:
    explicit Migration(Connection& connection) : m_connection(connection), m_statements(connection)
    {
    }

    void Run(std::int64_t version)
    {
        if (version == 1)
        {
            m_connection.Execute("ALTER TABLE exact ADD COLUMN why TEXT");
        }
        for (const char* table : kTables)
        {
            m_connection.Execute(fmt::format("ALTER TABLE {0} RENAME TO old_{0}", table));
        }
        m_connection.Execute(kSchema);
        // Its number keeps the order in which exports have had them.
        m_connection.Execute(
            "INSERT INTO campaigns SELECT id, plan_hash, '', id - 1, scenario, program_version, "
            "seed, (SELECT count(*) FROM old_plan WHERE campaign = old_campaigns.id), 1 "
            "FROM old_campaigns; "
            "INSERT INTO settings SELECT * FROM old_settings");
        MoveCells();
        MoveReplications();
        for (const char* table : kTables)
        {
            m_connection.Execute(fmt::format("DROP TABLE old_{}", table));
        }
    }

  private:
    /// Cells and the rows of plan that name them.
    void MoveCells()
    {
        Statement rows(m_connection,
                       "SELECT old_cells.id, engine, old_cells.scenario, replications, "
                       "design_effect, program_version, campaign, position, "
                       "(SELECT count(*) FROM old_replications AS done WHERE "
                       "done.cell = old_cells.id AND status = 'finished' AND number < replications)"
                       " FROM old_cells JOIN old_plan ON old_plan.cell = old_cells.id "
                       "JOIN old_campaigns ON old_campaigns.id = campaign ORDER BY 1, 7, 8");
        Statement plan(m_connection, "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0))");
        while (rows.Next())
        {
            const std::string scenario = rows.Text(2);
            const std::int64_t finishing = rows.Integer(3);
            const CellId cell = CellOf(
                rows.Integer(0), CellKey(scenario, rows.Text(5)), rows.Text(1), rows.Real(4));
            const Demand demand = DemandOf(scenario, static_cast<std::uint32_t>(finishing));
            const bool settled = !demand.precision.empty() && rows.Integer(8) == finishing;
            plan.Bind(rows.Integer(6),
                      rows.Integer(7),
                      cell,
                      std::int64_t{demand.replications},
                      std::int64_t{demand.first},
                      demand.precision,
                      demand.metric,
                      settled ? finishing : std::int64_t{0})
                .Run();
        }
    }

    /// The new cell that the old one has become.
    CellId CellOf(std::int64_t old,
                  const std::string& key,
                  const std::string& engine,
                  double designEffect)
    {
        const auto known = m_cells.find(old);
        if (known != m_cells.end())
        {
            return known->second;
        }
        m_statements("INSERT OR IGNORE INTO cells VALUES (NULL, ?, ?, ?)")
            ->Bind(key, engine, designEffect)
            .Run();
        auto find = m_statements("SELECT id FROM cells WHERE key = ?");
        find->Bind(key).Next();
        const CellId cell = find->Integer(0);
        m_statements("INSERT OR IGNORE INTO exact SELECT ?, metric, value, why FROM old_exact "
                     "WHERE cell = ?")
            ->Bind(cell, old)
            .Run();
        m_cells.emplace(old, cell);
        return cell;
    }

    void MoveReplications()
    {
        Statement rows(m_connection,
                       "SELECT id, cell, number, status, batches, message FROM old_replications "
                       "ORDER BY cell, number");
        Statement insert(m_connection, "INSERT OR IGNORE INTO replications VALUES (?, ?, ?, ?)");
        Statement fail(m_connection, "INSERT OR IGNORE INTO failures VALUES (?, ?, ?, '', 1)");
        OldTallies tallies(m_connection);
        while (rows.Next())
        {
            const auto cell = m_cells.find(rows.Integer(1));
            if (cell == m_cells.end())
            {
                continue; // no plan has asked for it
            }
            if (rows.Text(3) == "failed")
            {
                fail.Bind(cell->second, rows.Integer(2), rows.Text(5)).Run();
                continue;
            }
            const std::int64_t batches = rows.Integer(4);
            const Replication read =
                tallies.Read(rows.Integer(0), static_cast<std::size_t>(batches));
            insert.Bind(cell->second, rows.Integer(2), batches, ToTallyJson(read)).Run();
        }
        m_connection.Execute("DELETE FROM failures WHERE (cell, number) IN "
                             "(SELECT cell, number FROM replications)");
    }

    Connection& m_connection;
    StatementCache m_statements;
    std::map<std::int64_t, CellId> m_cells; ///< new ones by the old
};

} // namespace

void
Migrate(Connection& connection)
{
    Transaction transaction(connection);
    const std::int64_t version = IntegerOf(connection, "PRAGMA user_version");
    if (version < kSchemaVersion)
    {
        Migration(connection).Run(version);
    }
    transaction.Commit();
}

} // namespace pptplab::analysis
