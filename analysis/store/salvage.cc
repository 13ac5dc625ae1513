// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/salvage.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace pptplab::analysis
{

namespace
{

/// What the triggers of schema.sql have written down of a table.
struct Checked
{
    const char* name;
    const char* columns;
    const char* check; ///< what its digest is made of
    const char* a;     ///< the key of its row in checks, as the next two
    const char* b;
    const char* c;
};

constexpr Checked kCampaigns = {
    "campaigns",
    "id, plan_hash, name, number, scenario, program_version, seed, cells, complete",
    "id, plan_hash, name, number, scenario, program_version, seed, cells",
    "id",
    "0",
    "''"};
constexpr Checked kCells = {
    "cells", "id, key, engine, design_effect", "id, key, engine, design_effect", "id", "0", "''"};
constexpr Checked kPlan = {
    "plan",
    "campaign, position, cell, replications, first, precision, metric, settled",
    "campaign, position, cell, replications, first, precision, metric, settled",
    "campaign",
    "position",
    "''"};
constexpr Checked kSettings = {"settings",
                               "campaign, position, axis_number, axis, value",
                               "campaign, position, axis_number, axis, value",
                               "campaign",
                               "position",
                               "axis_number"};
constexpr Checked kExact = {
    "exact", "cell, metric, value, why", "cell, metric, value, why", "cell", "0", "metric"};
constexpr Checked kReplications = {"replications",
                                   "cell, number, batches, tallies",
                                   "cell, number, batches, tallies",
                                   "cell",
                                   "number",
                                   "''"};
constexpr std::array<Checked, 6> kTables = {
    kCampaigns, kCells, kPlan, kSettings, kExact, kReplications};

/// Holds for a row that is what was written.
std::string
IsWhole(const Checked& table)
{
    return fmt::format(
        "content_check({}) IS (SELECT digest FROM checks WHERE kind = '{}' AND a = {} "
        "AND b = {} AND c = {})",
        table.check,
        table.name,
        table.a,
        table.b,
        table.c);
}

/// Copies rows by their keys, one after the other, as a scan ends at the first page that is gone.
class Salvage
{
  public:
    Salvage(Connection& damaged, Connection& copy)
        : m_damaged(damaged),
          m_copy(copy),
          m_mostRows(IntegerOf(damaged,
                               "SELECT page_count * page_size FROM pragma_page_count, "
                               "pragma_page_size") /
                     kSmallestRow)
    {
    }

    void Run()
    {
        ByNumber(kCampaigns, "id");
        ByNumber(kCells, "id");
        ByPosition(kPlan);
        ByPosition(kSettings);
        ByCell(kExact);
        ByNumber(kReplications, "rowid");
        m_copy.Execute(
            "DELETE FROM plan WHERE cell NOT IN (SELECT id FROM cells);"
            "DELETE FROM plan WHERE (SELECT count(*) FROM settings WHERE "
            "settings.campaign = plan.campaign AND settings.position = plan.position) < "
            "(SELECT max(axis_number) + 1 FROM settings WHERE settings.campaign = plan.campaign);"
            "DELETE FROM replications WHERE cell NOT IN (SELECT id FROM cells);"
            "UPDATE campaigns SET complete = cells = "
            "(SELECT count(*) FROM plan WHERE campaign = campaigns.id)");
    }

  private:
    static constexpr std::int64_t kSmallestRow = 16; // octets, to end a search among wrong numbers

    /// From a table whose rows are found by a number.
    void ByNumber(const Checked& table, const std::string& number)
    {
        std::int64_t most = m_mostRows;
        try
        {
            most = std::min(
                most,
                IntegerOf(m_damaged, fmt::format("SELECT max({}) FROM {}", number, table.name)));
        }
        catch (const StoreError&)
        {
            // Its last page is gone.
        }
        Rows rows(*this, table, number + " = ?");
        for (std::int64_t i = 1; i <= most; ++i)
        {
            rows.Copy(i);
        }
    }

    /// Without its settings a cell would stand at another place of its grid.
    void ByPosition(const Checked& table)
    {
        Rows rows(*this, table, "campaign = ? AND position = ?");
        Statement forget(m_copy, "DELETE FROM plan WHERE campaign = ? AND position = ?");
        Statement campaigns(m_copy, "SELECT id, cells FROM campaigns");
        while (campaigns.Next())
        {
            const std::int64_t cells = std::min(m_mostRows, campaigns.Integer(1));
            for (std::int64_t position = 0; position < cells; ++position)
            {
                if (!rows.Copy(campaigns.Integer(0), position))
                {
                    forget.Bind(campaigns.Integer(0), position).Run();
                }
            }
        }
    }

    void ByCell(const Checked& table)
    {
        Rows rows(*this, table, "cell = ?");
        Statement cells(m_copy, "SELECT id FROM cells");
        while (cells.Next())
        {
            rows.Copy(cells.Integer(0));
        }
    }

    /// Looks up rows of a table and copies those that are whole.
    class Rows
    {
      public:
        Rows(Salvage& salvage, const Checked& table, const std::string& which)
            : m_find(salvage.m_damaged,
                     fmt::format("SELECT {} FROM {} WHERE {} AND {}",
                                 table.columns,
                                 table.name,
                                 which,
                                 IsWhole(table))),
              m_insert(salvage.m_copy,
                       fmt::format("INSERT OR IGNORE INTO {0} ({1}) VALUES ({2})",
                                   table.name,
                                   table.columns,
                                   Parameters(table.columns)))
        {
        }

        /// False when a page on the way to them is gone.
        template <typename... Keys>
        bool Copy(const Keys&... keys)
        {
            try
            {
                m_find.Bind(keys...);
                while (m_find.Next())
                {
                    m_insert.BindRow(m_find).Run();
                }
                return true;
            }
            catch (const StoreError& error)
            {
                if (error.Fault() != StoreFault::Lost)
                {
                    throw;
                }
                return false;
            }
        }

      private:
        static std::string Parameters(const std::string& columns)
        {
            std::string text = "?";
            for (auto commas = std::count(columns.begin(), columns.end(), ','); commas > 0;
                 --commas)
            {
                text += ", ?";
            }
            return text;
        }

        Statement m_find;
        Statement m_insert;
    };

    Connection& m_damaged;
    Connection& m_copy;
    std::int64_t m_mostRows;
};

} // namespace

std::optional<std::string>
DamageOf(Connection& connection)
{
    try
    {
        Statement pages(connection, "PRAGMA integrity_check(1)");
        pages.Next();
        if (const std::string text = pages.Text(0); text != "ok")
        {
            return text.substr(text.rfind('\n') + 1);
        }
        for (const Checked& table : kTables)
        {
            const std::int64_t wrong = IntegerOf(
                connection,
                fmt::format("SELECT count(*) FROM {} WHERE NOT ({})", table.name, IsWhole(table)));
            if (wrong > 0)
            {
                return fmt::format("{} {} of {} {} not what was written",
                                   wrong,
                                   wrong == 1 ? "row" : "rows",
                                   table.name,
                                   wrong == 1 ? "is" : "are");
            }
        }
        return std::nullopt;
    }
    catch (const StoreError& error)
    {
        if (error.Fault() != StoreFault::Lost && error.Fault() != StoreFault::Inconsistent)
        {
            throw;
        }
        return "pages of it cannot be read";
    }
}

std::string
CopyWhole(Connection& damaged, Connection& copy)
{
    try
    {
        // Else SQLite reads nothing of a file that is shorter than it was.
        damaged.Execute("PRAGMA writable_schema = ON");
        Transaction transaction(copy);
        Salvage(damaged, copy).Run();
        transaction.Commit();
    }
    catch (const StoreError&)
    {
        throw StoreError(StoreFault::Lost,
                         fmt::format("{0}: is damaged, and its tables cannot be found; what the "
                                     "shell of SQLite still finds: sqlite3 {0} .recover",
                                     damaged.Path()));
    }
    return fmt::format("{} of {} cells of the plan and {} replications are whole",
                       IntegerOf(copy, "SELECT count(*) FROM plan"),
                       IntegerOf(copy, "SELECT coalesce(sum(cells), 0) FROM campaigns"),
                       IntegerOf(copy, "SELECT count(*) FROM replications"));
}

} // namespace pptplab::analysis
