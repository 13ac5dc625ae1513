// SPDX-License-Identifier: GPL-2.0-only

// Complete calls between one client and one server, through both applications.

#include "tests/models/node/lab.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint8_t kTcp = 6;

TEST(Call, ConnectsAndGetsAPortAndAnAddress)
{
    Lab lab;
    lab.DialAt(1s);
    lab.RunUntil(10s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::Connected}));
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Connected), 1U);
    EXPECT_EQ(lab.caller->TunnelAddress(), lab.ras->TunnelAddress(0));
}

TEST(Call, TheCallerHangsUpAndThePortIsIdleAgain)
{
    Lab lab;
    lab.DialAt(1s);
    lab.RunUntil(10s);
    lab.caller->HangUp();
    lab.RunUntil(20s);
    EXPECT_TRUE(lab.caller->IsIdle());
    EXPECT_EQ(lab.causes, (std::vector<session::EndCause>{session::EndCause::LocalHangUp}));
    EXPECT_EQ(lab.PortStates(),
              (std::vector<ras::PortState>{
                  ras::PortState::Connecting, ras::PortState::Connected, ras::PortState::Idle}));
    EXPECT_EQ(lab.ras->Ras().Addresses().Free(), 2U);
}

TEST(Call, ControlMessagesHaveTheLengthsOfTheTrace)
{
    // Q162847: 156, 156, 168, 32, 24, then LCP.
    Lab lab;
    const WireLog log(*AccessDeviceOf(lab.client), 0x0A000002);
    lab.DialAt(0s);
    lab.RunUntil(5s);
    std::string seen;
    for (const auto& message : log.Messages())
    {
        seen += message.sent ? " >" : " <";
        seen += message.protocol == kTcp ? std::to_string(message.payloadOctets) : "gre";
    }
    EXPECT_EQ(seen.find(" >156 <156 >168 <32 >24 >gre"), 0U) << seen;
}

/// Through both links, with nothing in the way.
constexpr Duration
OneWay(std::uint32_t octets)
{
    return 2 * (octets * 1us + 10ms);
}

TEST(Call, TheReplyToTheCallRequestComesWhenPaperSaysSo)
{
    Lab lab;
    const WireLog log(*AccessDeviceOf(lab.client), 0x0A000002);
    lab.DialAt(0s);
    lab.RunUntil(5s);
    const Duration handshake = 2 * OneWay(40);
    const Duration behindTheAck = 40us; // the request waits for the handshake's last segment
    const Duration start = behindTheAck + OneWay(196) + 250ms + OneWay(196);
    const Duration call = OneWay(208) + 120ms + OneWay(72);
    const auto messages = log.Messages();
    ASSERT_GE(messages.size(), 4U);
    EXPECT_EQ(messages[1].at, handshake + start);
    EXPECT_EQ(messages[3].at, handshake + start + call);
}

TEST(Call, ServerCanHangUp)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    lab.ras->HangUp(ras::PortNumber{0});
    lab.RunUntil(20s);
    EXPECT_EQ(lab.causes, (std::vector<session::EndCause>{session::EndCause::PeerHangUp}));
    EXPECT_TRUE(lab.caller->IsIdle());
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Idle), 2U);
}

TEST(Call, NetBeuiLeavesThePortInCleanUpForThreeToFiveSeconds)
{
    Lab lab;
    lab.DialAt(0s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
    lab.RunUntil(10s);
    ASSERT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::Connected}));
    lab.caller->HangUp();
    lab.RunUntil(20s);
    ASSERT_EQ(lab.ports.size(), 4U);
    EXPECT_EQ(lab.ports[2].state, ras::PortState::CleanUp);
    EXPECT_EQ(lab.ports[3].state, ras::PortState::Idle);
    EXPECT_GE(lab.ports[3].at - lab.ports[2].at, 3s);
    EXPECT_LE(lab.ports[3].at - lab.ports[2].at, 5s);
}

