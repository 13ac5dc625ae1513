// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/farm.h"

#include <numeric>

namespace pptplab::population
{

namespace
{

/// The finalizer of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014): each bit of the
/// result depends on all of the number's. WLBS's own map of addresses is not published.
std::uint64_t
Mixed(std::uint64_t number)
{
    number += 0x9E3779B97F4A7C15U;
    number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9U;
    number = (number ^ (number >> 27U)) * 0x94D049BB133111EBU;
    return number ^ (number >> 31U);
}

} // namespace

Farm::Farm(const Options& options)
    : m_options(options), m_isListed(options.servers, true), m_listed(options.servers)
{
    std::iota(m_listed.begin(), m_listed.end(), 0U);
}

void
Farm::SetListed(std::uint32_t server, bool listed)
{
    m_isListed[server] = listed;
    m_listed.clear();
    for (std::uint32_t each = 0; each < m_options.servers; ++each)
    {
        if (m_isListed[each])
        {
            m_listed.push_back(each);
        }
    }
    if (m_listed.empty())
    {
        m_listed.resize(m_options.servers);
        std::iota(m_listed.begin(), m_listed.end(), 0U);
    }
}

std::uint32_t
Farm::Next(std::uint64_t caller)
{
    if (m_options.spread == Spread::Affinity)
    {
        return ServerOf(caller);
    }
    for (std::uint32_t skipped = 0; skipped < m_options.servers && !m_isListed[m_next]; ++skipped)
    {
        m_next = (m_next + 1) % m_options.servers;
    }
    const std::uint32_t server = m_next;
    m_next = (m_next + 1) % m_options.servers;
    return server;
}

std::uint32_t
Farm::ServerOf(std::uint64_t caller) const
{
    const std::uint64_t mixed = Mixed(caller);
    const auto home = static_cast<std::uint32_t>(mixed % m_options.servers);
    // The callers of a lost node are spread over the others, whose own stay where they are.
    return m_isListed[home] ? home : m_listed[mixed / m_options.servers % m_listed.size()];
}

} // namespace pptplab::population
