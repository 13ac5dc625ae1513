// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/server-failure.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::population
{
namespace
{

using namespace std::chrono_literals;

constexpr StreamKey kKey{1, 0, kFailureStream};

TEST(ServerFailure, OneWithoutRepairIsTheOnlyOne)
{
    ServerFailures failures;
    failures.at = 100s;
    failures.server = 2;
    const auto all = FailuresIn(1000s, failures, 3, kKey);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].server, 1U);
    EXPECT_EQ(all[0].from, 100s);
    EXPECT_EQ(all[0].until, Duration::max());
}

TEST(ServerFailure, ServersTakeTurns)
{
    ServerFailures failures;
    failures.at = 100s;
    failures.server = 2;
    failures.lasts = 50s;
    failures.every = Law::Constant(200s);
    const auto all = FailuresIn(851s, failures, 3, kKey);
    ASSERT_EQ(all.size(), 4U);
    for (std::uint32_t i = 0; i < all.size(); ++i)
    {
        EXPECT_EQ(all[i].server, (1 + i) % 3);
        EXPECT_EQ(all[i].from, 100s + i * 250s);
        EXPECT_EQ(all[i].until, all[i].from + 50s);
    }
}

TEST(ServerFailure, IsAFunctionOfItsStream)
{
    ServerFailures failures;
    failures.lasts = 1s;
    failures.every = Law::Exponential(100s);
    const auto first = FailuresIn(10'000s, failures, 2, kKey);
    const auto again = FailuresIn(10'000s, failures, 2, kKey);
    const auto other = FailuresIn(10'000s, failures, 2, {2, 0, kFailureStream});
    ASSERT_EQ(again.size(), first.size());
    ASSERT_GT(other.size(), 10U);
    EXPECT_EQ(again.back().from, first.back().from);
    EXPECT_NE(other[1].from, first[1].from);
    for (std::size_t i = 1; i < first.size(); ++i)
    {
        EXPECT_GE(first[i].from, first[i - 1].until) << "one at a time";
    }
}

} // namespace
} // namespace pptplab::population
