// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/nt-tcp-socket.h"

#include "models/node/host/nt-host.h"
#include "models/node/units/ns3-units.h"
#include "tests/models/node/small-network.h"

#include <gtest/gtest.h>
#include <ns3/inet-socket-address.h>
#include <ns3/tcp-header.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

struct Caller
{
    explicit Caller(SmallNetwork& net)
        : socket(
              net.client->GetObject<NtHost>()->CreateClientSocket(NtHost::Connection::PptpControl))
    {
        socket->SetConnectCallback(ns3::MakeCallback(&Caller::OnConnected, this),
                                   ns3::MakeCallback(&Caller::OnFailed, this));
        socket->TraceConnectWithoutContext("Tx", ns3::MakeCallback(&Caller::OnSegment, this));
        socket->Connect(ns3::InetSocketAddress(SmallNetwork::kServerAddress, 1723));
    }

    void OnConnected(ns3::Ptr<ns3::Socket> /*socket*/) { connectedAt = Now(); }
    void OnFailed(ns3::Ptr<ns3::Socket> /*socket*/) { failedAt = Now(); }

    void OnSegment(ns3::Ptr<const ns3::Packet> /*packet*/,
                   const ns3::TcpHeader& header,
                   ns3::Ptr<const ns3::TcpSocketBase> /*socket*/)
    {
        segments.push_back(Now());
        headerOctets.push_back(header.GetSerializedSize());
    }

    ns3::Ptr<NtTcpSocket> socket;
    Duration connectedAt{};
    Duration failedAt{};
    std::vector<Duration> segments;
    std::vector<std::uint32_t> headerOctets;
};

ns3::Ptr<NtTcpSocket>
Listen(SmallNetwork& net)
{
    const auto listener =
        net.server->GetObject<NtHost>()->CreateSocket(NtHost::Connection::PptpControl);
    listener->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), 1723));
    listener->Listen();
    return listener;
}

TEST(NtTcpSocket, ConnectsAfterOneRoundTripOfBareHeaders)
{
    SmallNetwork net;
    const auto listener = Listen(net);
    const Caller caller(net);
    ns3::Simulator::Stop(ns3::Seconds(10));
    ns3::Simulator::Run();
    // IP header 20 and TCP header 20 without options; two links each way.
    EXPECT_EQ(caller.connectedAt, 4 * (40us + 10ms));
    for (const std::uint32_t octets : caller.headerOctets)
    {
        EXPECT_EQ(octets, 20U);
    }
}

TEST(NtTcpSocket, AMissingListenerRefusesAfterOneRoundTrip)
{
    SmallNetwork net;
    const Caller caller(net);
    ns3::Simulator::Stop(ns3::Seconds(200));
    ns3::Simulator::Run();
    EXPECT_EQ(caller.socket->HowEnded(), TcpEnd::Refused);
    EXPECT_EQ(caller.segments.size(), 1U);
    EXPECT_EQ(caller.failedAt, 4 * (40us + 10ms));
}

TEST(NtTcpSocket, FourSynsAreSentAndGivenUpAfter45Seconds)
{
    SmallNetwork net;
    RouteAway(net);
    const Caller caller(net);
    ns3::Simulator::Stop(ns3::Seconds(200));
    ns3::Simulator::Run();
    EXPECT_EQ(caller.segments, (std::vector<Duration>{0s, 3s, 9s, 21s}));
    EXPECT_EQ(caller.failedAt, 45s);
    EXPECT_EQ(caller.socket->HowEnded(), TcpEnd::TimedOut);
}

} // namespace
} // namespace pptplab::node
