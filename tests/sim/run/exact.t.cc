// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/queueing/erlang.h"
#include "sim/run/held-time.h"
#include "sim/run/offered.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

bool
IsUnknown(const Scenario& scenario)
{
    return ExactMetrics(scenario).empty();
}

/// 45 erlangs on 50 ports of an SP3 server, all Markov, half of the callers with NetBEUI.
Scenario
Markov()
{
    Scenario scenario;
    scenario.duration = 1'000'000s;
    scenario.warmUp = 20'000s;
    scenario.server.ras.ports = 50;
    scenario.server.ras.poolSize = 50;
    scenario.server.cleanup = Law::Exponential(4s);
    ClientGroup group;
    group.calls.arrivalRate = Rate{0.025};
    group.calls.holding = Law::Exponential(1800s);
    group.calls.netbeuiShare = 0.5;
    scenario.clients = {group};
    return scenario;
}

TEST(Exact, LoadIsRateTimesSetUpHoldingAndShareOfCleanUp)
{
    Scenario scenario = Markov();
    scenario.server.setupTime = Law::Uniform(1s, 3s);
    EXPECT_DOUBLE_EQ(*OfferedLoad(scenario), 0.025 * (2 + 1800 + 0.5 * 4));
    scenario.clients.push_back(scenario.clients.front());
    scenario.clients[1].calls.netbeuiShare = 0;
    scenario.clients[1].calls.protocols = {NetworkProtocol::NetBeui};
    scenario.server.count = 2;
    EXPECT_DOUBLE_EQ(*OfferedLoad(scenario), (0.025 * 1804 + 0.025 * 1806) / 2)
        << "a group that asks for NetBEUI always cleans up; callers split over the servers";
}

TEST(Exact, AfterTheFixItIsErlangBForAnyLaws)
{
    Scenario scenario = Markov();
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
    scenario.server.setupTime = Law::Constant(1s);
    scenario.server.cleanup = Law::Uniform(3s, 5s);
    scenario.clients[0].calls.holding = Law::Lognormal(1800s, 2);
    for (const ras::Hunt hunt : {ras::Hunt::Lowest, ras::Hunt::Rotary, ras::Hunt::LongestIdle})
    {
        scenario.server.ras.hunt = hunt;
        const auto exact = ExactMetrics(scenario);
        ASSERT_FALSE(exact.empty());
        EXPECT_DOUBLE_EQ(exact.at("refused"), analysis::ErlangB(0.025 * 1803, 50));
        EXPECT_EQ(exact.at("refused.cleanup"), 0);
        EXPECT_DOUBLE_EQ(exact.at("connected"), 1 - exact.at("refused"));
    }
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp3;
    EXPECT_TRUE(IsUnknown(scenario));
    scenario.server.ras.level.hotfixes = {"Q194465"};
    EXPECT_FALSE(IsUnknown(scenario)) << "the hotfix is the fix";
}

TEST(Exact, WithOnePortOrNoCleanUpTheFaultDoesNotMatter)
{
    Scenario one = Markov();
    one.server.ras.ports = 1;
    EXPECT_DOUBLE_EQ(ExactMetrics(one).at("refused"), analysis::ErlangB(0.025 * 1802, 1));
    Scenario clean = Markov();
    clean.server.ras.hunt = ras::Hunt::Rotary;
    clean.clients[0].calls.netbeuiShare = 0;
    EXPECT_DOUBLE_EQ(ExactMetrics(clean).at("refused"), analysis::ErlangB(45, 50));
}

TEST(Exact, ChainsNeedExponentialTimesAndNoSetUp)
{
    Scenario scenario = Markov();
    scenario.server.ras.hunt = ras::Hunt::Random;
    const auto random = ExactMetrics(scenario);
    ASSERT_FALSE(random.empty());
    EXPECT_GT(random.at("refused.cleanup"), 0);
    scenario.server.ras.cleanupBlocks = ras::CleanupBlocks::Server;
    EXPECT_GT(ExactMetrics(scenario).at("refused.cleanup"), random.at("refused.cleanup"));
    Scenario other = scenario;
    other.server.cleanup = Law::Uniform(3s, 5s);
    EXPECT_TRUE(IsUnknown(other));
    other = scenario;
    other.server.setupTime = Law::Constant(1s);
    EXPECT_TRUE(IsUnknown(other));
    other = scenario;
    other.clients.push_back(other.clients[0]);
    EXPECT_FALSE(IsUnknown(other)) << "groups alike";
    other.clients[1].calls.holding = Law::Exponential(60s);
    EXPECT_TRUE(IsUnknown(other)) << "groups differ";
}

TEST(Exact, LowestIsKnownUpToEightPorts)
{
    Scenario scenario = Markov();
    scenario.server.ras.hunt = ras::Hunt::Lowest;
    scenario.server.ras.ports = 9;
    EXPECT_TRUE(IsUnknown(scenario));
    scenario.server.ras.ports = 4;
    EXPECT_FALSE(IsUnknown(scenario));
}

