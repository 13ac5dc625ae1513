// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/link-rate.h"

#include <gtest/gtest.h>

namespace pptplab::topologies
{
namespace
{

TEST(LinkRate, KnowsTheKindsOfLines)
{
    EXPECT_EQ(RateOfKind("DS-3"), BitRate{44'736'000});
    EXPECT_EQ(RateOfKind("t1"), BitRate{1'544'000});
    EXPECT_EQ(RateOfKind("E3"), BitRate{34'368'000});
    EXPECT_EQ(RateOfKind("OC-3"), BitRate{155'520'000});
    EXPECT_EQ(RateOfKind("OC-192c"), BitRate{9'953'280'000});
    EXPECT_EQ(RateOfKind("STM-16"), BitRate{2'488'320'000});
    for (const char* unknown : {"", "OC", "OC-0", "OC-9999", "OC-3x", "Fiber", "DS-2x", "-"})
    {
        EXPECT_FALSE(RateOfKind(unknown)) << unknown;
    }
}

TEST(LinkRate, IsFoundInLabels)
{
    EXPECT_EQ(RateIn("45 Mbps DS-3"), BitRate{45'000'000});
    EXPECT_EQ(RateIn("2.5 Gbit/s"), BitRate{2'500'000'000});
    EXPECT_EQ(RateIn("2 x 10Gbps"), BitRate{10'000'000'000});
    EXPECT_EQ(RateIn("< 64 kb/s"), BitRate{64'000});
    EXPECT_EQ(RateIn("1200 bps"), BitRate{1200});
    for (const char* none :
         {"", "Leased Wavelength/Managed Service", "OC-192c", "10", "Mbps", "1e Mbps", "0 Mbps"})
    {
        EXPECT_FALSE(RateIn(none)) << none;
    }
}

TEST(LinkRate, NumbersTakePrefixes)
{
    EXPECT_EQ(RateFrom("10", "G"), BitRate{10'000'000'000});
    EXPECT_EQ(RateFrom("622080000.0", ""), BitRate{622'080'000});
    for (const char* wrong : {"", "-1", "0", "nan", "inf", "1e300", "5 ", "x"})
    {
        EXPECT_FALSE(RateFrom(wrong, "")) << wrong;
    }
    EXPECT_FALSE(RateFrom("1", "P"));
    EXPECT_FALSE(RateFrom("1", "MM"));
}

TEST(LinkRate, TextIsExact)
{
    EXPECT_EQ(ToText(BitRate{56'000}), "56 kbps");
    EXPECT_EQ(ToText(BitRate{1'544'000}), "1.544 Mbps");
    EXPECT_EQ(ToText(BitRate{1'000'000'001}), "1.000000001 Gbps");
    EXPECT_EQ(ToText(BitRate{300}), "300 bps");
}

} // namespace
} // namespace pptplab::topologies
