// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/ping.h"

#include <ns3/icmpv4-l4-protocol.h>
#include <ns3/icmpv4.h>
#include <ns3/inet-socket-address.h>
#include <ns3/ipv4.h>
#include <ns3/simulator.h>
#include <ns3/uinteger.h>

#include <array>
#include <vector>

namespace pptplab::node
{

namespace
{

/// "abcdefghijklmnopqrstuvw" over and over, as NT's requests carry it (recalled).
ns3::Ptr<ns3::Packet>
Letters(std::uint16_t size)
{
    constexpr int kLetters = 23;
    std::vector<std::uint8_t> octets(size);
    for (std::size_t i = 0; i < octets.size(); ++i)
    {
        octets[i] = static_cast<std::uint8_t>('a' + i % kLetters);
    }
    return ns3::Create<ns3::Packet>(octets.data(), size);
}

/// Whether the first 8 octets of an ICMP message are those of that echo request (RFC 792).
bool
IsRequest(const std::array<std::uint8_t, 8>& octets,
          std::uint16_t identifier,
          std::uint16_t sequence)
{
    return octets[0] == ns3::Icmpv4Header::ICMPV4_ECHO && octets[4] == identifier >> 8U &&
           octets[5] == (identifier & 0xFFU) && octets[6] == sequence >> 8U &&
           octets[7] == (sequence & 0xFFU);
}

} // namespace

Ping::Ping(const ns3::Ptr<ns3::Node>& node,
           ns3::Ipv4Address to,
           const PingOptions& options,
           std::uint16_t identifier,
           PingListener& listener)
    : EchoSeries(to, options, listener),
      m_to(to),
      m_identifier(identifier),
      m_socket(node->GetObject<ns3::Ipv4>()->CreateRawSocket())
{
    m_socket->SetAttribute("Protocol",
                           ns3::UintegerValue(ns3::Icmpv4L4Protocol::GetStaticProtocolNumber()));
    m_socket->SetRecvCallback(ns3::MakeCallback(&Ping::OnReadable, this));
}

Ping::~Ping()
{
    Stop();
}

void
Ping::Close()
{
    m_socket->SetRecvCallback(ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>());
    // Not now: the stack may be walking its raw sockets.
    ns3::Simulator::ScheduleNow([socket = m_socket] { socket->Close(); });
    m_socket = nullptr;
}

bool
Ping::SendRequest()
{
    ns3::Icmpv4Echo echo;
    echo.SetIdentifier(m_identifier);
    echo.SetSequenceNumber(Sequence());
    echo.SetData(Letters(Options().size));
    const auto packet = ns3::Create<ns3::Packet>();
    packet->AddHeader(echo);
    ns3::Icmpv4Header header;
    header.SetType(ns3::Icmpv4Header::ICMPV4_ECHO);
    header.EnableChecksum();
    packet->AddHeader(header);
    return m_socket->SendTo(packet, 0, ns3::InetSocketAddress(m_to, 0)) >= 0;
}

void
Ping::OnReadable(ns3::Ptr<ns3::Socket> socket) // NOLINT(performance-*): ns-3's callback
{
    while (m_socket)
    {
        const auto packet = socket->Recv();
        if (!packet)
        {
            return;
        }
        if (IsWaiting())
        {
            OnPacket(packet);
        }
    }
}

void
Ping::OnPacket(const ns3::Ptr<ns3::Packet>& packet)
{
    ns3::Ipv4Header outer;
    packet->RemoveHeader(outer);
    ns3::Icmpv4Header icmp;
    packet->RemoveHeader(icmp);
    EchoResult echo;
    echo.code = icmp.GetCode();
    if (icmp.GetType() == ns3::Icmpv4Header::ICMPV4_ECHO_REPLY)
    {
        ns3::Icmpv4Echo reply;
        packet->RemoveHeader(reply);
        if (reply.GetIdentifier() == m_identifier && reply.GetSequenceNumber() == Sequence())
        {
            echo.answer = EchoAnswer::Reply;
            echo.from = outer.GetSource().Get();
            echo.ttl = outer.GetTtl();
            Decide(echo);
        }
    }
    else if (icmp.GetType() == ns3::Icmpv4Header::ICMPV4_DEST_UNREACH)
    {
        echo.answer = EchoAnswer::Unreachable;
        OnError(outer, packet, echo);
    }
    else if (icmp.GetType() == ns3::Icmpv4Header::ICMPV4_TIME_EXCEEDED)
    {
        echo.answer = EchoAnswer::TtlExceeded;
        OnError(outer, packet, echo);
    }
}

void
Ping::OnError(const ns3::Ipv4Header& outer, const ns3::Ptr<ns3::Packet>& quote, EchoResult echo)
{
    constexpr std::uint32_t kUnused = 4; // octets before the quoted header, RFC 792
    constexpr std::uint32_t kHeader = 20;
    if (quote->GetSize() < kUnused + kHeader + 8)
    {
        return;
    }
    quote->RemoveAtStart(kUnused);
    ns3::Ipv4Header quoted;
    quote->RemoveHeader(quoted);
    std::array<std::uint8_t, 8> request{};
    quote->CopyData(request.data(), request.size());
    if (quoted.GetDestination() == m_to &&
        quoted.GetProtocol() == ns3::Icmpv4L4Protocol::GetStaticProtocolNumber() &&
        IsRequest(request, m_identifier, Sequence()))
    {
        echo.from = outer.GetSource().Get();
        echo.ttl = outer.GetTtl();
        Decide(echo);
    }
}

} // namespace pptplab::node
