// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/resource-use.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace pptplab
{
namespace
{

using namespace std::chrono_literals;

TEST(ResourceUse, NothingIsAskedForNothing)
{
    EXPECT_TRUE(ExchangesOf({}).empty());
}

TEST(ResourceUse, AShareTakesFourQuestionsThatAreAllAnswered)
{
    const auto share = ExchangesOf({ResourceUse::Share, 1000, true});
    ASSERT_EQ(share.size(), 4U);
    EXPECT_TRUE(std::all_of(
        share.begin(), share.end(), [](const Exchange& each) { return each.answer > 0; }));
    EXPECT_EQ(share[0].request, 50U); // RFC 1002 4.2.12: 12 of header, 34 of name, 4 of type, class
}

TEST(ResourceUse, ADenialIsAnAnswerAndShort)
{
    const auto granted = ExchangesOf({ResourceUse::Share, 20, true});
    const auto denied = ExchangesOf({ResourceUse::Share, 20, false});
    ASSERT_EQ(denied.size(), granted.size());
    EXPECT_GT(denied.back().answer, 0U);
    EXPECT_LT(denied.back().answer, granted.back().answer);
}

TEST(ResourceUse, EachServerOfTheListIsAskedForThreeTimesByBroadcast)
{
    const auto browse = ExchangesOf({ResourceUse::Browse, 50, true});
    Duration waited{};
    std::uint32_t list = 0;
    for (const Exchange& each : browse)
    {
        waited += each.answer == 0 ? each.timeout * each.tries : Duration{};
        list += each.request == 122 ? each.answer - 72 : 0; // without the header
    }
    EXPECT_EQ(waited, 50 * 3 * 750ms);
    EXPECT_EQ(list, 50U * 32U);
    EXPECT_EQ(browse.size(), 4U + 2U + 50U); // two exchanges list 32 and 18 entries
}

} // namespace
} // namespace pptplab
