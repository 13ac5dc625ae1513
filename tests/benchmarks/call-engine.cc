// SPDX-License-Identifier: GPL-2.0-only
//
// Arrivals per CPU second at a full server, M/M/50/50 at 45 erlangs, three ways in one run: the
// call engine with its real port pool, a loop by hand that knows nothing but a counter, and the
// same loop on bare ns-3 events. All draw exponential gaps and holding times of the same means and
// count the refused; each in its own way: the loops by the standard library's distribution, the
// engine by its own law. "items_per_second" is arrivals per CPU second.
#include "models/call/engine.h"

#include <benchmark/benchmark.h>
#include <ns3/core-module.h>

#include <algorithm>
#include <functional>
#include <malloc.h>
#include <queue>
#include <random>
#include <vector>

namespace pptplab::call
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kPorts = 50;
constexpr double kArrivalsPerSecond = 0.025; // 45 erlangs of 30 min
constexpr double kMeanHolding = 1800;
constexpr std::uint64_t kArrivals = 500'000;

class Tally final : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override
    {
        ++offered;
        refused += IsRefusal(attempt.outcome) ? 1 : 0;
    }

    std::uint64_t offered = 0;
    std::uint64_t refused = 0;
};

Options
FullServer(std::uint32_t ports, ras::Hunt hunt)
{
    Options options;
    options.load.duration =
        FromSeconds(static_cast<double>(kArrivals) / kArrivalsPerSecond * kPorts / ports);
    options.server.ports = ports;
    options.server.poolSize = ports;
    options.server.hunt = hunt;
    options.server.level.servicePack = ras::ServicePack::Sp4;
    population::Group group;
    group.name = "office";
    group.arrivalRate = {kArrivalsPerSecond * ports / kPorts};
    group.holding = population::Law::Exponential(FromSeconds(kMeanHolding));
    options.groups.push_back(group);
    return options;
}

void
RunEngine(benchmark::State& state, const Options& options)
{
    std::uint64_t arrivals = 0;
    double refused = 0;
    for (auto _ : state)
    {
        Tally tally;
        Engine(options, tally).Run();
        arrivals += tally.offered;
        refused = static_cast<double>(tally.refused) / static_cast<double>(tally.offered);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(arrivals));
    state.counters["refused"] = refused;
}

void
CallEngine(benchmark::State& state)
{
    RunEngine(state, FullServer(static_cast<std::uint32_t>(state.range(0)), ras::Hunt::Lowest));
}

