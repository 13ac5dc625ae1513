// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/bench.h"

#include "sim/lab/exact.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>

namespace pptplab::sim::lab
{
namespace
{

using namespace std::chrono_literals;

TEST(LabBench, BothServersMeetTheSameCallers)
{
    Bench bench{Setting{}};
    bench.RunFor(1'000'000s);
    const auto& sides = bench.Sides();
    EXPECT_EQ(sides[0].Counted().offered, sides[1].Counted().offered);
    EXPECT_GT(sides[0].Counted().cleanUp, 0U);
    EXPECT_EQ(sides[1].Counted().cleanUp, 0U);
    EXPECT_NE(sides[0].Fingerprint(), sides[1].Fingerprint());
}

TEST(LabBench, StepsDoNotChangeTheRun)
{
    Bench whole{Setting{}};
    whole.RunFor(100'000s);
    Bench stepped{Setting{}};
    for (int call = 0; call < 1000; ++call)
    {
        stepped.NextCall();
        ASSERT_FALSE(stepped.AtEnd());
    }
    stepped.RunFor(100'000s - stepped.Now());
    for (std::size_t side = 0; side < 2; ++side)
    {
        EXPECT_EQ(whole.Sides()[side].Fingerprint(), stepped.Sides()[side].Fingerprint());
    }
}

TEST(LabBench, OneCallIsOneAttemptOfEachServer)
{
    Bench bench{Setting{}};
    const auto before = bench.Sides()[0].Attempts();
    bench.NextCall();
    EXPECT_EQ(bench.Sides()[0].Attempts(), before + 1);
    EXPECT_EQ(bench.Sides()[1].Attempts(), before + 1);
}

TEST(LabBench, TheIntervalHoldsTheExactValue)
{
    Setting setting;
    setting.hunt = static_cast<std::size_t>(ras::Hunt::Random);
    setting.cleanUpSpread = static_cast<std::size_t>(Spread::Exponential);
    Bench bench(setting);
    EXPECT_FALSE(bench.Sides()[0].Refused(bench.Now())) << "no interval before 30 spans";
    bench.RunFor(20'000'000s);
    for (Side& side : bench.Sides())
    {
        const auto refused = side.Refused(bench.Now());
        const auto exact = ExactRefused(setting, side.Level());
        ASSERT_TRUE(refused && exact);
        // 500,000 calls: some 30 to 60 spans, whose interval reaches two standard errors or so.
        const double error = (refused->high - refused->low) / 4;
        EXPECT_NEAR(refused->value, *exact, 4 * error);
        EXPECT_LT(error, 0.002);
    }
}

TEST(LabBench, AfterAStormEverybodyComesBackOrGivesUp)
{
    Bench bench{Setting{}};
    bench.RunFor(10'000s);
    bench.DropSessions();
    for (const Side& side : bench.Sides())
    {
        EXPECT_EQ(side.Ports().CountOf(ras::PortState::Connected), 0U);
    }
    bench.RunFor(3600s);
    for (const Side& side : bench.Sides())
    {
        const Storm& storm = *side.LastStorm();
        EXPECT_GT(storm.lost, 30U);
        EXPECT_EQ(storm.isBack + storm.gaveUp, storm.lost);
        EXPECT_EQ(storm.refused, storm.gaveUp) << "nobody redials in this setting";
        EXPECT_GT(storm.lastBack, 10s);
    }
    EXPECT_GT(bench.Sides()[0].LastStorm()->gaveUp, bench.Sides()[1].LastStorm()->gaveUp);
}

TEST(LabBench, TheLookIsJson)
{
    Setting setting;
    setting.ports = 3;
    setting.load = 5;
    Bench bench(setting);
    EXPECT_TRUE(nlohmann::json::parse(bench.Look())["sides"][0]["refused"].empty())
        << "those of the warm-up are not shown";
    bench.RunFor(100'000s);
    const auto look = nlohmann::json::parse(bench.Look());
    EXPECT_EQ(look["now"], 100'000);
    const auto& side = look["sides"][0];
    EXPECT_EQ(side["level"], "sp3");
    EXPECT_EQ(side["ports"].get<std::string>().size(), 3U);
    EXPECT_EQ(side["offered"],
              side["connected"].get<int>() + side["noPort"].get<int>() +
                  side["cleanUp"].get<int>());
    EXPECT_FALSE(side["refused"].empty());
    EXPECT_TRUE(nlohmann::json::parse(bench.Look())["sides"][0]["refused"].empty())
        << "they were taken";
}

TEST(LabExact, NoneIsClaimedWhereNoneHolds)
{
    Setting setting; // lowest hunt, uniform clean-ups
    EXPECT_FALSE(ExactRefused(setting, ras::ServicePack::Sp3));
    EXPECT_TRUE(ExactRefused(setting, ras::ServicePack::Sp4));
    setting.redial = 0.5;
    EXPECT_FALSE(ExactRefused(setting, ras::ServicePack::Sp4)) << "redial beside clean-ups";
    setting.netbeui = 0;
    EXPECT_TRUE(ExactRefused(setting, ras::ServicePack::Sp4));
    setting.law = static_cast<std::size_t>(Spread::Constant);
    EXPECT_FALSE(ExactRefused(setting, ras::ServicePack::Sp4));
    setting.redial = 0;
    EXPECT_TRUE(ExactRefused(setting, ras::ServicePack::Sp3)) << "Erlang B holds for any law";
    setting.day = static_cast<std::size_t>(Day::Evening);
    EXPECT_FALSE(ExactRefused(setting, ras::ServicePack::Sp4));
}

TEST(LabBench, APortIsSeenToConnect)
{
    Setting setting;
    setting.setUp = 60;
    setting.netbeui = 0;
    Bench bench(setting);
    std::size_t connecting = 0;
    constexpr std::size_t kLooks = 400;
    for (std::size_t look = 0; look < kLooks; ++look)
    {
        bench.RunFor(600s);
        connecting += bench.Sides()[1].Ports().CountOf(ras::PortState::Connecting);
    }
    // Little's law: calls that were taken x set-up; a mean of Poisson numbers.
    const double mean = setting.load / setting.holding * setting.setUp *
                        (1 - *ExactRefused(setting, ras::ServicePack::Sp4));
    EXPECT_NEAR(static_cast<double>(connecting) / kLooks, mean, 4 * std::sqrt(mean / kLooks));
}

TEST(LabExact, SetUpIsPartOfWhatACallHolds)
{
    Setting setting;
    setting.netbeui = 0;
    const auto without = ExactRefused(setting, ras::ServicePack::Sp3);
    setting.setUp = 60;
    setting.load *= setting.holding / MeanHeld(setting);
    EXPECT_NEAR(*ExactRefused(setting, ras::ServicePack::Sp3), *without, 1e-12);
    setting.redial = 0.5;
    EXPECT_FALSE(ExactRefused(setting, ras::ServicePack::Sp3)) << "the chain is exponential";
}

// The published Erlang tables: 36.11 erlangs for 48 ports at 1 %.
TEST(LabExact, ErlangBIsThatOfTheTables)
{
    Setting setting;
    setting.ports = 48;
    setting.load = 36.11;
    setting.netbeui = 0;
    EXPECT_NEAR(*ExactRefused(setting, ras::ServicePack::Sp4), 0.01, 1e-5);
}

} // namespace
} // namespace pptplab::sim::lab
