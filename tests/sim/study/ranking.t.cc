// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/ranking.h"

#include <gtest/gtest.h>

#include <map>

namespace pptplab::sim::study
{

namespace
{

/// A difference with an interval of so much on both sides.
analysis::Difference
Of(double value, double halfWidth)
{
    analysis::Difference difference;
    difference.value = value;
    difference.low = value - halfWidth;
    difference.high = value + halfWidth;
    return difference;
}

/// "a1 b1 c3": names with their places, in order.
std::string
TextOf(const std::vector<PlacedGain>& ranked)
{
    std::string text;
    for (const PlacedGain& each : ranked)
    {
        text += (text.empty() ? "" : " ") + each.gain.name + std::to_string(each.place);
    }
    return text;
}

TEST(Ranking, AnEffectIsSeenOnlyWhereTheIntervalLeavesZeroOut)
{
    EXPECT_EQ(EffectOf(Of(-2, 1)), Effect::Helps);
    EXPECT_EQ(EffectOf(Of(2, 1)), Effect::Harms);
    EXPECT_EQ(EffectOf(Of(-1, 1)), Effect::NoneSeen);
    EXPECT_EQ(EffectOf(Of(1, 1)), Effect::NoneSeen);
    EXPECT_EQ(EffectOf(Of(0, 0)), Effect::NoneSeen);
}

TEST(Ranking, HasOnePlaceForThoseThatCannotBeToldApart)
{
    // b is no worse than a beyond its interval, c and d are; d not worse than c.
    const std::vector<Gain> gains = {
        {"c", Of(-2, 1)}, {"a", Of(-5, 1)}, {"d", Of(-1.5, 1)}, {"b", Of(-4.5, 1)}};
    const auto between = [](const std::string& first, const std::string& second) {
        const std::map<std::string, double> values = {
            {"a", -5}, {"b", -4.5}, {"c", -2}, {"d", -1.5}};
        return Of(values.at(second) - values.at(first), 1);
    };
    const auto ranked = Ranked(gains, between);
    EXPECT_EQ(TextOf(ranked), "a1 b1 c3 d3");
    EXPECT_EQ(TextOf(BestOf(ranked)), "a1 b1");
}

TEST(Ranking, ComparesWithTheFirstOfAPlaceSoThatSmallStepsDoNotAddUp)
{
    const std::vector<Gain> gains = {{"a", Of(-3, 0.1)}, {"b", Of(-2, 0.1)}, {"c", Of(-1, 0.1)}};
    const auto between = [](const std::string& first, const std::string& second) {
        return Of(second[0] - first[0], 1.5);
    };
    EXPECT_EQ(TextOf(Ranked(gains, between)), "a1 b1 c3");
}

TEST(Ranking, HasNoBestWhereNothingHelps)
{
    const auto never = [](const std::string&, const std::string&) { return Of(0, 1); };
    EXPECT_TRUE(BestOf({}).empty());
    EXPECT_TRUE(BestOf(Ranked({{"a", Of(-1, 2)}}, never)).empty());
    EXPECT_TRUE(BestOf(Ranked({{"a", Of(1, 0.5)}}, never)).empty());
    // The second shares the first place and shows no gain of its own.
    EXPECT_EQ(TextOf(BestOf(Ranked({{"a", Of(-1, 0.5)}, {"b", Of(-0.5, 2)}}, never))), "a1");
}

} // namespace

} // namespace pptplab::sim::study
