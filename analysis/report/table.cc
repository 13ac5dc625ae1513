// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/table.h"

#include "models/base/printable.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kGap = 2;

using Widths = std::vector<std::size_t>;

/// The largest `widthOf(text)` of each column.
template <typename WidthOf>
Widths
WidthsOf(const Table& table, WidthOf widthOf)
{
    Widths widths;
    widths.reserve(table.columns.size());
    for (const Column& column : table.columns)
    {
        widths.push_back(widthOf(column.heading));
    }
    for (const auto& row : table.rows)
    {
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            widths[i] = std::max(widths[i], widthOf(row[i].text));
        }
    }
    return widths;
}

std::size_t
LongestPart(std::string_view text)
{
    std::size_t longest = 0;
    for (const std::string_view part : Unbreakable(text))
    {
        longest = std::max(longest, DisplayWidth(part));
    }
    return longest;
}

/// Width of a line.
std::size_t
LineLength(const Widths& widths)
{
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
           kGap * (widths.empty() ? 0 : widths.size() - 1);
}

/// Prints rows whose cells are broken at the widths of their columns.
class RowPrinter
{
  public:
    RowPrinter(const Table& table, Widths widths, std::ostream& out)
        : m_table(table), m_widths(std::move(widths)), m_out(out)
    {
    }

    /// `textOf(i)` is the text of column i.
    template <typename TextOf>
    void Print(std::size_t cells, TextOf textOf)
    {
        std::vector<std::vector<std::string>> texts;
        std::size_t height = 1;
        for (std::size_t i = 0; i < cells; ++i)
        {
            texts.push_back(Broken(textOf(i), m_widths[i]));
            height = std::max(height, texts.back().size());
        }
        for (std::size_t line = 0; line < height; ++line)
        {
            PrintLine(texts, line);
        }
    }

    void PrintRule()
    {
        Print(m_widths.size(), [&](std::size_t i) {
            std::string rule;
            for (std::size_t place = 0; place < m_widths[i]; ++place)
            {
                rule += "─";
            }
            return rule;
        });
    }

