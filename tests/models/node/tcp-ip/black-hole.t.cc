// SPDX-License-Identifier: GPL-2.0-only

// What a black hole does to a call, to its port and to its address at both ends.

#include "models/base/backoff.h"
#include "tests/models/node/lab.h"
#include "tests/models/node/tcp-pair.h"

#include <gtest/gtest.h>
#include <ns3/string.h>

#include <array>
#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr Duration kHoleAt = 10s;

/// One caller with IP and NetBEUI, whose session is up when the hole opens.
struct HoleLab : Lab
{
    HoleLab(Duration echoReplyTimeout, std::uint32_t retransmissions)
    {
        for (const auto& host : {client, server})
        {
            host->GetObject<NtHost>()->SetAttribute("PPTPTcpMaxDataRetransmissions",
                                                    ns3::UintegerValue(retransmissions));
        }
        RasServer::Options options;
        options.ras.ports = 2;
        options.ras.poolSize = 2;
        options.session.control.echoReplyTimeout = echoReplyTimeout;
        ras->Configure(options);
        session::ClientOptions caller4;
        caller4.control.echoReplyTimeout = echoReplyTimeout;
        caller = pptp.InstallClient(client, "hole", caller4);
        caller->TraceConnectWithoutContext("SessionEnded",
                                           ns3::MakeCallback(&HoleLab::OnCallerEnded, this));
        caller->TraceConnectWithoutContext("Idle", ns3::MakeCallback(&Lab::OnIdle, this));
        caller->TraceConnectWithoutContext("Outcome", ns3::MakeCallback(&Lab::OnOutcome, this));
        ras->TraceConnectWithoutContext("SessionEnded",
                                        ns3::MakeCallback(&HoleLab::OnServerEnded, this));
        DialAt(0s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
    }

    void OnCallerEnded(session::EndCause cause)
    {
        causes.push_back(cause);
        callerEndedAt = Now();
    }

    void OnServerEnded(std::uint32_t /*port*/, session::EndCause cause)
    {
        serverCauses.push_back(cause);
        serverEndedAt = Now();
    }

    Duration callerEndedAt{};
    Duration serverEndedAt{};
    std::vector<session::EndCause> serverCauses;
};

const std::vector<ras::PortState> kWholeLife = {ras::PortState::Connecting,
                                                ras::PortState::Connected,
                                                ras::PortState::CleanUp,
                                                ras::PortState::Idle};

void
ExpectNothingLeft(const HoleLab& lab)
{
    EXPECT_EQ(lab.outcomes, (std::vector<Outcome>{Outcome::Connected}));
    EXPECT_EQ(lab.PortStates(), kWholeLife);
    EXPECT_EQ(lab.ras->Ras().Addresses().Free(), 2U);
    EXPECT_TRUE(lab.caller->IsIdle());
    EXPECT_FALSE(lab.caller->TunnelAddress());
    EXPECT_EQ(SocketsOf(lab.client), 0U);
    EXPECT_EQ(SocketsOf(lab.server), 1U) << "the listener";
}

class Hole : public testing::TestWithParam<BlackHole>
{
};

TEST_P(Hole, IsMissedByTheKeepAliveAtBothEnds)
{
    HoleLab lab(60s, 9);
    ns3::Simulator::Schedule(ToNs3(kHoleAt), &Open, std::ref<SmallNetwork>(lab), GetParam());
    lab.RunUntil(24h);
    ExpectNothingLeft(lab);
    // The last message came within the first seconds; 60 s idle and 60 s without an answer follow.
    EXPECT_GT(lab.callerEndedAt, 120s);
    EXPECT_LT(lab.callerEndedAt, 125s);
    EXPECT_GT(lab.serverEndedAt, 120s);
    EXPECT_LT(lab.serverEndedAt, 125s);
}

TEST_P(Hole, IsGivenUpByTcpWhereTheKeepAliveWaitsLonger)
{
    HoleLab lab(10'000s, 5);
    ns3::Simulator::Schedule(ToNs3(kHoleAt), &Open, std::ref<SmallNetwork>(lab), GetParam());
    lab.RunUntil(24h);
    ExpectNothingLeft(lab);
    // An Echo-Request after 60 s; with round trips of 40 ms the first time-out is the least one.
    const Backoff backoff{500ms, 240s};
    const Duration giveUp = backoff.GiveUpAfter(5);
    EXPECT_GT(lab.callerEndedAt, 60s + giveUp);
    EXPECT_LT(lab.callerEndedAt, 65s + giveUp);
    EXPECT_GT(lab.serverEndedAt, 60s + giveUp);
    EXPECT_LT(lab.serverEndedAt, 65s + giveUp);
    for (const auto& causes : {lab.causes, lab.serverCauses})
    {
        ASSERT_EQ(causes.size(), 1U);
        EXPECT_TRUE(causes.front() == session::EndCause::ControlLost ||
                    causes.front() == session::EndCause::ControlReset);
    }
}

INSTANTIATE_TEST_SUITE_P(Directions,
                         Hole,
                         testing::Values(BlackHole::ToServer,
                                         BlackHole::ToClient,
                                         BlackHole::BothWays));

TEST(BlackHole, DuringSetUpEndsTheAttemptAndReleasesThePort)
{
    Lab lab;
    lab.DialAt(0s);
    lab.RunUntil(600ms); // the Start-Control-Connection-Reply is there
    Open(lab, BlackHole::BothWays);
    lab.RunUntil(24h);
    ASSERT_EQ(lab.outcomes.size(), 1U);
    EXPECT_NE(lab.outcomes.front(), Outcome::Connected);
    EXPECT_TRUE(lab.caller->IsIdle());
    EXPECT_EQ(lab.ras->Ras().Ports().CountOf(ras::PortState::Idle), 2U);
    EXPECT_EQ(lab.ras->Ras().Addresses().Free(), 2U);
    EXPECT_EQ(SocketsOf(lab.client), 0U);
    EXPECT_EQ(SocketsOf(lab.server), 1U) << "the listener";
}

TEST(BlackHole, HundredTimesLeavesNothingBehind)
{
    Lab lab;
    for (int i = 0; i < 100; ++i)
    {
        const Duration start = Now();
        lab.DialAt(1s, {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui});
        lab.RunUntil(start + 10s);
        Open(lab, BlackHole::BothWays);
        lab.RunUntil(start + 2000s);
        CloseHole(lab);
        ASSERT_TRUE(lab.caller->IsIdle());
        ASSERT_EQ(SocketsOf(lab.client), 0U);
        ASSERT_EQ(SocketsOf(lab.server), 1U) << "the listener";
    }
    EXPECT_EQ(lab.outcomes, std::vector<Outcome>(100, Outcome::Connected));
    EXPECT_EQ(lab.ras->Ras().Addresses().Free(), 2U);
}

} // namespace
} // namespace pptplab::node
