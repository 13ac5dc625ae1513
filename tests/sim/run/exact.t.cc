// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/queueing/erlang.h"
#include "analysis/queueing/redial.h"
#include "analysis/stats/summary.h"
#include "sim/load/held-time.h"
#include "sim/load/offered.h"
#include "sim/load/settling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

bool
IsUnknown(const scenario::Scenario& scenario)
{
    return ExactMetrics(scenario).empty();
}

/// Why it has no value at all.
std::string
WhyNot(const scenario::Scenario& scenario)
{
    return ExactOf(scenario).absent.at(std::string(analysis::kOtherMetrics));
}

/// 45 erlangs on 50 ports of an SP3 server, all Markov, half of the callers with NetBEUI.
scenario::Scenario
Markov()
{
    scenario::Scenario scenario;
    scenario.duration = 1'000'000s;
    scenario.warmUp = 20'000s;
    scenario.server.ras.ports = 50;
    scenario.server.ras.poolSize = 50;
    scenario.server.cleanup = Law::Exponential(4s);
    scenario::ClientGroup group;
    group.calls.arrivalRate = Rate{0.025};
    group.calls.holding = Law::Exponential(1800s);
    group.calls.netbeuiShare = 0.5;
    scenario.clients = {group};
    return scenario;
}

TEST(Exact, LoadIsRateTimesSetUpHoldingAndShareOfCleanUp)
{
    scenario::Scenario scenario = Markov();
    scenario.server.setupTime = Law::Uniform(1s, 3s);
    EXPECT_DOUBLE_EQ(*load::OfferedLoad(scenario), 0.025 * (2 + 1800 + 0.5 * 4));
    scenario.clients.push_back(scenario.clients.front());
    scenario.clients[1].calls.netbeuiShare = 0;
    scenario.clients[1].calls.protocols = {NetworkProtocol::NetBeui};
    scenario.server.farm.servers = 2;
    EXPECT_DOUBLE_EQ(*load::OfferedLoad(scenario), (0.025 * 1804 + 0.025 * 1806) / 2)
        << "a group that asks for NetBEUI always cleans up; callers split over the servers";
}

TEST(Exact, AfterTheFixItIsErlangBForAnyLaws)
{
    scenario::Scenario scenario = Markov();
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
    scenario::Scenario one = Markov();
    one.server.ras.ports = 1;
    EXPECT_DOUBLE_EQ(ExactMetrics(one).at("refused"), analysis::ErlangB(0.025 * 1802, 1));
    scenario::Scenario clean = Markov();
    clean.server.ras.hunt = ras::Hunt::Rotary;
    clean.clients[0].calls.netbeuiShare = 0;
    EXPECT_DOUBLE_EQ(ExactMetrics(clean).at("refused"), analysis::ErlangB(45, 50));
}

TEST(Exact, ChainsNeedExponentialTimesAndNoSetUp)
{
    scenario::Scenario scenario = Markov();
    scenario.server.ras.hunt = ras::Hunt::Random;
    const auto random = ExactMetrics(scenario);
    ASSERT_FALSE(random.empty());
    EXPECT_GT(random.at("refused.cleanup"), 0);
    scenario.server.ras.cleanupBlocks = ras::CleanupBlocks::Server;
    EXPECT_GT(ExactMetrics(scenario).at("refused.cleanup"), random.at("refused.cleanup"));
    scenario::Scenario other = scenario;
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
    scenario::Scenario scenario = Markov();
    scenario.server.ras.hunt = ras::Hunt::Lowest;
    scenario.server.ras.ports = 9;
    EXPECT_TRUE(IsUnknown(scenario));
    scenario.server.ras.ports = 4;
    EXPECT_FALSE(IsUnknown(scenario));
}

