// SPDX-License-Identifier: GPL-2.0-only

// When a connection is given up, and what is left of it then.

#include "models/base/backoff.h"
#include "tests/models/node/tcp-pair.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <memory>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr Duration kSend = 6s; ///< into the black hole, which opens at 5 s

struct GiveUpCase
{
    std::uint32_t retransmissions = 0;
    std::optional<Duration> ceiling;
};

constexpr std::array<GiveUpCase, 7> kCases = {{
    {0, std::nullopt},
    {1, std::nullopt},
    {0x9, std::nullopt},
    {0x18, std::nullopt},
    {0x9, 240s},
    {0x18, 240s},
    {0x27, 240s},
}};

constexpr std::array<BlackHole, 3> kHoles = {
    BlackHole::ToServer, BlackHole::ToClient, BlackHole::BothWays};

NtTcpSettings
With(std::uint32_t retransmissions, std::optional<Duration> ceiling)
{
    NtTcpSettings settings;
    settings.minRto = 3s; // above what the round trip asks for, so that it is the first time-out
    settings.dataRetransmissions = retransmissions;
    settings.rtoCeiling = ceiling;
    return settings;
}

TEST(GiveUp, ComesWhenThePureFunctionSaysInAnyBlackHole)
{
    for (const GiveUpCase& each : kCases)
    {
        for (const BlackHole hole : kHoles)
        {
            SCOPED_TRACE(testing::Message() << each.retransmissions << " retransmissions, hole "
                                            << static_cast<int>(hole));
            TcpPair pair(With(each.retransmissions, each.ceiling));
            pair.OpenAt(5s, hole);
            pair.SendAt(kSend);
            ns3::Simulator::Run(); // until nothing is left to do: no timer goes on for ever
            const Backoff backoff{3s, each.ceiling};
            EXPECT_EQ(pair.client.endedAt, kSend + backoff.GiveUpAfter(each.retransmissions));
            EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::TimedOut);
            EXPECT_EQ(pair.client.segments.size() - pair.segmentsBefore, each.retransmissions + 1);
        }
    }
}

TEST(GiveUp, IsNotPutOffByAPeerThatGoesOnTalking)
{
    // Each of its segments is acknowledged, which must not take the back-off back.
    TcpPair pair(With(9, std::nullopt));
    pair.OpenAt(5s, BlackHole::ToServer);
    pair.SendAt(kSend);
    for (Duration at = 3s; at < 400s; at += 1s)
    {
        pair.AnswerAt(at);
    }
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.endedAt, kSend + Backoff{}.GiveUpAfter(9));
}

TEST(GiveUp, NeverComesWithFfffffff)
{
    TcpPair pair(With(0xFFFFFFFF, 240s));
    pair.OpenAt(5s, BlackHole::BothWays);
    pair.SendAt(kSend);
    ns3::Simulator::Stop(ns3::Days(100));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.endedAt, Duration{});
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::None);
    // 3, 6, ... 192 s, then every 240 s
    const auto later = static_cast<std::size_t>((24h * 100 - kSend - 381s) / 240s);
    EXPECT_EQ(pair.client.segments.size() - pair.segmentsBefore, 1 + 7 + later);
}

TEST(GiveUp, IsBeyondTheClockAfter27hRetransmissionsWithoutACeiling)
{
    TcpPair pair(With(0x27, std::nullopt));
    pair.OpenAt(5s, BlackHole::BothWays);
    pair.SendAt(kSend);
    ns3::Simulator::Run(); // the last time-out before the end of the clock, 102 years in
    EXPECT_EQ(pair.client.endedAt, Duration{});
    EXPECT_GT(Now(), 24h * 365 * 100);
}

TEST(GiveUp, WaitsForTheLongerWhenSomethingNewArrivesBetween)
{
    TcpPair pair(With(1, std::nullopt));
    pair.OpenAt(5s, BlackHole::BothWays);
    pair.SendAt(kSend);
    pair.CloseHoleAt(8s); // before the retransmission at 9 s
    pair.OpenAt(20s, BlackHole::BothWays);
    pair.SendAt(21s);
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.endedAt, 21s + Backoff{}.GiveUpAfter(1)) << "the count starts anew";
}

TEST(GiveUp, LeavesADeadSocketAndNothingBehind)
{
    TcpPair pair(With(1, std::nullopt));
    pair.OpenAt(5s, BlackHole::BothWays);
    pair.SendAt(kSend);
    ns3::Simulator::Run();
    EXPECT_LT(pair.client.socket->Send(ns3::Create<ns3::Packet>(1), 0), 0);
    EXPECT_EQ(SocketsOf(pair.net.client), 0U);
    const auto next =
        pair.net.client->GetObject<NtHost>()->CreateSocket(NtHost::Connection::PptpControl);
    EXPECT_EQ(next->Bind(pair.clientAddress), 0) << "its port is free again";
}

TEST(GiveUp, TakesAFinAsWell)
{
    for (const GiveUpCase& each : kCases)
    {
        SCOPED_TRACE(each.retransmissions);
        TcpPair pair(With(each.retransmissions, each.ceiling));
        pair.OpenAt(5s, BlackHole::BothWays);
        pair.CloseAt(kSend);
        ns3::Simulator::Run();
        const Backoff backoff{3s, each.ceiling};
        EXPECT_EQ(pair.client.endedAt, kSend + backoff.GiveUpAfter(each.retransmissions));
        EXPECT_EQ(pair.client.segments.size() - pair.segmentsBefore, each.retransmissions + 1);
        EXPECT_EQ(SocketsOf(pair.net.client), 0U);
    }
}

TEST(GiveUp, TakesTheFinOfTheSideThatClosesLast)
{
    TcpPair pair(With(3, std::nullopt));
    pair.CloseAt(kSend);
    pair.OpenAt(kSend + 10ms, BlackHole::ToClient); // when the FIN is on its way
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.client), 0U);
    EXPECT_EQ(SocketsOf(pair.net.server), 1U) << "the listener";
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::TimedOut);
}

TEST(GiveUp, EndsTheWaitForTheFinOfAPeerThatHasVanished)
{
    TcpPair pair(With(3, std::nullopt), TcpPair::Server::KeepsOpen);
    pair.CloseAt(kSend);
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.client), 0U);
    EXPECT_EQ(pair.client.endedAt, kSend + pair.RoundTrip() + 240s);
}

TEST(GiveUp, OfManyConnectionsLeavesTheCountsAtZero)
{
    SmallNetwork net;
    const auto host = net.client->GetObject<NtHost>();
    host->SetAttribute("PPTPTcpMaxDataRetransmissions", ns3::UintegerValue(2));
    const auto listener = ListenAt(net);
    std::vector<std::unique_ptr<TcpSide>> sides;
    for (int i = 0; i < 50; ++i)
    {
        sides.push_back(
            std::make_unique<TcpSide>(host->CreateClientSocket(NtHost::Connection::PptpControl)));
        sides.back()->socket->Connect(ns3::InetSocketAddress(SmallNetwork::kServerAddress, 1723));
    }
    ns3::Simulator::Schedule(ns3::Seconds(5), &Open, std::ref(net), BlackHole::BothWays);
    for (const auto& side : sides)
    {
        ns3::Simulator::Schedule(ns3::Seconds(6), &TcpSide::Send, side.get());
    }
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(net.client), 0U);
    for (const auto& side : sides)
    {
        const Backoff backoff{500ms, 240s};
        EXPECT_EQ(side->endedAt, 6s + backoff.GiveUpAfter(2));
    }
}

} // namespace
} // namespace pptplab::node
