// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/units.h"

#include <gtest/gtest.h>

namespace pptplab
{
namespace
{

using namespace std::chrono_literals;

TEST(Units, TransmissionTimeOfAnEthernetFrameAtTenMegabits)
{
    EXPECT_EQ(TransmissionTime(Bytes{1500}, BitRate{10'000'000}), 1200us);
    EXPECT_EQ(TransmissionTime(Bytes{53}, BitRate{33'600}), 12'619'047ns) << "rounded down";
}

TEST(Units, SecondsRoundToTheNearestNanosecondAndSaturate)
{
    EXPECT_EQ(FromSeconds(1.5e-9), 2ns);
    EXPECT_EQ(FromSeconds(0.25), 250ms);
    EXPECT_EQ(FromSeconds(1e30), Duration::max());
    EXPECT_EQ(FromSeconds(-1e30), Duration::min());
}

TEST(Units, LaterThanAnythingIsNever)
{
    EXPECT_EQ(Later(1s, 2s), 3s);
    EXPECT_EQ(Later(1s, Duration::max()), Duration::max());
    EXPECT_EQ(Later(Duration::max(), 0s), Duration::max());
}

} // namespace
} // namespace pptplab
