// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_POPULATION_ONE_OF_TWO_FAILS_H
#define PPTPLAB_TESTS_MODELS_POPULATION_ONE_OF_TWO_FAILS_H

#include "models/population/group.h"
#include "models/population/load.h"

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace pptplab::population
{

/// Calls at these instants, of an hour each.
inline std::shared_ptr<const Trace>
TraceOf(const std::vector<Duration>& times)
{
    Trace trace;
    for (const Duration at : times)
    {
        trace.push_back({at, std::chrono::hours(1), {NetworkProtocol::TcpIp}});
    }
    return std::make_shared<const Trace>(std::move(trace));
}

/// Callers who call at `times` and come back 10 s after a loss and 20 s after a failure.
inline Group
FaithfulCallers(const std::vector<Duration>& times)
{
    Group group;
    group.name = "office";
    group.trace = TraceOf(times);
    group.reconnect = Reconnect{1, Law::Constant(std::chrono::seconds(10))};
    group.redial = Redial{1, Law::Constant(std::chrono::seconds(20)), 100, std::nullopt};
    return group;
}

/// Two servers in turn, of which the first fails at 100 s.
inline Load
OneOfTwoFails(Duration duration, FailureKind kind)
{
    Load load;
    load.duration = duration;
    load.farm = {Spread::RoundRobin, 2, 0, {}};
    load.failures.emplace();
    load.failures->at = std::chrono::seconds(100);
    load.failures->kind = kind;
    return load;
}

} // namespace pptplab::population

#endif
