// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/random-stream.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

namespace pptplab
{
namespace
{

TEST(NamedStream, SameKeySameNumbers)
{
    NamedStream a({{7, 3}, "clients.office.holding"});
    NamedStream b({{7, 3}, "clients.office.holding"});
    for (int i = 0; i < 1000; ++i)
    {
        ASSERT_EQ(a.Bits(), b.Bits());
    }
}

TEST(NamedStream, EachPartOfTheKeyMatters)
{
    std::set<std::uint64_t> first;
    for (const StreamKey key : {StreamKey{{7, 3}, "a"},
                                StreamKey{{8, 3}, "a"},
                                StreamKey{{7, 4}, "a"},
                                StreamKey{{7, 3}, "b"},
                                StreamKey{{7, 3}, "ab"},
                                StreamKey{{std::uint64_t{7} << 32U, 3}, "a"}})
    {
        first.insert(NamedStream(key).Bits());
    }
    EXPECT_EQ(first.size(), 6U);
}

// 60,000 throws of a die: each face within 4 standard errors (sqrt(n p (1-p)) = 91).
TEST(RandomStream, BelowIsUniform)
{
    NamedStream stream({{1, 0}, "die"});
    std::array<int, 6> faces{};
    for (int i = 0; i < 60000; ++i)
    {
        ++faces.at(stream.Below(6));
    }
    for (const int count : faces)
    {
        EXPECT_NEAR(count, 10000, 4 * 91.3);
    }
}

TEST(RandomStream, UniformStaysBelowOne)
{
    class AllOnes final : public RandomStream
    {
      public:
        std::uint64_t Bits() override { return UINT64_MAX; }
    } ones;
    EXPECT_LT(ones.Uniform(), 1.0);
    EXPECT_EQ(ones.Uniform(), 1.0 - 0x1p-53);
}

} // namespace
} // namespace pptplab
