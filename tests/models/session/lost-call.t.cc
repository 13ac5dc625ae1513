// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/frame.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

namespace pptplab::session
{
namespace
{

using std::chrono::seconds;

TEST(ControlLost, TakesTheSessionWithItOnBothSides)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.cut = true;
    wire.clientEnd->OnControlClosed(ControlLoss::TimedOut, wire.clock.Now());
    wire.serverEnd->OnControlClosed(ControlLoss::Reset, wire.clock.Now());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ControlLost);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::ControlReset);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    EXPECT_TRUE(wire.client.story.Closed());
    EXPECT_TRUE(wire.server.story.Closed());
    EXPECT_EQ(wire.client.TimersRunning(), 0U);
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
}

TEST(ControlLost, AServerThatVanishesIsMissedAfterTheKeepAlive)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clock.RunFor(seconds(300));
    EXPECT_TRUE(wire.client.story.ends.empty()) << "echoes are answered";
    wire.cut = true;
    wire.clock.RunFor(seconds(121));
    ASSERT_EQ(wire.client.story.ends.size(), 1U);
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ControlLost);
    ASSERT_EQ(wire.server.story.released.size(), 1U);
}

TEST(ControlLost, BeforeItWasOpenIs650Or678)
{
    for (const auto& [loss, error] : {std::pair{ControlLoss::Refused, 678},
                                      std::pair{ControlLoss::Unreachable, 650},
                                      std::pair{ControlLoss::IcmpError, 650}})
    {
        Wire wire;
        wire.clientEnd.emplace(wire.clientOptions, wire.client, wire.clientRandom);
        wire.clientEnd->OnControlClosed(loss, wire.clock.Now());
        ASSERT_EQ(wire.client.story.ends.size(), 1U);
        EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), error);
        EXPECT_TRUE(wire.client.story.Closed());
    }
}

TEST(ControlLost, TheIcmpErrorOfAFailedAttemptIsKept)
{
    constexpr std::uint16_t kAdministrativelyProhibited = 3 * 256 + 13; // RFC 1812 5.2.7.1
    Wire wire;
    wire.clientEnd.emplace(wire.clientOptions, wire.client, wire.clientRandom);
    wire.clientEnd->OnControlClosed(
        ControlLoss::IcmpError, wire.clock.Now(), kAdministrativelyProhibited);
    ASSERT_EQ(wire.client.story.ends.size(), 1U);
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::IcmpUnreachable);
    EXPECT_EQ(wire.client.story.ends.front().detail, kAdministrativelyProhibited);
}

TEST(ControlLost, AResetIsToldFromAClose)
{
    for (const auto& [loss, cause] : {std::pair{ControlLoss::Closed, EndCause::ControlClosed},
                                      std::pair{ControlLoss::Reset, EndCause::ControlReset},
                                      std::pair{ControlLoss::IcmpError, EndCause::IcmpUnreachable},
                                      std::pair{ControlLoss::TimedOut, EndCause::ControlLost}})
    {
        Wire wire;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp());
        wire.cut = true;
        wire.clientEnd->OnControlClosed(loss, wire.clock.Now());
        wire.serverEnd->OnControlClosed(loss, wire.clock.Now());
        EXPECT_EQ(wire.client.story.ends.front().cause, cause);
        EXPECT_EQ(wire.server.story.ends.front().cause, cause);
        EXPECT_TRUE(wire.client.story.ends.front().wasUp);
    }
}

TEST(Silence, GreThatNeverArrivesIs721AfterTenRequests)
{
    Wire wire;
    wire.losesGre = [](const Octets&) { return true; };
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 721);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPeerSilent);
    EXPECT_EQ(wire.client.story.gre.size(), 10U);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
}

TEST(Silence, AServerThatNeverRepliesEndsTheAttemptAfter60s)
{
    Wire wire;
    wire.serverOptions.startDelay = std::chrono::hours(1);
    wire.Dial();
    ASSERT_TRUE(wire.clock.RunUntil([&] { return wire.client.story.Closed(); }, seconds(70)));
    EXPECT_EQ(wire.clock.Now(), seconds(60));
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ReplyTimeout);
}

