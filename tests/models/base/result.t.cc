// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/result.h"

#include <gtest/gtest.h>

#include <string>

namespace pptplab
{
namespace
{

enum class Reason
{
    TooShort,
    TooLong,
};

Result<std::string, Reason>
Checked(std::string text)
{
    if (text.empty())
    {
        return Failure{Reason::TooShort};
    }
    return text;
}

TEST(Result, HoldsTheValueOrTheReason)
{
    const auto good = Checked("x");
    ASSERT_TRUE(good);
    EXPECT_EQ(good.Value(), "x");
    const auto bad = Checked("");
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.Error(), Reason::TooShort);
}

TEST(Result, ValueAndReasonMayBeOfOneType)
{
    const Result<int, int> reason = Failure{3};
    EXPECT_FALSE(reason.Ok());
    EXPECT_EQ(reason.Error(), 3);
    const Result<int, int> value = 3;
    EXPECT_TRUE(value.Ok());
}

TEST(Result, GivesItsValueAway)
{
    EXPECT_EQ(Checked("moved").Ok(), true);
    const std::string taken = Checked("moved").Value();
    EXPECT_EQ(taken, "moved");
}

} // namespace
} // namespace pptplab
