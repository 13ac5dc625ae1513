// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/datagram-port.h"

#include "models/base/bytes.h"
#include "models/node/network/ipv4-stack.h"

#include <ns3/inet-socket-address.h>
#include <ns3/packet.h>

#include <array>
#include <cassert>
#include <utility>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(DatagramPort);

ns3::TypeId
DatagramPort::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::DatagramPort")
                                       .SetParent<ns3::Object>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<DatagramPort>();
    return kId;
}

ns3::Ptr<DatagramPort>
DatagramPort::Of(const ns3::Ptr<ns3::Node>& node)
{
    auto port = node->GetObject<DatagramPort>();
    if (!port)
    {
        port = ns3::CreateObject<DatagramPort>();
        port->Bind(node);
        node->AggregateObject(port);
    }
    return port;
}

void
DatagramPort::Bind(const ns3::Ptr<ns3::Node>& node)
{
    m_socket = UdpOf(node)->CreateSocket();
    m_socket->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), kPort));
    m_socket->SetRecvCallback(ns3::MakeCallback(&DatagramPort::OnReadable, this));
}

void
DatagramPort::Open(std::uint64_t flow, std::function<void()> arrived)
{
    m_flows.insert_or_assign(flow, std::move(arrived));
}

void
DatagramPort::Close(std::uint64_t flow)
{
    m_flows.erase(flow);
}

void
DatagramPort::Send(ns3::Ipv4Address to, std::uint64_t flow, std::uint32_t size)
{
    assert(size >= kLeastSize);
    Octets octets;
    ByteWriter(octets).U32(static_cast<std::uint32_t>(flow >> 32U));
    ByteWriter(octets).U32(static_cast<std::uint32_t>(flow));
    octets.resize(size);
    m_socket->SendTo(
        ns3::Create<ns3::Packet>(octets.data(), size), 0, ns3::InetSocketAddress(to, kPort));
}

void
DatagramPort::OnReadable(ns3::Ptr<ns3::Socket> socket) // NOLINT(performance-*): ns-3's callback
{
    while (const auto packet = socket->Recv())
    {
        std::array<std::uint8_t, kLeastSize> octets{};
        packet->CopyData(octets.data(), octets.size());
        ByteReader reader({octets.data(), octets.size()});
        const std::uint64_t high = reader.U32();
        const auto flow = m_flows.find(high << 32U | reader.U32());
        if (packet->GetSize() >= kLeastSize && flow != m_flows.end())
        {
            flow->second();
        }
    }
}

void
DatagramPort::DoDispose()
{
    m_socket = nullptr;
    m_flows.clear();
    Object::DoDispose();
}

} // namespace pptplab::node
