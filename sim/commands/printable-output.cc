// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/printable-output.h"

#include "models/base/printable.h"

#include <algorithm>
#include <string_view>

namespace pptplab::sim::commands
{

namespace
{

/// What needs no look at the octets after it.
bool
Passes(char letter)
{
    return (letter >= ' ' && letter <= '~') || letter == '\n' || letter == '\t' || letter == '\r';
}

/// How many octets of `text`, at most three, begin a character that they do not end.
std::size_t
Unfinished(std::string_view text)
{
    constexpr std::size_t kMost = 3;
    for (std::size_t n = 1; n <= std::min(kMost, text.size()); ++n)
    {
        const auto octet = static_cast<unsigned char>(text[text.size() - n]);
        if ((octet & 0xC0U) == 0x80U)
        {
            continue;
        }
        const std::size_t length = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1;
        return length > n ? n : 0;
    }
    return 0;
}

} // namespace

bool
PrintableOutput::Put(std::string_view text)
{
    std::string shown;
    while (!text.empty())
    {
        const auto* end = std::find_if_not(text.begin(), text.end(), Passes);
        const auto plain = static_cast<std::size_t>(end - text.begin());
        shown += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty())
        {
            TakePrintable(text, shown);
        }
    }
    return Pass(shown);
}

std::streamsize
PrintableOutput::xsputn(const char* text, std::streamsize size)
{
    const std::string_view more(text, static_cast<std::size_t>(size));
    std::string joined;
    std::string_view all = more;
    if (!m_begun.empty())
    {
        joined = m_begun + std::string(more);
        all = joined;
    }
    const std::size_t rest = Unfinished(all);
    const bool put = Put(all.substr(0, all.size() - rest));
    m_begun = all.substr(all.size() - rest);
    return put ? size : 0;
}

int
PrintableOutput::sync()
{
    const bool put = Put(m_begun);
    m_begun.clear();
    return put && OutputFilter::sync() == 0 ? 0 : -1;
}

} // namespace pptplab::sim::commands