BENCHMARK(CallEngine)->Arg(kPorts)->Arg(256)->Arg(10'000)->Unit(benchmark::kMillisecond);

void
CallEngineByHunt(benchmark::State& state)
{
    const auto hunt = static_cast<std::size_t>(state.range(0));
    state.SetLabel(std::string(ras::kHuntNames.at(hunt)));
    RunEngine(state, FullServer(kPorts, static_cast<ras::Hunt>(hunt)));
}

BENCHMARK(CallEngineByHunt)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

// Everything on: clean-up after half of the calls, redial, an address for each caller.
void
CallEngineWithFaults(benchmark::State& state)
{
    Options options = FullServer(kPorts, ras::Hunt::Rotary);
    options.server.level.servicePack = ras::ServicePack::Sp3;
    options.groups[0].netbeuiShare = 0.5;
    options.groups[0].redial = population::Redial{0.5, population::Law::Exponential(30s), 3, {}};
    RunEngine(state, options);
}

BENCHMARK(CallEngineWithFaults)->Unit(benchmark::kMillisecond);

/// A server nine tenths full that loses one call and takes another, without any time or queue.
void
PortPool(benchmark::State& state)
{
    const auto ports = static_cast<std::uint32_t>(state.range(0));
    ras::Server::Options options;
    options.ports = ports;
    options.poolSize = ports;
    options.level.servicePack = ras::ServicePack::Sp4;
    ras::Server server(options);
    NamedStream random({{1, 0}, "hunt"});
    const auto take = [&] {
        const ras::PortNumber port = *server.TakePort(random);
        server.AssignAddress(port);
        server.OnSessionUp(port, {NetworkProtocol::TcpIp});
        return port;
    };
    std::vector<ras::PortNumber> held;
    held.reserve(std::size_t{ports} / 10 * 9);
    for (std::uint32_t i = 0; i < ports / 10 * 9; ++i)
    {
        held.push_back(take());
    }
    std::size_t next = 0;
    for (auto _ : state)
    {
        next = (next * 5 + 7) % held.size();
        server.OnReleased(held[next], Duration{});
        held[next] = take();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(PortPool)->Arg(kPorts)->Arg(256)->Arg(10'000);

/// Heap that a run of so many calls needs at its height, beyond what was there before.
void
CallEngineMemory(benchmark::State& state)
{
    class Height final : public Observer
    {
      public:
        void OnAttempt(const Attempt& /*attempt*/) override
        {
            octets = std::max(octets, mallinfo2().uordblks);
        }

        std::size_t octets = 0;
    };
    Options options = FullServer(kPorts, ras::Hunt::Rotary);
    options.groups[0].redial = population::Redial{0.5, population::Law::Exponential(30s), 3, {}};
    options.load.duration = FromSeconds(static_cast<double>(state.range(0)) / kArrivalsPerSecond);
    Height height;
    for (auto _ : state)
    {
        const std::size_t before = mallinfo2().uordblks;
        Engine(options, height).Run();
        state.counters["heap"] = static_cast<double>(height.octets - before);
    }
}

BENCHMARK(CallEngineMemory)
    ->Arg(10'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// What a loop by hand needs at the least: a clock, a queue of departures and a counter.
void
HandWrittenLoop(benchmark::State& state)
{
    std::uint64_t refused = 0;
    for (auto _ : state)
    {
        std::mt19937_64 random(1);
        std::exponential_distribution<double> gap(kArrivalsPerSecond);
        std::exponential_distribution<double> holding(1 / kMeanHolding);
        std::priority_queue<double, std::vector<double>, std::greater<>> departures;
        double now = 0;
        refused = 0;
        for (std::uint64_t i = 0; i < kArrivals; ++i)
        {
            now += gap(random);
            while (!departures.empty() && departures.top() <= now)
            {
                departures.pop();
            }
            if (departures.size() < kPorts)
            {
                departures.push(now + holding(random));
            }
            else
            {
                ++refused;
            }
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kArrivals));
    state.counters["refused"] = static_cast<double>(refused) / kArrivals;
}

BENCHMARK(HandWrittenLoop)->Unit(benchmark::kMillisecond);

/// The hand-written loop as events of ns-3's simulator.
class Ns3Loop
{
  public:
    void Run()
    {
        ns3::ObjectFactory scheduler;
        scheduler.SetTypeId("ns3::PriorityQueueScheduler");
        ns3::Simulator::SetScheduler(scheduler);
        ScheduleArrival();
        ns3::Simulator::Run();
        ns3::Simulator::Destroy();
    }

    std::uint64_t refused = 0;

  private:
    void ScheduleArrival()
    {
        ns3::Simulator::Schedule(ns3::Seconds(m_gap(m_random)), &Ns3Loop::OnArrival, this);
    }

    void OnArrival()
    {
        if (m_busy < kPorts)
        {
            ++m_busy;
            ns3::Simulator::Schedule(ns3::Seconds(m_holding(m_random)), &Ns3Loop::OnHangUp, this);
        }
        else
        {
            ++refused;
        }
        if (++m_arrivals < kArrivals)
        {
            ScheduleArrival();
        }
    }

    void OnHangUp() { --m_busy; }

    std::mt19937_64 m_random{1};
    std::exponential_distribution<double> m_gap{kArrivalsPerSecond};
    std::exponential_distribution<double> m_holding{1 / kMeanHolding};
    std::uint64_t m_arrivals = 0;
    std::uint32_t m_busy = 0;
};

void
BareNs3Events(benchmark::State& state)
{
    std::uint64_t refused = 0;
    for (auto _ : state)
    {
        Ns3Loop loop;
        loop.Run();
        refused = loop.refused;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kArrivals));
    state.counters["refused"] = static_cast<double>(refused) / kArrivals;
}

BENCHMARK(BareNs3Events)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace pptplab::call
