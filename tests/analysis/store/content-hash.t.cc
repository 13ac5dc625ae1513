// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/content-hash.h"

#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

// Expected value: printf '3:abc' | sha256sum.
TEST(ContentHash, IsSha256OfTheTextsWithTheirLengths)
{
    EXPECT_EQ(ContentHash().Add("abc").Digest(),
              "aab5f9ae99b2e38fb462025c8f72f570c9c811705d2a4277dc855d7fa293fe97");
}

TEST(ContentHash, TellsWhereOneTextEndsAndTheNextBegins)
{
    EXPECT_NE(ContentHash().Add("ab").Add("c").Digest(), ContentHash().Add("a").Add("bc").Digest());
    EXPECT_NE(ContentHash().Add("").Digest(), ContentHash().Digest());
}

} // namespace

} // namespace pptplab::analysis
