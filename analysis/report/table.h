// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_TABLE_H
#define PPTPLAB_ANALYSIS_REPORT_TABLE_H

#include "analysis/report/lines.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::analysis
{

enum class Align : std::uint8_t
{
    Left,
    Right
};

/// How a cell is set off: a verdict that holds, one that does not, a remark in the background.
enum class Tone : std::uint8_t
{
    Plain,
    Good,
    Bad,
    Muted
};

struct Column
{
    std::string heading;
    Align align = Align::Left;
};

struct TableCell
{
    // Implicit on purpose: a row is written as a list of texts.
    TableCell(const char* content, Tone mood = Tone::Plain) // NOLINT(google-explicit-constructor)
        : text(content), tone(mood)
    {
    }

    TableCell(std::string content, Tone mood = Tone::Plain) // NOLINT(google-explicit-constructor)
        : text(std::move(content)), tone(mood)
    {
    }

    std::string text;
    Tone tone;
    std::string to{}; ///< id of the section of the page to which it leads; may be empty
};

/// A table for terminal and page. Rows may be shorter than the columns, not longer: printing a
/// table with a longer one throws std::invalid_argument.
struct Table
{
    std::string caption; ///< may be empty
    std::vector<Column> columns;
    std::vector<std::vector<TableCell>> rows;
    std::vector<std::string> notes{}; ///< lines below
};

/// Throws std::invalid_argument if a row is longer than the columns.
void RequireRowsFit(const Table& table);

/// Prints in aligned columns, two spaces apart, without trailing spaces and without colour. Where
/// lines would be longer than `width`, a column that has one text throughout becomes a line above,
/// and cells several lines; if that takes more lines than a block for each row, or there is no room
/// for the columns, each row becomes a block of headings and texts.
void PrintTable(const Table& table, std::ostream& out, std::size_t width = kAnyWidth);

} // namespace pptplab::analysis

#endif
