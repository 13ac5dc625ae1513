// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/share-over-time.h"

#include <gtest/gtest.h>

namespace pptplab::sim::lab
{
namespace
{

using namespace std::chrono_literals;

/// Each second an attempt, every tenth of them refused, from 100 s on.
ShareOverTime
Tenths(int attempts)
{
    ShareOverTime share(100s, 10s);
    for (int i = 0; i < attempts; ++i)
    {
        share.Add(100s + std::chrono::seconds(i), i % 10 == 0);
    }
    return share;
}

TEST(ShareOverTime, TellsNothingBeforeThirtySpansAreOver)
{
    const ShareOverTime share = Tenths(300);
    EXPECT_FALSE(share.Share(399s, 1));
    EXPECT_TRUE(share.Share(400s, 1));
}

TEST(ShareOverTime, CountsEachAttemptOnceHoweverOftenSpansAreJoined)
{
    for (const int attempts : {300, 600, 610, 1200, 5000, 100'000})
    {
        // All spans are over long after the last attempt.
        const auto share = Tenths(attempts).Share(100s + std::chrono::hours(1000), 1);
        ASSERT_TRUE(share);
        EXPECT_EQ(share->n, static_cast<std::uint64_t>(attempts));
        EXPECT_NEAR(share->value, 0.1, 1e-12);
    }
}

TEST(ShareOverTime, LeavesOutWhatWasOfferedBefore)
{
    ShareOverTime share = Tenths(300);
    share.Add(99s, true);
    EXPECT_EQ(share.Share(400s, 1)->n, 300U);
}

} // namespace
} // namespace pptplab::sim::lab
