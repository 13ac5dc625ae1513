// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/overhead.h"

#include <gtest/gtest.h>

namespace pptplab::sim::capacity
{

namespace
{

// RFC 791 3.1, RFC 2637 4.1, RFC 1661 6.5 and 6.6, RFC 3078 3.1.
TEST(Overhead, IsCountedOctetByOctet)
{
    const auto parts = TunnelOverhead(true);
    std::vector<std::size_t> octets;
    octets.reserve(parts.size());
    for (const Part& part : parts)
    {
        octets.push_back(part.octets);
    }
    EXPECT_EQ(octets, (std::vector<std::size_t>{20, 16, 1, 2, 1}));
    EXPECT_EQ(OctetsOf(parts), 40U);
    EXPECT_EQ(OctetsOf(TunnelOverhead(false)), 37U);
}

TEST(Overhead, OfAShortDatagramIsThatOfOnePacket)
{
    const OnTheLine sent = SentThrough(576, 1400, true);
    EXPECT_EQ(sent.packets, 1U);
    EXPECT_EQ(sent.octets, 616U);
}

// Q162230: 1,500 octets enter a tunnel whole and are cut on their way, or are cut before they
// enter.
TEST(Overhead, OfALongDatagramIsThatOfItsFragments)
{
    const OnTheLine wide = SentThrough(1500, 1500, true);
    EXPECT_EQ(wide.fragments, 1U);
    EXPECT_EQ(wide.packets, 2U) << "1,540 octets on a line of 1,500";
    EXPECT_EQ(wide.octets, 1540U + 20U);
    const OnTheLine narrow = SentThrough(1500, 1400, true);
    EXPECT_EQ(narrow.fragments, 2U) << "1,376 and 104 octets of data";
    EXPECT_EQ(narrow.packets, 2U);
    EXPECT_EQ(narrow.octets, 1500U + 20U + 2U * 40U);
}

TEST(Overhead, OfTheLongestDatagramIsThatOfTheFewestFragments)
{
    // 65,515 octets of data, 1,376 in each fragment but the last, which may have 1,380.
    const OnTheLine sent = SentThrough(65535, 1400, true);
    EXPECT_EQ(sent.fragments, 48U);
    EXPECT_EQ(sent.octets, 65535U + 47U * 20U + 48U * 40U);
}

} // namespace

} // namespace pptplab::sim::capacity
