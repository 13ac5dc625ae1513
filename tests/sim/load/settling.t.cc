// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/settling.h"

#include "sim/load/automatic-warm-up.h"
#include "sim/scenario/forms/warm-up-form.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::sim::load
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// 9 erlangs of calls of this law on 10 ports, in minutes.
scenario::Scenario
With(const Law& holding)
{
    scenario::Scenario scenario;
    scenario.server.ras.ports = 10;
    scenario.server.ras.poolSize = 10;
    scenario.duration = 1000min;
    scenario::ClientGroup group;
    group.calls.arrivalRate = Rate{9.0 / 60};
    group.calls.holding = holding;
    scenario.clients = {group};
    return scenario;
}

scenario::Scenario
Sources(const Law& idle, const Law& holding)
{
    scenario::Scenario scenario = With(holding);
    scenario.clients[0].calls.arrivalRate = {};
    scenario.clients[0].calls.count = 30;
    scenario.clients[0].calls.idleTime = idle;
    return scenario;
}

TEST(Settling, ALoadLacksWhatWouldBeThereStill)
{
    const scenario::Scenario exponential = With(Law::Exponential(1min));
    EXPECT_NEAR(LackingShare(exponential, 0, 60), 1 - std::exp(-1), 1e-9);
    EXPECT_NEAR(LackingShare(exponential, 300, 1500), (std::exp(-5) - std::exp(-25)) / 20, 1e-12);
    // The residual time of a constant one is uniform. Most ports are free, so none is in step.
    scenario::Scenario constant = With(Law::Constant(1min));
    constant.clients[0].calls.arrivalRate = Rate{1.0 / 60};
    EXPECT_NEAR(LackingShare(constant, 30, 90), 0.125, 1e-9);
    EXPECT_EQ(LackingShare(constant, 60, 90), 0);
    // Pareto's: the integral of sqrt(20 / t) / 1.5.
    EXPECT_NEAR(LackingShare(With(Law::Pareto(1min, 1.5)), 100, 400),
                2 * std::sqrt(20.0) * (20 - 10) / 1.5 / 300,
                1e-9);
}

TEST(Settling, TimesOfACallAddUpToABoundOfTheirSum)
{
    scenario::Scenario scenario = With(Law::Exponential(1min));
    scenario.server.setupTime = Law::Exponential(1min);
    // Two equal exponential times: the residual tail is (1 + t / 2) exp(-t), and the bound
    // exp(-t/2).
    const auto truth = [](double t) { return -(2 + t / 2 - 0.5) * std::exp(-t); };
    for (const double from : {0.0, 1.0, 5.0})
    {
        const double lacking = LackingShare(scenario, 60 * from, 60 * (from + 4));
        EXPECT_GE(lacking, (truth(from + 4) - truth(from)) / 4);
        EXPECT_NEAR(lacking, (std::exp(-from / 2) - std::exp(-from / 2 - 2)) / 2, 1e-9);
    }
}

TEST(Settling, LimitsCutTheTail)
{
    scenario::Scenario scenario = With(Law::Pareto(1min, 1.2));
    EXPECT_GT(LackingShare(scenario, 3600, 7200), 0.1);
    scenario.clients[0].calls.callLimit = 30min;
    EXPECT_GT(LackingShare(scenario, 1700, 3600), 0);
    EXPECT_EQ(LackingShare(scenario, 1800, 3600), 0);
}

TEST(Settling, PausesAndDeadTunnelsAndSlowGroupsCount)
{
    scenario::Scenario scenario = With(Law::Exponential(1min));
    const double calls = LackingShare(scenario, 600, 1200);
    const auto moreWith = [&](auto change) {
        scenario::Scenario other = scenario;
        change(other);
        EXPECT_GT(LackingShare(other, 600, 1200), 2 * calls);
    };
    moreWith([](scenario::Scenario& s) {
        s.clients[0].calls.redial = population::Redial{0.9, Law::Exponential(30s), 100, {}};
    });
    moreWith([](scenario::Scenario& s) { s.clients[0].calls.automaticRedial = {5, 10min}; });
    moreWith([](scenario::Scenario& s) { s.clients[0].calls.silentShare = 0.1; });
    moreWith([](scenario::Scenario& s) {
        s.clients[0].calls.interarrival = Law::Hyperexponential(1min, 5);
    });
    moreWith([](scenario::Scenario& s) {
        s.clients.push_back(s.clients[0]);
        s.clients[1].calls.holding = Law::Exponential(10min);
    });
}

