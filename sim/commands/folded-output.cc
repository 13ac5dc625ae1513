// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/folded-output.h"

#include "analysis/report/lines.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace pptplab::sim::commands
{

std::size_t
LineWidth()
{
    constexpr std::size_t kLeast = 20; // below it no word fits
    constexpr std::size_t kUnknown = 80;
    constexpr std::size_t kNoTerminal = 120;
    const char* const columns = std::getenv("COLUMNS");
    const unsigned long long told = columns == nullptr ? 0 : std::strtoull(columns, nullptr, 10);
    if (told > 0)
    {
        return std::max<std::size_t>(told, kLeast);
    }
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    {
        return kNoTerminal;
    }
    return size.ws_col > 0 ? std::max<std::size_t>(size.ws_col, kLeast) : kUnknown;
}

FoldedOutput::FoldedOutput(std::ostream& stream, bool forPeople)
    : m_stream(stream),
      m_target(stream.rdbuf(this)),
      m_width(forPeople ? LineWidth() : analysis::kAnyWidth)
{
}

FoldedOutput::~FoldedOutput()
{
    const auto state = m_stream.rdstate();
    const std::string rest = analysis::Folded(m_begun, m_width);
    const auto size = static_cast<std::streamsize>(rest.size());
    const bool put = m_target->sputn(rest.data(), size) == size;
    m_stream.rdbuf(m_target); // clears the state
    m_stream.setstate(put ? state : state | std::ios_base::badbit);
}

std::streamsize
FoldedOutput::xsputn(const char* text, std::streamsize size)
{
    m_begun.append(text, static_cast<std::size_t>(size));
    std::string folded;
    std::string_view rest = m_begun;
    for (std::size_t end = rest.find('\n'); end < rest.size(); end = rest.find('\n'))
    {
        folded += analysis::Folded(rest.substr(0, end), m_width) + '\n';
        rest.remove_prefix(end + 1);
    }
    m_begun = std::string(rest);
    const auto whole = static_cast<std::streamsize>(folded.size());
    return m_target->sputn(folded.data(), whole) == whole ? size : 0;
}

FoldedOutput::int_type
FoldedOutput::overflow(int_type letter)
{
    if (traits_type::eq_int_type(letter, traits_type::eof()))
    {
        return traits_type::not_eof(letter);
    }
    const char octet = traits_type::to_char_type(letter);
    return xsputn(&octet, 1) == 1 ? letter : traits_type::eof();
}

int
FoldedOutput::sync()
{
    return m_target->pubsync();
}

} // namespace pptplab::sim::commands
