// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_CSV_FILE_H
#define PPTPLAB_SIM_SCENARIO_FORMS_CSV_FILE_H

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/value.h"

#include <cstddef>
#include <fstream>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// A table in a text file, row by row; the first row names the columns. Cells may be in quotes
/// (RFC 4180), and in these have line breaks. Lines that are empty or begin with # are passed over,
/// as is a byte order mark.
class CsvFile
{
  public:
    using Cells = std::vector<std::string>;

    /// `name` for messages. Without `separator` it is the comma, semicolon or tab that the first
    /// row has most of.
    CsvFile(std::istream& text, std::string name, std::optional<char> separator = std::nullopt);

    /// Whether there was another row, which is in `cells` then: as many as the first row has.
    Reading<bool> Next(Cells& cells);

    /// File and line of the last row: "day.csv:3".
    std::string Where() const;
    std::size_t Line() const { return m_row; }
    char Separator() const { return m_separator.value_or(','); }

  private:
    enum class SplitEnd : std::uint8_t
    {
        Good,
        OpenQuote,
        StrayQuote,
    };

    static constexpr std::size_t kLongestLine = 1'000'000; ///< octets

    bool ReadLine(std::string& line);
    bool NextLine();
    SplitEnd Split(Cells& cells) const;
    SplitEnd QuotedCell(std::size_t& at, std::string& cell) const;

    std::istream& m_text;
    std::string m_name;
    std::optional<char> m_separator;
    std::vector<char> m_buffer;
    bool m_isTooLong = false; ///< the last line
    std::string m_line;       ///< the row as it is written
    std::size_t m_lines = 0;
    std::size_t m_row = 0; ///< where the row begins
    std::optional<std::size_t> m_width;
};

/// Opens the file `name`, relative to the folder of the file in which that is written, at `place`,
/// or, on the command line, to the current folder.
Reading<std::ifstream> OpenNamed(const std::string& name, const Place& place);

/// `text` in quotes for a message, cut where it is long.
std::string Shown(std::string_view text);

} // namespace pptplab::sim::scenario

#endif
