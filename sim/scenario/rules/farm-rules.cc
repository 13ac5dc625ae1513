// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/farm-rules.h"

#include "sim/scenario/values/quantity.h"
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <chrono>
#include <string>

namespace pptplab::sim::scenario
{

namespace
{

using population::ServerFailures;
using population::Spread;

/// WLBS: a host is out when five heartbeats, one a second, have been missed (Q232711).
constexpr Duration kHeartbeats = std::chrono::seconds(5);

bool
IsChosenByName(const ServerSpec& server)
{
    return server.farm.spread == Spread::Random || server.farm.spread == Spread::RoundRobin;
}

void
ValidateFailures(const Scenario& scenario, std::vector<Violation>& violations)
{
    const ServerSpec& server = scenario.server;
    const ServerFailures& failures = *server.failures;
    if (failures.at >= scenario.duration)
    {
        violations.push_back({"server.failure.at",
                              fmt::format("= {} must be less than scenario.duration = {}",
                                          Quoted(DurationText(failures.at)),
                                          Quoted(DurationText(scenario.duration)))});
    }
    if (failures.server > server.farm.servers)
    {
        violations.push_back({"server.failure.server",
                              fmt::format("= {} must be at most server.count = {}",
                                          failures.server,
                                          server.farm.servers)});
    }
    if (!failures.every.IsZero() && !failures.lasts)
    {
        violations.push_back({"server.failure.every",
                              "needs failure.lasts: the next server fails after the repair"});
    }
    if (!failures.every.IsZero() && failures.every.Mean() < std::chrono::seconds(1))
    {
        violations.push_back({"server.failure.every", "must have a mean of at least \"1s\""});
    }
    if (failures.knownAfter && server.farm.spread == Spread::Hunt)
    {
        violations.push_back({"server.failure.known_after",
                              "must not stand beside server.spread = \"hunt\": callers go down "
                              "their list, whatever has failed"});
    }
}

} // namespace

std::vector<Violation>
FinishFarm(const std::function<bool(std::string_view)>& given, ServerSpec& server)
{
    std::vector<Violation> violations;
    if (!server.failures)
    {
        return violations;
    }
    if (!given("failure.at"))
    {
        violations.push_back({"failure.at", "is required when a server fails"});
    }
    if (server.farm.spread == Spread::Affinity && !server.failures->knownAfter)
    {
        server.failures->knownAfter = kHeartbeats;
    }
    return violations;
}

void
ValidateFarm(const Scenario& scenario, std::vector<Violation>& violations)
{
    const ServerSpec& server = scenario.server;
    if (server.farm.nameTtl > Duration{} && !IsChosenByName(server))
    {
        const auto spread = static_cast<std::size_t>(server.farm.spread);
        violations.push_back(
            {"server.name_ttl",
             fmt::format("must not stand beside server.spread = {}: no name is "
                         "asked for one of several addresses",
                         Quoted(std::string(population::kSpreadNames.at(spread))))});
    }
    if (server.failures)
    {
        ValidateFailures(scenario, violations);
    }
}

} // namespace pptplab::sim::scenario
