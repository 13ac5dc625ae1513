// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_BUSY_OFFICE_H
#define PPTPLAB_TESTS_SIM_BUSY_OFFICE_H

#include "sim/network/packet-engine.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <tuple>
#include <vector>

namespace pptplab::sim
{

struct Attempts
{
    std::vector<Duration> OfferedAt() const
    {
        std::vector<Duration> times;
        for (const Attempt& attempt : all)
        {
            times.push_back(attempt.offeredAt);
        }
        std::sort(times.begin(), times.end());
        return times;
    }

    std::size_t Count(Outcome outcome) const
    {
        return static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [outcome](const Attempt& attempt) {
                return attempt.outcome == outcome;
            }));
    }

    std::vector<Attempt> all;
};

class AttemptLog final : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override { seen.all.push_back(attempt); }

    Attempts seen;
};

/// Poisson calls of 30 s at a server of two ports: 1.5 erlangs. Half of the callers bring NetBEUI.
inline network::PacketOptions
BusyOffice()
{
    network::PacketOptions options;
    options.load.duration = std::chrono::seconds(2000);
    options.server.ports = 2;
    options.server.poolSize = 2;
    population::Group group;
    group.name = "office";
    group.arrivalRate = {0.05};
    group.holding = population::Law::Exponential(std::chrono::seconds(30));
    group.netbeuiShare = 0.5;
    options.groups.push_back(group);
    return options;
}

inline Attempts
RunOf(const network::PacketOptions& options)
{
    AttemptLog log;
    network::PacketEngine(options, log).Run();
    return log.seen;
}

inline bool
Same(const Attempt& a, const Attempt& b)
{
    const auto all = [](const Attempt& of) {
        return std::tie(
            of.offeredAt, of.decidedAt, of.group, of.redials, of.callerDone, of.outcome);
    };
    return all(a) == all(b);
}

} // namespace pptplab::sim

#endif
