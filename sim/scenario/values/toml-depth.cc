// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/toml-depth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace pptplab::sim::scenario
{

namespace
{

/// Walks over keys, brackets, strings and comments: TOML 1.0 without the meaning.
class DepthCounter
{
  public:
    explicit DepthCounter(std::string_view toml) : m_rest(toml) {}

    std::optional<Problem> Deepest()
    {
        while (!m_rest.empty())
        {
            const char letter = m_rest.front();
            if (letter == '"' || letter == '\'')
            {
                PassString(letter);
                continue;
            }
            if (letter == '#')
            {
                m_rest.remove_prefix(std::min(m_rest.find('\n'), m_rest.size()));
                continue;
            }
            Count(letter);
            m_rest.remove_prefix(1);
            if (m_parts > kMostDepth || m_brackets > kMostDepth)
            {
                return Problem{Place{Origin::File, m_line},
                               fmt::format("more than {} {}",
                                           kMostDepth,
                                           m_parts > kMostDepth ? "parts of a dotted key"
                                                                : "brackets within each other")};
            }
        }
        return std::nullopt;
    }

  private:
    void Count(char letter)
    {
        constexpr std::string_view kBetweenKeys = "=,[]{}\n";
        m_line += letter == '\n' ? 1U : 0U;
        m_parts += letter == '.' ? 1U : 0U;
        if (kBetweenKeys.find(letter) != std::string_view::npos)
        {
            m_parts = 1;
        }
        if (letter == '[' || letter == '{')
        {
            ++m_brackets;
        }
        if ((letter == ']' || letter == '}') && m_brackets > 0)
        {
            --m_brackets;
        }
    }

    /// A string on one line ends with it at the latest: an error, which the parser tells.
    void PassString(char quote)
    {
        const std::string three(3, quote);
        const bool isLong = m_rest.compare(0, three.size(), three) == 0;
        const std::string_view end = isLong ? std::string_view(three) : m_rest.substr(0, 1);
        m_rest.remove_prefix(end.size());
        while (!m_rest.empty() && m_rest.compare(0, end.size(), end) != 0)
        {
            if (m_rest.front() == '\n' && !isLong)
            {
                return;
            }
            const bool escape = quote == '"' && m_rest.front() == '\\' && m_rest.size() > 1;
            m_line += m_rest.front() == '\n' || (escape && m_rest[1] == '\n') ? 1U : 0U;
            m_rest.remove_prefix(escape ? 2 : 1);
        }
        m_rest.remove_prefix(std::min(end.size(), m_rest.size()));
    }

    std::string_view m_rest;
    std::uint32_t m_line = 1;
    std::size_t m_parts = 1;
    std::size_t m_brackets = 0;
};

} // namespace

std::optional<Problem>
TooDeep(std::string_view toml)
{
    return DepthCounter(toml).Deepest();
}

} // namespace pptplab::sim::scenario
