// SPDX-License-Identifier: GPL-2.0-only
// Cells of the table of exact-table.t.cc: loss systems of any law, farms, finite sources.
#ifndef PPTPLAB_TESTS_SIM_EXACT_CELLS_H
#define PPTPLAB_TESTS_SIM_EXACT_CELLS_H

#include "sim/scenario/structs/scenario.h"

#include <functional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim
{

using namespace std::chrono_literals;
using population::Law;

struct Cell
{
    std::string name;
    scenario::Scenario scenario;
    std::vector<std::string> metrics = {"refused"}; ///< metrics that must have an exact value
};

inline void
PrintTo(const Cell& cell, std::ostream* out)
{
    *out << cell.name;
}

using Change = std::function<void(scenario::Scenario&)>;

inline population::Group&
Calls(scenario::Scenario& scenario)
{
    return scenario.clients.front().calls;
}

/// `erlangs` of 30-minute calls on `ports` of an SP4 server, until some 150,000 were offered.
inline scenario::Scenario
Loaded(std::uint32_t ports, double erlangs)
{
    scenario::Scenario scenario;
    scenario.server.ras.ports = ports;
    scenario.server.ras.poolSize = ports;
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
    scenario::ClientGroup group;
    group.calls.name = "office";
    group.calls.arrivalRate = Rate{erlangs / 1800};
    scenario.clients = {group};
    scenario.warmUp = 18'000s;
    scenario.duration = scenario.warmUp + FromSeconds(150'000 / group.calls.arrivalRate.perSecond);
    return scenario;
}

inline Cell
Loaded(const std::string& name, std::uint32_t ports, double erlangs, const Change& change)
{
    Cell cell{name, Loaded(ports, erlangs)};
    change(cell.scenario);
    return cell;
}

inline std::vector<Cell>
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
    cells.reserve(laws.size());
    for (std::size_t i = 0; i < laws.size(); ++i)
    {
        cells.push_back(
            Loaded(laws[i].first, sizes[i].first, sizes[i].second, [&](scenario::Scenario& s) {
                Calls(s).holding = laws[i].second;
            }));
    }
    return cells;
}

inline std::vector<Cell>
HeldLonger()
{
    return {
        Loaded("set-up and clean-up",
               20,
               15,
               [](scenario::Scenario& s) {
                   s.server.setupTime = Law::Exponential(90s);
                   s.server.cleanup = Law::Uniform(3min, 5min);
                   Calls(s).netbeuiShare = 0.5;
               }),
        Loaded("set-up by gamma",
               8,
               5,
               [](scenario::Scenario& s) { s.server.setupTime = Law::Gamma(3min, 0.3); }),
        Loaded("clean-up by weibull",
               50,
               42,
               [](scenario::Scenario& s) {
                   s.server.cleanup = Law::Weibull(4min, 2);
                   Calls(s).protocols = {NetworkProtocol::NetBeui};
               }),
        Loaded("one port before the fix",
               1,
               0.6,
               [](scenario::Scenario& s) {
                   s.server.ras.level.servicePack = ras::ServicePack::Sp3;
                   Calls(s).netbeuiShare = 0.5;
                   s.server.cleanup = Law::Constant(4min);
               }),
    };
}

inline std::vector<Cell>
HeldToALimit()
{
    return {
        Loaded("call limit", 20, 20, [](scenario::Scenario& s) { Calls(s).callLimit = 45min; }),
        Loaded("call limit on gamma",
               20,
               20,
               [](scenario::Scenario& s) {
                   Calls(s).holding = Law::Gamma(30min, 2);
                   Calls(s).callLimit = 60min;
               }),
        Loaded("call limit on pareto",
               10,
               9,
               [](scenario::Scenario& s) {
                   Calls(s).holding = Law::Pareto(30min, 1.2);
                   Calls(s).callLimit = 2h;
               }),
        Loaded("idle tail",
               20,
               10,
               [](scenario::Scenario& s) { Calls(s).idleTail = Law::Exponential(20min); }),
        Loaded("idle limit",
               20,
               12,
               [](scenario::Scenario& s) {
                   Calls(s).idleTail = Law::Weibull(1h, 0.5);
                   Calls(s).idleLimit = 20min;
               }),
        Loaded("silent ends",
               16,
               12,
               [](scenario::Scenario& s) {
                   Calls(s).silentShare = 0.4;
                   s.server.deadTunnel.idle = 10min;
                   s.server.deadTunnel.answer = 10min;
               }),
        Loaded("silent ends that TCP notices",
               16,
               12,
               [](scenario::Scenario& s) {
                   Calls(s).silentShare = 0.4;
                   s.server.deadTunnel.idle = 10min;
                   s.server.deadTunnel.answer = 1h;
               }),
        Loaded("exponential intervals",
               50,
               45,
               [](scenario::Scenario& s) {
                   Calls(s).arrivalRate = {};
                   Calls(s).interarrival = Law::Exponential(40s);
               }),
        Loaded("two groups",
               50,
               20,
               [](scenario::Scenario& s) {
                   s.clients.push_back(s.clients[0]);
                   s.clients[1].calls.name = "home";
                   s.clients[1].calls.holding = Law::Lognormal(40min, 2);
               }),
    };
}

inline std::vector<Cell>
Farms()
{
    std::vector<Cell> cells = {
        Loaded("random farm", 10, 32, [](scenario::Scenario& s) { s.server.farm.servers = 4; }),
        Loaded("hunting farm",
               10,
               32,
               [](scenario::Scenario& s) {
                   s.server.farm.servers = 4;
                   s.server.farm.spread = population::Spread::Hunt;
               }),
        Loaded("hunting farm of one-port servers",
               1,
               5,
               [](scenario::Scenario& s) {
                   s.server.farm.servers = 6;
                   s.server.farm.spread = population::Spread::Hunt;
                   Calls(s).holding = Law::Constant(30min);
               }),
        Loaded("one server that overflows",
               10,
               13,
               [](scenario::Scenario& s) {
                   s.server.farm.overflow = 1;
                   Calls(s).holding = Law::Gamma(30min, 1.5);
               }),
        Loaded("a server and two for its overflow",
               5,
               9,
               [](scenario::Scenario& s) { s.server.farm.overflow = 2; }),
    };
    for (std::size_t i = 1; i < cells.size(); ++i)
    {
        cells[i].metrics = {"refused", "servers_asked"};
    }
    cells.push_back(Loaded("farm with affinity", 10, 32, [](scenario::Scenario& s) {
        s.server.farm.servers = 4;
        s.server.farm.spread = population::Spread::Affinity;
    }));
    cells.push_back(Loaded("four servers that take turns", 10, 36, [](scenario::Scenario& s) {
        s.server.farm.servers = 4;
        s.server.farm.spread = population::Spread::RoundRobin;
    }));
    cells.push_back(Loaded(
        "three servers that share one for their overflow", 10, 27, [](scenario::Scenario& s) {
            s.server.farm.servers = 3;
            s.server.farm.overflow = 1;
        }));
    cells.back().metrics = {"servers_asked"};
    return cells;
}

inline Cell
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

inline std::vector<Cell>
FiniteSources()
{
    return {
        Finite("engset", 4, 2, [](scenario::Scenario&) {}),
        Finite("engset, office", 60, 35, [](scenario::Scenario&) {}),
        Finite("engset, constant times",
               20,
               12,
               [](scenario::Scenario& s) { Calls(s).holding = Law::Constant(30min); }),
        Finite("engset, gamma idle times",
               20,
               11,
               [](scenario::Scenario& s) {
                   Calls(s).idleTime = Law::Gamma(40min, 1.5);
                   Calls(s).holding = Law::Lognormal(30min, 1.5);
               }),
        Finite("engset with set-up",
               30,
               18,
               [](scenario::Scenario& s) { s.server.setupTime = Law::Uniform(1min, 3min); }),
        Finite("engset with a call limit",
               30,
               14,
               [](scenario::Scenario& s) {
                   Calls(s).holding = Law::Hyperexponential(30min, 2);
                   Calls(s).callLimit = 1h;
               }),
        Finite("engset on a hunting farm",
               30,
               6,
               [](scenario::Scenario& s) {
                   s.server.farm.servers = 3;
                   s.server.farm.spread = population::Spread::Hunt;
               }),
    };
}

} // namespace pptplab::sim

#endif
