// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/service-rules.h"

#include "sim/scenario/values/quantity.h"
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace pptplab::sim::scenario
{

namespace
{

void
ValidateInterruption(std::string_view name,
                     const ras::Interruption& interruption,
                     Duration duration,
                     std::vector<Violation>& violations)
{
    if (interruption.at && *interruption.at >= duration)
    {
        violations.push_back({fmt::format("server.{}_at", name),
                              fmt::format("= {} must be less than scenario.duration = {}",
                                          Quoted(DurationText(*interruption.at)),
                                          Quoted(DurationText(duration)))});
    }
    if (interruption.every && !interruption.at)
    {
        violations.push_back({fmt::format("server.{}_every", name),
                              fmt::format("needs server.{}_at, the first time, beside it", name)});
    }
}

bool
BringsNetBeuiAlone(const population::Group& calls)
{
    constexpr ProtocolSet kAlone = {NetworkProtocol::NetBeui};
    if (calls.trace)
    {
        return std::all_of(
            calls.trace->begin(), calls.trace->end(), [&](const population::TracedCall& call) {
                return call.protocols == kAlone;
            });
    }
    return calls.protocols == kAlone && calls.netbeuiShare == 0;
}

} // namespace

void
ValidateService(const Scenario& scenario, std::vector<Violation>& violations)
{
    const ras::ServicePlan& plan = scenario.server.service;
    ValidateInterruption("restart", plan.restart, scenario.duration, violations);
    ValidateInterruption("reboot", plan.reboot, scenario.duration, violations);
    if (plan.startedAfter && plan.startup != ras::Startup::Manual)
    {
        violations.push_back({"server.started_after", "needs server.startup = \"manual\""});
    }
    for (const ClientGroup& group : scenario.clients)
    {
        if (group.serverType == session::ServerType::Nt31 && !BringsNetBeuiAlone(group.calls))
        {
            violations.push_back(
                {fmt::format("clients.{}.server_type", group.calls.name),
                 "= \"nt31\" carries NetBEUI alone: protocols must be [\"netbeui\"]"});
        }
    }
}

} // namespace pptplab::sim::scenario
