// SPDX-License-Identifier: GPL-2.0-only
//
// What the network costs: a packet through a router with and without a filter of 20 rules, and CPU
// time and memory of 10,000 clients on a map of 200 routers. To compare instructions instead of
// times: perf stat -e instructions:u build/benchmarks --benchmark_filter=PacketHop/0 (and /20).
#include "sim/network/network.h"

#include "models/node/network/packet-filter.h"
#include "models/node/pptp/gre-protocol.h"
#include "models/node/units/ns3-units.h"
#include "tests/benchmarks/process.h"
#include "tests/models/node/small-network.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace pptplab::sim
{
namespace
{

/// Rules that GRE does not meet, as a provider of the time may have had them.
std::vector<firewall::Rule>
Rules(std::int64_t count)
{
    std::vector<firewall::Rule> rules;
    for (std::int64_t i = 0; i < count; ++i)
    {
        firewall::Rule rule;
        rule.match.protocol = i % 2 == 0 ? firewall::kTcp : firewall::kUdp;
        rule.match.destinationPort = static_cast<std::uint16_t>(135 + i);
        rule.direction = i % 4 < 2 ? firewall::Direction::In : firewall::Direction::Out;
        rule.verdict = {firewall::Action::Drop, 0};
        rules.push_back(rule);
    }
    return rules;
}

constexpr int kPackets = 20'000;

void
SendAll(node::SmallNetwork& net, int left)
{
    static const Octets kPacket(64);
    net.client->GetObject<node::GreProtocol>()->Send(node::SmallNetwork::kServerAddress, kPacket);
    if (left > 1)
    {
        ns3::Simulator::Schedule(ns3::MilliSeconds(1), &SendAll, std::ref(net), left - 1);
    }
}

/// A packet from a client over a router to a server that drops it: two lines, one of them behind
/// the filter.
void
PacketHop(benchmark::State& state)
{
    for (auto _ : state)
    {
        node::SmallNetwork net;
        if (state.range(0) > 0)
        {
            const auto filter = ns3::CreateObject<node::PacketFilter>();
            filter->Install(net.router, firewall::RuleSet(Rules(state.range(0))));
        }
        const double cpu = CpuSeconds();
        SendAll(net, kPackets);
        ns3::Simulator::Run();
        state.SetIterationTime(CpuSeconds() - cpu);
        state.counters["us/packet"] = (CpuSeconds() - cpu) / kPackets * 1e6;
    }
}

void
ClientsOnAMap(benchmark::State& state)
{
    for (auto _ : state)
    {
        const double heap = HeapOctets();
        const double cpu = CpuSeconds();
        network::PacketOptions options;
        options.topology.kind = scenario::TopologyKind::BarabasiAlbert;
        options.topology.routers = 200;
        options.groups.emplace_back().calls.name = "home";
        network::Network network(options);
        for (std::int64_t i = 0; i < state.range(0); ++i)
        {
            network.AddClient(0);
        }
        state.SetIterationTime(CpuSeconds() - cpu);
        state.counters["MB"] = (HeapOctets() - heap) * 1e-6;
        ns3::Simulator::Destroy();
    }
}

BENCHMARK(PacketHop)->Arg(0)->Arg(20)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(ClientsOnAMap)
    ->Arg(10'000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

} // namespace
} // namespace pptplab::sim
