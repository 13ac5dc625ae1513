// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/merge.h"

#include "analysis/store/database-file.h"
#include "analysis/store/salvage.h"
#include "analysis/store/schema.h"
#include "analysis/store/sqlite.h"
#include "analysis/store/whole-file.h"

#include <fmt/format.h>

#include <filesystem>

namespace pptplab::analysis
{

namespace
{

/// Numbers of campaigns and cells are of one file only; keys and hashes find them again.
constexpr const char* kHeads = R"(
INSERT INTO campaigns (plan_hash, name, number, scenario, program_version, seed, cells, complete)
    SELECT plan_hash, name, number, scenario, program_version, seed, cells, 0
    FROM input.campaigns WHERE true
    ON CONFLICT (plan_hash) DO UPDATE SET name = min(name, excluded.name),
        number = min(number, excluded.number), scenario = max(scenario, excluded.scenario);
INSERT INTO cells (key, engine, design_effect)
    SELECT key, engine, design_effect FROM input.cells WHERE true ORDER BY id
    ON CONFLICT (key) DO UPDATE SET design_effect = excluded.design_effect
    WHERE excluded.design_effect > design_effect;
DELETE FROM temp.campaign_of;
INSERT INTO temp.campaign_of SELECT theirs.id, ours.id
    FROM input.campaigns AS theirs JOIN main.campaigns AS ours USING (plan_hash);
DELETE FROM temp.cell_of;
INSERT INTO temp.cell_of SELECT theirs.id, ours.id
    FROM input.cells AS theirs JOIN main.cells AS ours USING (key);
)";

constexpr const char* kPlans = R"(
INSERT INTO plan (campaign, position, cell, replications, first, precision, metric, settled)
    SELECT campaign_of.ours, position, cell_of.ours, replications, first, precision, metric, settled
    FROM input.plan JOIN campaign_of ON campaign_of.theirs = campaign
                    JOIN cell_of ON cell_of.theirs = cell
    WHERE true
    ON CONFLICT (campaign, position) DO UPDATE SET replications = excluded.replications,
        first = excluded.first, precision = excluded.precision, metric = excluded.metric,
        settled = excluded.settled
    WHERE (excluded.replications, excluded.precision, excluded.metric, excluded.first,
           ifnull(excluded.settled, 0))
        > (plan.replications, plan.precision, plan.metric, plan.first, ifnull(plan.settled, 0));
INSERT OR IGNORE INTO settings (campaign, position, axis_number, axis, value)
    SELECT ours, position, axis_number, axis, value
    FROM input.settings JOIN campaign_of ON theirs = campaign;
INSERT INTO exact (cell, metric, value, why)
    SELECT ours, metric, value, why FROM input.exact JOIN cell_of ON theirs = cell WHERE true
    ON CONFLICT (cell, metric) DO UPDATE SET value = excluded.value
    WHERE excluded.value > exact.value;
)";

/// Those that are there already with another text.
constexpr const char* kDiffering = R"(
SELECT count(*) FROM input.replications AS new JOIN cell_of ON theirs = new.cell
    JOIN main.replications AS old ON old.cell = ours AND old.number = new.number
    WHERE old.tallies <> new.tallies)";

/// Results are replaced, not changed: so their sums follow.
constexpr const char* kResults = R"(
INSERT OR REPLACE INTO replications (cell, number, batches, tallies)
    SELECT ours, new.number, new.batches, new.tallies
    FROM input.replications AS new JOIN cell_of ON theirs = new.cell
    WHERE NOT EXISTS (SELECT * FROM main.replications AS old WHERE old.cell = ours
                      AND old.number = new.number AND old.tallies >= new.tallies)
    ORDER BY ours, new.number;
INSERT INTO failures (cell, number, message, command, tries)
    SELECT ours, number, message, command, tries
    FROM input.failures JOIN cell_of ON theirs = cell WHERE true
    ON CONFLICT (cell, number) DO UPDATE SET message = excluded.message,
        command = excluded.command, tries = excluded.tries
    WHERE (excluded.tries, excluded.message, excluded.command)
        > (failures.tries, failures.message, failures.command);
)";

constexpr const char* kEnd = R"(
DELETE FROM failures WHERE EXISTS (SELECT * FROM replications
    WHERE replications.cell = failures.cell AND replications.number = failures.number);
UPDATE campaigns
    SET complete = cells = (SELECT count(*) FROM plan WHERE campaign = campaigns.id);
)";

