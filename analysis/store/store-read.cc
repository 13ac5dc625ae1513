// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"
#include "analysis/store/tally-json.h"

#include <fmt/format.h>

#include <optional>

namespace pptplab::analysis
{

namespace
{

std::uint32_t
Count(const Statement& row, int column)
{
    return static_cast<std::uint32_t>(row.Integer(column));
}

/// The first column of all rows.
std::vector<std::string>
TextsOf(Statement& rows)
{
    std::vector<std::string> texts;
    while (rows.Next())
    {
        texts.push_back(rows.Text(0));
    }
    return texts;
}

/// Cells of a plan with all that is known of them beforehand: three queries for all cells together,
/// each by position.
class CellReader
{
  public:
    CellReader(const Connection& connection, std::int64_t campaign)
        : m_cells(connection,
                  "SELECT position, cells.id, key, engine, design_effect, replications, first, "
                  "precision, metric, settled FROM plan JOIN cells ON cells.id = plan.cell "
                  "WHERE campaign = ? ORDER BY position"),
          m_settings(connection,
                     "SELECT position, axis, value FROM settings WHERE campaign = ? "
                     "ORDER BY position, axis_number"),
          m_exact(connection,
                  "SELECT position, exact.metric, value, why FROM plan JOIN exact USING (cell) "
                  "WHERE campaign = ? ORDER BY position")
    {
        m_cells.Bind(campaign);
        m_hasSetting = m_settings.Bind(campaign).Next();
        m_hasExact = m_exact.Bind(campaign).Next();
    }

    std::optional<StoredCell> Next()
    {
        if (!m_cells.Next())
        {
            return std::nullopt;
        }
        const std::int64_t position = m_cells.Integer(0);
        StoredCell cell;
        cell.id = m_cells.Integer(1);
        cell.plan.position = static_cast<std::size_t>(position);
        cell.plan.key = m_cells.Text(2);
        cell.plan.setup.engine = m_cells.Text(3);
        cell.plan.setup.designEffect = m_cells.Real(4);
        cell.plan.demand = {Count(m_cells, 5), Count(m_cells, 6), m_cells.Text(7), m_cells.Text(8)};
        if (!m_cells.IsNull(9))
        {
            cell.settled = Count(m_cells, 9);
        }
        TakeSettings(position, cell.plan.setup);
        TakeExact(position, cell.plan.setup);
        return cell;
    }

  private:
    void TakeSettings(std::int64_t position, CellSetup& setup)
    {
        for (; m_hasSetting && m_settings.Integer(0) <= position; m_hasSetting = m_settings.Next())
        {
            if (m_settings.Integer(0) == position)
            {
                setup.settings.push_back({m_settings.Text(1), m_settings.Text(2)});
            }
        }
    }

    void TakeExact(std::int64_t position, CellSetup& setup)
    {
        for (; m_hasExact && m_exact.Integer(0) <= position; m_hasExact = m_exact.Next())
        {
            if (m_exact.Integer(0) < position)
            {
                continue; // of a row that is no cell's
            }
            if (m_exact.IsNull(2))
            {
                setup.noExact.emplace(m_exact.Text(1), m_exact.Text(3));
            }
            else
            {
                setup.exact.emplace(m_exact.Text(1), m_exact.Real(2));
            }
        }
    }

