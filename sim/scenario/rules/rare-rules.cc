// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/rare-rules.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace pptplab::sim::scenario
{

namespace
{

constexpr const char* kPoisson = "cannot be used with scenario.refusals_by = \"splitting\", which "
                                 "is for Poisson callers of a constant rate who do not redial";
constexpr const char* kPlainCalls = "cannot be used with scenario.refusals_by = \"splitting\", "
                                    "which is for calls of one port that end with a hang-up";
constexpr const char* kPlainServer = "cannot be used with scenario.refusals_by = \"splitting\", "
                                     "which knows no failure but refusals";

using Violations = std::vector<Violation>;

/// A key and whether it is in use where it must not be.
struct Use
{
    std::string_view key;
    bool inUse;
};

void
Tell(const std::string& section,
     std::initializer_list<Use> uses,
     const char* why,
     Violations& violations)
{
    for (const Use& use : uses)
    {
        if (use.inUse)
        {
            violations.push_back({section + "." + std::string(use.key), why});
        }
    }
}

void
ValidateCallers(const ClientGroup& group, Violations& violations)
{
    const population::Group& calls = group.calls;
    Tell("clients." + calls.name,
         {{"count", calls.count.has_value()},
          {"trace", calls.trace != nullptr},
          {"interarrival", calls.interarrival.has_value()},
          {"profile", group.change.steps.has_value()},
          {"sinusoid", group.change.sine.has_value()},
          {"flash", group.change.flash.has_value()},
          {"redial", calls.redial.has_value()},
          {"auto_redial.attempts", calls.automaticRedial.attempts > 0},
          {"reconnect", calls.reconnect.has_value()}},
         kPoisson,
         violations);
    Tell("clients." + calls.name,
         {{"silent_share", calls.silentShare > 0}, {"ports_per_call", calls.portsPerCall > 1}},
         kPlainCalls,
         violations);
}

void
ValidateServer(const ServerSpec& spec, Violations& violations)
{
    const ras::Server::Options& server = spec.ras;
    const auto leaks = ras::LeaksOf(server).value_or(ras::LeakShares{0, 0, 0});
    const auto& bound = spec.bound;
    Tell("server",
         {{"drop_at", spec.dropAt.has_value()},
          {"failure", spec.failures.has_value()},
          {"overflow_count", spec.farm.overflow > 0},
          {"spread", spec.farm.spread != population::Spread::Random},
          {"restart_at", spec.service.restart.at.has_value()},
          {"reboot_at", spec.service.reboot.at.has_value()},
          {"stale_route.share", leaks.route > 0},
          {"address_leak", leaks.address > 0},
          {"port_leak", leaks.port > 0},
          {"interface_query", server.interfaceQuery != Duration{}},
          {"port_memory.stops_at", ras::Server(server).MayStop()},
          {"pool_size", server.poolSize < server.ports},
          {"protocols", !(bound.protocols == ProtocolSet::All())},
          {"tcpip_ports", bound.tcpIp && *bound.tcpIp < server.ports},
          {"netbeui_ports", bound.netBeui && *bound.netBeui < server.ports},
          {"ipx_ports", bound.ipx && *bound.ipx < server.ports}},
         kPlainServer,
         violations);
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
    const std::size_t before = violations.size();
    for (const ClientGroup& group : scenario.clients)
    {
        rate += group.calls.arrivalRate.perSecond;
        ValidateCallers(group, violations);
    }
    // Groups whose calls splitting cannot do bring callers, too.
    if (rate == 0 && violations.size() == before)
    {
        violations.push_back({"scenario.refusals_by", "= \"splitting\" needs callers"});
    }
    ValidateServer(scenario.server, violations);
}

} // namespace pptplab::sim::scenario
