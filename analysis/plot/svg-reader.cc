// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/svg-reader.h"

namespace pptplab::analysis
{

std::optional<Tag>
Reader::Next()
{
    const std::size_t start = m_picture.find('<', m_at);
    const std::size_t end = m_picture.find('>', start);
    if (start == std::string::npos || end == std::string::npos)
    {
        return std::nullopt;
    }
    Tag tag;
    const std::size_t at = m_picture.find_first_of(" \t\n/>", start + 2);
    tag.name = m_picture.substr(start + 1, at - start - 1);
    ReadAttributes(at, end, tag.attributes);
    m_at = end + 1;
    return tag;
}

std::string
Reader::Text() const
{
    return m_picture.substr(m_at, m_picture.find('<', m_at) - m_at);
}

void
Reader::ReadAttributes(std::size_t at, std::size_t end, Attributes& attributes) const
{
    for (;;)
    {
        const std::size_t equals = m_picture.find('=', at);
        const std::size_t quote = m_picture.find_first_of("'\"", equals);
        if (equals >= end || quote >= end)
        {
            return;
        }
        const std::size_t last = m_picture.find(m_picture[quote], quote + 1);
        const std::size_t first = m_picture.find_first_not_of(" \t\n", at);
        const std::string name = m_picture.substr(first, equals - first);
        attributes[name.substr(0, name.find(' '))] = m_picture.substr(quote + 1, last - quote - 1);
        at = last + 1;
    }
}

} // namespace pptplab::analysis