    Statement m_cells;
    Statement m_settings;
    Statement m_exact;
    bool m_hasSetting = false;
    bool m_hasExact = false;
};

} // namespace

Replication
Store::Read(CellId cell,
            std::int64_t number,
            std::int64_t batches,
            const std::string& tallies) const
{
    try
    {
        return FromTallyJson(tallies, static_cast<std::size_t>(batches));
    }
    catch (const WrongTallies& error)
    {
        throw StoreError(
            StoreFault::Damaged,
            fmt::format("{0}: the tallies of cell {1}, replication {2} are damaged: {3}; without "
                        "that row the next sweep runs it again: sqlite3 DB \"DELETE FROM "
                        "replications WHERE cell = {1} AND number = {2}\"",
                        m_path,
                        cell,
                        number,
                        error.what()));
    }
}

std::vector<StoredCampaign>
Store::Campaigns() const
{
    Statement rows(*m_connection,
                   "SELECT id, plan_hash, name, number, scenario, program_version, seed, cells, "
                   "complete FROM campaigns ORDER BY number, plan_hash");
    std::vector<StoredCampaign> campaigns;
    while (rows.Next())
    {
        campaigns.push_back({rows.Integer(0),
                             {rows.Text(1),
                              rows.Text(2),
                              Count(rows, 3),
                              rows.Text(4),
                              rows.Text(5),
                              static_cast<std::uint64_t>(rows.Integer(6)),
                              static_cast<std::size_t>(rows.Integer(7))},
                             rows.Integer(8) != 0});
    }
    return campaigns;
}

std::string
Store::KeyOf(CellId cell) const
{
    auto find = (*m_statements)("SELECT key FROM cells WHERE id = ?");
    if (!find->Bind(cell).Next())
    {
        throw StoreError(StoreFault::Inconsistent,
                         fmt::format("{}: unknown cell {}", m_path, cell));
    }
    return find->Text(0);
}

double
Store::DesignEffect(CellId cell) const
{
    auto find = (*m_statements)("SELECT design_effect FROM cells WHERE id = ?");
    return find->Bind(cell).Next() ? find->Real(0) : 1;
}

void
Store::ForEachCell(std::int64_t campaign,
                   const std::function<void(const StoredCell& cell)>& take) const
{
    CellReader cells(*m_connection, campaign);
    while (const auto cell = cells.Next())
    {
        take(*cell);
    }
}

void
Store::ForEachFinished(std::int64_t campaign,
                       const std::function<void(const StoredCell& cell,
                                                const std::vector<Replication>& done)>& take) const
{
    ForEachCell(campaign, [&](const StoredCell& cell) {
        if (IsFinished(cell))
        {
            take(cell, Replications(cell.id, cell.Wanted()));
        }
    });
}

bool
Store::IsFinished(const StoredCell& cell) const
{
    const auto wanted = static_cast<std::int64_t>(cell.Wanted());
    auto finished =
        (*m_statements)("SELECT count(*) FROM replications WHERE cell = ? AND number < ?");
    finished->Bind(cell.id, wanted).Next();
    return finished->Integer(0) == wanted;
}

bool
Store::IsPlanned(std::int64_t campaign, std::size_t position) const
{
    auto find = (*m_statements)("SELECT 1 FROM plan WHERE campaign = ? AND position = ?");
    return find->Bind(campaign, static_cast<std::int64_t>(position)).Next();
}

bool
Store::Knows(const std::string& planHash) const
{
    auto find = (*m_statements)("SELECT 1 FROM campaigns WHERE plan_hash = ?");
    return find->Bind(planHash).Next();
}

std::vector<bool>
Store::PlannedPositions(std::int64_t campaign, std::size_t cells) const
{
    std::vector<bool> planned(cells, false);
    Statement rows(*m_connection, "SELECT position FROM plan WHERE campaign = ? AND position < ?");
    rows.Bind(campaign, static_cast<std::int64_t>(planned.size()));
    while (rows.Next())
    {
        planned[static_cast<std::size_t>(rows.Integer(0))] = true;
    }
    return planned;
}

std::vector<std::string>
Store::Engines(std::int64_t campaign) const
{
    Statement rows(*m_connection,
                   "SELECT DISTINCT engine FROM plan JOIN cells ON cells.id = plan.cell "
                   "WHERE campaign = ? ORDER BY engine");
    rows.Bind(campaign);
    return TextsOf(rows);
}

std::vector<CellState>
Store::States(std::int64_t campaign) const
{
    Statement rows(*m_connection,
                   "SELECT position, cell, first, replications, coalesce(settled, 0), "
                   "(SELECT count(*) FROM replications AS done WHERE done.cell = plan.cell AND "
                   "done.number < coalesce(settled, replications)), precision <> '' "
                   "FROM plan WHERE campaign = ? ORDER BY position");
    rows.Bind(campaign);
    std::vector<CellState> states;
    while (rows.Next())
    {
        states.push_back({static_cast<std::size_t>(rows.Integer(0)),
                          rows.Integer(1),
                          Count(rows, 2),
                          Count(rows, 3),
                          Count(rows, 4),
                          Count(rows, 5),
                          rows.Integer(6) != 0});
    }
    return states;
}

Store::Moment::Moment(Connection& connection) : m_connection(connection)
{
    m_connection.Execute("BEGIN");
}

Store::Moment::~Moment()
{
    try
    {
        m_connection.Execute("COMMIT");
    }
    catch (const StoreError&) // nothing was written
    {
    }
}

std::vector<std::string>
Store::Axes() const
{
    Statement rows(*m_connection,
                   "SELECT axis FROM (SELECT DISTINCT campaign, axis_number, axis FROM settings) "
                   "JOIN campaigns ON campaigns.id = campaign "
                   "GROUP BY axis ORDER BY min(number), min(plan_hash), min(axis_number), axis");
    return TextsOf(rows);
}

std::vector<std::string>
Store::Groups() const
{
    Statement rows(
        *m_connection,
        "SELECT DISTINCT substr(sums.key, ?) FROM replications, "
        "json_each(iif(json_valid(tallies), tallies, '{}'), '$.sums') AS sums "
        "WHERE replications.rowid IN (SELECT min(rowid) FROM replications GROUP BY cell) "
        "AND sums.key LIKE ? ORDER BY 1");
    rows.Bind(static_cast<std::int64_t>(kGroupPrefix.size() + 1), std::string(kGroupPrefix) + "%");
    return TextsOf(rows);
}

std::vector<std::string>
Store::Parts() const
{
    Statement rows(*m_connection,
                   "SELECT DISTINCT parts.key FROM replications, "
                   "json_each(iif(json_valid(tallies), tallies, '{}'), '$.parts') AS parts "
                   "WHERE replications.rowid IN (SELECT min(rowid) FROM replications GROUP BY "
                   "cell) ORDER BY 1");
    return TextsOf(rows);
}

} // namespace pptplab::analysis
