// SPDX-License-Identifier: GPL-2.0-only
// Data through a tunnel over a bad network: 5 % loss, 10 to 210 ms of delay each way, so that
// packets overtake each other. The figures stand in models/session/README.md.
#include "models/gre/sequence.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

#include <random>

namespace pptplab::session
{
namespace
{

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Tunnelled
{
    std::uint16_t window = 2;
    bool stateless = false;
    gre::ReceiveOrder order = gre::ReceiveOrder::Discard;
};

constexpr std::size_t kPacketSize = 500;
constexpr Duration kTime = seconds(150);
constexpr Duration kGap = milliseconds(20); // 200 kbit/s are offered

/// Dials over the bad network until the session is up; counted on from there.
void
Dial(Wire& wire, const Tunnelled& tunnelled, std::mt19937& dice)
{
    const auto set = [&](auto& options) {
        options.authentication.protocols = {true, false, false, false};
        options.encryption.policy = EncryptionPolicy::Required;
        options.encryption.bits128 = true;
        options.encryption.stateless = tunnelled.stateless;
        options.gre.receiveWindow = tunnelled.window;
        options.gre.order = tunnelled.order;
    };
    set(wire.clientOptions);
    set(wire.serverOptions);
    wire.losesGre = [&dice](const Octets&) { return dice() % 100 < 5; };
    wire.greDelay = [&dice] { return Duration(milliseconds(10 + dice() % 200)); };
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
}

/// Octets a second that come out at the server while the client offers more than fits.
double
Goodput(const Tunnelled& tunnelled)
{
    std::mt19937 dice(31);
    Wire wire;
    Dial(wire, tunnelled, dice);
    const Octets packet(kPacketSize, 0x45);
    const Duration end = wire.clock.Now() + kTime;
    while (wire.clock.Now() < end)
    {
        wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, packet, wire.clock.Now());
        wire.clock.RunFor(kGap);
    }
    EXPECT_TRUE(wire.client.story.ends.empty());
    const auto octets = static_cast<double>(wire.server.story.delivered.size() * kPacketSize);
    return octets / std::chrono::duration<double>(kTime).count();
}

TEST(Goodput, GrowsWithTheWindowAndWithoutHistory)
{
    for (const auto order : {gre::ReceiveOrder::Discard, gre::ReceiveOrder::Reorder})
    {
        const double narrow = Goodput({2, false, order});
        const double narrowStateless = Goodput({2, true, order});
        const double wide = Goodput({16, false, order});
        const double wideStateless = Goodput({16, true, order});
        const std::string name = order == gre::ReceiveOrder::Discard ? "discard" : "reorder";
        RecordProperty(name + " 2 stateful", std::to_string(narrow));
        RecordProperty(name + " 2 stateless", std::to_string(narrowStateless));
        RecordProperty(name + " 16 stateful", std::to_string(wide));
        RecordProperty(name + " 16 stateless", std::to_string(wideStateless));
        EXPECT_GT(narrow, 0);
        EXPECT_GT(narrowStateless, narrow);
        EXPECT_GT(wideStateless, wide);
        EXPECT_GT(wideStateless, narrowStateless);
    }
}

/// What one side sent and heard, as a line tap sees it.
struct Tap
{
    std::uint32_t nextSequence = 0;
    std::optional<std::uint32_t> highestSent;

    void Sends(const gre::Header& header, const Tap& peer)
    {
        if (header.sequence)
        {
            EXPECT_EQ(*header.sequence, nextSequence) << "4.2: consecutive, and none twice";
            ++nextSequence;
            highestSent = header.sequence;
        }
        if (header.acknowledgment)
        {
            ASSERT_TRUE(peer.highestSent.has_value());
            EXPECT_LE(gre::Ahead(*header.acknowledgment, *peer.highestSent), 0);
        }
    }
};

TEST(BadNetworkOnTheWire, SequenceAndAcknowledgmentNumbersObeySection4)
{
    for (const unsigned window : {2U, 16U})
    {
        std::mt19937 dice(32);
        Wire wire;
        Dial(wire, {static_cast<std::uint16_t>(window), true, gre::ReceiveOrder::Discard}, dice);
        for (int i = 0; i < 500; ++i)
        {
            wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Ip, Octets(100, 1), wire.clock.Now());
            wire.serverEnd->SendNetwork(*wire.server.Find(0x1001),
                                        ppp::ProtocolNumber::Ip,
                                        Octets(100, 2),
                                        wire.clock.Now());
            wire.clock.RunFor(milliseconds(100));
        }
        Tap client;
        Tap server;
        // Whole stories: each side's acknowledgments against all that the other ever sent.
        const auto last = [](const Story& story) {
            std::optional<std::uint32_t> highest;
            for (const Octets& packet : story.gre)
            {
                const auto sequence = gre::Decode(packet).Value().header.sequence;
                highest = sequence ? sequence : highest;
            }
            return highest;
        };
        const Tap clientAtEnd{0, last(wire.client.story)};
        const Tap serverAtEnd{0, last(wire.server.story)};
        for (const Octets& packet : wire.client.story.gre)
        {
            client.Sends(gre::Decode(packet).Value().header, serverAtEnd);
        }
        for (const Octets& packet : wire.server.story.gre)
        {
            server.Sends(gre::Decode(packet).Value().header, clientAtEnd);
        }
        EXPECT_GT(client.nextSequence, 50U);
    }
}

} // namespace
} // namespace pptplab::session
