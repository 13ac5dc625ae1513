// SPDX-License-Identifier: GPL-2.0-only
// Runs that see few refusals beside the exact value: the interval and z say the same, and no run of
// many is called impossible.
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

scenario::Scenario
Calls(std::uint32_t ports, double perSecond, Duration holding)
{
    scenario::Scenario scenario;
    scenario.warmUp = 20000s;
    scenario.server.ras.ports = ports;
    scenario.server.ras.poolSize = ports;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
    scenario.server.setupTime = Law();
    scenario::ClientGroup& group = scenario.clients.emplace_back();
    group.calls.name = "office";
    group.calls.arrivalRate = Rate{perSecond};
    group.calls.holding = Law::Exponential(holding);
    return scenario;
}

analysis::Estimate
RefusedIn(const scenario::Scenario& scenario)
{
    const auto setup = run::CellSetupOf(scenario, {}, run::ExactMetrics(scenario));
    return *analysis::Summarise(setup, {run::RunReplication(scenario, 0)}).Find("refused");
}

// Four refusals, which come in bursts, where 14 are expected.
TEST(FewRefusals, AnIntervalThatHoldsTheExactValueHasNoZThatDeniesIt)
{
    scenario::Scenario scenario = Calls(7, 5.0 / 3600, 30min);
    scenario.duration = 1'060'000s;
    const analysis::Estimate refused = RefusedIn(scenario);
    EXPECT_NEAR(refused.value, 0.002751, 1e-6);
    EXPECT_NEAR(*refused.exact, 0.009983, 1e-6);
    EXPECT_GT(refused.high, *refused.exact);
    EXPECT_GT(*refused.z, -1.96);
    EXPECT_LT(*refused.z, -1.8);
}

// The error of the hits seen called five of these runs impossible, among them that of seed 15: one
// refusal where six are expected, which 7 e^-6 = 1.7 % of all runs see, as many as lie below -2.11.
TEST(FewRefusals, NoneOfFourHundredRunsIsImprobable)
{
    scenario::Scenario scenario = Calls(1, 0.0006, 1s);
    scenario.duration = 16'700'000s;
    scenario.clients.front().calls.name = "a";
    int denied = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed)
    {
        scenario.seed = seed;
        const analysis::Estimate refused = RefusedIn(scenario);
        EXPECT_LT(std::abs(*refused.z), 4) << "seed " << seed << " sees " << refused.value;
        const bool isOutside = *refused.exact < refused.low || *refused.exact > refused.high;
        EXPECT_EQ(std::abs(*refused.z) > 1.96, isOutside) << "seed " << seed;
        denied += isOutside ? 1 : 0;
        if (seed == 15)
        {
            EXPECT_NEAR(refused.value * static_cast<double>(refused.n), 1, 1e-9);
            EXPECT_NEAR(*refused.z, -2.11, 0.02);
        }
    }
    EXPECT_LE(denied, 36) << "of 400 at 5 % 20, and four standard deviations of 4.4 more at most";
}

} // namespace

} // namespace pptplab::sim