  private:
    void PrintLine(const std::vector<std::vector<std::string>>& texts, std::size_t number)
    {
        std::string line;
        for (std::size_t i = 0; i < texts.size(); ++i)
        {
            const std::string text = number < texts[i].size() ? texts[i][number] : "";
            const std::string padding(m_widths[i] - std::min(m_widths[i], DisplayWidth(text)), ' ');
            const bool right = m_table.columns[i].align == Align::Right;
            line += right ? padding + text : text + padding;
            line.append(kGap, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        m_out << line << '\n';
    }

    const Table& m_table;
    Widths m_widths;
    std::ostream& m_out;
};

void
PrintRows(const Table& table, const Widths& widths, std::ostream& out)
{
    RowPrinter printer(table, widths, out);
    printer.Print(table.columns.size(),
                  [&](std::size_t i) -> const std::string& { return table.columns[i].heading; });
    printer.PrintRule();
    for (const auto& row : table.rows)
    {
        printer.Print(row.size(), [&](std::size_t i) -> const std::string& { return row[i].text; });
    }
}

/// The text of all rows in a column, if there are several rows and they have the same. Figures are
/// there to be compared, the same or not.
const std::string*
TextThroughout(const Table& table, std::size_t column)
{
    const auto differs = [&](const std::vector<TableCell>& row) {
        return row.size() <= column || row[column].text.empty() ||
               row[column].text != table.rows.front()[column].text;
    };
    return table.columns[column].align == Align::Right || table.rows.size() < 2 ||
                   std::any_of(table.rows.begin(), table.rows.end(), differs)
               ? nullptr
               : &table.rows.front()[column].text;
}

/// Takes out the columns with one text throughout; what they say, a line each.
std::vector<std::string>
TakeRepeated(Table& table)
{
    std::vector<std::string> lines;
    for (std::size_t i = table.columns.size(); i-- > 0;)
    {
        const std::string* text = TextThroughout(table, i);
        const std::string& heading = table.columns[i].heading;
        if (text == nullptr || heading.empty() || table.columns.size() == 1)
        {
            continue;
        }
        lines.insert(lines.begin(), heading + " throughout: " + *text);
        const auto place = static_cast<std::ptrdiff_t>(i);
        table.columns.erase(table.columns.begin() + place);
        for (auto& row : table.rows)
        {
            row.erase(row.begin() + place);
        }
    }
    return lines;
}

/// Widths at which the columns fit; none if what is unbreakable has no room.
std::optional<Widths>
NarrowWidths(const Table& table, std::size_t width)
{
    Widths widths = WidthsOf(table, DisplayWidth);
    const Widths least = WidthsOf(table, LongestPart);
    if (LineLength(least) > width)
    {
        return std::nullopt;
    }
    for (std::size_t excess = LineLength(widths) - std::min(width, LineLength(widths)); excess > 0;
         --excess)
    {
        std::size_t widest = 0;
        for (std::size_t i = 1; i < widths.size(); ++i)
        {
            const bool canShrink = widths[i] > least[i];
            const bool isWider = widths[i] > widths[widest] || widths[widest] == least[widest];
            widest = canShrink && isWider ? i : widest;
        }
        --widths[widest];
    }
    return widths;
}

/// Rows as blocks: the first cell, and below it the others, those without content left out.
void
PrintBlocks(const Table& table, std::ostream& out, std::size_t width)
{
    std::string_view between;
    for (const auto& row : table.rows)
    {
        out << std::exchange(between, "\n");
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            const std::string& heading = table.columns[i].heading;
            if (!row[i].text.empty() && row[i].text != "-")
            {
                out << Folded((i == 0 ? "" : "  ") + heading + (heading.empty() ? "" : ": ") +
                                  row[i].text,
                              width)
                    << '\n';
            }
        }
    }
}

void
PrintNarrow(Table table, std::ostream& out, std::size_t width)
{
    for (const std::string& line : TakeRepeated(table))
    {
        out << Folded(line, width) << '\n';
    }
    std::ostringstream blocks;
    PrintBlocks(table, blocks, width);
    if (const auto widths = NarrowWidths(table, width))
    {
        std::ostringstream rows;
        PrintRows(table, *widths, rows);
        const auto lines = [](const std::string& text) {
            return std::count(text.begin(), text.end(), '\n');
        };
        if (lines(rows.str()) <= lines(blocks.str()))
        {
            out << rows.str();
            return;
        }
    }
    out << blocks.str();
}

/// A line break in a name would tear the table.
Table
Printable(Table table)
{
    for (Column& column : table.columns)
    {
        column.heading = pptplab::Printable(column.heading);
    }
    for (auto& row : table.rows)
    {
        for (TableCell& cell : row)
        {
            cell.text = pptplab::Printable(cell.text);
        }
    }
    return table;
}

} // namespace

void
RequireRowsFit(const Table& table)
{
    for (const auto& row : table.rows)
    {
        if (row.size() > table.columns.size())
        {
            throw std::invalid_argument(fmt::format("table \"{}\": row of {} in {} columns",
                                                    table.caption,
                                                    row.size(),
                                                    table.columns.size()));
        }
    }
}

void
PrintTable(const Table& given, std::ostream& out, std::size_t width)
{
    RequireRowsFit(given);
    const Table table = Printable(given);
    if (!table.caption.empty())
    {
        out << Folded(table.caption, width) << "\n\n";
    }
    const Widths widths = WidthsOf(table, DisplayWidth);
    if (LineLength(widths) <= width)
    {
        PrintRows(table, widths, out);
    }
    else
    {
        PrintNarrow(table, out, width);
    }
    for (const std::string& note : table.notes)
    {
        out << Folded(note, width) << '\n';
    }
}

} // namespace pptplab::analysis