/// The database that becomes the union.
class Union
{
  public:
    explicit Union(const std::string& path)
        : m_connection(path, Connection::Mode::WriteAlone, Duration::zero())
    {
        // It is thrown away when anything fails.
        m_connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                             "PRAGMA cache_size = -32768");
        m_connection.Execute(kSchema);
        m_connection.Execute(
            "CREATE TEMP TABLE campaign_of (theirs INTEGER PRIMARY KEY, ours INTEGER);"
            "CREATE TEMP TABLE cell_of (theirs INTEGER PRIMARY KEY, ours INTEGER)");
    }

    void Add(const std::string& path)
    {
        Attach(path);
        RequireSchema(path);
        RequireWhole(path); // before its tables are read: what they lack would be told of `out`
        RequireVersion(path);
        {
            Transaction transaction(m_connection);
            m_connection.Execute(kHeads);
            m_connection.Execute(kPlans);
            m_differing += IntegerOf(m_connection, kDiffering);
            m_connection.Execute(kResults);
            transaction.Commit();
        }
        m_connection.Execute("DETACH input");
    }

    void End() { m_connection.Execute(kEnd); }

    std::size_t Differing() const { return static_cast<std::size_t>(m_differing); }

  private:
    void Attach(const std::string& path)
    {
        RequireDatabaseFile(path, MayBeMissing::No);
        try
        {
            Statement(m_connection, "ATTACH ? AS input").Bind(UriToRead(path)).Run();
            IntegerOf(m_connection, "SELECT count(*) FROM input.sqlite_schema");
        }
        catch (const StoreError& error)
        {
            // SQLite speaks of the file to which this one is attached.
            throw StoreError(error.Fault(),
                             error.Fault() == StoreFault::NotADatabase
                                 ? fmt::format("{}: is no database", path)
                                 : fmt::format("{}: {}", path, error.what()));
        }
    }

    void RequireSchema(const std::string& path) const
    {
        if (IntegerOf(m_connection, "SELECT count(*) FROM input.sqlite_schema") == 0)
        {
            throw StoreError(StoreFault::NotADatabase, fmt::format("{}: holds no results", path));
        }
        if (IntegerOf(m_connection, "PRAGMA input.application_id") !=
            IntegerOf(m_connection, "PRAGMA main.application_id"))
        {
            throw StoreError(StoreFault::ForeignSchema,
                             fmt::format("{}: is a database of another program", path));
        }
        const std::int64_t schema = IntegerOf(m_connection, "PRAGMA input.user_version");
        if (schema != kSchemaVersion)
        {
            throw StoreError(StoreFault::OtherVersion,
                             fmt::format("{}: has schema version {}, only those of version {} are "
                                         "merged",
                                         path,
                                         schema,
                                         kSchemaVersion));
        }
    }

    void RequireVersion(const std::string& path)
    {
        Statement versions(m_connection, "SELECT DISTINCT program_version FROM input.campaigns");
        while (versions.Next())
        {
            const std::string version = versions.Text(0);
            if (m_version.empty())
            {
                m_version = version;
                m_versionFrom = path;
            }
            if (version != m_version)
            {
                throw StoreError(
                    StoreFault::OtherVersion,
                    fmt::format("{}: is by pptplab {}, but {} by {}; results of different "
                                "programs are not merged: run the older ones again",
                                path,
                                version,
                                m_versionFrom,
                                m_version));
            }
        }
    }

    /// What is damaged would be merged with sums that say it is whole.
    static void RequireWhole(const std::string& path)
    {
        Connection input(path, Connection::Mode::ReadWhole, Duration::zero());
        if (const auto damage = DamageOf(input))
        {
            throw StoreError(StoreFault::Lost,
                             fmt::format("{0}: is damaged: {1}; `pptplab show {0} --save NEW.db` "
                                         "saves what is whole, which can be merged",
                                         path,
                                         *damage));
        }
    }

    Connection m_connection;
    std::string m_version;
    std::string m_versionFrom; ///< the first input that says it
    std::int64_t m_differing = 0;
};

} // namespace

std::size_t
Merge(const std::string& out, std::vector<std::string> inputs, const std::function<void()>& done)
{
    RequireDatabaseFile(out, MayBeMissing::Yes);
    if (std::filesystem::exists(out))
    {
        inputs.insert(inputs.begin(), out);
    }
    UnfinishedFile unfinished(out + ".", ".part");
    std::size_t differing = 0;
    {
        Union all(unfinished.Path());
        for (const std::string& input : inputs)
        {
            all.Add(input);
            done();
        }
        all.End();
        differing = all.Differing();
    }
    unfinished.Become(out);
    return differing;
}

} // namespace pptplab::analysis
