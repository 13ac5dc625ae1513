// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/backoff.h"

#include <gtest/gtest.h>

namespace pptplab
{
namespace
{

using namespace std::chrono_literals;

// Q200770: connection requests of NT give up after 3 (2^(n+1) - 1) s.
TEST(Backoff, ConnectionRequestsGiveUpAsNtsDo)
{
    const Backoff backoff;
    EXPECT_EQ(backoff.GiveUpAfter(1), 9s);
    EXPECT_EQ(backoff.GiveUpAfter(2), 21s);
    EXPECT_EQ(backoff.GiveUpAfter(3), 45s);
}

TEST(Backoff, PptpTcpMaxDataRetransmissionsWithoutCeiling)
{
    const Backoff backoff;
    EXPECT_EQ(backoff.GiveUpAfter(0), 3s);
    EXPECT_EQ(backoff.GiveUpAfter(0x9), 3069s);
    EXPECT_EQ(backoff.GiveUpAfter(0x18), 3s * ((1LL << 25) - 1));
    EXPECT_EQ(backoff.GiveUpAfter(0x27), Duration::max()) << "104,000 years";
    EXPECT_EQ(backoff.GiveUpAfter(0xFFFFFFFF), Duration::max());
}

// By hand: 3+6+12+24+48+96+192 = 381 s below the ceiling, then 240 s each.
TEST(Backoff, PptpTcpMaxDataRetransmissionsWithACeilingOf240Seconds)
{
    const Backoff backoff{3s, 240s};
    EXPECT_EQ(backoff.GiveUpAfter(0x9), 1101s);
    EXPECT_EQ(backoff.GiveUpAfter(0x18), 381s + 18 * 240s);
    EXPECT_EQ(backoff.GiveUpAfter(0x27), 381s + 33 * 240s);
    EXPECT_EQ(backoff.GiveUpAfter(0xFFFFFFFF), Duration::max()) << "32,000 years";
}

TEST(Backoff, TheFirstTimeoutMayStandAboveTheCeiling)
{
    EXPECT_EQ((Backoff{3s, 1s}.GiveUpAfter(4)), 5s);
}

TEST(Backoff, TimeoutsDoubleUpToTheCeiling)
{
    const Backoff backoff{500ms, 60s};
    EXPECT_EQ(backoff.Timeout(0), 500ms);
    EXPECT_EQ(backoff.Timeout(6), 32s);
    EXPECT_EQ(backoff.Timeout(7), 60s);
    EXPECT_EQ(backoff.Timeout(0xFFFFFFFF), 60s);
    EXPECT_EQ((Backoff{3s, std::nullopt}.Timeout(0xFFFFFFFF)), Duration::max());
}

} // namespace
} // namespace pptplab
