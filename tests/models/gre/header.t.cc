// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/header.h"

#include <gtest/gtest.h>

namespace pptplab::gre
{
namespace
{

Octets
Encoded(const Header& header)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(header, out);
    EXPECT_EQ(octets.size(), header.Size());
    return octets;
}

TEST(GreHeader, HasTheOctetsOfRfc2637Section4_1)
{
    EXPECT_EQ(Encoded({21, 0x0102, 0, {}}),
              (Octets{0x30, 0x01, 0x88, 0x0B, 0, 21, 1, 2, 0, 0, 0, 0}));
    EXPECT_EQ(Encoded({21, 0x0102, 3, 0x01020304}),
              (Octets{0x30, 0x81, 0x88, 0x0B, 0, 21, 1, 2, 0, 0, 0, 3, 1, 2, 3, 4}));
    EXPECT_EQ(Encoded({0, 0x0102, {}, 7}),
              (Octets{0x20, 0x81, 0x88, 0x0B, 0, 0, 1, 2, 0, 0, 0, 7}));
    EXPECT_EQ(Encoded({0, 9, {}, {}}), (Octets{0x20, 0x01, 0x88, 0x0B, 0, 0, 0, 9}));
}

TEST(GreHeader, ComesBackAsItWasSent)
{
    Octets octets = Encoded({2, 5, 6, 7});
    octets.insert(octets.end(), {0xAA, 0xBB, 0xCC}); // the last one is padding
    const auto packet = Decode(octets);
    ASSERT_TRUE(packet.Ok());
    EXPECT_EQ(packet.Value().header.callId, 5);
    EXPECT_EQ(packet.Value().header.sequence, 6U);
    EXPECT_EQ(packet.Value().header.acknowledgment, 7U);
    EXPECT_EQ(packet.Value().payload, ByteView(Octets{0xAA, 0xBB}));
    EXPECT_EQ(CallIdOf(octets), 5);
}

TEST(GreHeader, EveryPrefixIsRejected)
{
    Octets octets = Encoded({2, 5, 6, 7});
    octets.insert(octets.end(), {0xAA, 0xBB});
    for (std::size_t length = 0; length < octets.size(); ++length)
    {
        const auto packet = Decode(ByteView(octets).Part(0, length));
        ASSERT_FALSE(packet.Ok()) << length;
        EXPECT_EQ(packet.Error(), length < 16 ? WireError::Truncated : WireError::LengthTooLong);
    }
}

TEST(GreHeader, OtherFlagsVersionsAndProtocolsAreNotOurs)
{
    const Octets good = Encoded({0, 5, 6, {}});
    for (const auto& [offset, value] :
         {std::pair{0U, 0xB0}, {0U, 0x70}, {0U, 0x38}, {0U, 0x31}, {1U, 0x00}, {1U, 0x41}, {3U, 0}})
    {
        Octets bad = good;
        bad[offset] = static_cast<std::uint8_t>(value);
        const auto packet = Decode(bad);
        ASSERT_FALSE(packet.Ok()) << offset << " " << value;
        EXPECT_EQ(packet.Error(), WireError::NotEnhanced);
    }
}

TEST(GreHeader, CallIdNeedsEightOctets)
{
    const Octets octets = Encoded({0, 5, {}, {}});
    EXPECT_EQ(CallIdOf(octets), 5);
    EXPECT_FALSE(CallIdOf(ByteView(octets).Part(0, 7)).has_value());
}

} // namespace
} // namespace pptplab::gre
