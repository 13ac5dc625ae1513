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
    EXPECT_EQ(client.protocols, (ProtocolSet{NetworkProtocol::TcpIp}));
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

TEST(CompleteCall, ShowsEachPppFrameAtBothEnds)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    const auto& sent = wire.client.story.framesSent;
    ASSERT_FALSE(sent.empty());
    const auto first = ppp::DecodeFrame(sent.front());
    ASSERT_TRUE(first);
    EXPECT_EQ(first->protocol, ppp::ProtocolNumber::Lcp);
    EXPECT_EQ(first->payload.size(), 17U);
    EXPECT_EQ(wire.server.story.framesReceived.front(), sent.front());
    EXPECT_EQ(wire.client.story.framesReceived, wire.server.story.framesSent);
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
    ServerCall& call = *wire.server.Find(0x1001);
    wire.serverEnd->SendNetwork(call, ppp::ProtocolNumber::Ip, Octets(20, 1), wire.clock.Now());
    wire.serverEnd->SendNetwork(call, ppp::ProtocolNumber::Ipx, Octets(20, 1), wire.clock.Now());
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
    wire.serverEnd->HangUp(*wire.server.Find(0x1001), wire.clock.Now());
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

} // namespace
} // namespace pptplab::session
