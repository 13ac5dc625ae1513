// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/quantity.h"

#include <gtest/gtest.h>

#include <random>

namespace pptplab::sim::scenario
{

namespace
{

using namespace std::chrono_literals;

TEST(Quantity, DurationsTakeEachUnit)
{
    EXPECT_EQ(ParseDuration("7ns"), 7ns);
    EXPECT_EQ(ParseDuration("7us"), 7us);
    EXPECT_EQ(ParseDuration("1.5ms"), 1500us);
    EXPECT_EQ(ParseDuration("1e3s"), 1000s);
    EXPECT_EQ(ParseDuration("30min"), 30min);
    EXPECT_EQ(ParseDuration("2 h"), 2h);
    EXPECT_EQ(ParseDuration("1d"), 24h);
}

TEST(Quantity, DurationsNeedAUnitTheyKnowAndFitInto292Years)
{
    for (const char* text :
         {"", "4", "s", "10 bananas", "4 s s", "nans", "infs", "300000d", "1e400s"})
    {
        EXPECT_FALSE(ParseDuration(text)) << text;
    }
}

TEST(Quantity, RatesAndBitRatesTakeTheirUnitsOnly)
{
    EXPECT_EQ(ParseRate("0.025/s")->perSecond, 0.025);
    EXPECT_EQ(ParseRate("90/h")->perSecond, 0.025);
    EXPECT_EQ(ParseRate("5e-05/s")->perSecond, 5e-05);
    EXPECT_FALSE(ParseRate("3s"));
    EXPECT_EQ(ParseBitRate("33.6kbps")->bitsPerSecond, 33'600U);
    EXPECT_EQ(ParseBitRate("10Mbps")->bitsPerSecond, 10'000'000U);
    EXPECT_FALSE(ParseBitRate("-1bps"));
    EXPECT_FALSE(ParseBitRate("10MBps"));
}

TEST(Quantity, TextsReadWell)
{
    EXPECT_EQ(DurationText(0s), "0s");
    EXPECT_EQ(DurationText(1200ms), "1.2s");
    EXPECT_EQ(DurationText(30min), "30min");
    EXPECT_EQ(DurationText(200'000s), "200000s");
    EXPECT_EQ(DurationText(10ms), "10ms");
    EXPECT_EQ(BitRateText({33'600}), "33600bps");
    EXPECT_EQ(BitRateText({10'000'000}), "10Mbps");
}

TEST(Quantity, TextsReadBackAsTheSameValue)
{
    std::mt19937_64 random(1);
    for (int i = 0; i < 20'000; ++i)
    {
        const auto bits = random();
        const Duration time{static_cast<std::int64_t>(bits >> (1 + bits % 63))};
        EXPECT_EQ(ParseDuration(DurationText(time)), time);
        const Rate rate{std::ldexp(static_cast<double>(bits), -static_cast<int>(bits % 100))};
        EXPECT_EQ(ParseRate(RateText(rate))->perSecond, rate.perSecond);
        const BitRate line{bits >> (1 + bits % 63)};
        EXPECT_EQ(ParseBitRate(BitRateText(line)), line);
    }
}

} // namespace

} // namespace pptplab::sim::scenario
