// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_BUSY_OFFICE_H
#define PPTPLAB_TESTS_SIM_BUSY_OFFICE_H

#include "sim/network/packet-engine.h"
#include "tests/models/base/onlooker.h"

#include <chrono>
#include <tuple>

namespace pptplab::sim
{

/// Poisson calls of 30 s at a server of two ports: 1.5 erlangs. Half of the callers bring NetBEUI.
inline network::PacketOptions
BusyOffice()
{
    network::PacketOptions options;
    options.load.duration = std::chrono::seconds(2000);
    options.server.ras.ports = 2;
    options.server.ras.poolSize = 2;
    population::Group& group = options.groups.emplace_back().calls;
    group.name = "office";
    group.arrivalRate = {0.05};
    group.holding = population::Law::Exponential(std::chrono::seconds(30));
    group.netbeuiShare = 0.5;
    return options;
}

inline Seen
RunOf(const network::PacketOptions& options)
{
    Onlooker onlooker;
    network::PacketEngine(options, onlooker).Run();
    return onlooker.seen;
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
