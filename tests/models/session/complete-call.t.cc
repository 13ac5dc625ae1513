// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/frame.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

namespace pptplab::session
{
namespace
{

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(CompleteCall, ComesUpWithTheAddressThatTheServerAssigned)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const Negotiated& client = wire.client.story.ups.front();
    const Negotiated& server = wire.server.story.ups.front();
    EXPECT_EQ(client.clientAddress, (ppp::Ipv4Address{0x0A000002}));
    EXPECT_EQ(client.serverAddress, (ppp::Ipv4Address{0x0A000001}));
    EXPECT_EQ(server.clientAddress, client.clientAddress);
    EXPECT_EQ(server.serverAddress, client.serverAddress);
    EXPECT_EQ(client.protocols, (ppp::NetworkProtocols{true, false, false}));
    EXPECT_EQ(server.protocols, client.protocols);
}

TEST(CompleteCall, GoesThroughThePhasesOfRfc1661)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    const std::vector<ppp::Phase> phases = {ppp::Phase::Establish,
                                            ppp::Phase::Authenticate,
                                            ppp::Phase::Network,
                                            ppp::Phase::Terminate,
                                            ppp::Phase::Dead};
    EXPECT_EQ(wire.client.story.phases, phases);
    EXPECT_EQ(wire.server.story.phases, phases);
}

TEST(CompleteCall, TheClientSendsTheMessagesOfTheArticlesTraceWithTheirLengths)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const auto& lengths = wire.client.story.lengths;
    ASSERT_GE(lengths.size(), 3U);
    EXPECT_EQ((std::vector<std::size_t>(lengths.begin(), lengths.begin() + 3)),
              (std::vector<std::size_t>{156, 168, 24}));
    EXPECT_EQ(wire.server.story.lengths[0], 156U);
    EXPECT_EQ(wire.server.story.lengths[1], 32U);
}

TEST(CompleteCall, NtsFirstLcpRequestIsThatOfFrame10InQ162847)
{
    Wire wire;
    wire.server.nextCallId = 0;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const Octets& packet = wire.client.story.gre.front();
    ASSERT_EQ(packet.size(), 33U) << "53 octets with the IP header";
    // Flags, protocol, length 21, Call ID 0, sequence 0; FF 03 C0 21; Configure-Request 0, 17.
    const Octets head = {0x30, 0x01, 0x88, 0x0B, 0,    21,   0,    0,    0,    0, 0,
                         0,    0xFF, 0x03, 0xC0, 0x21, 0x01, 0x00, 0x00, 0x11, 5, 6};
    EXPECT_EQ(ByteView(packet).Part(0, head.size()), ByteView(head));
    const Octets tail = {7, 2, 8, 2, 13, 3, 6};
    EXPECT_EQ(ByteView(packet).Part(26), ByteView(tail));
}

TEST(CompleteCall, SetLinkInfoGoesFiveTimesAtSetUpAndTwiceAtHangUp)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const auto count = [&wire] {
        std::ptrdiff_t sum = 0;
        for (const Story* story : {&wire.client.story, &wire.server.story})
        {
            sum += std::count(story->sent.begin(), story->sent.end(), "Set-Link-Info");
        }
        return sum;
    };
    EXPECT_EQ(count(), 5) << "as Q241252 lists them";
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(count(), 7);
}

TEST(CompleteCall, TheServersDelaysAreThoseOfTheTrace)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(
        wire.clock.RunUntil([&] { return wire.client.story.sent.size() == 2; }, seconds(5)));
    EXPECT_EQ(wire.clock.Now(), milliseconds(20 + 250));
    ASSERT_TRUE(
        wire.clock.RunUntil([&] { return wire.client.story.sent.size() == 3; }, seconds(5)));
    EXPECT_EQ(wire.clock.Now(), milliseconds(40 + 250 + 120));
}

TEST(CompleteCall, CarriesPacketsBothWaysOnlyWhileItIsUp)
{
    Wire wire;
    wire.Dial();
    const Octets ping(84, 0x45);
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, ping, wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_TRUE(wire.server.story.delivered.empty());
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, ping, wire.clock.Now());
    wire.serverEnd->SendNetwork(0x1001, ppp::ProtocolNumber::Ip, Octets(20, 1), wire.clock.Now());
    wire.serverEnd->SendNetwork(0x1001, ppp::ProtocolNumber::Ipx, Octets(20, 1), wire.clock.Now());
    wire.serverEnd->SendNetwork(0x1002, ppp::ProtocolNumber::Ip, Octets(20, 1), wire.clock.Now());
    wire.clock.RunFor(seconds(2));
    ASSERT_EQ(wire.server.story.delivered.size(), 1U);
    EXPECT_EQ(wire.server.story.delivered[0].second, ping);
    ASSERT_EQ(wire.client.story.delivered.size(), 1U);
    EXPECT_EQ(wire.client.story.delivered[0].second, Octets(20, 1));
    wire.clientEnd->HangUp(wire.clock.Now());
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, ping, wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.delivered.size(), 1U);
}

