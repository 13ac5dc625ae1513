// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/host/nt-host.h"

#include "models/node/pptp/gre-protocol.h"
#include "models/node/tcp-ip/push-flag.h"
#include "models/node/units/ns3-units.h"

#include <ns3/inet-socket-address.h>
#include <ns3/tcp-l4-protocol.h>

#include <cassert>

namespace pptplab::node
{

namespace
{

constexpr std::uint16_t kFirstPort = 1025;
constexpr std::uint16_t kLastPort = 5000;

} // namespace

void
NtHost::Install(const ns3::Ptr<ns3::Node>& node, const ns3::Ptr<NtTcpSocket>& prototype)
{
    m_node = node;
    m_prototype = prototype;
    const auto tcp = ns3::CreateObject<ns3::TcpL4Protocol>();
    node->AggregateObject(tcp);
    PushControlMessages(tcp);
    node->AggregateObject(ns3::CreateObject<GreProtocol>());
    node->AggregateObject(this);
}

ns3::Ptr<NtTcpSocket>
NtHost::CreateSocket(Connection connection) const
{
    NtTcpSettings settings;
    settings.segmentSize = m_segmentSize;
    settings.initialWindow = m_initialWindow;
    settings.windowSize = m_windowSize;
    settings.initialRto = FromNs3(m_initialRto);
    settings.minRto = FromNs3(m_minRto);
    if (m_rtoCeiling.IsZero())
    {
        settings.rtoCeiling.reset();
    }
    else
    {
        settings.rtoCeiling = FromNs3(m_rtoCeiling);
    }
    settings.connectRetransmissions = m_connectRetransmissions;
    settings.responseRetransmissions = m_responseRetransmissions;
    settings.dataRetransmissions =
        connection == Connection::PptpControl ? m_pptpDataRetransmissions : m_dataRetransmissions;
    settings.maxSegLifetime = FromNs3(m_maxSegLifetime);
    settings.icmp = m_icmpReaction;
    return m_prototype->CloneFor(m_node, settings);
}

ns3::Ptr<NtTcpSocket>
NtHost::CreateClientSocket(Connection connection)
{
    const auto socket = CreateSocket(connection);
    for (int tries = kFirstPort; tries <= kLastPort; ++tries)
    {
        const std::uint16_t port = m_nextPort;
        m_nextPort = port == kLastPort ? kFirstPort : static_cast<std::uint16_t>(port + 1);
        if (socket->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), port)) == 0)
        {
            return socket;
        }
    }
    m_node->GetObject<ns3::TcpL4Protocol>()->RemoveSocket(socket);
    return nullptr;
}

bool
NtHost::TakeVpnPort()
{
    if (m_vpnPortsInUse >= m_vpnPorts)
    {
        return false;
    }
    ++m_vpnPortsInUse;
    return true;
}

void
NtHost::ReturnVpnPort()
{
    assert(m_vpnPortsInUse > 0);
    --m_vpnPortsInUse;
}

void
NtHost::DoDispose()
{
    m_node = nullptr;
    m_prototype = nullptr;
    Object::DoDispose();
}

} // namespace pptplab::node
