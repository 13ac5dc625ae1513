// SPDX-License-Identifier: GPL-2.0-only
// Simulation beside closed form, over a table of all kinds of scenarios that have one: each metric
// with an exact value within four standard errors of it. Seeds are fixed.
#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

struct Cell
{
    std::string name;
    Scenario scenario;
    std::vector<std::string> metrics = {"refused"}; ///< that must have an exact value
};

void
PrintTo(const Cell& cell, std::ostream* out)
{
    *out << cell.name;
}

using Change = std::function<void(Scenario&)>;

population::Group&
Calls(Scenario& scenario)
{
    return scenario.clients.front().calls;
}

/// `erlangs` of 30-minute calls on `ports` of an SP4 server, until some 150,000 were offered.
Scenario
Loaded(std::uint32_t ports, double erlangs)
{
    Scenario scenario;
    scenario.server.ras.ports = ports;
    scenario.server.ras.poolSize = ports;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
    ClientGroup group;
    group.calls.name = "office";
    group.calls.arrivalRate = Rate{erlangs / 1800};
    scenario.clients = {group};
    scenario.warmUp = 18'000s;
    scenario.duration = scenario.warmUp + FromSeconds(150'000 / group.calls.arrivalRate.perSecond);
    return scenario;
}

Cell
Loaded(const std::string& name, std::uint32_t ports, double erlangs, const Change& change)
{
    Cell cell{name, Loaded(ports, erlangs)};
    change(cell.scenario);
    return cell;
}

std::vector<Cell>
AnyLaw()
{
    const std::vector<std::pair<std::string, Law>> laws = {
        {"exponential", Law::Exponential(30min)},
        {"constant", Law::Constant(30min)},
        {"uniform", Law::Uniform(10min, 50min)},
        {"lognormal", Law::Lognormal(30min, 1.5)},
        {"hyperexponential", Law::Hyperexponential(30min, 2)},
        {"gamma", Law::Gamma(30min, 0.5)},
        {"bursty gamma", Law::Gamma(30min, 2)},
        {"weibull", Law::Weibull(30min, 0.6)},
        {"pareto", Law::Pareto(30min, 2.8)},
        {"empirical", Law::Empirical({{5min, 6}, {40min, 3}, {150min, 1}})},
    };
    const std::vector<std::pair<std::uint32_t, double>> sizes = {{1, 0.5},
                                                                 {4, 2},
                                                                 {16, 12},
                                                                 {50, 45},
                                                                 {10, 12},
                                                                 {24, 20},
                                                                 {128, 124},
                                                                 {2, 0.4},
                                                                 {30, 26},
                                                                 {256, 250}};
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < laws.size(); ++i)
    {
        cells.push_back(Loaded(laws[i].first, sizes[i].first, sizes[i].second, [&](Scenario& s) {
            Calls(s).holding = laws[i].second;
        }));
    }
    return cells;
}

std::vector<Cell>
HeldLonger()
{
    return {
        Loaded("set-up and clean-up",
               20,
               15,
               [](Scenario& s) {
                   s.server.setupTime = Law::Exponential(90s);
                   s.server.cleanup = Law::Uniform(3min, 5min);
                   Calls(s).netbeuiShare = 0.5;
               }),
        Loaded("set-up by gamma",
               8,
               5,
               [](Scenario& s) { s.server.setupTime = Law::Gamma(3min, 0.3); }),
        Loaded("clean-up by weibull",
               50,
               42,
               [](Scenario& s) {
                   s.server.cleanup = Law::Weibull(4min, 2);
                   Calls(s).protocols = {NetworkProtocol::NetBeui};
               }),
        Loaded("one port before the fix",
               1,
               0.6,
               [](Scenario& s) {
                   s.server.ras.level.servicePack = ras::ServicePack::Sp3;
                   Calls(s).netbeuiShare = 0.5;
                   s.server.cleanup = Law::Constant(4min);
               }),
        Loaded("call limit", 20, 20, [](Scenario& s) { Calls(s).callLimit = 45min; }),
        Loaded("call limit on gamma",
               20,
               20,
               [](Scenario& s) {
                   Calls(s).holding = Law::Gamma(30min, 2);
                   Calls(s).callLimit = 60min;
               }),
        Loaded("call limit on pareto",
               10,
               9,
               [](Scenario& s) {
                   Calls(s).holding = Law::Pareto(30min, 1.2);
                   Calls(s).callLimit = 2h;
               }),
        Loaded(
            "idle tail", 20, 10, [](Scenario& s) { Calls(s).idleTail = Law::Exponential(20min); }),
        Loaded("idle limit",
               20,
               12,
               [](Scenario& s) {
                   Calls(s).idleTail = Law::Weibull(1h, 0.5);
                   Calls(s).idleLimit = 20min;
               }),
        Loaded("silent ends",
               16,
               12,
               [](Scenario& s) {
                   Calls(s).silentShare = 0.4;
                   s.server.deadTunnel.idle = 10min;
                   s.server.deadTunnel.answer = 10min;
               }),
        Loaded("silent ends that TCP notices",
               16,
               12,
               [](Scenario& s) {
                   Calls(s).silentShare = 0.4;
                   s.server.deadTunnel.idle = 10min;
                   s.server.deadTunnel.answer = 1h;
               }),
        Loaded("exponential intervals",
               50,
               45,
               [](Scenario& s) {
                   Calls(s).arrivalRate = {};
                   Calls(s).interarrival = Law::Exponential(40s);
               }),
        Loaded("two groups",
               50,
               20,
               [](Scenario& s) {
                   s.clients.push_back(s.clients[0]);
                   s.clients[1].calls.name = "home";
                   s.clients[1].calls.holding = Law::Lognormal(40min, 2);
               }),
    };
}

