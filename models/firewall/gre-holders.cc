// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/gre-holders.h"

namespace pptplab::firewall
{

void
GreHolders::Expire(Duration now)
{
    m_mappings.Expire(now, [this](const Mapping& gone) {
        const auto holders = m_byPeer.find(gone.peer);
        holders->second.erase(gone.number);
        if (holders->second.empty())
        {
            m_byPeer.erase(holders);
        }
    });
}

bool
GreHolders::Send(std::uint32_t inside, std::uint32_t peer, Duration now)
{
    const Key key{peer, inside};
    if (m_mappings.Find(key) != nullptr)
    {
        m_mappings.Keep(key, Later(now, m_timeout));
        return true;
    }
    if (m_wins == GreHolder::First && m_byPeer.count(peer) > 0)
    {
        return false;
    }
    const std::uint64_t number = m_openings++;
    m_mappings.Put(key, {inside, peer, number}, Later(now, m_timeout));
    m_byPeer[peer].emplace(number, inside);
    return true;
}

std::optional<std::uint32_t>
GreHolders::HolderOf(std::uint32_t peer) const
{
    const auto holders = m_byPeer.find(peer);
    return holders == m_byPeer.end() ? std::nullopt
                                     : std::optional(holders->second.rbegin()->second);
}

} // namespace pptplab::firewall
