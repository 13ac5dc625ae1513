// SPDX-License-Identifier: GPL-2.0-only
//
// The closed forms that do more than a recursion, each at a usual size and near the largest of its
// domain, where a call must stay below half a second.
#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/engset.h"
#include "analysis/queueing/loss-chain.h"
#include "analysis/queueing/multi-port.h"
#include "analysis/queueing/overflow.h"
#include "analysis/queueing/redial.h"
#include "analysis/queueing/transient.h"
#include "analysis/queueing/varying-load.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace pptplab::analysis
{
namespace
{

void
ErlangBOfRealPorts(benchmark::State& state)
{
    const auto ports = static_cast<double>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(ContinuousErlangB(0.999999 * ports, ports));
    }
}
BENCHMARK(ErlangBOfRealPorts)->Arg(50)->Arg(10'000'000);

void
InverseInPorts(benchmark::State& state)
{
    const auto load = static_cast<double>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(PortsForBlocking(load, 0.01));
    }
}
BENCHMARK(InverseInPorts)->Arg(45)->Arg(1'000'000);

void
InverseInLoad(benchmark::State& state)
{
    const auto ports = static_cast<double>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(LoadForBlocking(ports, 0.01));
    }
}
BENCHMARK(InverseInLoad)->Arg(50)->Arg(1'000'000);

void
EngsetOfManySources(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(Engset({1'000'000, ports, 0.1}));
    }
}
BENCHMARK(EngsetOfManySources)->Arg(256)->Arg(999'999);

void
RelaxationOfPorts(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RelaxationTime(0.9 * ports, ports));
    }
}
BENCHMARK(RelaxationOfPorts)->Arg(256)->Arg(100'000);

void
EquivalentRandom(benchmark::State& state)
{
    const auto mean = static_cast<double>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RefusedOfStream({mean, 2 * mean}, mean));
    }
}
BENCHMARK(EquivalentRandom)->Arg(10)->Arg(10'000);

// Twenty classes at most fill the domain of a million ports.
void
KaufmanRoberts(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    const std::vector<CallClass> classes(20, {ports / 400.0, 20});
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RefusedOfClasses(classes, ports));
    }
}
BENCHMARK(KaufmanRoberts)->Arg(256)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

// Pause in hundredths of the holding time. The last is close to the largest number of states.
void
Redial(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    const double pause = static_cast<double>(state.range(1)) / 100;
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(SharesOf({ports, 1.1 * ports, 0.9, 0.9, pause}));
    }
}
BENCHMARK(Redial)->Args({50, 5})->Args({256, 5})->Args({256, 2500})->Unit(benchmark::kMillisecond);

void
TransientFromEmpty(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RefusedFromEmpty({10, 110}, 0.9 * ports, ports));
    }
}
BENCHMARK(TransientFromEmpty)->Arg(50)->Arg(256)->Arg(2500)->Unit(benchmark::kMillisecond);

// One day of half-hour calls.
void
Day(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    const LoadCurve day = LoadSine{0.8 * ports, 0.3 * ports, 48, 0};
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RefusedOfVaryingLoad(day, ports, {0, 48}));
    }
}
BENCHMARK(Day)->Arg(50)->Arg(256)->Arg(512)->Unit(benchmark::kMillisecond);

void
ModifiedLoadOfManyDays(benchmark::State& state)
{
    const auto ports = static_cast<double>(state.range(0));
    const LoadCurve day = LoadSine{0.8 * ports, 0.3 * ports, 48, 0};
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RefusedByModifiedLoad(day, ports, {0, 250 * 48}));
    }
}
BENCHMARK(ModifiedLoadOfManyDays)->Arg(256)->Arg(900'000)->Unit(benchmark::kMillisecond);

void
RandomHunt(benchmark::State& state)
{
    const int ports = static_cast<int>(state.range(0));
    const CleanupQueue queue{
        ports, Rate{0.0005 * ports}, std::chrono::minutes(30), std::chrono::seconds(4), 0.5};
    for (auto _ : state)
    {
        benchmark::DoNotOptimize(RefusalsOfRandomHunt(queue));
    }
}
BENCHMARK(RandomHunt)->Arg(50)->Arg(256)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace pptplab::analysis
