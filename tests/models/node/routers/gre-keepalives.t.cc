// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/routers/gre-keepalives.h"

#include "models/node/network/ipv4-stack.h"
#include "models/node/network/line-device.h"
#include "models/node/units/ns3-units.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>
#include <ns3/simulator.h>

#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr const char* kOne = "10.0.0.1";
constexpr const char* kOther = "10.0.0.2";

/// one 10.0.0.1 --- 10.0.0.2 other: 8 Mbit/s, so that an octet takes 1 us, and 10 ms.
struct TwoRouters
{
    TwoRouters()
    {
        LinkDirection::Options link;
        link.rate = BitRate{8'000'000};
        link.delay = 10ms;
        LineDevice::Connect(here, there, LinkDirection(link), LinkDirection(link));
        RoutingOf(one.node)->AddRoute(kOther, ns3::Ipv4Mask::GetOnes(), here, kOne);
        RoutingOf(other.node)->AddRoute(kOne, ns3::Ipv4Mask::GetOnes(), there, kOther);
    }
    TwoRouters(const TwoRouters&) = delete;
    TwoRouters& operator=(const TwoRouters&) = delete;
    ~TwoRouters() { ns3::Simulator::Destroy(); }

    static ns3::Ptr<LineDevice> Attach(const GreKeepalives::End& end)
    {
        InstallIpv4(end.node, true);
        const auto device = ns3::CreateObject<LineDevice>();
        end.node->AddDevice(device);
        AddInterface(device, end.address);
        return device;
    }

    GreKeepalives::End one{ns3::CreateObject<ns3::Node>(), kOne};
    GreKeepalives::End other{ns3::CreateObject<ns3::Node>(), kOther};
    ns3::Ptr<LineDevice> here = Attach(one);
    ns3::Ptr<LineDevice> there = Attach(other);
};

struct Listener final : PingListener
{
    void OnEcho(const EchoResult& /*echo*/) override {}
    void OnPingDone(const PingReport& /*report*/) override { ++done; }

    int done = 0;
};

std::size_t
Answered(const GreKeepalives& keepalives)
{
    std::size_t answered = 0;
    for (const EchoResult& echo : keepalives.Report().echoes)
    {
        answered += echo.answer == EchoAnswer::Reply ? 1 : 0;
    }
    return answered;
}

TEST(GreKeepalives, ComeBackInThePacketThatTheyCarry)
{
    TwoRouters net;
    const WireLog wire(*net.here, ns3::Ipv4Address(kOne).Get());
    Listener listener;
    const GreKeepalives keepalives(net.one, net.other, {}, 7, listener);
    ns3::Simulator::Run();
    EXPECT_EQ(listener.done, 1);
    ASSERT_EQ(keepalives.Report().echoes.size(), 4U);
    // Way there: IP 20, GRE 4 and what comes back: IP 20, GRE 4, number 4, data 32.
    for (const EchoResult& echo : keepalives.Report().echoes)
    {
        EXPECT_EQ(echo.answer, EchoAnswer::Reply);
        EXPECT_EQ(echo.roundTrip, 2 * 10ms + (84us + 60us));
        EXPECT_EQ(echo.from, ns3::Ipv4Address(kOther).Get());
        EXPECT_EQ(echo.ttl, 63) << "forwarded once, by the other router";
    }
    ASSERT_EQ(wire.Packets().size(), 8U);
    EXPECT_EQ(wire.Packets()[0].octets, 84U);
    EXPECT_EQ(wire.Packets()[1].octets, 60U);
    EXPECT_EQ(wire.Packets()[2].at, 1s) << "an interval after the first";
}

/// Keeps the last packet of a device.
struct LastPacket
{
    void OnPacket(ns3::Ptr<const ns3::Packet> packet)
    {
        octets.resize(packet->GetSize());
        packet->CopyData(octets.data(), packet->GetSize());
    }

    Octets octets;
};

