// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rare-rules.h"

#include <algorithm>
#include <string>

namespace pptplab::sim
{

namespace
{

constexpr const char* kPoisson = "cannot be used with scenario.refusals_by = \"splitting\", which "
                                 "is for Poisson callers of a constant rate who do not redial";
constexpr const char* kPlainServer = "cannot be used with scenario.refusals_by = \"splitting\", "
                                     "which knows no failure but refusals";

using Violations = std::vector<Violation>;

void
ValidateCallers(const population::Group& calls, Violations& violations)
{
    const std::string path = "clients." + calls.name;
    if (calls.count)
    {
        violations.push_back({path + ".count", kPoisson});
    }
    const bool varies = !std::holds_alternative<std::monostate>(calls.profile);
    if (calls.trace || calls.interarrival || varies)
    {
        violations.push_back(
            {path, std::string("a changing rate, intervals or a trace ") + kPoisson});
    }
    if (calls.Redials())
    {
        violations.push_back({path + ".redial", kPoisson});
    }
    if (calls.silentShare > 0 || calls.portsPerCall > 1)
    {
        violations.push_back({path, std::string("silent ends or multilink ") + kPoisson});
    }
}

void
ValidateServer(const ServerSpec& spec, Violations& violations)
{
    const ras::Server::Options& server = spec.ras;
    if (spec.dropAt || spec.failures || spec.overflowCount > 0 ||
        spec.spread != population::Spread::Random)
    {
        violations.push_back(
            {"server", std::string("a storm, overflow or hunting farm ") + kPlainServer});
    }
    if (!spec.service.IsEmpty() || ras::LeaksOf(server) || server.interfaceQuery != Duration{} ||
        ras::Server(server).MayStop())
    {
        violations.push_back(
            {"server", std::string("a leak, a growing table, a stop or restart ") + kPlainServer});
    }
    if (server.poolSize < server.ports)
    {
        violations.push_back({"server.pool_size", kPlainServer});
    }
    const bool alike = std::all_of(server.boundProtocols.begin(),
                                   server.boundProtocols.end(),
                                   [](ProtocolSet bound) { return bound == ProtocolSet::All(); });
    if (!alike)
    {
        violations.push_back(
            {"server", std::string("ports that are not bound to all protocols ") + kPlainServer});
    }
}

} // namespace

void
ValidateRare(const Scenario& scenario, std::vector<Violation>& violations)
{
    if (scenario.refusalsBy != RefusalsBy::Splitting || scenario.engine != Engine::Call)
    {
        return;
    }
    double rate = 0;
    for (const ClientGroup& group : scenario.clients)
    {
        rate += group.calls.arrivalRate.perSecond;
        ValidateCallers(group.calls, violations);
    }
    if (rate == 0)
    {
        violations.push_back({"scenario.refusals_by", "= \"splitting\" needs callers"});
    }
    ValidateServer(scenario.server, violations);
}

} // namespace pptplab::sim
