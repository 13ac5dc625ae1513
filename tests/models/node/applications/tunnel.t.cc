// SPDX-License-Identifier: GPL-2.0-only

// IP between the client's and the server's stack, through an open tunnel.

#include "tests/models/node/lab.h"
#include "tests/models/node/ping-log.h"
#include "tests/models/node/udp-sink.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

TEST(Tunnel, NothingGoesBesideIt)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const WireLog log(*AccessDeviceOf(lab.client), 0x0A000002);
    const PingLog ping(lab.client, lab.ras->OwnTunnelAddress());
    lab.RunUntil(15s);
    EXPECT_EQ(ping.Answered(), 4U);
    EXPECT_EQ(log.Count(GreProtocol::kProtocolNumber), log.Packets().size());
}

TEST(Tunnel, TheServerReachesTheCaller)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const PingLog ping(lab.server, lab.ras->TunnelAddress(0));
    lab.RunUntil(15s);
    EXPECT_EQ(ping.Answered(), 4U);
}

TEST(Tunnel, AnswersNobodyAfterTheHangUp)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    lab.caller->HangUp();
    lab.RunUntil(20s);
    EXPECT_EQ(lab.caller->TunnelAddress(), std::nullopt);
    const PingLog toCaller(lab.server, lab.ras->TunnelAddress(0));
    lab.RunUntil(25s);
    EXPECT_EQ(toCaller.Answered(), 0U);
    const PingLog outside(lab.client, SmallNetwork::kServerAddress);
    lab.RunUntil(30s);
    EXPECT_EQ(outside.Answered(), 4U) << "the default route is back";
}

TEST(Tunnel, AUdpFlowArrivesWhole)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const UdpSink sink(lab.server);
    const auto source = UdpSink::SourceAt(lab.client, lab.ras->OwnTunnelAddress());
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
    const PingLog ping(lab.client, *friendly->TunnelAddress());
    lab.RunUntil(25s);
    EXPECT_EQ(ping.Answered(), 4U);
}

} // namespace
} // namespace pptplab::node
