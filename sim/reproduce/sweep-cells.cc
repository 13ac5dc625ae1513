// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/sweep-cells.h"

#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/reproduce/page-picture.h"
#include "sim/reproduce/tables.h"
#include "sim/scenario/values/shell-word.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace pptplab::sim::reproduce
{

namespace
{

constexpr std::size_t kMostFailures = 40;

/// Places of up to `rows` of the cells, spread over all of them.
std::vector<std::size_t>
Spread(std::size_t cells, std::size_t rows)
{
    std::vector<std::size_t> places;
    const std::size_t shown = std::min(cells, rows);
    places.reserve(shown);
    for (std::size_t i = 0; i < shown; ++i)
    {
        places.push_back(i * cells / shown);
    }
    return places;
}

/// The head of a CSV and the lines of these cells.
std::string
LinesOf(const std::string& csv, const std::vector<std::size_t>& places)
{
    std::istringstream in(csv);
    std::string lines;
    std::string line;
    std::getline(in, line);
    lines = line + "\n";
    std::size_t place = 0;
    for (std::size_t at = 0; place < places.size() && std::getline(in, line); ++at)
    {
        if (at == places[place])
        {
            lines += line + "\n";
            ++place;
        }
    }
    return WithShortNumbers(lines);
}

analysis::Fold
FailuresOf(const SweptGrid& grid)
{
    analysis::Table table{"", {{"cell"}, {"replication"}, {"why"}, {"what repeats it"}}, {}};
    for (const analysis::CellFailure& each : grid.status.failures)
    {
        table.rows.push_back({std::to_string(each.position),
                              std::to_string(each.failure.number),
                              each.failure.message,
                              each.failure.command});
        if (table.rows.size() == kMostFailures)
        {
            break;
        }
    }
    return {"", fmt::format("What failed: {} runs", grid.status.failures.size()), {table}};
}

/// The table of cells with the words of people for its columns, as nobody types them, and with as
/// many of the metrics as a laptop has room for.
analysis::Table
TableOf(const std::vector<Outcomes>& cells, std::vector<std::string> metrics)
{
    constexpr std::size_t kMostColumns = 9;
    constexpr std::size_t kOthers = 3; // attempts, exact, z
    const auto keys = VaryingKeys(cells);
    const std::size_t taken = keys.size() + kOthers;
    const std::size_t room = kMostColumns - std::min(kMostColumns - 1, taken);
    metrics.resize(std::min(metrics.size(), room));
    analysis::Table table = CellTable(cells, metrics);
    for (std::size_t i = 0; i < keys.size(); ++i)
    {
        table.columns[i].heading = pictures::NameOfKey(keys[i], keys);
    }
    const std::size_t first = keys.size() + 1;
    for (std::size_t i = 0; i < metrics.size(); ++i)
    {
        table.columns[first + i].heading = pictures::NameOfMetric(metrics[i]);
    }
    table.columns[first + metrics.size()].heading = "exact";
    return table;
}

} // namespace

void
AddCells(const SweptGrid& grid, std::size_t rows, analysis::Section& section)
{
    const auto places = Spread(grid.cells.size(), rows);
    std::vector<Outcomes> shown;
    shown.reserve(places.size());
    for (const std::size_t place : places)
    {
        shown.push_back(grid.cells[place]);
    }
    analysis::Table table = TableOf(shown, grid.metrics);
    table.caption = fmt::format("All {} cells, with 95 % intervals", shown.size());
    std::string data = "The figures as CSV";
    if (shown.size() < grid.cells.size())
    {
        const std::string which =
            fmt::format("{} of {} cells, spread over the grid", shown.size(), grid.cells.size());
        const std::string database = scenario::ShellWord(grid.database);
        table.caption = which + ", with 95 % intervals";
        table.notes.push_back(fmt::format("pptplab show {} prints all.", database));
        data += fmt::format(": {} (all: pptplab export {} --wide)", which, database);
    }
    section.tables.push_back(std::move(table));
    section.folds.push_back({"", std::move(data), {}, LinesOf(grid.csv, places)});
    if (!grid.status.failures.empty())
    {
        section.folds.push_back(FailuresOf(grid));
    }
}

} // namespace pptplab::sim::reproduce