TEST(GreKeepalives, AreTheseOctets)
{
    TwoRouters net;
    LastPacket last;
    net.here->TraceConnectWithoutContext("Sniffer",
                                         ns3::MakeCallback(&LastPacket::OnPacket, &last));
    Listener listener;
    PingOptions options;
    options.size = 1;
    const GreKeepalives keepalives(net.one, net.other, options, 0x0102, listener);
    ns3::Simulator::Stop(ToNs3(1ms));
    ns3::Simulator::Run();
    ASSERT_EQ(last.octets.size(), 53U);
    const Octets fromGre(last.octets.begin() + 20, last.octets.end());
    // GRE: version 0, IP. IP: 29 octets, time to live 64, protocol 47, checksum, other to one. GRE:
    // version 0, type 0. Identifier and sequence, one octet of data.
    EXPECT_EQ(fromGre, (Octets{0x00, 0x00, 0x08, 0x00, 0x45, 0x00, 0x00, 0x1D, 0x00, 0x00, 0x00,
                               0x00, 0x40, 0x2F, 0x66, 0xB0, 0x0A, 0x00, 0x00, 0x02, 0x0A, 0x00,
                               0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00}));
}

TEST(GreKeepalives, SeriesBetweenTheSameRoutersAreToldApart)
{
    TwoRouters net;
    const WireLog wire(*net.here, ns3::Ipv4Address(kOne).Get());
    Listener listener;
    const GreKeepalives first(net.one, net.other, {}, 1, listener);
    const GreKeepalives second(net.one, net.other, {}, 2, listener);
    const GreKeepalives backwards(net.other, net.one, {}, 1, listener);
    ns3::Simulator::Run();
    EXPECT_EQ(listener.done, 3);
    EXPECT_EQ(Answered(first), 4U);
    EXPECT_EQ(Answered(second), 4U);
    EXPECT_EQ(Answered(backwards), 4U);
    EXPECT_EQ(wire.Packets().size(), 3U * 4U * 2U) << "each is sent back once";
}

TEST(GreKeepalives, ABrokenLineAnswersNothing)
{
    TwoRouters net;
    net.there->SetBroken(true); // keep-alives arrive, and their way back is broken
    Listener listener;
    const GreKeepalives keepalives(net.one, net.other, {}, 1, listener);
    ns3::Simulator::Run();
    ASSERT_EQ(keepalives.Report().echoes.size(), 4U);
    EXPECT_EQ(keepalives.Report().echoes.back().answer, EchoAnswer::TimedOut);
    EXPECT_EQ(Answered(keepalives), 0U);
}

TEST(GreKeepalives, WithoutARouteTheRouterSaysSo)
{
    TwoRouters net;
    RoutingOf(net.one.node)->RemoveRoute(kOther, ns3::Ipv4Mask::GetOnes());
    Listener listener;
    const GreKeepalives keepalives(net.one, net.other, {}, 1, listener);
    ns3::Simulator::Run();
    ASSERT_EQ(keepalives.Report().echoes.size(), 4U);
    EXPECT_EQ(keepalives.Report().echoes.front().answer, EchoAnswer::NoRoute);
}

TEST(GreKeepalives, StoppedOnTheWayTheyAreNotCounted)
{
    TwoRouters net;
    Listener listener;
    GreKeepalives keepalives(net.one, net.other, {}, 1, listener);
    ns3::Simulator::Schedule(ns3::MilliSeconds(1010), [&] { EXPECT_TRUE(keepalives.Stop()); });
    ns3::Simulator::Run();
    EXPECT_FALSE(keepalives.Stop());
    EXPECT_EQ(keepalives.Report().echoes.size(), 1U);
    EXPECT_EQ(listener.done, 0);
}

TEST(PlainGre, TakesNothingFromAStranger)
{
    TwoRouters net;
    const WireLog wire(*net.here, ns3::Ipv4Address(kOne).Get());
    const auto gre = PlainGre::Of(net.one.node);
    const auto far = PlainGre::Of(net.other.node);
    const PlainGre::Keepalive keepalive{kOne, kOther, 1, 0, 0};
    EXPECT_TRUE(gre->Send(keepalive));
    ns3::Simulator::Run();
    EXPECT_EQ(wire.Packets().size(), 1U);
    far->AddPeer(kOne);
    EXPECT_TRUE(gre->Send(keepalive));
    ns3::Simulator::Run();
    EXPECT_EQ(wire.Packets().size(), 3U) << "sent back now";
}

} // namespace
} // namespace pptplab::node
