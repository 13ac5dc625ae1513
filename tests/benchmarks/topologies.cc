// SPDX-License-Identifier: GPL-2.0-only
//
// What a network costs before anything runs on it: 10,000 clients on a random map of 200 routers,
// with addresses, checks, routes and tables; then what is told about it.
#include "topologies/check.h"
#include "topologies/graphml-writer.h"
#include "topologies/map-file.h"
#include "topologies/random-maps.h"
#include "topologies/routed-path.h"
#include "topologies/tunnel-capacity.h"
#include "topologies/weak-points.h"

#include <benchmark/benchmark.h>

#include <sstream>

namespace pptplab::topologies
{
namespace
{

constexpr std::uint32_t kClients = 10'000;

Topology
Build(std::uint32_t routers, std::uint32_t clients)
{
    NamedStream random({{1, 0}, "topology.map"});
    WaxmanOptions options;
    options.routers = routers;
    Attachments attachments;
    attachments.sites = {{"server", {BitRate{100'000'000}, {}}, 4, 0}};
    attachments.groups = {{"home", {BitRate{33'600}, {}}, clients, {}}};
    return {WaxmanMap(options, random), attachments};
}

std::size_t
RouteAll(const Graph& graph, std::uint32_t routers)
{
    const Routing routing(graph, Metric::Delay);
    std::size_t routes = 0;
    for (Vertex router = 0; router < routers; ++router)
    {
        routes += routing.TableOf(router).size();
    }
    return routes;
}

void
BuildCheckAndRoute(benchmark::State& state)
{
    const auto routers = static_cast<std::uint32_t>(state.range(0));
    std::size_t routes = 0;
    for (auto _ : state)
    {
        const Topology topology = Build(routers, kClients);
        benchmark::DoNotOptimize(FaultsOf(topology.Machines()));
        routes = RouteAll(topology.Machines(), routers);
    }
    state.counters["routes"] = static_cast<double>(routes);
}

BENCHMARK(BuildCheckAndRoute)->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond);

/// New tables for all routers after one line has broken.
void
Reroute(benchmark::State& state)
{
    const auto routers = static_cast<std::uint32_t>(state.range(0));
    const Topology topology = Build(routers, kClients);
    const Graph& graph = topology.Machines();
    const std::vector<Edge> broken = {*boost::edges(graph).first};
    const Routing before(graph, Metric::Delay);
    std::size_t changes = 0;
    for (auto _ : state)
    {
        const Routing after(graph, Metric::Delay, broken);
        changes = 0;
        for (Vertex router = 0; router < routers; ++router)
        {
            changes += ChangeOf(before.TableOf(router), after.TableOf(router)).added.size();
        }
    }
    state.counters["changes"] = static_cast<double>(changes);
}

BENCHMARK(Reroute)->Arg(200)->Unit(benchmark::kMillisecond);

void
Analyse(benchmark::State& state)
{
    const Topology topology = Build(200, kClients);
    const Graph& graph = topology.Machines();
    const Routing routing(graph, Metric::Delay);
    for (auto _ : state)
    {
        for (const Vertex server : topology.Servers())
        {
            benchmark::DoNotOptimize(
                ReachOf(graph, routing, topology.Clients(0), server, Bytes{1500}));
        }
        benchmark::DoNotOptimize(WeakPointsOf(graph));
        benchmark::DoNotOptimize(TunnelCapacityOf(graph, {BitRate{28'800}}));
    }
}

BENCHMARK(Analyse)->Unit(benchmark::kMillisecond);

void
WriteAndRead(benchmark::State& state)
{
    const Topology topology = Build(200, kClients);
    for (auto _ : state)
    {
        std::istringstream text(ToGraphMl(topology.Machines()));
        const auto read = ReadMap(text, "map");
        benchmark::DoNotOptimize(read.Ok());
    }
}

BENCHMARK(WriteAndRead)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace pptplab::topologies