TEST(Call, ACallerIsRefusedWhileThePortIsCleanedUp)
{
    // Two ports, one in clean-up: the other is idle, yet the caller is turned away (Q194465).
    Lab lab;
    lab.DialAt(0s, {NetworkProtocol::NetBeui});
    lab.RunUntil(10s);
    lab.caller->HangUp();
    lab.DialAt(1s); // after now
    lab.RunUntil(20s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::Connected, Outcome::RefusedCleanup}));
    EXPECT_TRUE(lab.caller->IsIdle());
}

class Refusing : public testing::TestWithParam<session::CallRefusal>
{
};

TEST_P(Refusing, IsCountedAsTheServerMeansIt)
{
    Lab lab;
    RasServer::Options options;
    options.refusal = GetParam();
    lab.ras->Configure(options); // one port
    const auto second = lab.helper.AddHost(lab.clients, "10.0.0.3", SmallNetwork::Link());
    const auto rival = lab.pptp.InstallClient(second);
    ns3::Simulator::Schedule(
        ns3::Seconds(0),
        &PptpClient::Dial,
        rival,
        PptpClient::Call{SmallNetwork::kServerAddress, {NetworkProtocol::TcpIp}, {}});
    lab.DialAt(5s);
    lab.RunUntil(10s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::RefusedNoPort}));
    EXPECT_TRUE(lab.caller->IsIdle());
    EXPECT_FALSE(rival->IsIdle());
}

INSTANTIATE_TEST_SUITE_P(Call,
                         Refusing,
                         testing::Values(session::CallRefusal::Busy,
                                         session::CallRefusal::NoResource,
                                         session::CallRefusal::Close));

TEST(Call, AServerWithoutTheServiceAnswersWithReset)
{
    Lab lab;
    lab.ras->SetStopTime(ns3::Seconds(1));
    lab.DialAt(2s);
    lab.RunUntil(10s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedNoAnswer}));
    EXPECT_EQ(lab.setUps, (std::vector<Duration>{2 * OneWay(40)}));
    EXPECT_TRUE(lab.caller->IsIdle());
}

TEST(Call, AnUnreachableServerFailsAfter45Seconds)
{
    Lab lab;
    RouteAway(lab);
    lab.DialAt(0s);
    lab.RunUntil(60s);
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::FailedNotResponding}));
    EXPECT_EQ(lab.setUps, (std::vector<Duration>{45s}));
}

TEST(Call, AnIdleTunnelSendsKeepAlivesOnly)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(10s);
    const WireLog log(*AccessDeviceOf(lab.client), 0x0A000002);
    lab.RunUntil(310s);
    std::set<std::uint32_t> lengths;
    for (const auto& message : log.Messages())
    {
        lengths.insert(message.payloadOctets);
    }
    EXPECT_EQ(log.Count(kTcp), log.Packets().size());
    EXPECT_EQ(lengths, (std::set<std::uint32_t>{16, 20})) << "Echo-Request, Echo-Reply";
    EXPECT_LE(log.Packets().size(), 5U * 6U) << "60 s apart, request, reply, acknowledgments";
}

TEST(Call, TwoRunsAreAlikeToTheBit)
{
    std::vector<std::vector<Duration>> times;
    for (int run = 0; run < 2; ++run)
    {
        Lab lab;
        const WireLog log(*AccessDeviceOf(lab.client), 0x0A000002);
        lab.DialAt(0s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
        lab.RunUntil(10s);
        lab.caller->HangUp();
        lab.RunUntil(20s);
        auto& seen = times.emplace_back();
        for (const auto& packet : log.Packets())
        {
            seen.push_back(packet.at);
        }
        seen.push_back(lab.ports.back().at);
    }
    EXPECT_GT(times[0].size(), 20U);
    EXPECT_EQ(times[0], times[1]);
}

} // namespace
} // namespace pptplab::node
