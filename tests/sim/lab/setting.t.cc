// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/setting.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pptplab::sim::lab
{
namespace
{

TEST(LabSetting, ALinkSetsWhatItNames)
{
    const auto setting = ParseSetting("#ports=7&hunt=random&netbeui=0.25&cleanup-law=constant");
    ASSERT_TRUE(setting.Ok());
    EXPECT_EQ(setting.Value().ports, 7);
    EXPECT_EQ(setting.Value().netbeui, 0.25);
    EXPECT_EQ(static_cast<ras::Hunt>(setting.Value().hunt), ras::Hunt::Random);
    EXPECT_EQ(static_cast<Spread>(setting.Value().cleanUpSpread), Spread::Constant);
    EXPECT_EQ(setting.Value().load, Setting{}.load);
}

TEST(LabSetting, TheDefaultIsWithinEachRange)
{
    const Setting setting;
    for (const NumberKey& key : kNumbers)
    {
        EXPECT_GE(setting.*key.field, key.low) << key.name;
        EXPECT_LE(setting.*key.field, key.high) << key.name;
    }
}

TEST(LabSetting, EachEndOfEachRangeIsAllowedAndWhatIsBeyondIsNot)
{
    for (const NumberKey& key : kNumbers)
    {
        const std::string name(key.name);
        EXPECT_TRUE(ParseSetting(name + "=" + std::to_string(key.low)).Ok()) << name;
        EXPECT_TRUE(ParseSetting(name + "=" + std::to_string(key.high)).Ok()) << name;
        const auto beyond = ParseSetting(name + "=" + std::to_string(key.high + 1));
        ASSERT_FALSE(beyond.Ok()) << name;
        EXPECT_EQ(beyond.Error().name, name);
        EXPECT_FALSE(beyond.Error().allowed.empty());
    }
}

TEST(LabSetting, WhatIsWrongIsNamed)
{
    EXPECT_EQ(ParseSetting("hunt=any").Error().allowed,
              "lowest, random, rotary, rotary-advance, longest-idle, last-released");
    EXPECT_EQ(ParseSetting("ports=2&prots=3").Error().name, "prots");
    EXPECT_EQ(ParseSetting("prots=3").Error().allowed, "");
    EXPECT_FALSE(ParseSetting("day=").Ok());
    EXPECT_FALSE(ParseSetting("load=5x").Ok());
}

TEST(LabSetting, ThePageIsToldEachKey)
{
    const auto keys = nlohmann::json::parse(DescribeKeys());
    EXPECT_EQ(keys["numbers"].size(), kNumbers.size());
    EXPECT_EQ(keys["words"].size(), kWords.size());
    for (const auto& factors : keys["days"])
    {
        ASSERT_EQ(factors.size(), 24U);
        EXPECT_EQ(*std::max_element(factors.begin(), factors.end()), 1.0) << "the busy hour";
    }
}

TEST(LabSetting, TheWarmUpIsWholeDaysWhereDaysDiffer)
{
    Setting setting;
    EXPECT_EQ(WarmUp(setting), std::chrono::seconds(18'040));
    setting.day = static_cast<std::size_t>(Day::Office);
    EXPECT_EQ(WarmUp(setting), std::chrono::hours(24));
}

} // namespace
} // namespace pptplab::sim::lab
