// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/ping.h"

#include "tests/models/node/lab.h"
#include "tests/models/node/ping-log.h"

#include <gtest/gtest.h>
#include <ns3/icmpv4.h>

#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kServer = 0x0A010002;
constexpr std::uint32_t kRouter = 0x0A010001;

TEST(Ping, OutsideTheTunnelTakesWhatTheWireTakes)
{
    SmallNetwork net;
    const PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Run();
    ASSERT_TRUE(ping.Done());
    ASSERT_EQ(ping.Echoes().size(), 4U);
    // IP 20, ICMP 8, data 32: 60 us on each of two links of 10 ms, there and back.
    for (const EchoResult& echo : ping.Echoes())
    {
        EXPECT_EQ(echo.answer, EchoAnswer::Reply);
        EXPECT_EQ(echo.roundTrip, 4 * (10ms + 60us));
        EXPECT_EQ(echo.from, kServer);
        EXPECT_EQ(echo.ttl, 63) << "one router";
    }
    // The fourth is asked for 3 s after the first.
    EXPECT_EQ(ping.DoneAt(), 3s + 4 * (10ms + 60us));
}

TEST(Ping, InsideTheTunnelTakesTheHeadersBesides)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const PingLog ping(lab.client, lab.ras->OwnTunnelAddress());
    lab.RunUntil(20s);
    ASSERT_EQ(ping.Answered(), 4U);
    // 60 octets as outside; PPP adds 1 with both fields compressed, GRE 12 and IP 20. The server's
    // acknowledgment, IP 20 and GRE 12, leaves before the reply.
    const Duration packet = 10ms + (60 + 1 + 12 + 20) * 1us;
    EXPECT_EQ(ping.Echoes().front().roundTrip, 4 * packet + (20 + 12) * 1us);
}

TEST(Ping, UnansweredRequestsTimeOutOneAfterTheOther)
{
    SmallNetwork net;
    RouteAway(net);
    const PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Run();
    ASSERT_TRUE(ping.Done());
    EXPECT_EQ(ping.Answered(), 0U);
    for (const EchoResult& echo : ping.Echoes())
    {
        EXPECT_EQ(echo.answer, EchoAnswer::TimedOut);
        EXPECT_EQ(echo.from, 0U);
    }
    EXPECT_EQ(ping.DoneAt(), 4s);
}

TEST(Ping, AnAnswerAfterTheTimeOutDoesNotCount)
{
    SmallNetwork net;
    PingOptions options;
    options.timeout = 40ms; // the answer comes after 40.24 ms
    const PingLog ping(net.client, SmallNetwork::kServerAddress, options);
    ns3::Simulator::Run();
    ASSERT_TRUE(ping.Done());
    EXPECT_EQ(ping.Answered(), 0U);
    options.timeout = 41ms;
    const PingLog patient(net.client, SmallNetwork::kServerAddress, options);
    ns3::Simulator::Run();
    EXPECT_EQ(patient.Answered(), 4U);
}

TEST(Ping, AsksForTheNextOneAfterTheTimeOutWhenThatIsLater)
{
    SmallNetwork net;
    RouteAway(net);
    PingOptions options;
    options.count = 2;
    options.timeout = 3s;
    const PingLog ping(net.client, SmallNetwork::kServerAddress, options);
    ns3::Simulator::Run();
    EXPECT_TRUE(ping.Done());
    EXPECT_EQ(ping.DoneAt(), 6s);
}

TEST(Ping, WithoutARouteTheOwnMachineSaysSo)
{
    SmallNetwork net;
    RoutingOf(net.client)->RemoveRoute(ns3::Ipv4Address::GetAny(), ns3::Ipv4Mask::GetZero());
    const PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Run();
    ASSERT_EQ(ping.Echoes().size(), 4U);
    EXPECT_EQ(ping.Echoes().front().answer, EchoAnswer::NoRoute);
}

/// The router's ICMP error of that type and code about an echo request of `identifier`.
void
SendError(SmallNetwork& net, std::uint8_t type, std::uint8_t code, std::uint8_t identifier)
{
    ns3::Ipv4Header quoted;
    quoted.SetSource(SmallNetwork::kClientAddress);
    quoted.SetDestination(SmallNetwork::kServerAddress);
    quoted.SetProtocol(1);
    quoted.SetPayloadSize(40);
    const std::uint8_t request[8] = {8, 0, 0, 0, 0, identifier, 0, 0};
    const auto packet = ns3::Create<ns3::Packet>(request, sizeof request);
    packet->AddHeader(quoted);
    const std::uint8_t unused[4] = {};
    const auto whole = ns3::Create<ns3::Packet>(unused, sizeof unused);
    whole->AddAtEnd(packet);
    ns3::Icmpv4Header icmp;
    icmp.SetType(type);
    icmp.SetCode(code);
    whole->AddHeader(icmp);
    const auto ipv4 = net.router->GetObject<ns3::Ipv4>();
    ns3::Ipv4Header header;
    header.SetDestination(SmallNetwork::kClientAddress);
    ns3::Socket::SocketErrno error{};
    const auto route = RoutingOf(net.router)->RouteOutput(nullptr, header, nullptr, error);
    ipv4->Send(whole, ns3::Ipv4Address(kRouter), SmallNetwork::kClientAddress, 1, route);
}

TEST(Ping, NamesWhoSaidThatTheDestinationIsUnreachable)
{
    SmallNetwork net;
    RouteAway(net);
    const PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Schedule(ns3::MilliSeconds(1),
                             &SendError,
                             std::ref(net),
                             ns3::Icmpv4Header::ICMPV4_DEST_UNREACH,
                             13,
                             1);
    ns3::Simulator::Run();
    const EchoResult& first = ping.Echoes().front();
    EXPECT_EQ(first.answer, EchoAnswer::Unreachable);
    EXPECT_EQ(first.from, kRouter);
    EXPECT_EQ(first.code, 13);
    EXPECT_LT(first.roundTrip, 20ms);
    EXPECT_EQ(ping.Echoes().at(1).answer, EchoAnswer::TimedOut);
}

TEST(Ping, TellsThatTheTimeToLiveIsOver)
{
    SmallNetwork net;
    RouteAway(net);
    const PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Schedule(ns3::MilliSeconds(1),
                             &SendError,
                             std::ref(net),
                             ns3::Icmpv4Header::ICMPV4_TIME_EXCEEDED,
                             0,
                             1);
    ns3::Simulator::Run();
    EXPECT_EQ(ping.Echoes().front().answer, EchoAnswer::TtlExceeded);
}

TEST(Ping, AnErrorAboutSomebodyElsesRequestIsNotForIt)
{
    SmallNetwork net;
    RouteAway(net);
    const PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Schedule(ns3::MilliSeconds(1),
                             &SendError,
                             std::ref(net),
                             ns3::Icmpv4Header::ICMPV4_DEST_UNREACH,
                             13,
                             2);
    ns3::Simulator::Run();
    EXPECT_EQ(ping.Echoes().front().answer, EchoAnswer::TimedOut);
}

TEST(Ping, StoppedItAsksNoMore)
{
    SmallNetwork net;
    PingLog ping(net.client, SmallNetwork::kServerAddress);
    ns3::Simulator::Stop(ns3::MilliSeconds(1500));
    ns3::Simulator::Run();
    EXPECT_TRUE(ping.Asking().Stop());
    EXPECT_FALSE(ping.Asking().Stop());
    ns3::Simulator::Run();
    EXPECT_EQ(ping.Echoes().size(), 2U);
    EXPECT_FALSE(ping.Done());
}

} // namespace
} // namespace pptplab::node