TEST(Silence, ACallThatIsNeverAnsweredEndsTheControlConnectionToo)
{
    Wire wire;
    wire.serverOptions.callDelay = std::chrono::hours(1);
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ReplyTimeout);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
}

TEST(Silence, AConnectionThatNeverStartsIsClosedByTheServer)
{
    Wire wire;
    wire.Dial();
    wire.cut = true;
    ASSERT_TRUE(wire.clock.RunUntil([&] { return wire.server.story.Closed(); }, seconds(70)));
    EXPECT_EQ(wire.clock.Now(), seconds(60));
}

TEST(Silence, LcpEchoesFindOutThatTheTunnelIsDeadWhileTheControlConnectionLives)
{
    Wire wire;
    wire.clientOptions.ppp.lcpEchoInterval = seconds(30);
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clock.RunFor(seconds(1000));
    EXPECT_TRUE(wire.client.story.ends.empty()) << "echoes are answered";
    const Duration dead = wire.clock.Now();
    wire.losesGre = [](const Octets&) { return true; };
    ASSERT_TRUE(wire.clock.RunUntil([&] { return !wire.client.story.ends.empty(); }, seconds(200)));
    EXPECT_GT(wire.clock.Now(), dead + seconds(120)) << "four go unanswered";
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::PppTimeout);
    ASSERT_TRUE(wire.RunUntilClosed());
}

TEST(Collision, TheConnectionOfTheHigherAddressStays)
{
    for (const bool ownIsHigher : {true, false})
    {
        Wire wire;
        wire.Dial();
        const ppp::Ipv4Address low{0x0A000001};
        const ppp::Ipv4Address high{0x0A000002};
        wire.clientEnd->OnCollision(
            ownIsHigher ? high : low, ownIsHigher ? low : high, wire.clock.Now());
        EXPECT_EQ(wire.client.story.Closed(), !ownIsHigher);
        EXPECT_EQ(wire.clock.RunUntil([&] { return wire.client.story.Up(); }, seconds(30)),
                  ownIsHigher);
    }
}

TEST(IncomingCall, IsDeclinedByTheCallerAndHarmsNothing)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.client.story.sent.clear();
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(pptp::IncomingCallRequest{}, out);
    wire.clientEnd->OnControlOctets(octets, wire.clock.Now());
    EXPECT_EQ(wire.client.story.sent, std::vector<std::string>{"Incoming-Call-Reply"});
    wire.clock.RunFor(seconds(1));
    EXPECT_TRUE(wire.client.story.ends.empty());
    EXPECT_EQ(wire.serverEnd->Violations(), 1U) << "it had not asked";
}

TEST(SeveralCalls, OnOneControlConnectionLiveAndEndApart)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    pptp::OutgoingCallRequest second;
    second.callId = 7;
    second.receiveWindow = 2;
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(second, out);
    wire.serverEnd->OnControlOctets(octets, wire.clock.Now());
    wire.clock.RunFor(seconds(1));
    octets.clear();
    pptp::Encode(pptp::CallClearRequest{7}, out);
    wire.serverEnd->OnControlOctets(octets, wire.clock.Now());
    EXPECT_EQ(wire.server.story.released, std::vector<std::uint16_t>{0x1002});
    wire.clock.RunFor(seconds(1));
    EXPECT_TRUE(wire.client.story.ends.empty()) << "the first call goes on";
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.released, (std::vector<std::uint16_t>{0x1002, 0x1001}));
}

Octets
OctetsOf(const pptp::ControlMessage& message)
{
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(message, out);
    return octets;
}

