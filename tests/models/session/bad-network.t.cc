// SPDX-License-Identifier: GPL-2.0-only
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

#include <random>

namespace pptplab::session
{
namespace
{

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr ppp::AuthenticationProtocols kV2 = {true, false, false, false};

void
UseMsChapV2AndEncryption(Wire& wire)
{
    wire.clientOptions.authentication.protocols = kV2;
    wire.serverOptions.authentication.protocols = kV2;
    wire.clientOptions.encryption.policy = EncryptionPolicy::Required;
    wire.serverOptions.encryption.policy = EncryptionPolicy::Required;
}

/// What has to hold once all is over, whatever happened.
void
ExpectNothingLeft(const Wire& wire)
{
    EXPECT_EQ(wire.client.story.ends.size(), 1U);
    EXPECT_EQ(wire.server.story.ends.size(), 1U);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    EXPECT_EQ(wire.client.TimersRunning(), 0U);
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
}

class BadNetwork : public testing::TestWithParam<gre::ReceiveOrder>
{
};

TEST_P(BadNetwork, With5PercentLossAnd200MsJitterCallsComeUpAndPassData)
{
    std::mt19937 dice(11);
    for (int run = 0; run < 40; ++run)
    {
        SCOPED_TRACE(run);
        Wire wire;
        UseMsChapV2AndEncryption(wire);
        wire.clientOptions.gre.order = GetParam();
        wire.serverOptions.gre.order = GetParam();
        wire.clientOptions.gre.receiveWindow = run % 2 == 0 ? 2 : 16;
        wire.serverOptions.gre.receiveWindow = run % 2 == 0 ? 2 : 16;
        wire.losesGre = [&dice](const Octets&) { return dice() % 100 < 5; };
        wire.greDelay = [&dice] { return Duration(milliseconds(10 + dice() % 200)); };
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp())
            << (wire.client.story.ends.empty() ? "" : NameOf(wire.client.story.ends[0].cause))
            << " "
            << (wire.server.story.ends.empty() ? "" : NameOf(wire.server.story.ends[0].cause));
        const Octets packet(100, 0x45);
        for (int i = 0; i < 50; ++i)
        {
            wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, packet, wire.clock.Now());
            wire.clock.RunFor(milliseconds(500));
        }
        // A window of 2 sends one packet a time-out for a while after each loss: let it catch up.
        wire.clock.RunFor(seconds(100));
        // Where late packets are discarded, a Configure-Request that overtakes an Ack restarts IPCP
        // again and again: fewer packets find it open.
        const bool discards = GetParam() == gre::ReceiveOrder::Discard;
        EXPECT_GT(wire.server.story.delivered.size(), discards ? 5U : 20U);
        for (const auto& [protocol, delivered] : wire.server.story.delivered)
        {
            ASSERT_EQ(delivered, packet);
        }
        wire.clientEnd->HangUp(wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
        ExpectNothingLeft(wire);
    }
}

INSTANTIATE_TEST_SUITE_P(Orders,
                         BadNetwork,
                         testing::Values(gre::ReceiveOrder::Discard, gre::ReceiveOrder::Reorder),
                         [](const auto& instance) {
                             return instance.param == gre::ReceiveOrder::Discard ? "Discard"
                                                                                 : "Reorder";
                         });

TEST(HeavyLoss, EveryAttemptEndsOnceAndLeavesNothing)
{
    std::mt19937 dice(12);
    for (int run = 0; run < 100; ++run)
    {
        SCOPED_TRACE(run);
        Wire wire;
        UseMsChapV2AndEncryption(wire);
        wire.losesGre = [&dice](const Octets&) { return dice() % 100 < 50; };
        wire.Dial();
        wire.clock.RunFor(seconds(200));
        wire.clientEnd->HangUp(wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
        ExpectNothingLeft(wire);
    }
}

TEST(Garbage, InGrePacketsNeverDoesMoreThanEndTheCall)
{
    std::mt19937 dice(13);
    for (int run = 0; run < 200; ++run)
    {
        SCOPED_TRACE(run);
        Wire wire;
        UseMsChapV2AndEncryption(wire);
        wire.Dial();
        // One octet of every fifth packet, in either direction, is another one.
        const auto spoil = [&dice](const std::function<void(const Octets&)>& carry) {
            return [&dice, carry](const Octets& packet) {
                Octets spoilt = packet;
                if (dice() % 5 == 0)
                {
                    spoilt[dice() % spoilt.size()] = static_cast<std::uint8_t>(dice());
                }
                carry(spoilt);
            };
        };
        wire.client.greToPeer = spoil(wire.client.greToPeer);
        wire.server.greToPeer = spoil(wire.server.greToPeer);
        wire.clock.RunFor(seconds(100));
        wire.clientEnd->HangUp(wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
        ExpectNothingLeft(wire);
    }
}

TEST(Garbage, OfAnyLengthIsDroppedInEveryPhase)
{
    std::mt19937 dice(14);
    Wire wire;
    UseMsChapV2AndEncryption(wire);
    wire.Dial();
    for (int round = 0; round < 3000; ++round)
    {
        // A true header, so that it gets as far as PPP; the protocol is one of those that exist.
        constexpr std::array<std::uint16_t, 8> kProtocols = {
            0xC021, 0xC223, 0xC023, 0x8021, 0x80FD, 0x803F, 0x00FD, 0x0021};
        Octets packet;
        ByteWriter out(packet);
        const auto length = static_cast<std::uint16_t>(2 + dice() % 40);
        gre::Encode({length, 0, 0x40000000U + static_cast<std::uint32_t>(round), {}}, out);
        out.U16(kProtocols[dice() % kProtocols.size()]);
        for (int i = 2; i < length; ++i)
        {
            out.U8(static_cast<std::uint8_t>(dice() % 24));
        }
        wire.clientEnd->OnGre(packet, wire.clock.Now());
        packet[6] = 0x10;
        packet[7] = 0x01;
        wire.GiveServerGre(packet);
        wire.clock.RunFor(milliseconds(20));
    }
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    ExpectNothingLeft(wire);
}

TEST(Garbage, InControlOctetsEndsTheConnectionOrNothing)
{
    std::mt19937 dice(15);
    for (int run = 0; run < 300; ++run)
    {
        SCOPED_TRACE(run);
        Wire wire;
        wire.Dial();
        const auto honest = wire.client.toPeer;
        wire.client.toPeer = [&](const Octets& octets) {
            Octets spoilt = octets;
            if (dice() % 4 == 0)
            {
                spoilt[dice() % spoilt.size()] = static_cast<std::uint8_t>(dice());
            }
            honest(spoilt);
        };
        wire.clock.RunFor(seconds(50));
        wire.clientEnd->HangUp(wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
        EXPECT_EQ(wire.client.story.ends.size(), 1U);
        EXPECT_EQ(wire.server.story.ends.size(), wire.server.story.released.size());
        EXPECT_EQ(wire.client.TimersRunning(), 0U);
        EXPECT_EQ(wire.server.TimersRunning(), 0U);
    }
}

} // namespace
} // namespace pptplab::session
