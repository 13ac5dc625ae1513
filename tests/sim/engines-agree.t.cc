// SPDX-License-Identifier: GPL-2.0-only
// The packet engine and the call engine drive the same server: their refusals must agree.
#include "sim/reproduce/verdict.h"
#include "sim/run/cell-setup.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// 20 ports under some 22 erlangs of short calls, half of them with NetBEUI.
scenario::Scenario
Busy(scenario::Engine engine, ras::ServicePack pack, ras::Hunt hunt)
{
    scenario::Scenario scenario;
    scenario.engine = engine;
    scenario.warmUp = 10min;
    scenario.duration = engine == scenario::Engine::Packet ? 40min : 40h;
    // What the packet engine measures, to within a millisecond, with these access links and the
    // shortest log-on there is; window 16 lets LCP's first frames go one after the other.
    scenario.server.setupTime =
        engine == scenario::Engine::Packet ? std::nullopt : std::optional(Law::Constant(551500us));
    scenario.server.ras.ports = 20;
    scenario.server.ras.poolSize = 20;
    scenario.server.ras.level.servicePack = pack;
    scenario.server.ras.level.hotfixes = {"Q167040"};
    scenario.server.ras.hunt = hunt;
    scenario::ClientGroup group;
    group.calls.name = "office";
    group.calls.arrivalRate = Rate{0.18};
    group.calls.holding = Law::Exponential(2min);
    group.calls.netbeuiShare = 0.5;
    group.hotfixes = {"Q167040"};
    for (scenario::SecuritySpec* const security : {&scenario.server.security, &group.security})
    {
        security->authentication = {"pap"};
        security->encryption = session::EncryptionPolicy::None;
    }
    scenario.clients = {group};
    return scenario;
}

analysis::CellSummary
Simulated(const scenario::Scenario& scenario, std::uint64_t replications = 1)
{
    std::vector<analysis::Replication> counted;
    counted.reserve(replications);
    for (std::uint64_t i = 0; i < replications; ++i)
    {
        counted.push_back(run::RunReplication(scenario, i));
    }
    return analysis::Summarise(run::CellSetupOf(scenario, {}, {}), counted);
}

double
Distance(const analysis::CellSummary& packets,
         const analysis::CellSummary& calls,
         const char* metric)
{
    return std::abs(reproduce::JointDistance(*packets.Find(metric), *calls.Find(metric)));
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
        const auto packets = Simulated(Busy(scenario::Engine::Packet, point.pack, point.hunt));
        const auto calls = Simulated(Busy(scenario::Engine::Call, point.pack, point.hunt));
        for (const char* metric : {"refused", "refused.cleanup"})
        {
            SCOPED_TRACE(metric);
            EXPECT_LE(Distance(packets, calls, metric), 4)
                << packets.Find(metric)->value << " beside " << calls.Find(metric)->value;
        }
        EXPECT_NEAR(packets.Find("setup_time")->value, 0.5515, 0.001);
        EXPECT_EQ(packets.Find("refused.cleanup")->value > 0, point.pack == ras::ServicePack::Sp3);
    }
}

// Twenty runs, some 1,100 attempts: enough to tell a clean-up five times as long and a log-on of a
// minute from the packet engine's own.
TEST(Engines, DisagreeIfOneHasAnotherSetUpTimeOrCleanUp)
{
    const auto shortRun = [](scenario::Engine engine) { // one of packets takes seconds
        auto scenario = Busy(engine, ras::ServicePack::Sp3, ras::Hunt::Lowest);
        scenario.warmUp = 5min;
        scenario.duration = 10min;
        return scenario;
    };
    const auto ofCalls = [&](auto change) {
        scenario::Scenario scenario = shortRun(scenario::Engine::Call);
        change(scenario.server);
        return Simulated(scenario, 400);
    };
    const auto packets = Simulated(shortRun(scenario::Engine::Packet), 20);
    const auto calls = ofCalls([](scenario::ServerSpec&) {});
    for (const char* metric : {"refused", "refused.no-port", "refused.cleanup"})
    {
        EXPECT_LE(Distance(packets, calls, metric), 4) << metric;
    }
    const auto slow =
        ofCalls([](scenario::ServerSpec& server) { server.setupTime = Law::Constant(60s); });
    EXPECT_GT(Distance(packets, slow, "refused"), 4);
    EXPECT_GT(Distance(packets, slow, "refused.no-port"), 4);
    const auto cleansLong =
        ofCalls([](scenario::ServerSpec& server) { server.cleanup = Law::Uniform(15s, 25s); });
    EXPECT_GT(Distance(packets, cleansLong, "refused"), 4);
    EXPECT_GT(Distance(packets, cleansLong, "refused.cleanup"), 4);
}

