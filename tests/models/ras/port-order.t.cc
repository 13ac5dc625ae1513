// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/port-order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <set>

namespace pptplab::ras
{
namespace
{

// Sizes around the 64 ports of a word and the 4096 of a summary word.
constexpr std::array<std::uint32_t, 9> kSizes = {1, 2, 63, 64, 65, 256, 4096, 4097, 10000};

TEST(NumberOrder, FindsWhatASetFinds)
{
    for (const std::uint32_t size : kSizes)
    {
        SCOPED_TRACE(size);
        std::mt19937 random(size);
        NumberOrder order(size);
        std::set<std::uint32_t> expected;
        for (int step = 0; step < 2000; ++step)
        {
            const auto port = static_cast<std::uint32_t>(random() % size);
            if (expected.insert(port).second)
            {
                order.Insert(port);
            }
            else
            {
                expected.erase(port);
                order.Erase(port);
            }
            const auto from = static_cast<std::uint32_t>(random() % (size + 1));
            const auto next = expected.lower_bound(from);
            const auto found = order.FirstFrom(from);
            ASSERT_EQ(found.has_value(), next != expected.end()) << "from " << from;
            if (found)
            {
                ASSERT_EQ(*found, *next) << "from " << from;
            }
        }
    }
}

TEST(UniformOrder, PicksEachMemberEquallyOftenAndNobodyElse)
{
    UniformOrder order(10);
    for (std::uint32_t port = 0; port < 10; ++port)
    {
        order.Insert(port);
    }
    for (const std::uint32_t gone : {0U, 9U, 4U, 5U, 8U})
    {
        order.Erase(gone);
    }
    order.Insert(4);
    NamedStream stream({{1, 0}, "pick"});
    std::map<std::uint32_t, int> counts;
    constexpr int kPicks = 60000;
    for (int i = 0; i < kPicks; ++i)
    {
        ++counts[order.Pick(stream).value()];
    }
    ASSERT_EQ(counts.size(), 6U);
    for (const auto& [port, count] : counts)
    {
        EXPECT_TRUE(std::set<std::uint32_t>({1, 2, 3, 4, 6, 7}).count(port)) << port;
        EXPECT_NEAR(count, kPicks / 6.0, 4 * std::sqrt(kPicks * (1.0 / 6) * (5.0 / 6)));
    }
}

TEST(UniformOrder, HasNothingToPickWhenEmpty)
{
    NamedStream stream({{1, 0}, "pick"});
    EXPECT_EQ(UniformOrder(3).Pick(stream), std::nullopt);
}

/// The rule itself, by looking at every member.
std::optional<std::uint32_t>
BestByScan(const std::set<std::uint32_t>& members,
           const std::vector<Duration>& ends,
           IdleTimeOrder::Wanted wanted)
{
    std::optional<std::uint32_t> best;
    for (const std::uint32_t port : members)
    {
        const bool better =
            !best || (wanted == IdleTimeOrder::Wanted::LongestIdle ? ends[port] < ends[*best]
                                                                   : ends[port] > ends[*best]);
        best = better ? port : *best;
    }
    return best;
}

TEST(IdleTimeOrder, FindsWhatAScanFinds)
{
    for (const auto wanted :
         {IdleTimeOrder::Wanted::LongestIdle, IdleTimeOrder::Wanted::LastReleased})
    {
        for (const std::uint32_t size : {1U, 2U, 3U, 50U, 256U})
        {
            std::mt19937 random(size);
            IdleTimeOrder order(size, wanted);
            std::set<std::uint32_t> members;
            std::vector<Duration> ends(size, Duration::min());
            for (int step = 0; step < 2000; ++step)
            {
                const auto port = static_cast<std::uint32_t>(random() % size);
                if (members.erase(port) != 0)
                {
                    order.Erase(port);
                }
                else
                {
                    // Few distinct times, so that ties are met often.
                    ends[port] = Duration{static_cast<Duration::rep>(random() % 8)};
                    order.SetIdleSince(port, ends[port]);
                    members.insert(port);
                    order.Insert(port);
                }
                const auto other = static_cast<std::uint32_t>(random() % size); // a member or not
                ends[other] = Duration{static_cast<Duration::rep>(random() % 8)};
                order.SetIdleSince(other, ends[other]);
                ASSERT_EQ(order.Best(), BestByScan(members, ends, wanted)) << "step " << step;
            }
        }
    }
}

} // namespace
} // namespace pptplab::ras
