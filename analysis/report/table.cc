// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/table.h"

#include "models/base/printable.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kGap = 2;

std::vector<std::size_t>
WidthsOf(const Table& table)
{
    std::vector<std::size_t> widths;
    widths.reserve(table.columns.size());
    for (const Column& column : table.columns)
    {
        widths.push_back(DisplayWidth(column.heading));
    }
    for (const auto& row : table.rows)
    {
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            widths[i] = std::max(widths[i], DisplayWidth(row[i].text));
        }
    }
    return widths;
}

class LinePrinter
{
  public:
    LinePrinter(const Table& table, std::ostream& out)
        : m_table(table), m_widths(WidthsOf(table)), m_out(out)
    {
    }

    /// `textOf(i)` is the text of column i.
    template <typename TextOf>
    void Print(std::size_t cells, TextOf textOf)
    {
        std::string line;
        for (std::size_t i = 0; i < cells; ++i)
        {
            const std::string& text = textOf(i);
            const std::string padding(m_widths[i] - DisplayWidth(text), ' ');
            const bool right = m_table.columns[i].align == Align::Right;
            line += right ? padding + text : text + padding;
            line.append(kGap, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        m_out << line << '\n';
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
    const Table& m_table;
    std::vector<std::size_t> m_widths;
    std::ostream& m_out;
};

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

std::size_t
DisplayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i)
    {
        const auto octet = static_cast<unsigned char>(utf8[i]);
        const bool continuation = (octet & 0xc0U) == 0x80U;
        // U+0300..U+036F, combining marks: CC 80 .. CD AF.
        const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
        const bool combining = octet == 0xccU || (octet == 0xcdU && next < 0xb0U);
        width += continuation || combining ? 0 : 1;
    }
    return width;
}

void
PrintTable(const Table& given, std::ostream& out)
{
    RequireRowsFit(given);
    const Table table = Printable(given);
    LinePrinter printer(table, out);
    if (!table.caption.empty())
    {
        out << table.caption << "\n\n";
    }
    printer.Print(table.columns.size(),
                  [&](std::size_t i) -> const std::string& { return table.columns[i].heading; });
    printer.PrintRule();
    for (const auto& row : table.rows)
    {
        printer.Print(row.size(), [&](std::size_t i) -> const std::string& { return row[i].text; });
    }
    for (const std::string& note : table.notes)
    {
        out << note << '\n';
    }
}

} // namespace pptplab::analysis
