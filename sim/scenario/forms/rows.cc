// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/rows.h"

#include "sim/scenario/forms/csv-file.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace pptplab::sim::scenario
{

namespace
{

/// The file's column for each wanted one; npos for an optional one that the file lacks.
Reading<std::vector<std::size_t>>
PlacesOf(const Columns& columns, const std::vector<std::string>& header, const std::string& where)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < columns.names.size(); ++i)
    {
        const auto found = std::find(header.begin(), header.end(), columns.names[i]);
        if (found == header.end() && i < columns.required)
        {
            return Failure{fmt::format("{}: the first line must name the columns {}; {} is missing",
                                       where,
                                       Joined(columns.names),
                                       columns.names[i])};
        }
        places.push_back(found == header.end() ? std::string::npos
                                               : static_cast<std::size_t>(found - header.begin()));
    }
    for (const std::string& name : header)
    {
        if (std::find(columns.names.begin(), columns.names.end(), name) == columns.names.end())
        {
            return Failure{
                fmt::format("{}: unknown column {}; the columns are {}, the nearest is {}",
                            where,
                            Quoted(name),
                            Joined(columns.names),
                            Nearest(name, columns.names))};
        }
        if (std::count(header.begin(), header.end(), name) > 1)
        {
            return Failure{fmt::format("{}: column {} is there twice", where, Quoted(name))};
        }
    }
    return places;
}

/// The row of a file, with the cells that are wanted.
Row
RowOf(std::string where, const std::vector<std::size_t>& places, const CsvFile::Cells& cells)
{
    Row row{std::move(where), true, {}};
    for (const std::size_t place : places)
    {
        if (place != std::string::npos)
        {
            row.cells.push_back(cells[place]);
        }
    }
    return row;
}

Reading<std::vector<Row>>
RowsIn(CsvFile& file, const std::string& name, const Columns& columns)
{
    CsvFile::Cells cells;
    std::vector<std::size_t> places;
    std::vector<Row> rows;
    for (bool header = true;; header = false)
    {
        const auto next = file.Next(cells);
        if (!next)
        {
            return Failure{next.Error()};
        }
        if (!next.Value())
        {
            break;
        }
        if (header)
        {
            auto found = PlacesOf(columns, cells, file.Where());
            if (!found)
            {
                return Failure{found.Error()};
            }
            places = std::move(found).Value();
            continue;
        }
        if (rows.size() == kMostRows)
        {
            return Failure{fmt::format("{}: more than {} rows", file.Where(), kMostRows)};
        }
        rows.push_back(RowOf(file.Where(), places, cells));
    }
    if (rows.empty())
    {
        return Failure{fmt::format("{}: has no rows", name)};
    }
    return rows;
}

Reading<std::vector<Row>>
RowsOfFile(const Value& value, const Columns& columns)
{
    auto text = OpenNamed(*value.String(), value.place);
    if (!text)
    {
        return Failure{text.Error()};
    }
    std::ifstream stream = std::move(text).Value();
    CsvFile file(stream, *value.String());
    return RowsIn(file, *value.String(), columns);
}

std::optional<std::string>
CellOf(const Value& value)
{
    if (value.String() != nullptr)
    {
        return *value.String();
    }
    const bool isTable = value.AsList() != nullptr || value.AsTable() != nullptr;
    return isTable ? std::nullopt : std::optional(ToToml(value));
}

Reading<Row>
RowInPlace(const Value& value, const Columns& columns, std::size_t number)
{
    Row row{fmt::format("row {}", number), false, {}};
    const auto* list = value.AsList();
    const Value::List single{value};
    for (const Value& each : list == nullptr ? single : *list)
    {
        const auto cell = CellOf(each);
        if (!cell)
        {
            return Failure{
                fmt::format("{}: {} must be a text or a number", row.where, ToToml(each))};
        }
        row.cells.push_back(*cell);
    }
    if (row.cells.size() < columns.required || row.cells.size() > columns.names.size())
    {
        return Failure{fmt::format("{}: must have {} to {} cells: {}",
                                   row.where,
                                   columns.required,
                                   columns.names.size(),
                                   Joined(columns.names))};
    }
    return row;
}

} // namespace

Reading<std::vector<Row>>
RowsOf(const Value& value, const Columns& columns)
{
    if (value.String() != nullptr)
    {
        return RowsOfFile(value, columns);
    }
    const auto* list = value.AsList();
    if (list == nullptr || list->empty())
    {
        return Failure{fmt::format("must be the name of a CSV file with the columns {}, or a list "
                                   "of such rows",
                                   Joined(columns.names))};
    }
    std::vector<Row> rows;
    for (const Value& each : *list)
    {
        auto row = RowInPlace(each, columns, rows.size() + 1);
        if (!row)
        {
            return Failure{row.Error()};
        }
        rows.push_back(std::move(row).Value());
    }
    return rows;
}

std::optional<Duration>
TimeInFile(std::string_view text)
{
    const auto quantity = ParseQuantity(text);
    const bool bare = quantity && quantity->unit.empty();
    return bare ? FromSeconds(static_cast<double>(quantity->number)) : ParseDuration(text);
}

Reading<Duration>
TimeCell(const Row& row, std::size_t cell, std::string_view column)
{
    const std::string& text = row.cells[cell];
    const auto time = row.fromFile ? TimeInFile(text) : ParseDuration(text);
    if (!time || *time < Duration{} || *time > kLongestTime)
    {
        return Failure{fmt::format("{}: {} = {} must be a time from \"0s\" up to \"{}\"{}",
                                   row.where,
                                   column,
                                   Quoted(text),
                                   kLongestTimeText,
                                   row.fromFile ? ", in seconds if it has no unit" : "")};
    }
    return *time;
}

Reading<double>
NumberCell(const Row& row, std::size_t cell, const NumberForm& form)
{
    const std::string& text = row.cells[cell];
    const auto number = ParseQuantity(text);
    if (!number || !number->unit.empty() ||
        !form.Read(Value{static_cast<double>(number->number), Place{}}))
    {
        return Failure{
            fmt::format("{}: {} must be a number in {}", row.where, Quoted(text), form.Range())};
    }
    return static_cast<double>(number->number);
}

} // namespace pptplab::sim::scenario
