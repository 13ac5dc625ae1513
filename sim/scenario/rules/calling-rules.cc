// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/calling-rules.h"

#include "sim/scenario/values/quantity.h"
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::scenario
{

namespace
{

std::string
WithinDuration(const Scenario& scenario)
{
    return fmt::format("must be less than scenario.duration = {}",
                       Quoted(DurationText(scenario.duration)));
}

void
ValidateTrace(const Scenario& scenario,
              const population::Group& calls,
              std::vector<Violation>& violations)
{
    const population::Trace& trace = *calls.trace;
    const auto late = std::find_if(
        trace.begin(), trace.end(), [&](const auto& call) { return call.at >= scenario.duration; });
    if (late != trace.end())
    {
        violations.push_back({fmt::format("clients.{}.trace", calls.name),
                              fmt::format("row {} of {}: arrival = {} {}",
                                          late - trace.begin() + 1,
                                          trace.size(),
                                          Quoted(DurationText(late->at)),
                                          WithinDuration(scenario))});
    }
}

} // namespace

void
ValidateCalling(const Scenario& scenario, std::vector<Violation>& violations)
{
    for (const ClientGroup& group : scenario.clients)
    {
        const auto& flash = group.change.flash;
        if (flash && flash->at >= scenario.duration)
        {
            violations.push_back({fmt::format("clients.{}.flash.at", group.calls.name),
                                  fmt::format("= {} {}",
                                              Quoted(DurationText(flash->at)),
                                              WithinDuration(scenario))});
        }
        if (group.calls.trace)
        {
            ValidateTrace(scenario, group.calls, violations);
        }
    }
}

} // namespace pptplab::sim::scenario
