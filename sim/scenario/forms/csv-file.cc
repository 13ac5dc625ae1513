// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/csv-file.h"

#include "sim/scenario/values/plain-file.h"
#include "sim/scenario/values/trimmed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace pptplab::sim::scenario
{

namespace
{

// A quote that nobody closes must not swallow a whole file.
constexpr std::size_t kMostLinesOfRow = 100;

/// What a cell may have around it; a tab only where it does not separate cells.
std::string_view
SpaceBeside(char separator)
{
    return separator == '\t' ? " \r" : " \t\r";
}

/// The separator that `header` has most of outside of quotes.
char
SeparatorOf(std::string_view header)
{
    constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : header)
    {
        quoted = quoted != (c == '"');
        const auto* found = std::find(kSeparators.begin(), kSeparators.end(), c);
        if (!quoted && found != kSeparators.end())
        {
            ++counts[static_cast<std::size_t>(found - kSeparators.begin())];
        }
    }
    const auto* most = std::max_element(counts.begin(), counts.end());
    return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

} // namespace

CsvFile::CsvFile(std::istream& text, std::string name, std::optional<char> separator)
    : m_text(text), m_name(std::move(name)), m_separator(separator), m_buffer(kLongestLine + 2)
{
}

std::string
CsvFile::Where() const
{
    return fmt::format("{}:{}", m_name, m_row);
}

/// The next line, as far as kLongestLine goes.
bool
CsvFile::ReadLine(std::string& line)
{
    m_text.getline(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    const auto count = static_cast<std::size_t>(m_text.gcount());
    m_isTooLong = m_text.fail() && count + 1 == m_buffer.size();
    const bool hasEnd = !m_text.eof() && !m_isTooLong;
    line.assign(m_buffer.data(), count - (hasEnd && count > 0 ? 1 : 0));
    ++m_lines;
    return !m_text.fail() || m_isTooLong;
}

/// Reads on to a line that is not empty.
bool
CsvFile::NextLine()
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    while (ReadLine(m_line))
    {
        if (m_lines == 1 && m_line.compare(0, kMark.size(), kMark) == 0)
        {
            m_line.erase(0, kMark.size());
        }
        const std::string_view text = Trimmed(m_line, " \t\r");
        if (m_isTooLong || (!text.empty() && text.front() != '#'))
        {
            m_row = m_lines;
            return true;
        }
    }
    return false;
}

/// The cell in quotes that begins at `at`, which is moved behind it.
CsvFile::SplitEnd
CsvFile::QuotedCell(std::size_t& at, std::string& cell) const
{
    cell.clear();
    for (++at; at < m_line.size(); ++at)
    {
        const bool quote = m_line[at] == '"';
        const bool two = quote && at + 1 < m_line.size() && m_line[at + 1] == '"';
        if (quote && !two)
        {
            at =
                std::min(m_line.find_first_not_of(SpaceBeside(Separator()), at + 1), m_line.size());
            const bool ends = at == m_line.size() || m_line[at] == Separator();
            return ends ? SplitEnd::Good : SplitEnd::StrayQuote;
        }
        at += two ? 1 : 0;
        cell += m_line[at];
    }
    return SplitEnd::OpenQuote;
}

CsvFile::SplitEnd
CsvFile::Split(Cells& cells) const
{
    const std::string_view space = SpaceBeside(Separator());
    std::size_t count = 0;
    for (std::size_t at = 0;; ++at)
    {
        if (cells.size() == count)
        {
            cells.emplace_back();
        }
        std::string& cell = cells[count++];
        const std::size_t begin = m_line.find_first_not_of(space, at);
        if (begin != std::string::npos && m_line[begin] == '"')
        {
            at = begin;
            const SplitEnd end = QuotedCell(at, cell);
            if (end != SplitEnd::Good)
            {
                return end;
            }
        }
        else
        {
            const std::size_t end = std::min(m_line.find(Separator(), at), m_line.size());
            cell.assign(Trimmed(std::string_view(m_line).substr(at, end - at), space));
            at = end;
        }
        if (at == m_line.size())
        {
            cells.resize(count);
            return SplitEnd::Good;
        }
    }
}

Reading<bool>
CsvFile::Next(Cells& cells)
{
    if (!NextLine())
    {
        return false;
    }
    if (m_isTooLong)
    {
        return Failure{fmt::format("{}: has more than {} octets", Where(), kLongestLine)};
    }
    if (m_line.find('\0') != std::string::npos ||
        (m_row == 1 && m_line.compare(0, 2, "\xFF\xFE") == 0))
    {
        return Failure{fmt::format("{}: is no text in UTF-8", Where())};
    }
    if (!m_separator)
    {
        m_separator = SeparatorOf(m_line);
    }
    SplitEnd end = Split(cells);
    std::string more;
    while (end == SplitEnd::OpenQuote && m_lines - m_row < kMostLinesOfRow && ReadLine(more) &&
           !m_isTooLong)
    {
        m_line += '\n' + more;
        end = Split(cells);
    }
    if (end != SplitEnd::Good)
    {
        return Failure{fmt::format("{}: a cell in quotes must end with a quote before the next "
                                   "separator or the end of the line, and have quotes as \"\"",
                                   Where())};
    }
    if (m_width && cells.size() != *m_width)
    {
        return Failure{fmt::format(
            "{}: {} cells, but the first line names {} columns", Where(), cells.size(), *m_width)};
    }
    m_width = cells.size();
    return true;
}

Reading<std::ifstream>
OpenNamed(const std::string& name, const Place& place)
{
    std::filesystem::path path = name;
    if (path.is_relative() && place.folder)
    {
        path = *place.folder / path;
    }
    auto why = WhyNoPlainFile(path);
    std::ifstream file;
    if (!why)
    {
        file.open(path);
        why = file.is_open() ? std::nullopt : std::optional<std::string>(std::strerror(errno));
    }
    if (why)
    {
        return Failure{
            fmt::format("names a file that cannot be read: {}: {}", path.string(), *why)};
    }
    return file;
}

std::string
Shown(std::string_view text)
{
    constexpr std::size_t kMost = 60;
    return text.size() <= kMost ? Quoted(text) : Quoted(std::string(text.substr(0, kMost)) + "...");
}

} // namespace pptplab::sim::scenario