TEST(Exact, NothingIsKnownOfWhatHasNoClosedForm)
{
    scenario::Scenario after = Markov();
    after.server.ras.level.servicePack = ras::ServicePack::Sp4;
    after.clients[0].calls.netbeuiShare = 0;
    ASSERT_FALSE(IsUnknown(after));
    std::set<std::string> reasons;
    const auto unknownWith = [&](const char* what, auto change) {
        scenario::Scenario other = after;
        change(other, other.clients[0].calls);
        EXPECT_TRUE(IsUnknown(other)) << what;
        EXPECT_GT(WhyNot(other).size(), 10U) << what;
        reasons.insert(WhyNot(other));
    };
    using population::Group;
    unknownWith("a constant pause", [](scenario::Scenario&, Group& calls) {
        calls.redial = population::Redial{0.5, Law::Constant(5s), 1, {}};
    });
    unknownWith("six tries", [](scenario::Scenario&, Group& calls) {
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 5, {}};
    });
    unknownWith("patience", [](scenario::Scenario&, Group& calls) {
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 1, Law::Constant(1h)};
    });
    unknownWith("automatic redial",
                [](scenario::Scenario&, Group& calls) { calls.automaticRedial = {2, 15s}; });
    unknownWith("finite sources that leave clean-ups", [](scenario::Scenario&, Group& calls) {
        calls.count = 10;
        calls.netbeuiShare = 0.5;
    });
    unknownWith("intervals whose law has no transform", [](scenario::Scenario&, Group& calls) {
        calls.interarrival = Law::Weibull(40s, 0.5);
    });
    unknownWith("intervals of a law, constant holding", [](scenario::Scenario&, Group& calls) {
        calls.interarrival = Law::Constant(40s);
        calls.holding = Law::Constant(30min);
    });
    unknownWith("intervals of a law on two servers",
                [](scenario::Scenario& scenario, Group& calls) {
                    calls.interarrival = Law::Constant(40s);
                    scenario.server.farm.servers = 2;
                });
    unknownWith("a trace", [](scenario::Scenario&, Group& calls) {
        calls.trace = std::make_shared<const population::Trace>();
    });
    unknownWith("a varying load of constant calls", [](scenario::Scenario&, Group& calls) {
        calls.profile = population::RateSine{0.5, 24h, 0s};
        calls.holding = Law::Constant(30min);
    });
    unknownWith("sines of two periods", [](scenario::Scenario& scenario, Group& calls) {
        calls.profile = population::RateSine{0.5, 24h, 0s};
        scenario.clients.push_back(scenario.clients.front());
        scenario.clients[1].calls.profile = population::RateSine{0.5, 8h, 0s};
    });
    unknownWith("a limit on the sum of two times", [](scenario::Scenario&, Group& calls) {
        calls.callLimit = 1h;
        calls.idleTail = Law::Exponential(10min);
    });
    unknownWith("multilink calls with redial", [](scenario::Scenario&, Group& calls) {
        calls.portsPerCall = 2;
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 1, {}};
    });
    unknownWith("round robin of constant calls", [](scenario::Scenario& scenario, Group& calls) {
        scenario.server.farm.servers = 2;
        scenario.server.farm.spread = population::Spread::RoundRobin;
        calls.holding = Law::Constant(30min);
    });
    unknownWith("redial to another server", [](scenario::Scenario& scenario, Group& calls) {
        scenario.server.farm.servers = 2;
        calls.redial = population::Redial{0.5, Law::Exponential(5s), 1, {}};
    });
    unknownWith("a server that fails",
                [](scenario::Scenario& scenario, Group&) { scenario.server.failures.emplace(); });
    unknownWith("a storm",
                [](scenario::Scenario& scenario, Group&) { scenario.server.dropAt = 50'000s; });
    unknownWith("packets", [](scenario::Scenario& scenario, Group&) {
        scenario.engine = scenario::Engine::Packet;
        scenario.server.setupTime.reset();
    });
    unknownWith("more turns of the load than can be followed",
                [](scenario::Scenario&, Group& calls) {
                    calls.profile = population::RateSine{0.5, 2s, 0s};
                });
    unknownWith("more states than can be solved", [](scenario::Scenario&, Group& calls) {
        calls.redial = population::Redial{1, Law::Exponential(24h * 1000), 1, {}};
        calls.arrivalRate = Rate{10};
    });
    EXPECT_GE(reasons.size(), 17U) << "not one answer to all";
}

TEST(Exact, NextToNoLoadOnManyPortsIsRefusedNothing)
{
    scenario::Scenario scenario = Markov();
    scenario.server.ras.ports = 256;
    scenario.server.ras.poolSize = 256;
    scenario.server.farm.servers = 8;
    scenario.server.farm.spread = population::Spread::Hunt;
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
    scenario::Scenario scenario = Markov();
    scenario.clients[0].calls.netbeuiShare = 0;
    scenario.warmUp = 0s;
    const double stationary = analysis::ErlangB(45, 50);
    const double wholeRun = ExactMetrics(scenario).at("refused");
    EXPECT_LT(wholeRun, stationary);
    EXPECT_GT(wholeRun, 0.99 * stationary) << "some two of 556 holding times are lost";
    scenario.duration = 1800s;
    EXPECT_LT(ExactMetrics(scenario).at("refused"), 0.1 * stationary);
}

/// 9 erlangs on 10 ports of a fixed server, for three hours from empty.
scenario::Scenario
Short()
{
    scenario::Scenario scenario = Markov();
    scenario.warmUp = 0s;
    scenario.duration = 3h;
    scenario.server.ras.ports = 10;
    scenario.server.ras.poolSize = 10;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp6a;
    scenario.clients[0].calls.arrivalRate = Rate{0.005};
    scenario.clients[0].calls.netbeuiShare = 0;
    return scenario;
}

TEST(Exact, StationaryValuesAreNotThoseOfARunThatBeganEmpty)
{
    using population::Group;
    const auto tooShort = [](const char* what, auto change) {
        SCOPED_TRACE(what);
        scenario::Scenario scenario = Short();
        change(scenario, scenario.clients[0].calls);
        const ExactAnswer answer = ExactOf(scenario);
        EXPECT_TRUE(answer.values.empty());
        EXPECT_NE(WhyNot(scenario).find("the run begins empty"), std::string::npos)
            << WhyNot(scenario);
        const auto needed = load::NeededWarmUp(scenario, scenario.duration);
        ASSERT_TRUE(needed);
        scenario.warmUp = *needed;
        scenario.duration += *needed;
        EXPECT_FALSE(ExactMetrics(scenario).empty()) << "with the warm-up that it names";
    };
    tooShort("constant", [](scenario::Scenario&, Group& g) { g.holding = Law::Constant(30min); });
    tooShort("uniform",
             [](scenario::Scenario&, Group& g) { g.holding = Law::Uniform(10min, 50min); });
    tooShort("lognormal",
             [](scenario::Scenario&, Group& g) { g.holding = Law::Lognormal(30min, 2); });
    tooShort("Weibull",
             [](scenario::Scenario&, Group& g) { g.holding = Law::Weibull(30min, 0.5); });
    tooShort("Engset", [](scenario::Scenario&, Group& g) {
        g.count = 30;
        g.idleTime = Law::Exponential(1h);
    });
    tooShort("redial", [](scenario::Scenario&, Group& g) {
        g.redial = population::Redial{0.8, Law::Exponential(5min), 2, {}};
    });
    tooShort("multilink", [](scenario::Scenario&, Group& g) { g.portsPerCall = 2; });
    tooShort("set-up",
             [](scenario::Scenario& s, Group&) { s.server.setupTime = Law::Constant(1min); });
    tooShort("intervals",
             [](scenario::Scenario&, Group& g) { g.interarrival = Law::Constant(200s); });
    tooShort("a short pool", [](scenario::Scenario& s, Group&) { s.server.ras.poolSize = 9; });
    tooShort("chain", [](scenario::Scenario& s, Group& g) {
        s.server.ras.level.servicePack = ras::ServicePack::Sp3;
        s.server.ras.hunt = ras::Hunt::Random;
        s.server.cleanup = Law::Exponential(60s);
        g.netbeuiShare = 0.5;
    });
    EXPECT_FALSE(IsUnknown(Short())) << "the way from empty is known";
}

TEST(Exact, FiniteSourcesThatStayInStepAreNotEngsets)
{
    scenario::Scenario scenario = Short();
    population::Group& calls = scenario.clients[0].calls;
    calls.count = 30;
    calls.idleTime = Law::Constant(1h);
    calls.holding = Law::Constant(30min);
    scenario.warmUp = 10'000h;
    scenario.duration = 40'000h;
    const ExactAnswer inStep = ExactOf(scenario);
    EXPECT_TRUE(inStep.values.empty());
    EXPECT_NE(WhyNot(scenario).find("stay in step"), std::string::npos) << WhyNot(scenario);
    calls.idleTime = Law::Empirical({{50min, 1}, {70min, 2}});
    EXPECT_TRUE(IsUnknown(scenario)) << "a lattice, too";
    scenario.server.setupTime = Law::Uniform(1s, 3min);
    EXPECT_FALSE(IsUnknown(scenario)) << "the set-up spreads them";
    scenario.server.setupTime = Law();
    calls.idleTime = Law::Uniform(50min, 70min);
    EXPECT_FALSE(IsUnknown(scenario));
}

/// 8 erlangs on 10 ports, whose callers dial again after a holding time in the mean.
scenario::Scenario
Redialling(double probability, std::uint32_t redials, double erlangs = 8)
{
    scenario::Scenario scenario = Markov();
    scenario.server.ras.ports = 10;
    scenario.server.ras.poolSize = 10;
    scenario.clients[0].calls.netbeuiShare = 0;
    scenario.clients[0].calls.arrivalRate = Rate{erlangs / 1800};
    scenario.clients[0].calls.redial =
        population::Redial{probability, Law::Exponential(1800s), redials, {}};
    scenario.warmUp = 2'000'000s;
    scenario.duration = 10'000'000s;
    return scenario;
}

// Worked out by eliminating the chain in 113-bit numbers.
TEST(Exact, CallersWhoHardlyEverGiveUpAreAnEndlessRetrialQueue)
{
    const auto exact = ExactMetrics(Redialling(1, 1000));
    ASSERT_EQ(exact.count("refused"), 1U);
    EXPECT_NEAR(exact.at("refused"), 0.352425540287, 1e-12);
    EXPECT_EQ(exact.at("callers.lost"), 0);
    EXPECT_EQ(exact.at("callers.served"), 1);
}

TEST(Exact, ALimitOfTriesThatMayMatterIsTold)
{
    EXPECT_TRUE(IsUnknown(Redialling(1, 20)));
    EXPECT_NE(WhyNot(Redialling(1, 20)).find("redial.tries = 20"), std::string::npos);
    const ExactAnswer near = ExactOf(Redialling(1, 140));
    EXPECT_EQ(near.values.count("refused"), 1U);
    EXPECT_NE(near.form.find(" of it + "), std::string::npos) << near.form;
    EXPECT_EQ(near.values.count("callers.lost"), 0U) << "of which only a bound is known";
    EXPECT_NE(near.absent.at("callers.lost").find("error of up to"), std::string::npos);
}

TEST(Exact, CallersWhoNeverGiveUpNeedMorePortsThanErlangs)
{
    const std::string why = WhyNot(Redialling(1, 1'000'000, 10.5));
    EXPECT_NE(why.find("10.5 erlangs to 10 ports"), std::string::npos) << why;
}

TEST(Exact, AValueThatIsNotLargerThanItsErrorIsNone)
{
    scenario::Scenario scenario = Short();
    scenario.server.ras.ports = 60;
    scenario.server.ras.poolSize = 60;
    EXPECT_GT(ExactMetrics(scenario).at("refused"), 0) << "from empty, without subtraction";
    scenario.clients[0].calls.profile = population::RateSine{0.1, 24h, 0s};
    const ExactAnswer answer = ExactOf(scenario);
    EXPECT_EQ(answer.values.count("refused"), 0U);
    EXPECT_NE(answer.absent.at("refused").find("error of up to 1e-10"), std::string::npos);
    EXPECT_EQ(answer.values.count("connected"), 1U);
}

} // namespace

} // namespace pptplab::sim::run
