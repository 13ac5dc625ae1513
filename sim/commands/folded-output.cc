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
    : OutputFilter(stream), m_width(forPeople ? LineWidth() : analysis::kAnyWidth)
{
}

FoldedOutput::~FoldedOutput()
{
    if (!Pass(analysis::Folded(m_begun, m_width)))
    {
        Fail();
    }
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
    return Pass(folded) ? size : 0;
}

} // namespace pptplab::sim::commands