TEST(SeveralCalls, AllGoWithTheControlConnection)
{
    Wire wire;
    wire.serverOptions.control.inactivityIdle = seconds(5);
    wire.serverOptions.control.echoReplyTimeout = seconds(5);
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    pptp::OutgoingCallRequest second;
    second.callId = 7;
    second.receiveWindow = 2;
    wire.serverEnd->OnControlOctets(OctetsOf(second), wire.clock.Now());
    wire.clock.RunFor(seconds(1));
    wire.cut = true;
    wire.clock.RunFor(seconds(11)); // keep-alive: silence, and the wait for the echo
    EXPECT_EQ(wire.server.story.released, (std::vector<std::uint16_t>{0x1001, 0x1002}));
    ASSERT_EQ(wire.server.story.ends.size(), 2U);
    EXPECT_EQ(wire.server.story.ends[0].cause, EndCause::ControlLost);
    EXPECT_EQ(wire.server.story.ends[1].cause, EndCause::ControlLost);
    EXPECT_TRUE(wire.server.story.Closed());
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
}

TEST(Silence, AHangUpThatIsNeverAnsweredEndsTheControlConnectionAfter60s)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    // Neither the Call-Disconnect-Notify nor anything else on TCP comes back.
    wire.server.toPeer = [](const Octets&) {};
    wire.clientEnd->HangUp(wire.clock.Now());
    const Duration asked = wire.clock.Now();
    ASSERT_TRUE(wire.clock.RunUntil([&] { return wire.client.story.Closed(); }, seconds(70)));
    EXPECT_GE(wire.clock.Now(), asked + seconds(60));
    EXPECT_EQ(wire.client.TimersRunning(), 0U);
}

TEST(KeepAlive, IsSentAfterInactivityIdleSecondsAndAwaitedForEchoReplyTimeoutSeconds)
{
    Wire wire;
    wire.clientOptions.control.inactivityIdle = seconds(7);
    wire.clientOptions.control.echoReplyTimeout = seconds(11);
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const auto echoes = [&wire] {
        const auto& sent = wire.client.story.sent;
        return std::count(sent.begin(), sent.end(), "Echo-Request");
    };
    wire.clock.RunFor(seconds(6));
    EXPECT_EQ(echoes(), 0);
    wire.clock.RunFor(seconds(2));
    EXPECT_EQ(echoes(), 1);
    wire.cut = true;
    wire.clock.RunFor(seconds(16));
    EXPECT_TRUE(wire.client.story.ends.empty());
    wire.clock.RunFor(seconds(3));
    ASSERT_EQ(wire.client.story.ends.size(), 1U);
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ControlLost);
}

TEST(WanErrorNotify, IsHeardByTheCallerAndChangesNothing)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    pptp::WanErrorNotify errors;
    errors.crcErrors = 3;
    const auto sent = wire.client.story.sent.size();
    wire.clientEnd->OnControlOctets(OctetsOf(errors), wire.clock.Now());
    EXPECT_EQ(wire.client.story.sent.size(), sent);
    EXPECT_EQ(wire.clientEnd->Violations(), 0U);
    wire.serverEnd->OnControlOctets(OctetsOf(errors), wire.clock.Now());
    EXPECT_EQ(wire.serverEnd->Violations(), 1U) << "2.14: from the PAC only";
    EXPECT_TRUE(wire.client.story.ends.empty());
}

TEST(Malformed, ControlOctetsCloseTheConnectionOfTheCallerToo)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clientEnd->OnControlOctets(Octets(200, 0x5A), wire.clock.Now());
    EXPECT_TRUE(wire.client.story.Closed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::Violation);
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.released.size(), 1U);
}

TEST(Malformed, ControlOctetsCloseTheConnection)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.serverEnd->OnControlOctets(Octets(200, 0x5A), wire.clock.Now());
    EXPECT_TRUE(wire.server.story.Closed());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::Violation);
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ControlClosed);
}

TEST(Loss, OfAnyOnePacketOfTheSetUpIsRepaired)
{
    for (std::size_t lost = 0; lost < 24; ++lost)
    {
        SCOPED_TRACE(testing::Message() << "packet " << lost);
        Wire wire;
        std::size_t count = 0;
        wire.losesGre = [&count, lost](const Octets&) { return count++ == lost; };
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp());
        EXPECT_LT(wire.clock.Now(), seconds(10));
        wire.clientEnd->HangUp(wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
    }
}

} // namespace
} // namespace pptplab::session
