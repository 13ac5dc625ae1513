// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/cell-setup.h"

#include "sim/run/exact.h"

#include <gtest/gtest.h>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// 45 erlangs on 50 ports.
scenario::Scenario
Busy()
{
    scenario::Scenario scenario;
    scenario.duration = 1000s;
    scenario.server.ras.ports = 50;
    scenario.server.ras.poolSize = 50;
    scenario::ClientGroup group;
    group.calls.arrivalRate = Rate{0.025};
    group.calls.holding = Law::Exponential(1800s);
    scenario.clients = {group};
    return scenario;
}

double
DesignEffect(const scenario::Scenario& scenario)
{
    return CellSetupOf(scenario, {}, {}).designEffect;
}

// Refusals cluster at a busy server whichever engine counts them: 0.6486 a root arrival at 45
// erlangs on 50 ports, against the binomial 0.2262.
TEST(CellSetup, RefusalsCountAsCorrelatedOnBothEnginesAndForFiniteSources)
{
    const double ofCalls = 0.6486 * 0.6486 / (0.054104 * (1 - 0.054104));
    EXPECT_NEAR(DesignEffect(Busy()), ofCalls, 0.01);

    scenario::Scenario packets = Busy();
    packets.engine = scenario::Engine::Packet;
    packets.server.setupTime.reset();
    EXPECT_NEAR(DesignEffect(packets), ofCalls, 0.01);

    scenario::Scenario finite = Busy();
    finite.clients[0].calls.count = 90;
    finite.clients[0].calls.idleTime = Law::Exponential(1800s);
    EXPECT_NEAR(DesignEffect(finite), ofCalls, 0.01) << "90 sources, each busy half of the time";
}

TEST(CellSetup, NothingIsKnownWhereNobodyCalls)
{
    scenario::Scenario silent = Busy();
    silent.clients[0].calls.arrivalRate = Rate{0};
    EXPECT_EQ(DesignEffect(silent), 1);
}

} // namespace

} // namespace pptplab::sim::run
