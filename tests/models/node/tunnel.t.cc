// SPDX-License-Identifier: GPL-2.0-only

// IP between the client's and the server's stack, through an open tunnel.

#include "tests/models/node/lab.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>
#include <ns3/icmpv4.h>
#include <ns3/inet-socket-address.h>
#include <ns3/ipv4-raw-socket-impl.h>
#include <ns3/udp-l4-protocol.h>
#include <ns3/udp-socket-factory.h>

#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint8_t kIcmp = 1;
constexpr std::uint16_t kPort = 9;

/// Sends one ICMP echo request and notes when the reply comes.
class Ping
{
  public:
    Ping(const ns3::Ptr<ns3::Node>& node, ns3::Ipv4Address to)
        : m_socket(node->GetObject<ns3::Ipv4>()->CreateRawSocket()), m_sentAt(Now())
    {
        m_socket->SetAttribute("Protocol", ns3::UintegerValue(kIcmp));
        m_socket->SetRecvCallback(ns3::MakeCallback(&Ping::OnReply, this));
        ns3::Icmpv4Echo echo;
        echo.SetData(ns3::Create<ns3::Packet>(56));
        const auto packet = ns3::Create<ns3::Packet>();
        packet->AddHeader(echo);
        ns3::Icmpv4Header header;
        header.SetType(ns3::Icmpv4Header::ICMPV4_ECHO);
        header.EnableChecksum();
        packet->AddHeader(header);
        m_socket->SendTo(packet, 0, ns3::InetSocketAddress(to, 0));
    }
    Ping(const Ping&) = delete;
    Ping& operator=(const Ping&) = delete;
    ~Ping() { m_socket->SetRecvCallback(ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>()); }

    bool Answered() const { return m_answeredAt > Duration::zero(); }
    Duration RoundTrip() const { return m_answeredAt - m_sentAt; }

  private:
    void OnReply(ns3::Ptr<ns3::Socket> /*socket*/) // NOLINT(performance-*): a callback's type
    {
        m_answeredAt = Now();
    }

    ns3::Ptr<ns3::Socket> m_socket;
    Duration m_sentAt{};
    Duration m_answeredAt{};
};

TEST(Tunnel, PingIsAnsweredThroughIt)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const WireLog log(*AccessDeviceOf(lab.client), 0x0A000002);
    const Ping ping(lab.client, lab.ras->OwnTunnelAddress());
    lab.RunUntil(11s);
    ASSERT_TRUE(ping.Answered());

    // 56 octets of data, ICMP 8 and IP 20 make 84; PPP adds 1 with both fields compressed, GRE 12
    // and IP 20. The server's acknowledgment, IP 20 and GRE 12, leaves before the reply.
    const Duration packet = 10ms + (84 + 1 + 12 + 20) * 1us;
    EXPECT_EQ(ping.RoundTrip(), 4 * packet + (20 + 12) * 1us);
    EXPECT_EQ(log.Count(GreProtocol::kProtocolNumber), log.Packets().size())
        << "nothing goes beside the tunnel";
}

TEST(Tunnel, TheServerReachesTheCaller)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const Ping ping(lab.server, lab.ras->TunnelAddress(0));
    lab.RunUntil(11s);
    EXPECT_TRUE(ping.Answered());
}

TEST(Tunnel, AnswersNobodyAfterTheHangUp)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    lab.caller->HangUp();
    lab.RunUntil(20s);
    EXPECT_EQ(lab.caller->TunnelAddress(), std::nullopt);
    const Ping toCaller(lab.server, lab.ras->TunnelAddress(0));
    lab.RunUntil(21s);
    EXPECT_FALSE(toCaller.Answered());
    const Ping outside(lab.client, SmallNetwork::kServerAddress);
    lab.RunUntil(22s);
    EXPECT_TRUE(outside.Answered()) << "the default route is back";
}

class UdpSink
{
  public:
    explicit UdpSink(const ns3::Ptr<ns3::Node>& node)
        : m_socket(ns3::Socket::CreateSocket(node, ns3::UdpSocketFactory::GetTypeId()))
    {
        m_socket->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), kPort));
        m_socket->SetRecvCallback(ns3::MakeCallback(&UdpSink::OnReadable, this));
    }

    std::uint32_t Packets() const { return m_packets; }

  private:
    void OnReadable(ns3::Ptr<ns3::Socket> socket)
    {
        while (socket->Recv())
        {
            ++m_packets;
        }
    }

    ns3::Ptr<ns3::Socket> m_socket;
    std::uint32_t m_packets = 0;
};

TEST(Tunnel, AUdpFlowArrivesWhole)
{
    Lab lab;
    lab.client->AggregateObject(ns3::CreateObject<ns3::UdpL4Protocol>());
    lab.server->AggregateObject(ns3::CreateObject<ns3::UdpL4Protocol>());
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const UdpSink sink(lab.server);
    const auto source = ns3::Socket::CreateSocket(lab.client, ns3::UdpSocketFactory::GetTypeId());
    source->Connect(ns3::InetSocketAddress(lab.ras->OwnTunnelAddress(), kPort));
    constexpr std::uint64_t kPackets = 50; // 10 a second for 5 s
    for (std::uint64_t i = 0; i < kPackets; ++i)
    {
        ns3::Simulator::Schedule(ns3::MilliSeconds(100 * i),
                                 [source] { source->Send(ns3::Create<ns3::Packet>(512)); });
    }
    lab.RunUntil(20s);
    EXPECT_EQ(sink.Packets(), kPackets);
}

TEST(Tunnel, TwoCallersReachEachOther)
{
    Lab lab;
    const auto second = lab.helper.AddHost(lab.clients, "10.0.0.3", SmallNetwork::Link());
    const auto friendly = lab.pptp.InstallClient(second);
    ns3::Simulator::Schedule(ns3::Seconds(5),
                             &PptpClient::Dial,
                             friendly,
                             PptpClient::Call{lab.kServerAddress, {NetworkProtocol::TcpIp}, {}});
    lab.DialAt(0s);
    lab.RunUntil(20s);
    ASSERT_TRUE(friendly->TunnelAddress());
    const Ping ping(lab.client, *friendly->TunnelAddress());
    lab.RunUntil(21s);
    EXPECT_TRUE(ping.Answered());
}

} // namespace
} // namespace pptplab::node
