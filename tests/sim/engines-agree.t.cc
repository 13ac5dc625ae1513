// SPDX-License-Identifier: GPL-2.0-only
// The packet engine and the call engine drive the same server: their refusals must agree.
#include "sim/reproduce/verdict.h"
#include "sim/run/cell-setup.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// 20 ports under some 22 erlangs of short calls, half of them with NetBEUI.
Scenario
Busy(Engine engine, ras::ServicePack pack, ras::Hunt hunt)
{
    Scenario scenario;
    scenario.engine = engine;
    scenario.warmUp = 10min;
    scenario.duration = engine == Engine::Packet ? 40min : 40h;
    // What the packet engine measures, to within a millisecond, with these access links and the
    // shortest log-on there is; window 16 lets LCP's first frames go one after the other.
    scenario.server.setupTime =
        engine == Engine::Packet ? std::nullopt : std::optional(Law::Constant(551500us));
    scenario.server.ras.ports = 20;
    scenario.server.ras.poolSize = 20;
    scenario.server.ras.level.servicePack = pack;
    scenario.server.ras.level.hotfixes = {"Q167040"};
    scenario.server.ras.hunt = hunt;
    ClientGroup group;
    group.calls.name = "office";
    group.calls.arrivalRate = Rate{0.18};
    group.calls.holding = Law::Exponential(2min);
    group.calls.netbeuiShare = 0.5;
    group.hotfixes = {"Q167040"};
    for (SecuritySpec* const security : {&scenario.server.security, &group.security})
    {
        security->authentication = {"pap"};
        security->encryption = session::EncryptionPolicy::None;
    }
    scenario.clients = {group};
    return scenario;
}

analysis::CellSummary
Simulated(const Scenario& scenario)
{
    return analysis::Summarise(CellSetupOf(scenario, {}, {}), {RunReplication(scenario, 0)});
}

TEST(Engines, AgreeOnRefusalsAtThreePoints)
{
    struct Point
    {
        ras::ServicePack pack;
        ras::Hunt hunt;
    };
    for (const Point& point : {Point{ras::ServicePack::Sp3, ras::Hunt::Lowest},
                               Point{ras::ServicePack::Sp3, ras::Hunt::Rotary},
                               Point{ras::ServicePack::Sp4, ras::Hunt::Lowest}})
    {
        SCOPED_TRACE(ras::kHuntNames[static_cast<std::size_t>(point.hunt)]);
        const auto packets = Simulated(Busy(Engine::Packet, point.pack, point.hunt));
        const auto calls = Simulated(Busy(Engine::Call, point.pack, point.hunt));
        for (const char* metric : {"refused", "refused.cleanup"})
        {
            SCOPED_TRACE(metric);
            EXPECT_LE(std::abs(JointDistance(*packets.Find(metric), *calls.Find(metric))), 4)
                << packets.Find(metric)->value << " beside " << calls.Find(metric)->value;
        }
        EXPECT_NEAR(packets.Find("setup_time")->value, 0.5515, 0.001);
        EXPECT_EQ(packets.Find("refused.cleanup")->value > 0, point.pack == ras::ServicePack::Sp3);
    }
}

} // namespace

} // namespace pptplab::sim
