// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/rare.h"

#include "analysis/queueing/loss-chain.h"
#include "sim/load/load-of.h"
#include "sim/load/offered.h"
#include "sim/run/recorder.h"

#include <algorithm>
#include <cmath>

namespace pptplab::sim::run
{

namespace
{

// Above this many ports in use copies are made: about half of the time is spent below.
constexpr double kUsual = 0.5;
// A tail below this is not reached by any run; it also bounds the copies.
constexpr double kLeastTail = 1e-30;

std::vector<std::uint32_t>
CopiesFor(double load, std::uint32_t ports)
{
    std::vector<std::uint32_t> copies(ports + 1, 1);
    const Eigen::VectorXd busy = analysis::BusyDistribution(load, static_cast<int>(ports));
    std::vector<double> tail(ports + 1);
    double sum = 0;
    for (std::uint32_t k = ports + 1; k-- > 0;)
    {
        sum += busy[k];
        tail[k] = std::max(sum, kLeastTail);
    }
    double made = 1;
    for (std::uint32_t k = 0; k <= ports; ++k)
    {
        const double wanted = std::max(1.0, kUsual / tail[k]);
        copies[k] = static_cast<std::uint32_t>(std::max(1.0, std::round(wanted / made)));
        made *= copies[k];
    }
    return copies;
}

} // namespace

call::SplittingOptions
SplittingOptionsOf(const scenario::Scenario& scenario, std::uint64_t replication)
{
    call::SplittingOptions options;
    options.warmUp = scenario.warmUp;
    options.duration = scenario.duration;
    options.batches = Recorder::kBatches;
    options.server = scenario.server.ras;
    options.setupTime = *scenario.server.setupTime;
    options.cleanup = scenario.server.cleanup;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
        options.arrivals.perSecond +=
            group.calls.arrivalRate.perSecond / scenario.server.farm.servers;
    }
    options.copies = CopiesFor(load::ApproximateLoad(scenario).load, options.server.ports);
    options.run = load::LoadOf(scenario, replication).run;
    return options;
}

analysis::Replication
RareReplication(const scenario::Scenario& scenario, std::uint64_t replication)
{
    constexpr auto kNoPort = static_cast<std::size_t>(analysis::Quantity::RareNoPort);
    constexpr auto kCleanup = static_cast<std::size_t>(analysis::Quantity::RareCleanup);
    const auto options = SplittingOptionsOf(scenario, replication);
    const double rate = options.arrivals.perSecond;
    const double seconds =
        ToSeconds(options.duration - options.warmUp) / static_cast<double>(options.batches);
    // All batches count the same attempts: those that came would be more when more are refused.
    const double expected = std::max(1.0, std::round(rate * seconds));
    analysis::Replication counted;
    for (const call::RareBatch& seen : call::Splitting(options).Run())
    {
        analysis::Batch& batch = counted.batches.emplace_back();
        const auto put = [&](Outcome outcome, std::uint64_t attempts) {
            batch.outcomes[static_cast<std::size_t>(outcome)] = attempts;
        };
        put(Outcome::RefusedNoPort, seen.noPortSeen);
        put(Outcome::RefusedCleanup, seen.cleanupSeen);
        put(Outcome::Connected, seen.offered - seen.noPortSeen - seen.cleanupSeen);
        const auto n = static_cast<std::uint64_t>(expected);
        batch.sums[kNoPort] = {n, seen.noPort / seconds * expected};
        batch.sums[kCleanup] = {n, seen.cleanup / seconds * expected};
    }
    return counted;
}

} // namespace pptplab::sim::run