TEST(CompleteCall, DataFramesAreCompressedAsAgreed)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, Octets{0x45, 0}, wire.clock.Now());
    const auto packet = gre::Decode(wire.client.story.gre.back());
    ASSERT_TRUE(packet.Ok());
    EXPECT_EQ(packet.Value().payload, ByteView(Octets{0x21, 0x45, 0}));
}

TEST(HangUp, OfTheCallerGoesThroughTheStepsOfQ241252)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.client.story.sent.clear();
    wire.server.story.sent.clear();
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.sent,
              (std::vector<std::string>{
                  "Set-Link-Info", "Call-Clear-Request", "Stop-Control-Connection-Request"}));
    EXPECT_EQ(wire.server.story.sent,
              (std::vector<std::string>{
                  "Set-Link-Info", "Call-Disconnect-Notify", "Stop-Control-Connection-Reply"}));
    ASSERT_EQ(wire.client.story.ends.size(), 1U);
    EXPECT_EQ(wire.client.story.ends[0].cause, EndCause::LocalHangUp);
    EXPECT_TRUE(wire.client.story.ends[0].wasUp);
    ASSERT_EQ(wire.server.story.ends.size(), 1U);
    EXPECT_EQ(wire.server.story.ends[0].cause, EndCause::PeerHangUp);
    EXPECT_EQ(wire.server.story.released, (std::vector<std::uint16_t>{0x1001}));
    EXPECT_EQ(wire.client.story.released.size(), 1U);
    EXPECT_EQ(wire.client.TimersRunning(), 0U);
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
}

TEST(HangUp, OfTheServerEndsTheCallersSessionAndTheControlConnection)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.server.story.sent.clear();
    wire.serverEnd->HangUp(0x1001, wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.ends[0].cause, EndCause::LocalHangUp);
    ASSERT_EQ(wire.client.story.ends.size(), 1U);
    EXPECT_EQ(wire.client.story.ends[0].cause, EndCause::PeerHangUp);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends[0]), Outcome::Connected);
    EXPECT_EQ(wire.server.story.sent,
              (std::vector<std::string>{
                  "Set-Link-Info", "Call-Disconnect-Notify", "Stop-Control-Connection-Reply"}));
    EXPECT_EQ(wire.client.TimersRunning(), 0U);
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
}

TEST(HangUp, StopOfTheServiceTakesTheCallWithIt)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.serverEnd->Stop(wire.clock.Now());
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends[0].cause, EndCause::ControlClosed);
}

TEST(HangUp, IsPossibleAtAnyMomentOfTheSetUp)
{
    for (int step = 0; step < 80; ++step)
    {
        SCOPED_TRACE(testing::Message() << "after " << step * 10 << " ms");
        Wire wire;
        wire.Dial();
        wire.clock.RunFor(milliseconds(10 * step));
        wire.clientEnd->HangUp(wire.clock.Now());
        wire.clientEnd->HangUp(wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
        ASSERT_EQ(wire.client.story.ends.size(), 1U);
        EXPECT_EQ(wire.client.story.ends[0].cause, EndCause::LocalHangUp);
        EXPECT_EQ(wire.server.story.ends.size(), wire.server.story.released.size());
        EXPECT_EQ(wire.client.TimersRunning(), 0U);
        EXPECT_EQ(wire.server.TimersRunning(), 0U);
        EXPECT_EQ(wire.clientEnd->Violations(), 0U);
        EXPECT_EQ(wire.serverEnd->Violations(), 0U);
    }
}

TEST(Refusal, BusyAndNoResourceAreToldInTheReplyAndCloseInNone)
{
    const std::map<CallRefusal, EndCause> causes = {
        {CallRefusal::Busy, EndCause::Busy},
        {CallRefusal::NoResource, EndCause::NoResource},
        {CallRefusal::Close, EndCause::CallRefused},
    };
    for (const auto& [refusal, cause] : causes)
    {
        SCOPED_TRACE(NameOf(cause));
        Wire wire;
        wire.server.refusal = refusal;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilClosed());
        ASSERT_EQ(wire.client.story.ends.size(), 1U);
        EXPECT_EQ(wire.client.story.ends[0].cause, cause);
        EXPECT_FALSE(OutcomeOf(wire.client.story.ends[0]).has_value());
        EXPECT_TRUE(wire.server.story.ends.empty());
        EXPECT_TRUE(wire.server.story.released.empty());
        EXPECT_TRUE(wire.client.story.gre.empty());
    }
}