TEST(Exact, NothingIsKnownOfWhatHasNoClosedForm)
{
    Scenario after = Markov();
    after.server.ras.level.servicePack = ras::ServicePack::Sp4;
    after.clients[0].calls.netbeuiShare = 0;
    ASSERT_FALSE(IsUnknown(after));
    const auto unknownWith = [&](const char* what, auto change) {
        Scenario other = after;
        change(other, other.clients[0].calls);
        EXPECT_TRUE(IsUnknown(other)) << what;
    };
    using population::Group;
    unknownWith("a constant pause", [](Scenario&, Group& calls) {
        calls.redial = population::Redial{0.5, Law::Constant(5s), 1, {}};
    });
    unknownWith("six tries", [](Scenario&, Group& calls) {
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 5, {}};
    });
    unknownWith("patience", [](Scenario&, Group& calls) {
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 1, Law::Constant(1h)};
    });
    unknownWith("automatic redial", [](Scenario&, Group& calls) {
        calls.automaticRedial = {2, 15s};
    });
    unknownWith("finite sources that leave clean-ups", [](Scenario&, Group& calls) {
        calls.count = 10;
        calls.netbeuiShare = 0.5;
    });
    unknownWith("intervals of a law",
                [](Scenario&, Group& calls) { calls.interarrival = Law::Constant(40s); });
    unknownWith("a trace", [](Scenario&, Group& calls) {
        calls.trace = std::make_shared<const population::Trace>();
    });
    unknownWith("a varying load of constant calls", [](Scenario&, Group& calls) {
        calls.profile = population::RateSine{0.5, 24h, 0s};
        calls.holding = Law::Constant(30min);
    });
    unknownWith("sines of two periods", [](Scenario& scenario, Group& calls) {
        calls.profile = population::RateSine{0.5, 24h, 0s};
        scenario.clients.push_back(scenario.clients.front());
        scenario.clients[1].calls.profile = population::RateSine{0.5, 8h, 0s};
    });
    unknownWith("a limit on the sum of two times", [](Scenario&, Group& calls) {
        calls.callLimit = 1h;
        calls.idleTail = Law::Exponential(10min);
    });
    unknownWith("multilink calls with redial", [](Scenario&, Group& calls) {
        calls.portsPerCall = 2;
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 1, {}};
    });
    unknownWith("round robin of constant calls", [](Scenario& scenario, Group& calls) {
        scenario.server.count = 2;
        scenario.server.spread = population::Spread::RoundRobin;
        calls.holding = Law::Constant(30min);
    });
    unknownWith("redial to another server", [](Scenario& scenario, Group& calls) {
        scenario.server.count = 2;
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 1, {}};
    });
    unknownWith("a server that fails",
                [](Scenario& scenario, Group&) { scenario.server.failures.emplace(); });
    unknownWith("a storm", [](Scenario& scenario, Group&) { scenario.server.dropAt = 50'000s; });
    unknownWith("packets", [](Scenario& scenario, Group&) {
        scenario.engine = Engine::Packet;
        scenario.server.setupTime.reset();
    });
    unknownWith("more turns of the load than can be followed", [](Scenario&, Group& calls) {
        calls.profile = population::RateSine{0.5, 2s, 0s};
    });
    unknownWith("more states than can be solved", [](Scenario&, Group& calls) {
        calls.redial = population::Redial{1, Law::Exponential(24h * 1000), 1, {}};
        calls.arrivalRate = Rate{10};
    });
}

TEST(Exact, NextToNoLoadOnManyPortsIsRefusedNothing)
{
    Scenario scenario = Markov();
    scenario.server.ras.ports = 256;
    scenario.server.ras.poolSize = 256;
    scenario.server.count = 8;
    scenario.server.spread = population::Spread::Hunt;
    scenario.clients[0].calls.netbeuiShare = 0;
    scenario.clients[0].calls.arrivalRate = Rate{1e-14};
    scenario.clients[0].calls.redial = population::Redial{0.5, Law::Exponential(60s), 1, {}};
    const auto exact = ExactMetrics(scenario);
    ASSERT_FALSE(exact.empty());
    EXPECT_EQ(exact.at("refused"), 0);
    EXPECT_EQ(exact.at("callers.lost"), 0);
}

TEST(Exact, AShortWarmUpShowsTheWayFromEmpty)
{
    Scenario scenario = Markov();
    scenario.clients[0].calls.netbeuiShare = 0;
    scenario.warmUp = 0s;
    const double stationary = analysis::ErlangB(45, 50);
    const double wholeRun = ExactMetrics(scenario).at("refused");
    EXPECT_LT(wholeRun, stationary);
    EXPECT_GT(wholeRun, 0.99 * stationary) << "some two of 556 holding times are lost";
    scenario.duration = 1800s;
    EXPECT_LT(ExactMetrics(scenario).at("refused"), 0.1 * stationary);
}

TEST(Exact, MeanUpToALimitIsTheIntegralOfTheTail)
{
    const std::vector<Law> laws = {Law::Constant(30s),
                                   Law::Exponential(30s),
                                   Law::Uniform(10s, 50s),
                                   Law::Lognormal(30s, 1.5),
                                   Law::Hyperexponential(30s, 2),
                                   Law::Gamma(30s, 0.4),
                                   Law::Weibull(30s, 0.6),
                                   Law::Pareto(30s, 1.5),
                                   Law::Empirical({{5s, 1}, {50s, 2}})};
    for (const Law& law : laws)
    {
        for (const Duration limit : {Duration{8s}, Duration{30s}, Duration{100s}})
        {
            SCOPED_TRACE(static_cast<int>(law.Form()));
            NamedStream stream({5, 0, "limit"});
            constexpr int kDraws = 100'000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < kDraws; ++i)
            {
                const double x = ToSeconds(std::min(limit, law.Sample(stream)));
                sum += x;
                squares += x * x;
            }
            const double mean = sum / kDraws;
            const double deviation = std::sqrt(std::max(0.0, squares / kDraws - mean * mean));
            EXPECT_NEAR(MeanUpTo(law, limit), mean, 4 * deviation / std::sqrt(kDraws) + 1e-9);
        }
        EXPECT_EQ(MeanUpTo(law, 0s), 0);
    }
}

} // namespace

} // namespace pptplab::sim
