// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/link-rate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

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
    EXPECT_EQ(RateIn("Peering, 13 Gbps"), BitRate{13'000'000'000});
    EXPECT_EQ(RateIn("45 Mbps/DS-3"), BitRate{45'000'000});
    EXPECT_EQ(RateIn("155M"), BitRate{155'000'000});
    EXPECT_EQ(RateIn("1GE Primary Link"), BitRate{1'000'000'000});
    EXPECT_EQ(RateIn("0.02M"), BitRate{20'000});
    for (const char* none : {"",
                             "Leased Wavelength/Managed Service",
                             "10",
                             "Mbps",
                             "1e Mbps",
                             "0 Mbps",
                             "10 Main Street",
                             "eth0, 20m",
                             "e1/0"})
    {
        EXPECT_FALSE(RateIn(none)) << none;
    }
}

TEST(LinkRate, IsFoundInLabelsThatNameAKind)
{
    EXPECT_EQ(RateIn("OC-192c"), BitRate{9'953'280'000});
    EXPECT_EQ(RateIn("OC192/STM64"), BitRate{9'953'280'000});
    EXPECT_EQ(RateIn("STM-64x2"), BitRate{9'953'280'000});
    EXPECT_EQ(RateIn("ANS CO+RE T1"), BitRate{1'544'000});
    EXPECT_EQ(RateIn("155 Mbps OC-3"), BitRate{155'000'000}) << "a number goes before a kind";
}

TEST(LinkRate, OfARangeABoundOrABundleTheNumberAtTheUnitCounts)
{
    EXPECT_EQ(RateIn("10-34 Mb/s"), BitRate{34'000'000});
    EXPECT_EQ(RateIn("300M-1Gb/s"), BitRate{1'000'000'000});
    EXPECT_EQ(RateIn("less than 100 Mbps"), BitRate{100'000'000});
    EXPECT_EQ(RateIn("2x10Gb/s"), BitRate{10'000'000'000});
    for (const char* inexact : {"10-34 Mb/s",
                                "300M-1Gb/s",
                                "less than 100 Mbps",
                                "2x10Gb/s",
                                "2 x 10 Gbps",
                                "<= 10 Mbps"})
    {
        EXPECT_TRUE(IsInexact(inexact)) << inexact;
    }
    for (const char* exact : {"1 Gbps", "155 Mbps OC-3", "DS-3", "xDSL 2 Mbps", ""})
    {
        EXPECT_FALSE(IsInexact(exact)) << exact;
    }
}

TEST(LinkRate, NumbersTakePrefixes)
{
    EXPECT_EQ(RateIn("10G"), BitRate{10'000'000'000});
    EXPECT_EQ(RateOf(622080000.0), BitRate{622'080'000});
    for (const char* wrong : {"", "-1", "0", "nan", "inf", "1e300", "5 ", "x", "1P", "1MM"})
    {
        EXPECT_FALSE(RateIn(wrong)) << wrong;
    }
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    for (const double wrong : {-1.0, 0.0, std::nan(""), kInfinity, 1e300})
    {
        EXPECT_FALSE(RateOf(wrong)) << wrong;
    }
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
