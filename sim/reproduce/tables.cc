// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/tables.h"

#include "analysis/stats/metric-unit.h"
#include "sim/reproduce/key-name.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::reproduce
{

namespace
{

using analysis::Align;
using analysis::TableCell;
using analysis::Tone;
using Row = std::vector<TableCell>;

/// The swept keys, the same in all cells.
experiment::Settings
KeysOf(const std::vector<Outcomes>& cells)
{
    return cells.empty() ? experiment::Settings() : cells.front().settings;
}

/// By what figures are multiplied to be read: shares are in per cent.
double
ScaleOf(const std::string& metric)
{
    constexpr double kHundred = 100;
    return analysis::IsShare(metric) ? kHundred : 1;
}

std::string
Percent(const std::string& metric, double value)
{
    return analysis::IsShare(metric) ? fmt::format("{:.3g} %", ScaleOf(metric) * value)
                                     : fmt::format("{:.4g} {}", value, analysis::UnitOf(metric));
}

/// What tells the worst cell from the others that the expectation speaks of, and what it shows.
std::string
FarthestText(const experiment::Expectation& expected,
             const Verdict& verdict,
             const std::vector<Outcomes>& cells)
{
    if (verdict.cells <= 1)
    {
        return verdict.finding;
    }
    const experiment::Settings& cell = cells[verdict.farthest].settings;
    experiment::Settings apart;
    for (const std::string& key : VaryingKeys(cells))
    {
        const scenario::Value* value = experiment::Find(cell, key);
        if (value != nullptr && experiment::Find(expected.at, key) == nullptr)
        {
            apart.push_back({key, *value});
        }
    }
    return apart.empty() ? verdict.finding : WhereText(apart, cell) + ": " + verdict.finding;
}

std::string
ZText(const analysis::Estimate& estimate)
{
    return estimate.z ? fmt::format("{:+.1f}", *estimate.z) : "";
}

std::string
FigureIn(const analysis::CellSummary& summary, const std::string& metric)
{
    const auto* estimate = summary.Find(metric);
    return estimate == nullptr ? "" : FigureText(metric, *estimate);
}

/// The exact value; where there is none its reason is a note of the table.
TableCell
ExactIn(const analysis::CellSummary& summary, const std::string& metric, analysis::Table& table)
{
    const std::string why = summary.WhyNoExact(metric);
    if (why.empty())
    {
        return {Percent(metric, *summary.Find(metric)->exact), Tone::Plain};
    }
    std::size_t number = 0;
    const auto noteOf = [&](std::size_t i) {
        return fmt::format("[{}] No exact value of {}: {}.", i + 1, metric, why);
    };
    while (number < table.notes.size() && table.notes[number] != noteOf(number))
    {
        ++number;
    }
    if (number == table.notes.size())
    {
        table.notes.push_back(noteOf(number));
    }
    return {fmt::format("none [{}]", number + 1), Tone::Muted};
}

void
AddExact(const analysis::CellSummary& summary,
         const std::string& metric,
         Row& row,
         analysis::Table& table)
{
    row.push_back(ExactIn(summary, metric, table));
    const auto* estimate = summary.Find(metric);
    row.emplace_back(estimate == nullptr ? "" : ZText(*estimate));
}

/// The beginning of a row: what tells the cell from the others.
Row
KeyCells(const experiment::Settings& cell, const std::vector<std::string>& keys)
{
    Row row;
    for (const std::string& key : keys)
    {
        const scenario::Value* value = experiment::Find(cell, key);
        row.emplace_back(value == nullptr ? "" : experiment::Label(*value));
    }
    return row;
}

bool
IsBroken(std::size_t cell, const std::vector<Verdict>& verdicts)
{
    return std::any_of(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) {
        return std::find(verdict.broken.begin(), verdict.broken.end(), cell) !=
               verdict.broken.end();
    });
}

TableCell
VerdictOf(std::size_t before, std::size_t after, const std::vector<Verdict>& verdicts)
{
    if (verdicts.empty())
    {
        return {"nothing was expected", Tone::Muted};
    }
    const bool good = !IsBroken(before, verdicts) && !IsBroken(after, verdicts);
    return {good ? "as expected" : "NOT as expected", good ? Tone::Good : Tone::Bad};
}

/// The place of the cell that equals `cell` but for one key.
std::optional<std::size_t>
With(const experiment::Settings& cell,
     const experiment::Setting& changed,
     const std::vector<Outcomes>& cells)
{
    experiment::Settings wanted = {changed};
    for (const experiment::Setting& setting : cell)
    {
        if (setting.key != changed.key)
        {
            wanted.push_back(setting);
        }
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        if (Has(cells[i].settings, wanted))
        {
            return i;
        }
    }
    return std::nullopt;
}

std::vector<analysis::Column>
ComparisonColumns(const experiment::Comparison& comparison,
                  const std::vector<std::string>& keys,
                  const experiment::Settings& cell)
{
    std::vector<analysis::Column> columns;
    columns.reserve(keys.size() + 2 * comparison.metrics.size() + 3);
    for (const std::string& key : keys)
    {
        columns.push_back({KeyName(key, cell), Align::Left});
    }
    for (const std::string& metric : comparison.metrics)
    {
        const std::string heading = analysis::HeadingOf(metric);
        columns.push_back({heading + ", " + experiment::Label(comparison.before), Align::Right});
        columns.push_back({heading + ", " + experiment::Label(comparison.after), Align::Right});
    }
    columns.push_back(
        {fmt::format("exact, {}", experiment::Label(comparison.after)), Align::Right});
    columns.push_back({"z", Align::Right});
    columns.push_back({"verdict", Align::Left});
    return columns;
}

} // namespace