TEST(Settling, CrowdedPortsOfConstantCallsStayInStepForAWhile)
{
    scenario::Scenario scenario = With(Law::Constant(1min));
    scenario.clients[0].calls.arrivalRate = Rate{18.0 / 60};
    // What 3000 runs showed: 11 % of the refused share after 5 calls, a tenth of which counts.
    EXPECT_GT(LackingShare(scenario, 300, 310), 0.011);
    EXPECT_LT(LackingShare(scenario, 1800, 1810), 0.001);
    EXPECT_LT(LackingShare(scenario, 600, 6000), MayLack(scenario)) << "the swing evens out";
    const double crowded = LackingShare(scenario, 300, 900);
    scenario.clients[0].calls.holding = Law::Gamma(1min, 0.3);
    EXPECT_LT(LackingShare(scenario, 300, 900), 0.3 * crowded);
}

TEST(Settling, SourcesAreInStepUntilTheirTimesHaveSpreadThem)
{
    EXPECT_TRUE(StayInStep(Sources(Law::Constant(2min), Law::Constant(1min))));
    EXPECT_FALSE(StayInStep(Sources(Law::Constant(2min), Law::Exponential(1min))));
    EXPECT_FALSE(StayInStep(With(Law::Constant(1min))));
    // Cycles of 3 min with a deviation of 1 s: thousands of them to be out of step.
    const scenario::Scenario narrow = Sources(Law::Uniform(119s, 121s), Law::Constant(1min));
    EXPECT_GT(LackingShare(narrow, 36'000, 36'060), 0.8);
    EXPECT_FALSE(NeededWarmUp(Sources(Law::Constant(2min), Law::Constant(1min)), 10h));
    const double needed = ToSeconds(*NeededWarmUp(narrow, 10h));
    EXPECT_GT(needed, 180 * 4000);
    EXPECT_LT(needed, 180 * 500'000);
    EXPECT_LT(LackingShare(Sources(Law::Exponential(2min), Law::Exponential(1min)), 600, 1200),
              1e-5);
}

TEST(Settling, TheNeededWarmUpIsTheShortestThatDoes)
{
    const scenario::Scenario scenario = With(Law::Lognormal(1min, 2));
    const double needed = ToSeconds(*NeededWarmUp(scenario, 100min));
    EXPECT_LE(LackingShare(scenario, needed, needed + 6000), MayLack(scenario));
    EXPECT_GT(LackingShare(scenario, needed - 2, needed + 5998), MayLack(scenario));
    EXPECT_FALSE(NeededWarmUp(With(Law::Pareto(1min, 1.05)), 100min));
}

TEST(Settling, RareRefusalsMayLackLess)
{
    scenario::Scenario scenario = With(Law::Exponential(1min));
    EXPECT_EQ(MayLack(scenario), 1e-3);
    scenario.server.ras.ports = 109;
    EXPECT_NEAR(MayLack(scenario), 1e-4, 1e-12) << "100 ports are free";
}

TEST(Settling, AutomaticWarmUpIsLongerForHeavyTailsWhereThatHelps)
{
    const auto warmUp = [](const Law& law, Duration duration) {
        scenario::Scenario scenario = With(law);
        scenario.server.cleanup = Law();
        scenario.duration = duration;
        return ToSeconds(AutomaticWarmUp(scenario));
    };
    for (const Law& law : {Law::Exponential(1min), Law::Gamma(1min, 0.5), Law::Constant(1min)})
    {
        EXPECT_NEAR(warmUp(law, 11min), 600, 1e-6);
    }
    const Law heavy = Law::Hyperexponential(1min, 6);
    const double more = warmUp(heavy, 1000min);
    scenario::Scenario scenario = With(heavy);
    EXPECT_GT(more, 600);
    EXPECT_LE(LackingShare(scenario, more, 60'000), MayLack(scenario));
    EXPECT_NEAR(warmUp(heavy, 100min), 600, 1e-6) << "half of the duration would not do";
    EXPECT_NEAR(warmUp(heavy, 5min), 600, 1e-6);
}

// 10 ports at 8 erlangs: beyond 50 pauses as long as a call, or 500 of a tenth, nobody is left.
TEST(Settling, TriesThatHardlyAnybodyMakesDoNotCount)
{
    const auto needed = [](double erlangs, Duration pause, std::uint32_t tries) {
        scenario::Scenario scenario = With(Law::Exponential(1min));
        scenario.clients[0].calls.arrivalRate = Rate{erlangs / 60};
        scenario.clients[0].calls.redial =
            population::Redial{1, Law::Exponential(pause), tries, {}};
        return NeededWarmUp(scenario, 1000min);
    };
    EXPECT_LT(needed(8, 1min, 40), needed(8, 1min, 60));
    EXPECT_EQ(needed(8, 1min, 60), needed(8, 1min, 1'000'000));
    EXPECT_LT(needed(8, 6s, 60), needed(8, 6s, 490));
    EXPECT_EQ(needed(8, 6s, 510), needed(8, 6s, 1'000'000));
    EXPECT_LT(needed(10.5, 1min, 60), needed(10.5, 1min, 1000)) << "they grow without end";
}

} // namespace

} // namespace pptplab::sim::load
