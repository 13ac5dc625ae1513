// SPDX-License-Identifier: GPL-2.0-only
// What the whole of call engine, server, recorder and estimates must come to, beside exact values.
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// `erlangs` of 30-minute calls on `ports`, half of them with NetBEUI, until `calls` were offered.
scenario::Scenario
Loaded(std::uint32_t ports, double erlangs, double calls)
{
    scenario::Scenario scenario;
    scenario.server.ras.ports = ports;
    scenario.server.ras.poolSize = ports;
    scenario::ClientGroup group;
    group.calls.arrivalRate = Rate{erlangs / 1800};
    group.calls.netbeuiShare = 0.5;
    scenario.clients = {group};
    scenario.warmUp = 18'000s;
    scenario.duration = scenario.warmUp + FromSeconds(calls / group.calls.arrivalRate.perSecond);
    return scenario;
}

analysis::CellSummary
Simulated(const scenario::Scenario& scenario)
{
    return analysis::Summarise(run::CellSetupOf(scenario, {}, run::ExactMetrics(scenario)),
                               {run::RunReplication(scenario, 0)});
}

void
ExpectNearExact(const scenario::Scenario& scenario)
{
    const auto summary = Simulated(scenario);
    for (const char* metric : {"refused", "refused.no-port", "refused.cleanup"})
    {
        SCOPED_TRACE(metric);
        const auto* estimate = summary.Find(metric);
        ASSERT_NE(estimate, nullptr);
        ASSERT_TRUE(estimate->exact);
        if (estimate->z)
        {
            EXPECT_LE(std::abs(*estimate->z), 4) << estimate->value << " for " << *estimate->exact;
        }
        else
        {
            // Nothing was seen, so the interval speaks: a chain's value may be below one in n.
            EXPECT_LE(estimate->low, *estimate->exact);
            EXPECT_GE(estimate->high, *estimate->exact);
        }
    }
}

struct Point
{
    std::uint32_t ports;
    double erlangs;
    Law holding;
    ras::Hunt hunt;
};

TEST(Refusals, AfterTheFixTheyAreErlangBForAnyLawsAndHuntOrder)
{
    const std::vector<Point> points = {
        {1, 0.5, Law::Exponential(30min), ras::Hunt::Lowest},
        {4, 2, Law::Constant(30min), ras::Hunt::Random},
        {16, 12, Law::Uniform(10min, 50min), ras::Hunt::Rotary},
        {50, 45, Law::Hyperexponential(30min, 2), ras::Hunt::RotaryAdvance},
        {128, 124, Law::Lognormal(30min, 1.5), ras::Hunt::LongestIdle},
        {256, 250, Law::Exponential(30min), ras::Hunt::LastReleased},
    };
    for (const Point& point : points)
    {
        SCOPED_TRACE(point.ports);
        scenario::Scenario scenario = Loaded(point.ports, point.erlangs, 400'000);
        scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
        scenario.server.ras.hunt = point.hunt;
        scenario.server.setupTime = Law::Exponential(90s);
        scenario.server.cleanup = Law::Uniform(3min, 5min);
        scenario.clients[0].calls.holding = point.holding;
        ExpectNearExact(scenario);
    }
}

TEST(Refusals, WithOnePortTheFaultChangesNothing)
{
    scenario::Scenario scenario = Loaded(1, 0.5, 200'000);
    scenario.server.cleanup = Law::Uniform(3min, 5min);
    ExpectNearExact(scenario);
    EXPECT_EQ(Simulated(scenario).Find("refused.cleanup")->value, 0);
}

TEST(Refusals, BeforeTheFixTheyAreTheMarkovChains)
{
    for (const std::uint32_t ports : {2U, 8U, 50U, 256U})
    {
        SCOPED_TRACE(ports);
        scenario::Scenario scenario = Loaded(ports, 0.9 * ports, 300'000);
        scenario.server.cleanup = Law::Exponential(4s);
        scenario.server.ras.hunt = ras::Hunt::Random;
        ExpectNearExact(scenario);
        scenario.server.ras.cleanupBlocks = ras::CleanupBlocks::Server;
        ExpectNearExact(scenario);
        scenario.server.ras.cleanupBlocks = ras::CleanupBlocks::Port;
        scenario.server.ras.hunt = ras::Hunt::Lowest;
        if (ports <= 8)
        {
            ExpectNearExact(scenario);
        }
    }
}

TEST(Refusals, CleanUpRefusesBeforeSp4OnlyForEveryHuntOrder)
{
    for (std::size_t hunt = 0; hunt < ras::kHuntNames.size(); ++hunt)
    {
        SCOPED_TRACE(ras::kHuntNames[hunt]);
        scenario::Scenario scenario = Loaded(10, 8, 100'000);
        scenario.server.ras.hunt = static_cast<ras::Hunt>(hunt);
        scenario.server.cleanup = Law::Uniform(30s, 50s);
        for (const auto pack : {ras::ServicePack::Rtm, ras::ServicePack::Sp3})
        {
            scenario.server.ras.level.servicePack = pack;
            EXPECT_GT(Simulated(scenario).Find("refused.cleanup")->value, 0);
        }
        for (const auto pack : {ras::ServicePack::Sp4, ras::ServicePack::Sp6a})
        {
            scenario.server.ras.level.servicePack = pack;
            EXPECT_EQ(Simulated(scenario).Find("refused.cleanup")->value, 0);
        }
    }
}

TEST(Refusals, WithoutNetbeuiOrCleanUpThereIsNothingToRefuseFor)
{
    scenario::Scenario scenario = Loaded(10, 8, 50'000);
    scenario.clients[0].calls.netbeuiShare = 0;
    EXPECT_EQ(Simulated(scenario).Find("refused.cleanup")->value, 0);
    scenario = Loaded(10, 8, 50'000);
    scenario.server.cleanup = Law();
    EXPECT_EQ(Simulated(scenario).Find("refused.cleanup")->value, 0);
}

TEST(Refusals, SeveralServersShareTheLoad)
{
    scenario::Scenario scenario = Loaded(10, 32, 400'000);
    scenario.server.farm.servers = 4;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
    ExpectNearExact(scenario);
}

TEST(Refusals, CausesAddUpToTheAttempts)
{
    scenario::Scenario scenario = Loaded(10, 12, 50'000);
    scenario.clients[0].calls.redial = population::Redial{0.5, Law::Exponential(30s), 3, {}};
    const auto summary = Simulated(scenario);
    double shares = 0;
    for (const auto& count : summary.outcomes)
    {
        shares += summary.Find(count.name)->value;
    }
    EXPECT_NEAR(shares, 1, 1e-12);
    EXPECT_NE(summary.Find("callers.lost"), nullptr);
}

bool
SameBits(const analysis::Replication& a, const analysis::Replication& b)
{
    return a.batches.size() == b.batches.size() &&
           std::memcmp(a.batches.data(),
                       b.batches.data(),
                       a.batches.size() * sizeof a.batches.front()) == 0;
}

TEST(Refusals, ARunIsAFunctionOfScenarioSeedAndReplication)
{
    scenario::Scenario scenario = Loaded(10, 8, 10'000);
    const auto first = run::RunReplication(scenario, 0);
    EXPECT_TRUE(SameBits(first, run::RunReplication(scenario, 0)));
    EXPECT_FALSE(SameBits(first, run::RunReplication(scenario, 1)));
    scenario.seed = 2;
    EXPECT_FALSE(SameBits(first, run::RunReplication(scenario, 0)));
}

} // namespace

} // namespace pptplab::sim
