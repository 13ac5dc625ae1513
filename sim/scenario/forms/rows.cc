// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/rows.h"

#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace pptplab::sim::scenario
{

namespace
{

std::string
Trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos)
    {
        return "";
    }
    return std::string(text.substr(begin, text.find_last_not_of(kSpace) - begin + 1));
}

/// The cell that begins at `at`, which is moved behind it. A cell in quotes may have commas, and
/// quotes as two of them (RFC 4180). None if it does not end as it should.
std::optional<std::string>
QuotedCell(const std::string& line, std::size_t& at)
{
    std::string cell;
    for (++at; at < line.size(); ++at)
    {
        const bool quote = line[at] == '"';
        const bool two = quote && at + 1 < line.size() && line[at + 1] == '"';
        if (quote && !two)
        {
            at = line.find_first_not_of(" \t", at + 1);
            at = std::min(at, line.size());
            const bool ends = at == line.size() || line[at] == ',';
            return ends ? std::optional(cell) : std::nullopt;
        }
        at += two ? 1 : 0;
        cell += line[at];
    }
    return std::nullopt;
}

/// The cells of a line that is not empty; none when a quote is out of place.
std::optional<std::vector<std::string>>
Split(const std::string& line)
{
    std::vector<std::string> cells;
    for (std::size_t at = 0;; ++at)
    {
        const std::size_t begin = line.find_first_not_of(" \t", at);
        if (begin != std::string::npos && line[begin] == '"')
        {
            at = begin;
            auto cell = QuotedCell(line, at);
            if (!cell)
            {
                return std::nullopt;
            }
            cells.push_back(std::move(*cell));
        }
        else
        {
            const std::size_t end = std::min(line.find(',', at), line.size());
            cells.push_back(Trimmed(std::string_view(line).substr(at, end - at)));
            at = end;
        }
        if (at == line.size())
        {
            return cells;
        }
    }
}

/// The name of what separates the cells of a file's first line instead of commas, if it does.
std::optional<std::string_view>
OtherSeparator(const std::string& header)
{
    if (header.find(',') != std::string::npos)
    {
        return std::nullopt;
    }
    if (header.find(';') != std::string::npos)
    {
        return "semicolons";
    }
    return header.find('\t') != std::string::npos ? std::optional<std::string_view>("tabs")
                                                  : std::nullopt;
}

/// The text without the byte order mark that some programs put before UTF-8.
std::string_view
WithoutMark(std::string_view text)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    return text.substr(0, kMark.size()) == kMark ? text.substr(kMark.size()) : text;
}

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

/// Reads the lines of one file.
class CsvReader
{
  public:
    CsvReader(std::string name, const Columns& columns)
        : m_name(std::move(name)), m_columns(columns)
    {
    }

    Reading<std::vector<Row>> Read(std::istream& file)
    {
        std::vector<Row> rows;
        for (std::string line; std::getline(file, line);)
        {
            ++m_line;
            const std::string text = Trimmed(m_line == 1 ? WithoutMark(line) : line);
            if (text.empty() || text.front() == '#')
            {
                continue;
            }
            if (auto wrong = Add(text, rows))
            {
                return Failure{*wrong};
            }
        }
        if (rows.empty())
        {
            return Failure{fmt::format("{}: has no rows", m_name)};
        }
        return rows;
    }

  private:
    std::string Where() const { return fmt::format("{}:{}", m_name, m_line); }

    std::optional<std::string> Add(const std::string& line, std::vector<Row>& rows)
    {
        if (const auto other = m_places.empty() ? OtherSeparator(line) : std::nullopt)
        {
            return fmt::format(
                "{}: the columns must be separated by commas, not by {}", Where(), *other);
        }
        const auto cells = Split(line);
        return cells ? Add(*cells, rows)
                     : fmt::format("{}: a cell in quotes must end with a quote before the next "
                                   "comma or the end of the line, and have quotes as \"\"",
                                   Where());
    }

    std::optional<std::string> Add(const std::vector<std::string>& cells, std::vector<Row>& rows)
    {
        if (m_places.empty())
        {
            const auto places = PlacesOf(m_columns, cells, Where());
            if (!places)
            {
                return places.Error();
            }
            m_places = places.Value();
            m_width = cells.size();
            return std::nullopt;
        }
        if (cells.size() != m_width)
        {
            return fmt::format("{}: {} cells, but the first line names {} columns",
                               Where(),
                               cells.size(),
                               m_width);
        }
        if (rows.size() == kMostRows)
        {
            return fmt::format("{}: more than {} rows", Where(), kMostRows);
        }
        Row row{Where(), true, {}};
        for (const std::size_t place : m_places)
        {
            if (place != std::string::npos)
            {
                row.cells.push_back(cells[place]);
            }
        }
        rows.push_back(std::move(row));
        return std::nullopt;
    }

    std::string m_name;
    const Columns& m_columns;
    std::size_t m_line = 0;
    std::vector<std::size_t> m_places;
    std::size_t m_width = 0;
};

Reading<std::vector<Row>>
RowsOfFile(const Value& value, const Columns& columns)
{
    const std::string& name = *value.String();
    std::filesystem::path path = name;
    if (path.is_relative() && value.place.folder)
    {
        path = *value.place.folder / path;
    }
    std::error_code error;
    std::ifstream file;
    if (std::filesystem::is_regular_file(path, error))
    {
        file.open(path);
    }
    if (!file.is_open())
    {
        return Failure{fmt::format("names a file that cannot be read: {}", path.string())};
    }
    return CsvReader(name, columns).Read(file);
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

Reading<Duration>
TimeCell(const Row& row, std::size_t cell, std::string_view column)
{
    const std::string& text = row.cells[cell];
    auto time = ParseDuration(text);
    const auto bare = row.fromFile ? ParseQuantity(text) : std::nullopt;
    if (bare && bare->unit.empty())
    {
        time = FromSeconds(static_cast<double>(bare->number));
    }
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
