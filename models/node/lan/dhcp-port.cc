// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/lan/dhcp-port.h"

#include "models/node/network/ipv4-stack.h"

#include <ns3/inet-socket-address.h>
#include <ns3/ipv4-header.h>
#include <ns3/packet.h>
#include <ns3/udp-header.h>

#include <utility>

namespace pptplab::node
{

namespace
{

constexpr std::uint8_t kUdp = 17;
constexpr std::uint8_t kTimeToLive = 64; // ns-3's own
constexpr std::uint16_t kIpv4 = 0x0800;

constexpr std::uint16_t
OtherEndOf(std::uint16_t port)
{
    return port == dhcp::kServerPort ? dhcp::kClientPort : dhcp::kServerPort;
}

} // namespace

DhcpPort::DhcpPort(const ns3::Ptr<LanDevice>& adapter, std::uint16_t port, Receiver receive)
    : m_adapter(adapter),
      m_port(port),
      m_receive(std::move(receive)),
      m_socket(UdpOf(adapter->GetNode())->CreateSocket())
{
    m_socket->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), port));
    m_socket->SetRecvCallback(ns3::MakeCallback(&DhcpPort::OnReadable, this));
}

DhcpPort::~DhcpPort()
{
    m_socket->SetRecvCallback(ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>());
    m_socket->Close();
}

void
DhcpPort::Send(const dhcp::Message& message,
               ns3::Ipv4Address source,
               std::optional<dhcp::Address> to)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(message, out);
    const auto packet =
        ns3::Create<ns3::Packet>(octets.data(), static_cast<std::uint32_t>(octets.size()));
    const ns3::Ipv4Address destination =
        to ? ns3::Ipv4Address(to->value) : ns3::Ipv4Address::GetBroadcast();
    ns3::UdpHeader udp;
    udp.SetSourcePort(m_port);
    udp.SetDestinationPort(OtherEndOf(m_port));
    ns3::Ipv4Header ip;
    if (ns3::Node::ChecksumEnabled())
    {
        udp.EnableChecksums();
        udp.InitializeChecksum(source, destination, kUdp);
        ip.EnableChecksum();
    }
    packet->AddHeader(udp);
    ip.SetSource(source);
    ip.SetDestination(destination);
    ip.SetProtocol(kUdp);
    ip.SetTtl(kTimeToLive);
    ip.SetIdentification(m_identification++);
    ip.SetPayloadSize(static_cast<std::uint16_t>(packet->GetSize()));
    packet->AddHeader(ip);
    m_adapter->Send(packet, ns3::Address(), kIpv4);
}

void
DhcpPort::OnReadable(ns3::Ptr<ns3::Socket> socket) // NOLINT(performance-*): ns-3's callback
{
    while (const auto packet = socket->Recv())
    {
        Octets octets(packet->GetSize());
        packet->CopyData(octets.data(), static_cast<std::uint32_t>(octets.size()));
        const auto message = dhcp::Decode(octets);
        if (message)
        {
            m_receive(message.Value());
        }
    }
}

} // namespace pptplab::node