std::vector<Cell>
Farms()
{
    std::vector<Cell> cells = {
        Loaded("random farm", 10, 32, [](Scenario& s) { s.server.count = 4; }),
        Loaded("hunting farm",
               10,
               32,
               [](Scenario& s) {
                   s.server.count = 4;
                   s.server.spread = population::Spread::Hunt;
               }),
        Loaded("hunting farm of one-port servers",
               1,
               5,
               [](Scenario& s) {
                   s.server.count = 6;
                   s.server.spread = population::Spread::Hunt;
                   Calls(s).holding = Law::Constant(30min);
               }),
        Loaded("one server that overflows",
               10,
               13,
               [](Scenario& s) {
                   s.server.overflowCount = 1;
                   Calls(s).holding = Law::Gamma(30min, 1.5);
               }),
        Loaded("a server and two for its overflow",
               5,
               9,
               [](Scenario& s) { s.server.overflowCount = 2; }),
    };
    for (std::size_t i = 1; i < cells.size(); ++i)
    {
        cells[i].metrics = {"refused", "servers_asked"};
    }
    cells.push_back(
        Loaded("three servers that share one for their overflow", 10, 27, [](Scenario& s) {
            s.server.count = 3;
            s.server.overflowCount = 1;
        }));
    cells.back().metrics = {"servers_asked"};
    return cells;
}

