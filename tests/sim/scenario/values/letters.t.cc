// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/letters.h"

#include <gtest/gtest.h>

namespace pptplab::sim::scenario
{
namespace
{

TEST(Letters, OfAsciiChangeAndNothingElse)
{
    EXPECT_EQ(InSmallLetters("LCP: Timeout, 30 s"), "lcp: timeout, 30 s");
    EXPECT_EQ(InCapitals("q233048"), "Q233048");
    EXPECT_EQ(InCapitals("§ä"), "§ä");
}

} // namespace
} // namespace pptplab::sim::scenario
