// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/port-mappings.h"

#include "models/firewall/packet-header.h"

#include <cassert>
#include <tuple>

namespace pptplab::firewall
{

namespace
{

std::uint64_t
KeyOf(std::uint8_t protocol, std::uint16_t outside)
{
    return static_cast<std::uint64_t>(protocol) << 16U | outside;
}

} // namespace

bool
operator<(const Flow& a, const Flow& b)
{
    const auto fields = [](const Flow& flow) {
        return std::tie(flow.protocol, flow.inside, flow.peer);
    };
    return fields(a) < fields(b);
}

bool
TcpProgress::IsEstablished() const
{
    return (outwards & inwards & kSyn) != 0 && !IsOver();
}

bool
TcpProgress::IsOver() const
{
    return (outwards & inwards & kFin) != 0 || ((outwards | inwards) & kRst) != 0;
}

PortMappings::PortMappings(NumberRange range, const NatTimeouts& timeouts)
    : m_range(range), m_timeouts(timeouts)
{
}

PortMapping*
PortMappings::Find(const Flow& flow)
{
    const auto key = m_byFlow.find(flow);
    return key == m_byFlow.end() ? nullptr : m_mappings.Find(key->second);
}

PortMapping*
PortMappings::Find(std::uint8_t protocol, std::uint16_t outside, Endpoint peer)
{
    PortMapping* const mapping = m_mappings.Find(KeyOf(protocol, outside));
    return mapping != nullptr && mapping->flow.peer == peer ? mapping : nullptr;
}

PortMapping*
PortMappings::Open(const Flow& flow, Duration now)
{
    assert(m_byFlow.count(flow) == 0);
    const auto outside = RotationOf(flow.protocol).Take([&](std::uint16_t number) {
        return m_mappings.Find(KeyOf(flow.protocol, number)) != nullptr;
    });
    if (!outside)
    {
        return nullptr;
    }
    return &Put({flow, *outside, {}, KeyOf(flow.protocol, *outside)}, now);
}

PortMapping&
PortMappings::OpenForwarded(const Flow& flow, std::uint16_t outside, Duration now)
{
    assert(m_byFlow.count(flow) == 0);
    return Put({flow, outside, {}, m_nextForwarded++}, now);
}

PortMapping&
PortMappings::Put(const PortMapping& mapping, Duration now)
{
    m_byFlow.emplace(mapping.flow, mapping.key);
    return m_mappings.Put(mapping.key, mapping, Later(now, TimeoutOf(mapping)));
}

void
PortMappings::Use(const PortMapping& mapping, Duration now)
{
    m_mappings.Keep(mapping.key, Later(now, TimeoutOf(mapping)));
}

Duration
PortMappings::TimeoutOf(const PortMapping& mapping) const
{
    switch (mapping.flow.protocol)
    {
    case kTcp:
        return mapping.tcp.IsEstablished() ? m_timeouts.tcp : m_timeouts.tcpTransitory;
    case kUdp:
        return m_timeouts.udp;
    default:
        return m_timeouts.icmp;
    }
}

NumberRotation&
PortMappings::RotationOf(std::uint8_t protocol)
{
    return m_rotations.try_emplace(protocol, m_range).first->second;
}

} // namespace pptplab::firewall