Cell
Finite(const std::string& name, std::uint32_t sources, std::uint32_t ports, const Change& change)
{
    Cell cell{name, Loaded(ports, 1)};
    Calls(cell.scenario).arrivalRate = {};
    Calls(cell.scenario).count = sources;
    Calls(cell.scenario).idleTime = Law::Exponential(30min);
    cell.scenario.duration = FromSeconds(3600.0 * 120'000 / sources);
    change(cell.scenario);
    return cell;
}

std::vector<Cell>
FiniteSources()
{
    return {
        Finite("engset", 4, 2, [](Scenario&) {}),
        Finite("engset, office", 60, 35, [](Scenario&) {}),
        Finite("engset, constant times",
               20,
               12,
               [](Scenario& s) { Calls(s).holding = Law::Constant(30min); }),
        Finite("engset, gamma idle times",
               20,
               11,
               [](Scenario& s) {
                   Calls(s).idleTime = Law::Gamma(40min, 1.5);
                   Calls(s).holding = Law::Lognormal(30min, 1.5);
               }),
        Finite("engset with set-up",
               30,
               18,
               [](Scenario& s) { s.server.setupTime = Law::Uniform(1min, 3min); }),
        Finite("engset with a call limit",
               30,
               14,
               [](Scenario& s) {
                   Calls(s).holding = Law::Hyperexponential(30min, 2);
                   Calls(s).callLimit = 1h;
               }),
        Finite("engset on a hunting farm",
               30,
               6,
               [](Scenario& s) {
                   s.server.count = 3;
                   s.server.spread = population::Spread::Hunt;
               }),
    };
}

Cell
Multilink(const std::string& name,
          std::uint32_t ports,
          const std::vector<std::pair<double, std::uint32_t>>& classes)
{
    Cell cell{name, Loaded(ports, 1)};
    const ClientGroup group = cell.scenario.clients.front();
    cell.scenario.clients.clear();
    double rate = 0;
    for (const auto& [erlangs, portsPerCall] : classes)
    {
        ClientGroup& each = cell.scenario.clients.emplace_back(group);
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
    for (ClientGroup& group : cells[5].scenario.clients)
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
            cells.push_back(
                Loaded(name + " of " + std::to_string(ports), ports, 0.9 * ports, [&](Scenario& s) {
                    s.server.ras.level.servicePack = ras::ServicePack::Sp3;
                    s.server.cleanup = Law::Exponential(20s);
                    Calls(s).netbeuiShare = 0.5;
                    change(s);
                }));
            cells.back().metrics = {"refused", "refused.cleanup", "refused.no-port"};
        };
        chain("random port", [](Scenario& s) { s.server.ras.hunt = ras::Hunt::Random; });
        chain("whole server",
              [](Scenario& s) { s.server.ras.cleanupBlocks = ras::CleanupBlocks::Server; });
        if (ports <= 8)
        {
            chain("lowest port", [](Scenario&) {});
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
        {50, 48, 0.8, 200, 5min},
    };
    std::vector<Cell> cells;
    for (const Row& row : rows)
    {
        cells.push_back(Loaded(
            "redial on " + std::to_string(row.ports), row.ports, row.erlangs, [&](Scenario& s) {
                Calls(s).redial =
                    population::Redial{row.probability, Law::Exponential(row.pause), row.tries, {}};
            }));
        cells.back().metrics = {"refused", "callers.lost", "callers.served", "callers.tries"};
    }
    return cells;
}

/// Twenty short runs from an empty server, since batches of one that changes differ by themselves.
Cell
Changing(const std::string& name, std::uint32_t ports, double erlangs, const Change& change)
{
    return Loaded(name, ports, erlangs, [&](Scenario& s) {
        s.replications = 20;
        s.warmUp = 2h;
        s.duration = 26h;
        change(s);
    });
}

std::vector<Cell>
ChangingRates()
{
    const auto sine = [](double amplitude, Duration period, Duration peak) {
        return [=](Scenario& s) {
            Calls(s).profile = population::RateSine{amplitude, period, peak};
        };
    };
    const auto steps = [](std::vector<population::RateStep> list, std::optional<Duration> period) {
        return [=](Scenario& s) { Calls(s).profile = population::RateSteps{list, period}; };
    };
    return {
        Changing("sine", 30, 25, sine(0.5, 24h, 14h)),
        Changing("fast sine", 30, 27, sine(1, 2h, 0h)),
        Changing("sine on few ports", 5, 4, sine(0.8, 8h, 3h)),
        Changing("steps", 30, 20, steps({{0s, 1}, {8h, 1.6}, {16h, 0.3}}, {})),
        Changing("periodic steps", 12, 10, steps({{0s, 0.2}, {1h, 1.5}}, 3h)),
        Changing(
            "a day profile", 50, 40, steps({{0s, 0.1}, {7h, 0.6}, {9h, 1.3}, {17h, 0.8}}, 24h)),
        Changing("flash crowd", 40, 25, steps({{0s, 1}, {10h, 4}, {10h + 30min, 1}}, {})),
        Changing("flash crowd after silence", 10, 20, steps({{0s, 0}, {5h, 1}, {6h, 0}}, {})),
        Changing("a changing rate on a farm",
                 20,
                 70,
                 [&](Scenario& s) {
                     s.server.count = 4;
                     sine(0.4, 24h, 12h)(s);
                 }),
        Changing("from empty",
                 50,
                 48,
                 [](Scenario& s) {
                     s.warmUp = 0s;
                     s.duration = 4h;
                     s.replications = 100;
                 }),
        Changing("soon after empty",
                 20,
                 20,
                 [](Scenario& s) {
                     s.warmUp = 20min;
                     s.duration = 3h;
                     s.replications = 100;
                 }),
    };
}

std::vector<Cell>
ShortPools()
{
    const auto pool = [](std::uint32_t addresses) {
        return [=](Scenario& s) { s.server.ras.poolSize = addresses; };
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
                             Farms(),
                             FiniteSources(),
                             MultilinkCalls(),
                             Chains(),
                             Redials(),
                             ChangingRates(),
                             ShortPools()})
    {
        table.insert(table.end(), part.begin(), part.end());
    }
    return table;
}

analysis::CellSummary
Simulated(const Scenario& scenario)
{
    std::vector<analysis::Replication> replications;
    for (std::uint64_t i = 0; i < scenario.replications; ++i)
    {
        replications.push_back(RunReplication(scenario, i));
    }
    return analysis::Summarise(CellSetupOf(scenario, {}, ExactMetrics(scenario)), replications);
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

INSTANTIATE_TEST_SUITE_P(All, ExactTable, testing::ValuesIn(Table()), [](const auto& info) {
    std::string name;
    for (const char letter : info.param.name)
    {
        name += std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '_';
    }
    return std::to_string(info.index) + "_" + name;
});

TEST(ExactTable, HasSixtyCells)
{
    EXPECT_GE(Table().size(), 60U);
}

} // namespace

} // namespace pptplab::sim