void
ExpectAgreement(const analysis::CellSummary& packets,
                const analysis::CellSummary& calls,
                const std::vector<const char*>& metrics)
{
    for (const char* metric : metrics)
    {
        SCOPED_TRACE(metric);
        const auto* of = packets.Find(metric);
        const auto* beside = calls.Find(metric);
        ASSERT_TRUE(of != nullptr && beside != nullptr);
        EXPECT_LE(Distance(packets, calls, metric), 4) << of->value << " beside " << beside->value;
    }
}

/// Half the load, so that ports are idle, under the reading that a clean-up blocks all of them.
scenario::Scenario
Blocked(scenario::Engine engine, ras::ServicePack pack)
{
    scenario::Scenario scenario = Busy(engine, pack, ras::Hunt::Lowest);
    scenario.server.ras.cleanupBlocks = ras::CleanupBlocks::Server;
    scenario.clients[0].calls.arrivalRate = Rate{0.09};
    return scenario;
}

TEST(Engines, AgreeOnHowLongTheServerRefusesAndHowLongUntilItDoesSoAgain)
{
    const auto packets = Simulated(Blocked(scenario::Engine::Packet, ras::ServicePack::Sp3));
    const auto calls = Simulated(Blocked(scenario::Engine::Call, ras::ServicePack::Sp3));
    ASSERT_NO_FATAL_FAILURE(ExpectAgreement(packets, calls, {"refusing.length", "refusing.gap"}));
    EXPECT_GT(packets.Find("refusing.length")->value, 4) << "clean-ups overlap";
    for (const scenario::Engine engine : {scenario::Engine::Packet, scenario::Engine::Call})
    {
        const auto mended = Simulated(Blocked(engine, ras::ServicePack::Sp4));
        EXPECT_EQ(mended.Find("refusing.length"), nullptr);
    }
}

/// Three servers of five ports under twelve callers who stay; the first server's service stops for
/// 100 s, and two callers find no port until then.
scenario::Scenario
Storm(scenario::Engine engine)
{
    scenario::Scenario scenario = Busy(engine, ras::ServicePack::Sp4, ras::Hunt::Lowest);
    scenario.warmUp = 0s;
    scenario.duration = 600s;
    scenario::ServerSpec& server = scenario.server;
    server.ras.ports = 5;
    server.ras.poolSize = 5;
    server.farm.servers = 3;
    server.farm.spread = population::Spread::RoundRobin;
    server.farm.nameTtl = 15s;
    server.failures.emplace();
    server.failures->at = 200s;
    server.failures->lasts = 100s;
    server.failures->kind = population::FailureKind::Service;
    population::Group& calls = scenario.clients[0].calls;
    calls.netbeuiShare = 0;
    calls.count = 12;
    calls.idleTime = Law::Uniform(0s, 60s);
    calls.holding = Law::Constant(2h);
    calls.reconnect = population::Reconnect{1, Law::Uniform(5s, 15s)};
    calls.redial = population::Redial{1, Law::Exponential(10s), 1000, {}};
    return scenario;
}

TEST(Engines, AgreeOnHowLongItTakesUntilEverybodyIsBack)
{
    const auto packets = Simulated(Storm(scenario::Engine::Packet), 20);
    const auto calls = Simulated(Storm(scenario::Engine::Call), 20);
    ASSERT_NO_FATAL_FAILURE(ExpectAgreement(packets,
                                            calls,
                                            {"reconnect.last",
                                             "reconnect.time",
                                             "reconnect.tries",
                                             "reconnect.refused",
                                             "failed.no-answer"}));
    EXPECT_GT(calls.Find("reconnect.last")->value, 100) << "two wait for the repair";
    EXPECT_GT(calls.Find("reconnect.refused")->value, 0);
}

} // namespace

} // namespace pptplab::sim
