// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/search.h"

#include <gtest/gtest.h>

namespace pptplab::sim::capacity
{

namespace
{

TEST(LeastThatMeets, IsFoundWhereverItIs)
{
    for (std::uint64_t first : {0U, 1U, 7U})
    {
        for (std::uint64_t least = first; least <= 40; ++least)
        {
            const auto found =
                LeastThatMeets(first, 40, [&](std::uint64_t number) { return number >= least; });
            EXPECT_EQ(found, least) << "from " << first;
        }
    }
}

TEST(LeastThatMeets, IsNoneBeyondTheMost)
{
    EXPECT_EQ(LeastThatMeets(3, 40, [](std::uint64_t /*number*/) { return false; }), std::nullopt);
    EXPECT_EQ(LeastThatMeets(40, 40, [](std::uint64_t /*number*/) { return false; }), std::nullopt);
}

TEST(LeastThatMeets, AsksSeldomForWhatIsNear)
{
    int asked = 0;
    LeastThatMeets(1000, 1'000'000, [&](std::uint64_t number) {
        ++asked;
        return number >= 1010;
    });
    EXPECT_LE(asked, 9) << "1000, 1001, 1003, 1007, 1015, then halves of 8";
}

} // namespace

} // namespace pptplab::sim::capacity
