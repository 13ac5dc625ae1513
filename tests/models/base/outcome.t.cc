// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/outcome.h"

#include <gtest/gtest.h>

namespace pptplab
{
namespace
{

TEST(Outcome, EachNameLeadsBackToItsOutcome)
{
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        const auto outcome = static_cast<Outcome>(i);
        EXPECT_EQ(OutcomeNamed(NameOf(outcome)), outcome) << NameOf(outcome);
    }
    EXPECT_EQ(OutcomeNamed("refused"), std::nullopt);
}

TEST(Outcome, KindsFollowFromTheNames)
{
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        const auto outcome = static_cast<Outcome>(i);
        EXPECT_EQ(IsRefusal(outcome), NameOf(outcome).substr(0, 8) == "refused.");
        EXPECT_EQ(IsConnected(outcome), NameOf(outcome).substr(0, 9) == "connected");
    }
}

} // namespace
} // namespace pptplab