TEST(Denial, AWrongPasswordIs691OnBothSides)
{
    Wire wire;
    wire.clientOptions.password = u"passw0rd";
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    const End& end = wire.client.story.ends.front();
    EXPECT_EQ(end.cause, EndCause::Denied);
    EXPECT_EQ(RasErrorOf(end), 691);
    EXPECT_EQ(OutcomeOf(end), Outcome::FailedPassword);
    EXPECT_FALSE(wire.client.story.Up());
    EXPECT_EQ(wire.server.story.ends.size(), 1U);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
}

TEST(Denial, AnAccountWithoutPermissionIs649)
{
    Wire wire;
    wire.server.accounts["user"].denial = auth::Denial::NoDialInPermission;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 649);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPermission);
}

TEST(NetworkProtocols, NetBeuiAloneComesUpWithoutAnAddress)
{
    Wire wire;
    wire.clientOptions.protocols = {false, true, false};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ppp::NetworkProtocols{false, true, false}));
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ppp::NetworkProtocols{false, true, false}));
    EXPECT_EQ(wire.client.story.ups[0].clientAddress, ppp::Ipv4Address{});
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Nbf, Octets(40, 7), wire.clock.Now());
    wire.clock.RunFor(seconds(1));
    ASSERT_EQ(wire.server.story.delivered.size(), 1U);
    EXPECT_EQ(wire.server.story.delivered[0].first, ppp::ProtocolNumber::Nbf);
}

TEST(NetworkProtocols, AllThatBothHaveComeUpTogether)
{
    Wire wire;
    wire.clientOptions.protocols = {true, true, true};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups.size(), 1U);
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ppp::NetworkProtocols{true, true, true}));
}

TEST(NetworkProtocols, NoneInCommonEndsTheCallWith720)
{
    Wire wire;
    wire.clientOptions.protocols = {false, true, false};
    wire.server.protocols = {true, false, false};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    const End& end = wire.client.story.ends.front();
    EXPECT_EQ(end.cause, EndCause::NoNetworkProtocol);
    EXPECT_EQ(RasErrorOf(end), 720);
    EXPECT_EQ(OutcomeOf(end), Outcome::FailedNoProtocol);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    EXPECT_FALSE(wire.server.story.Up());
}

TEST(NetworkProtocols, WithoutAnAddressForTheCallerTheCallEndsWith733)
{
    Wire wire;
    wire.server.address.reset();
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 733);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedNoAddress);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoAddress);
}

TEST(NetworkProtocols, WithoutAnAddressNetBeuiStillComesUp)
{
    Wire wire;
    wire.clientOptions.protocols = {true, true, false};
    wire.server.address.reset();
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ppp::NetworkProtocols{false, true, false}));
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ppp::NetworkProtocols{false, true, false}));
}

TEST(Projection, RefusedByTheServerEndsTheCall)
{
    Wire wire;
    wire.server.projects = false;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::ProjectionFailed);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    EXPECT_FALSE(wire.server.story.Up());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::PeerHangUp);
}

TEST(ControlLost, TakesTheSessionWithItOnBothSides)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.cut = true;
    wire.clientEnd->OnControlClosed(ControlLoss::TimedOut, wire.clock.Now());
    wire.serverEnd->OnControlClosed(ControlLoss::Reset, wire.clock.Now());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::ControlLost);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::ControlClosed);
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
    for (const auto& [loss, error] :
         {std::pair{ControlLoss::Refused, 678}, std::pair{ControlLoss::Unreachable, 650}})
    {
        Wire wire;
        wire.clientEnd.emplace(wire.clientOptions, wire.client, wire.clientRandom);
        wire.clientEnd->OnControlClosed(loss, wire.clock.Now());
        ASSERT_EQ(wire.client.story.ends.size(), 1U);
        EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), error);
        EXPECT_TRUE(wire.client.story.Closed());
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