std::string
ExpectedText(const experiment::Expectation& expected)
{
    if (!expected.between)
    {
        return fmt::format("within {:g} joint standard errors", expected.within);
    }
    const double scale = ScaleOf(expected.metric);
    return fmt::format(
        "{:g} to {:g}{}",
        scale * expected.between->low,
        scale * expected.between->high,
        analysis::IsShare(expected.metric) ? " %" : " " + analysis::UnitOf(expected.metric));
}

std::string
WhereText(const experiment::Settings& at, const experiment::Settings& keys)
{
    std::string where;
    for (const experiment::Setting& setting : at)
    {
        where += where.empty() ? "" : ", ";
        where += KeyName(setting.key, keys) + " " + experiment::Label(setting.value);
    }
    return where.empty() ? "everywhere" : where;
}

std::string
FigureText(const std::string& metric, const analysis::Estimate& estimate)
{
    const double scale = ScaleOf(metric);
    return fmt::format("{} ({:.3g} to {:.3g})",
                       Percent(metric, estimate.value),
                       scale * estimate.low,
                       scale * estimate.high);
}

std::string
RangeText(const std::string& metric,
          const experiment::Setting& setting,
          const std::vector<Outcomes>& cells)
{
    std::vector<analysis::Estimate> found;
    for (const Outcomes& cell : cells)
    {
        const auto* estimate = cell.summary.Find(metric);
        if (estimate != nullptr && Has(cell.settings, {setting}))
        {
            found.push_back(*estimate);
        }
    }
    if (found.empty())
    {
        return "nothing with " + experiment::Label(setting.value);
    }
    const auto [low, high] = std::minmax_element(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    const std::string from = FigureText(metric, *low);
    const std::string to = FigureText(metric, *high);
    return fmt::format(
        "{} with {}", from == to ? from : from + " up to " + to, experiment::Label(setting.value));
}

std::vector<std::string>
VaryingKeys(const std::vector<Outcomes>& cells)
{
    std::vector<std::string> keys;
    for (const experiment::Setting& setting : KeysOf(cells))
    {
        const bool varies = std::any_of(cells.begin(), cells.end(), [&](const Outcomes& cell) {
            const scenario::Value* value = experiment::Find(cell.settings, setting.key);
            return value == nullptr || !experiment::SameValue(*value, setting.value);
        });
        if (varies)
        {
            keys.push_back(setting.key);
        }
    }
    return keys;
}

analysis::Table
ComparisonTable(const experiment::Comparison& comparison,
                const std::vector<Outcomes>& cells,
                const std::vector<Verdict>& verdicts)
{
    auto keys = VaryingKeys(cells);
    keys.erase(std::remove(keys.begin(), keys.end(), comparison.key), keys.end());
    analysis::Table table{"", ComparisonColumns(comparison, keys, KeysOf(cells)), {}};
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        const auto after = With(cells[i].settings, {comparison.key, comparison.after}, cells);
        if (!Has(cells[i].settings, {{comparison.key, comparison.before}}) || !after)
        {
            continue;
        }
        Row row = KeyCells(cells[i].settings, keys);
        for (const std::string& metric : comparison.metrics)
        {
            row.emplace_back(FigureIn(cells[i].summary, metric));
            row.emplace_back(FigureIn(cells[*after].summary, metric));
        }
        AddExact(cells[*after].summary, comparison.metrics.front(), row, table);
        row.push_back(VerdictOf(i, *after, verdicts));
        table.rows.push_back(std::move(row));
    }
    return table;
}

analysis::Table
VerdictTable(const std::vector<experiment::Expectation>& expectations,
             const std::vector<Verdict>& verdicts,
             const std::vector<Outcomes>& cells)
{
    const experiment::Settings keys = KeysOf(cells);
    analysis::Table table{"",
                          {{"metric", Align::Left},
                           {"where", Align::Left},
                           {"expected", Align::Left},
                           {"cells", Align::Right},
                           {"farthest", Align::Left},
                           {"verdict", Align::Left},
                           {"because", Align::Left}},
                          {}};
    for (std::size_t i = 0; i < expectations.size(); ++i)
    {
        const experiment::Expectation& expected = expectations[i];
        const Verdict& verdict = verdicts[i];
        const bool repeats = i > 0 && expectations[i - 1].because == expected.because;
        table.rows.push_back(
            {expected.metric,
             WhereText(expected.at, keys),
             ExpectedText(expected),
             std::to_string(verdict.cells),
             FarthestText(expected, verdict, cells),
             TableCell(verdict.holds ? "holds" : "FAILS", verdict.holds ? Tone::Good : Tone::Bad),
             repeats ? std::string() : expected.because});
    }
    return table;
}

analysis::Table
CellTable(const std::vector<Outcomes>& cells, const std::vector<std::string>& metrics)
{
    const auto keys = VaryingKeys(cells);
    analysis::Table table;
    table.columns.reserve(keys.size() + metrics.size() + 3);
    for (const std::string& key : keys)
    {
        table.columns.push_back({KeyName(key, KeysOf(cells)), Align::Left});
    }
    table.columns.push_back({"attempts", Align::Right});
    for (const std::string& metric : metrics)
    {
        table.columns.push_back({analysis::HeadingOf(metric), Align::Right});
    }
    table.columns.push_back({"exact " + metrics.front(), Align::Right});
    table.columns.push_back({"z", Align::Right});
    for (const Outcomes& cell : cells)
    {
        Row row = KeyCells(cell.settings, keys);
        row.emplace_back(std::to_string(cell.summary.offered));
        for (const std::string& metric : metrics)
        {
            row.emplace_back(FigureIn(cell.summary, metric));
        }
        AddExact(cell.summary, metrics.front(), row, table);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace pptplab::sim::reproduce
