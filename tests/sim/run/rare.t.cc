// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/rare.h"

#include "analysis/stats/summary.h"
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// `load` erlangs on 12 ports; times in minutes.
scenario::Scenario
Rare(double load)
{
    scenario::Scenario scenario;
    scenario.refusalsBy = scenario::RefusalsBy::Splitting;
    scenario.warmUp = 15min;
    scenario.duration = 315min;
    scenario.replications = 60;
    scenario.server.ras.ports = 12;
    scenario.server.ras.poolSize = 12;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp6a;
    scenario::ClientGroup group;
    group.calls.name = "office";
    group.calls.arrivalRate = Rate{load / 60};
    group.calls.holding = Law::Exponential(1min);
    scenario.clients = {group};
    return scenario;
}

analysis::CellSummary
Seen(const scenario::Scenario& scenario)
{
    std::vector<analysis::Replication> replications;
    replications.reserve(scenario.replications);
    for (std::uint64_t i = 0; i < scenario.replications; ++i)
    {
        replications.push_back(RunReplication(scenario, i));
    }
    return analysis::Summarise(CellSetupOf(scenario, {}, ExactMetrics(scenario)), replications);
}

/// The simulated share is the exact one, and known to `precision`.
void
ExpectExact(const scenario::Scenario& scenario, const std::string& metric, double precision)
{
    const auto figures = Seen(scenario);
    const analysis::Estimate* seen = figures.Find(metric);
    ASSERT_NE(seen, nullptr);
    ASSERT_TRUE(seen->z) << metric;
    EXPECT_LE(std::abs(*seen->z), 4) << seen->value << " for " << *seen->exact;
    EXPECT_LE(seen->high - seen->value, precision * *seen->exact);
}

// The loads of which 12 ports refuse 1e-3, 1e-6 and 1e-9 by Erlang's formula.
TEST(Rare, RefusalsOfAThousandthAMillionthAndABillionthAreErlangs)
{
    for (const auto& [load, refused] :
         {std::pair(4.2314, 1e-3), std::pair(1.97104, 1e-6), std::pair(1.02431, 1e-9)})
    {
        SCOPED_TRACE(refused);
        const scenario::Scenario scenario = Rare(load);
        EXPECT_NEAR(ExactMetrics(scenario).at("refused"), refused, 0.001 * refused);
        ExpectExact(scenario, "refused", 0.5);
    }
}

TEST(Rare, OtherLawsSetUpTimesAndSeveralServersAreErlangsToo)
{
    scenario::Scenario scenario = Rare(1.7);
    scenario.clients.front().calls.holding = Law::Lognormal(1min, 1);
    scenario.server.setupTime = Law::Uniform(1s, 3s);
    scenario.server.farm.servers = 3;
    scenario.clients.front().calls.arrivalRate = Rate{3 * 1.7 / 60};
    scenario.clients.push_back(scenario.clients.front());
    scenario.clients.back().calls.name = "home";
    scenario.clients.back().calls.arrivalRate = Rate{0.3 / 60};
    ExpectExact(scenario, "refused", 0.5);
}

/// A server before SP4, with so few NetBEUI callers that a clean-up meets hardly any caller.
scenario::Scenario
WithCleanUps(ras::Hunt hunt, ras::CleanupBlocks blocks)
{
    scenario::Scenario scenario = Rare(2);
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp3;
    scenario.server.ras.hunt = hunt;
    scenario.server.ras.cleanupBlocks = blocks;
    scenario.server.cleanup = Law::Exponential(2ms);
    scenario.clients.front().calls.netbeuiShare = 0.05;
    return scenario;
}

TEST(Rare, RefusalsByCleanUpAreThoseOfTheMarkovChains)
{
    for (const auto& [hunt, blocks] : {std::pair(ras::Hunt::Random, ras::CleanupBlocks::Port),
                                       std::pair(ras::Hunt::Lowest, ras::CleanupBlocks::Server)})
    {
        const scenario::Scenario scenario = WithCleanUps(hunt, blocks);
        const double refused = ExactMetrics(scenario).at("refused.cleanup");
        SCOPED_TRACE(refused);
        EXPECT_LT(refused, 1e-5);
        ExpectExact(scenario, "refused.cleanup", 0.1);
        ExpectExact(scenario, "refused", 0.2);
    }
    scenario::Scenario lowest = WithCleanUps(ras::Hunt::Lowest, ras::CleanupBlocks::Port);
    lowest.server.ras.ports = 8;
    lowest.server.ras.poolSize = 8;
    ExpectExact(lowest, "refused.cleanup", 0.1);
}

TEST(Rare, CountingAndSplittingAgreeWhereRefusalsAreCommon)
{
    scenario::Scenario scenario = WithCleanUps(ras::Hunt::Rotary, ras::CleanupBlocks::Port);
    scenario.clients.front().calls.arrivalRate = Rate{9.0 / 60};
    scenario.clients.front().calls.netbeuiShare = 0.5;
    scenario.server.cleanup = Law::Uniform(3s, 5s);
    const auto split = Seen(scenario);
    scenario.refusalsBy = scenario::RefusalsBy::Counting;
    const auto counted = Seen(scenario);
    for (const char* metric : {"refused", "refused.no-port", "refused.cleanup", "connected"})
    {
        SCOPED_TRACE(metric);
        const analysis::Estimate* a = split.Find(metric);
        const analysis::Estimate* b = counted.Find(metric);
        EXPECT_LE(std::abs(a->value - b->value),
                  4 * std::hypot(a->standardError, b->standardError));
    }
}

TEST(Rare, WhoeverIsNotRefusedIsConnected)
{
    scenario::Scenario scenario = Rare(9);
    scenario.replications = 20;
    const auto figures = Seen(scenario);
    const analysis::Estimate* refused = figures.Find("refused");
    const analysis::Estimate* connected = figures.Find("connected");
    ASSERT_NE(connected, nullptr);
    EXPECT_DOUBLE_EQ(refused->value + connected->value, 1);
    EXPECT_DOUBLE_EQ(refused->high + connected->low, 1);
    EXPECT_EQ(refused->standardError, connected->standardError);
    ASSERT_TRUE(refused->z && connected->z);
    EXPECT_EQ(*refused->z, -*connected->z);
}

TEST(Rare, TheSameReplicationIsTheSameToTheBit)
{
    const scenario::Scenario scenario = Rare(2);
    const auto once = RareReplication(scenario, 7);
    const auto again = RareReplication(scenario, 7);
    const auto other = RareReplication(scenario, 8);
    constexpr auto kNoPort = static_cast<std::size_t>(analysis::Quantity::RareNoPort);
    bool differs = false;
    for (std::size_t i = 0; i < once.batches.size(); ++i)
    {
        EXPECT_EQ(once.batches[i].sums[kNoPort].total, again.batches[i].sums[kNoPort].total);
        EXPECT_EQ(once.batches[i].outcomes, again.batches[i].outcomes);
        differs = differs || once.batches[i].outcomes != other.batches[i].outcomes;
    }
    EXPECT_TRUE(differs);
}

} // namespace

} // namespace pptplab::sim::run
