// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/call-mappings.h"

namespace pptplab::firewall
{

void
CallMappings::Expire(Duration now)
{
    m_calls.Expire(now, [this](const CallMapping& gone) { Forget(gone); });
}

CallMapping*
CallMappings::FindOwn(std::uint32_t inside, std::uint32_t peer, std::uint16_t insideId)
{
    return Find(m_byOwnId, OwnKey{inside, peer, insideId});
}

CallMapping*
CallMappings::FindPeers(std::uint32_t peer, std::uint16_t peerId)
{
    return Find(m_byPeerId, PeerKey{peer, peerId});
}

CallMapping*
CallMappings::FindOutside(std::uint16_t outsideId, std::uint32_t peer)
{
    CallMapping* const call = m_calls.Find(outsideId);
    return call != nullptr && call->peer == peer ? call : nullptr;
}

CallMapping*
CallMappings::Open(CallMapping call, Duration now)
{
    if (const CallMapping* const older = FindOwn(call.inside, call.peer, call.insideId))
    {
        Close(CallMapping(*older));
    }
    const auto outside =
        m_rotation.Take([this](std::uint16_t number) { return m_calls.Find(number) != nullptr; });
    if (!outside)
    {
        return nullptr;
    }
    call.outsideId = *outside;
    m_byOwnId.insert_or_assign({call.inside, call.peer, call.insideId}, *outside);
    m_byControl[call.control].insert(*outside);
    return &m_calls.Put(*outside, call, Later(now, m_timeout));
}

void
CallMappings::SetPeerId(CallMapping& call, std::uint16_t peerId)
{
    call.peerId = peerId;
    m_byPeerId.insert_or_assign({call.peer, peerId}, call.outsideId);
}

void
CallMappings::Use(const CallMapping& call, Duration now)
{
    m_calls.Keep(call.outsideId, Later(now, m_timeout));
}

void
CallMappings::UseAll(std::uint64_t control, Duration now)
{
    for (const std::uint16_t call : CallsOf(control))
    {
        m_calls.Keep(call, Later(now, m_timeout));
    }
}

void
CallMappings::Close(const CallMapping& call)
{
    const std::uint16_t outsideId = call.outsideId;
    Forget(call);
    m_calls.Erase(outsideId);
}

void
CallMappings::CloseAll(std::uint64_t control)
{
    for (const std::uint16_t call : CallsOf(control))
    {
        Close(*m_calls.Find(call));
    }
}

template <typename Key>
CallMapping*
CallMappings::Find(const std::map<Key, std::uint16_t>& index, const Key& key)
{
    const auto found = index.find(key);
    return found == index.end() ? nullptr : m_calls.Find(found->second);
}

void
CallMappings::Forget(const CallMapping& call)
{
    m_byOwnId.erase({call.inside, call.peer, call.insideId});
    if (call.peerId)
    {
        const auto peers = m_byPeerId.find({call.peer, *call.peerId});
        if (peers != m_byPeerId.end() && peers->second == call.outsideId)
        {
            m_byPeerId.erase(peers); // unless the peer has given it to another call
        }
    }
    const auto control = m_byControl.find(call.control);
    control->second.erase(call.outsideId);
    if (control->second.empty())
    {
        m_byControl.erase(control);
    }
    m_rotation.GiveBack();
}

std::set<std::uint16_t>
CallMappings::CallsOf(std::uint64_t control) const
{
    const auto found = m_byControl.find(control);
    return found == m_byControl.end() ? std::set<std::uint16_t>() : found->second;
}

} // namespace pptplab::firewall
