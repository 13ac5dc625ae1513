// SPDX-License-Identifier: GPL-2.0-only
// Simulation beside closed form, over a table of all kinds of scenarios that have one: each metric
// with an exact value within four standard errors of it. Seeds are fixed.
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/run.h"
#include "tests/sim/exact-cells.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace pptplab::sim
{

namespace
{

Cell
Multilink(const std::string& name,
          std::uint32_t ports,
          const std::vector<std::pair<double, std::uint32_t>>& classes)
{
    Cell cell{name, Loaded(ports, 1)};
    const scenario::ClientGroup group = cell.scenario.clients.front();
    cell.scenario.clients.clear();
    double rate = 0;
    for (const auto& [erlangs, portsPerCall] : classes)
    {
        scenario::ClientGroup& each = cell.scenario.clients.emplace_back(group);
        each.calls.name += std::to_string(cell.scenario.clients.size());
        each.calls.arrivalRate = Rate{erlangs / 1800};
        each.calls.portsPerCall = portsPerCall;
        rate += erlangs / 1800;
    }
    cell.scenario.duration = FromSeconds(200'000 / rate);
    return cell;
}

std::vector<Cell>
MultilinkCalls()
{
    std::vector<Cell> cells = {
        Multilink("pairs only", 10, {{4, 2}}),
        Multilink("singles and pairs", 24, {{10, 1}, {4, 2}}),
        Multilink("singles and sixes", 30, {{12, 1}, {2, 6}}),
        Multilink("three classes", 64, {{20, 1}, {8, 2}, {4, 4}}),
        Multilink("pairs of any law", 20, {{8, 1}, {4, 2}}),
        Multilink("pairs with a constant clean-up", 20, {{8, 1}, {4, 2}}),
    };
    cells[4].scenario.clients[0].calls.holding = Law::Constant(30min);
    cells[4].scenario.clients[1].calls.holding = Law::Gamma(30min, 2);
    cells[5].scenario.server.cleanup = Law::Constant(3min);
    for (scenario::ClientGroup& group : cells[5].scenario.clients)
    {
        group.calls.netbeuiShare = 0.5;
    }
    return cells;
}

std::vector<Cell>
Chains()
{
    std::vector<Cell> cells;
    for (const std::uint32_t ports : {2U, 8U, 50U, 256U})
    {
        const auto chain = [&](const std::string& name, const Change& change) {
            cells.push_back(Loaded(name + " of " + std::to_string(ports),
                                   ports,
                                   0.9 * ports,
                                   [&](scenario::Scenario& s) {
                                       s.server.ras.level.servicePack = ras::ServicePack::Sp3;
                                       s.server.cleanup = Law::Exponential(20s);
                                       Calls(s).netbeuiShare = 0.5;
                                       change(s);
                                   }));
            cells.back().metrics = {"refused", "refused.cleanup", "refused.no-port"};
        };
        chain("random port", [](scenario::Scenario& s) { s.server.ras.hunt = ras::Hunt::Random; });
        chain("whole server", [](scenario::Scenario& s) {
            s.server.ras.cleanupBlocks = ras::CleanupBlocks::Server;
        });
        if (ports <= 8)
        {
            chain("lowest port", [](scenario::Scenario&) {});
        }
    }
    return cells;
}

std::vector<Cell>
Redials()
{
    struct Row
    {
        std::uint32_t ports;
        double erlangs;
        double probability;
        std::uint32_t tries;
        Duration pause;
    };
    const std::vector<Row> rows = {
        {1, 0.5, 0.8, 1, 5min},
        {1, 0.3, 0.5, 100, 10min},
        {5, 4, 0.9, 1, 1min},
        {5, 4, 0.7, 200, 30min},
        {10, 9, 0.5, 100, 30s},
        {24, 22, 0.9, 1000, 10min},
        {50, 45, 1, 1, 2min},
        {2, 1, 0.8, 2, 3min},
        {10, 9, 0.6, 3, 1min},
        {24, 22, 0.9, 2, 30s},
        {3, 2, 0.9, 4, 2min},
        {50, 48, 0.8, 200, 5min},
    };
    std::vector<Cell> cells;
    for (const Row& row : rows)
    {
        cells.push_back(Loaded("redial on " + std::to_string(row.ports),
                               row.ports,
                               row.erlangs,
                               [&](scenario::Scenario& s) {
                                   Calls(s).redial = population::Redial{
                                       row.probability, Law::Exponential(row.pause), row.tries, {}};
                               }));
        cells.back().metrics = {"refused", "callers.lost", "callers.served", "callers.tries"};
    }
    cells.push_back(Loaded("redial to the same server of a farm", 5, 12, [](scenario::Scenario& s) {
        s.server.farm.servers = 3;
        s.server.farm.spread = population::Spread::Affinity;
        Calls(s).redial = population::Redial{0.9, Law::Exponential(1min), 1, {}};
    }));
    cells.back().metrics = {"refused", "callers.lost", "callers.served", "callers.tries"};
    return cells;
}

/// Twenty short runs from an empty server, since batches of one that changes differ by themselves.
Cell
Changing(const std::string& name, std::uint32_t ports, double erlangs, const Change& change)
{
    return Loaded(name, ports, erlangs, [&](scenario::Scenario& s) {
        s.replications = 20;
        s.warmUp = 2h;
        s.duration = 26h;
        change(s);
    });
}

Change
Sine(double amplitude, Duration period, Duration peak)
{
    return [=](scenario::Scenario& s) {
        Calls(s).profile = population::RateSine{amplitude, period, peak};
    };
}

Change
Steps(const std::vector<population::RateStep>& list, std::optional<Duration> period)
{
    return [=](scenario::Scenario& s) { Calls(s).profile = population::RateSteps{list, period}; };
}

std::vector<Cell>
ChangingRates()
{
    return {
        Changing("sine", 30, 25, Sine(0.5, 24h, 14h)),
        Changing("fast sine", 30, 27, Sine(1, 2h, 0h)),
        Changing("sine on few ports", 5, 4, Sine(0.8, 8h, 3h)),
        Changing("steps", 30, 20, Steps({{0s, 1}, {8h, 1.6}, {16h, 0.3}}, {})),
        Changing("periodic steps", 12, 10, Steps({{0s, 0.2}, {1h, 1.5}}, 3h)),
        Changing(
            "a day profile", 50, 40, Steps({{0s, 0.1}, {7h, 0.6}, {9h, 1.3}, {17h, 0.8}}, 24h)),
        Changing("flash crowd", 40, 25, Steps({{0s, 1}, {10h, 4}, {10h + 30min, 1}}, {})),
        Changing("flash crowd after silence", 10, 20, Steps({{0s, 0}, {5h, 1}, {6h, 0}}, {})),
        Changing("a changing rate on a farm",
                 20,
                 70,
                 [](scenario::Scenario& s) {
                     s.server.farm.servers = 4;
                     Sine(0.4, 24h, 12h)(s);
                 }),
    };
}

/// Three groups, of which the first is to get a rate that changes.
void
AddHomeAndNight(scenario::Scenario& s)
{
    s.clients.resize(3, s.clients.front());
    s.clients[1].calls.name = "home";
    s.clients[2].calls.name = "night";
}

std::vector<Cell>
ChangingRatesOfGroups()
{
    return {
        Changing("two days apart and a constant rate",
                 40,
                 12,
                 [](scenario::Scenario& s) {
                     AddHomeAndNight(s);
                     Steps({{0s, 0.2}, {8h, 1.5}, {17h, 0.4}}, 24h)(s);
                     s.clients[1].calls.profile =
                         population::RateSteps{{{0s, 0.1}, {8h, 0.5}, {18h, 2}}, {}};
                 }),
        Changing("two sines of a day and a constant rate",
                 40,
                 12,
                 [](scenario::Scenario& s) {
                     AddHomeAndNight(s);
                     Sine(1, 24h, 11h)(s);
                     s.clients[1].calls.profile = population::RateSine{0.8, 24h, 20h};
                 }),
    };
}

std::vector<Cell>
FromEmpty()
{
    return {
        Changing("from empty",
                 50,
                 48,
                 [](scenario::Scenario& s) {
                     s.warmUp = 0s;
                     s.duration = 4h;
                     s.replications = 100;
                 }),
        Changing("soon after empty",
                 20,
                 20,
                 [](scenario::Scenario& s) {
                     s.warmUp = 20min;
                     s.duration = 3h;
                     s.replications = 100;
                 }),
        Changing("a hunting farm from empty",
                 5,
                 9,
                 [](scenario::Scenario& s) {
                     s.server.farm.servers = 2;
                     s.server.farm.spread = population::Spread::Hunt;
                     s.warmUp = 0s;
                     s.duration = 3h;
                     s.replications = 100;
                 }),
    };
}

std::vector<Cell>
Renewals()
{
    const auto every = [](const Law& interval) {
        return [=](scenario::Scenario& s) {
            Calls(s).interarrival = interval;
            Calls(s).arrivalRate = {};
        };
    };
    std::vector<Cell> cells = {
        Loaded("constant intervals", 10, 9, every(Law::Constant(200s))),
        Loaded("uniform intervals", 10, 9, every(Law::Uniform(0s, 400s))),
        Loaded("hyperexponential intervals", 10, 9, every(Law::Hyperexponential(200s, 3))),
        Loaded("regular gamma intervals", 2, 1, every(Law::Gamma(1800s, 0.5))),
        Loaded("bursty gamma intervals", 50, 36, every(Law::Gamma(50s, 2))),
        Loaded("observed intervals", 10, 9, every(Law::Empirical({{20s, 9}, {1820s, 1}}))),
    };
    cells.push_back(
        Loaded("constant intervals on a hunting farm", 4, 9, [&](scenario::Scenario& s) {
            every(Law::Constant(200s))(s);
            s.server.farm.servers = 3;
            s.server.farm.spread = population::Spread::Hunt;
        }));
    cells.back().metrics = {"refused", "servers_asked"};
    return cells;
}

std::vector<Cell>
ShortPools()
{
    const auto pool = [](std::uint32_t addresses) {
        return [=](scenario::Scenario& s) { s.server.ras.poolSize = addresses; };
    };
    std::vector<Cell> cells = {
        Loaded("pool of 10 on 16 ports", 16, 8, pool(10)),
        Loaded("pool of 45 on 50 ports", 50, 42, pool(45)),
        Loaded("pool of 1", 4, 0.5, pool(1)),
    };
    for (Cell& cell : cells)
    {
        cell.metrics = {"failed.no-address", "connected"};
    }
    return cells;
}

std::vector<Cell>
Table()
{
    std::vector<Cell> table;
    for (const auto& part : {AnyLaw(),
                             HeldLonger(),
                             HeldToALimit(),
                             Farms(),
                             FiniteSources(),
                             MultilinkCalls(),
                             Chains(),
                             Redials(),
                             ChangingRates(),
                             ChangingRatesOfGroups(),
                             FromEmpty(),
                             Renewals(),
                             ShortPools()})
    {
        table.insert(table.end(), part.begin(), part.end());
    }
    return table;
}

analysis::CellSummary
Simulated(const scenario::Scenario& scenario)
{
    std::vector<analysis::Replication> replications;
    replications.reserve(scenario.replications);
    for (std::uint64_t i = 0; i < scenario.replications; ++i)
    {
        replications.push_back(run::RunReplication(scenario, i));
    }
    return analysis::Summarise(run::CellSetupOf(scenario, {}, run::ExactMetrics(scenario)),
                               replications);
}

class ExactTable : public testing::TestWithParam<Cell>
{
};

TEST_P(ExactTable, IsWithinFourStandardErrors)
{
    const Cell& cell = GetParam();
    const auto summary = Simulated(cell.scenario);
    for (const std::string& metric : cell.metrics)
    {
        const auto* estimate = summary.Find(metric);
        ASSERT_NE(estimate, nullptr) << metric;
        ASSERT_TRUE(estimate->exact) << metric;
    }
    EXPECT_TRUE(summary.Find(cell.metrics.front())->z);
    for (const auto& [metric, estimate] : summary.metrics)
    {
        if (estimate.z)
        {
            EXPECT_LE(std::abs(*estimate.z), 4)
                << metric << " " << estimate.value << " for " << *estimate.exact;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, ExactTable, testing::ValuesIn(Table()), [](const auto& instance) {
    std::string name;
    for (const char letter : instance.param.name)
    {
        name += std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '_';
    }
    return std::to_string(instance.index) + "_" + name;
});

TEST(ExactTable, HasSixtyCells)
{
    EXPECT_GE(Table().size(), 60U);
}

} // namespace

} // namespace pptplab::sim
