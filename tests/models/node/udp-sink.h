// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_UDP_SINK_H
#define PPTPLAB_TESTS_MODELS_NODE_UDP_SINK_H

#include <ns3/callback.h>
#include <ns3/inet-socket-address.h>
#include <ns3/node.h>
#include <ns3/packet.h>
#include <ns3/socket.h>
#include <ns3/udp-l4-protocol.h>
#include <ns3/udp-socket-factory.h>

#include <cstdint>

namespace pptplab::node
{

/// Counts the datagrams that come to one port of a node, which is given UDP for it.
class UdpSink
{
  public:
    static constexpr std::uint16_t kPort = 9;

    explicit UdpSink(const ns3::Ptr<ns3::Node>& node) : m_socket(SocketAt(node))
    {
        m_socket->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), kPort));
        m_socket->SetRecvCallback(ns3::MakeCallback(&UdpSink::OnReadable, this));
    }
    UdpSink(const UdpSink&) = delete;
    UdpSink& operator=(const UdpSink&) = delete;

    /// A socket whose datagrams go to the sink at `to`.
    static ns3::Ptr<ns3::Socket> SourceAt(const ns3::Ptr<ns3::Node>& node, ns3::Ipv4Address to)
    {
        const auto socket = SocketAt(node);
        socket->Connect(ns3::InetSocketAddress(to, kPort));
        return socket;
    }

    std::uint32_t Packets() const { return m_packets; }
    std::uint64_t Octets() const { return m_octets; }

  private:
    static ns3::Ptr<ns3::Socket> SocketAt(const ns3::Ptr<ns3::Node>& node)
    {
        if (!node->GetObject<ns3::UdpL4Protocol>())
        {
            node->AggregateObject(ns3::CreateObject<ns3::UdpL4Protocol>());
        }
        return ns3::Socket::CreateSocket(node, ns3::UdpSocketFactory::GetTypeId());
    }

    void OnReadable(ns3::Ptr<ns3::Socket> socket) // NOLINT(performance-*): ns-3's callback
    {
        while (const auto packet = socket->Recv())
        {
            ++m_packets;
            m_octets += packet->GetSize();
        }
    }

    ns3::Ptr<ns3::Socket> m_socket;
    std::uint32_t m_packets = 0;
    std::uint64_t m_octets = 0;
};

} // namespace pptplab::node

#endif
