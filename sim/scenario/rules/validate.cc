// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/validate.h"

#include "analysis/stats/summary.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/rules/addressing-rules.h"
#include "sim/scenario/rules/calling-rules.h"
#include "sim/scenario/rules/farm-rules.h"
#include "sim/scenario/rules/machine-rules.h"
#include "sim/scenario/rules/rare-rules.h"
#include "sim/scenario/rules/service-rules.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/quantity.h"
#include "topologies/address-plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

bool
IsBareName(const std::string& name)
{
    return std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
    });
}

/// Whether `clients.NAME` could be taken for a key of all groups; the same for other lists.
template <typename Section>
bool
IsKeyOf(const std::vector<Key<Section>>& keys, const std::string& name)
{
    return std::any_of(keys.begin(), keys.end(), [&](const Key<Section>& key) {
        return key.note.name.substr(0, key.note.name.find('.')) == name;
    });
}

void
ValidateNames(const Scenario& scenario, std::vector<Violation>& violations)
{
    std::vector<std::string> seen;
    for (const ClientGroup& group : scenario.clients)
    {
        const std::string& name = group.calls.name;
        if (!IsBareName(name) || IsKeyOf(TheSchema().clients, name))
        {
            violations.push_back(
                {"clients.name",
                 fmt::format("= {} must be of letters, digits, _ and -, and no key of a group",
                             Quoted(name))});
        }
        if (std::find(seen.begin(), seen.end(), name) != seen.end())
        {
            violations.push_back(
                {"clients.name", fmt::format("= {} is the name of two groups", Quoted(name))});
        }
        seen.push_back(name);
    }
}

void
ValidateGroup(const ClientGroup& group, std::vector<Violation>& violations)
{
    const auto& calls = group.calls;
    if (calls.netbeuiShare > 0 && calls.protocols.Has(NetworkProtocol::NetBeui))
    {
        violations.push_back(
            {fmt::format("clients.{}.netbeui_share", calls.name),
             fmt::format("= {} must not stand beside netbeui in protocols, where every caller "
                         "brings it",
                         NumberText(calls.netbeuiShare))});
    }
    const auto& rate = group.traffic.rate;
    if (rate && TransmissionTime(Bytes{group.traffic.size}, *rate) < std::chrono::microseconds(1))
    {
        violations.push_back({fmt::format("clients.{}.traffic.rate", calls.name),
                              "must leave at least 1us from one datagram to the next"});
    }
}

/// The call engine lets everybody log on.
void
ValidateLogOn(const ClientGroup& group, std::vector<Violation>& violations)
{
    const auto tell = [&](std::string_view key, std::string_view value) {
        violations.push_back(
            {fmt::format("clients.{}.account.{}", group.calls.name, key),
             fmt::format("= {} keeps callers out and needs scenario.engine = \"packet\": on the "
                         "call engine everybody logs on",
                         Quoted(value))});
    };
    if (group.account.state != AccountState::Allowed)
    {
        tell("state", kAccountStateNames.at(static_cast<std::size_t>(group.account.state)));
    }
    if (AccountPassword(group) != group.password)
    {
        tell("password", AccountPassword(group));
    }
}

/// Every server knows the users of all groups by their names.
void
ValidateAccounts(const Scenario& scenario, std::vector<Violation>& violations)
{
    std::map<std::string_view, const ClientGroup*> accounts;
    for (const ClientGroup& group : scenario.clients)
    {
        const auto& [user, first] = *accounts.emplace(group.user, &group).first;
        const auto tell = [&, user = user, other = first](std::string_view key) {
            violations.push_back(
                {fmt::format("clients.{}.{}", group.calls.name, key),
                 fmt::format("must be that of clients.{}: both log on as user {}, whose account "
                             "has one password and one state",
                             other->calls.name,
                             Quoted(user))});
        };
        if (AccountPassword(group) != AccountPassword(*first))
        {
            tell(group.account.password ? "account.password" : "password");
        }
        if (group.account.state != first->account.state)
        {
            tell("account.state");
        }
        if (group.account.setOn != first->account.setOn)
        {
            tell("account.set_on");
        }
    }
}

void
ValidateBoundPorts(const ServerSpec& server, std::vector<Violation>& violations)
{
    const std::array<std::pair<std::string_view, std::optional<std::uint32_t>>, 3> counts = {
        {{"tcpip_ports", server.bound.tcpIp},
         {"netbeui_ports", server.bound.netBeui},
         {"ipx_ports", server.bound.ipx}}};
    for (const auto& [key, count] : counts)
    {
        if (count && *count > server.ras.ports)
        {
            violations.push_back(
                {fmt::format("server.{}", key),
                 fmt::format("= {} must be at most server.ports = {}", *count, server.ras.ports)});
        }
    }
}

void
ValidateTcp(const std::string& section, const TcpSpec& tcp, std::vector<Violation>& violations)
{
    if (tcp.rtoCeiling && *tcp.rtoCeiling < tcp.rtoMin)
    {
        violations.push_back({section + ".tcp.rto_ceiling",
                              fmt::format("= {} must not be less than rto_min = {}",
                                          Quoted(DurationText(*tcp.rtoCeiling)),
                                          Quoted(DurationText(tcp.rtoMin)))});
    }
}

void
ValidatePrecision(const Scenario& scenario, std::vector<Violation>& violations)
{
    const Scenario usual;
    const std::string& metric = scenario.precisionMetric;
    auto metrics = analysis::MetricNames();
    for (const ClientGroup& group : scenario.clients)
    {
        metrics.push_back(analysis::MetricOfGroup(group.calls.name));
    }
    if (std::find(metrics.begin(), metrics.end(), metric) == metrics.end())
    {
        violations.push_back({"scenario.precision_metric",
                              fmt::format("= {} must be one of {}; the nearest is {}",
                                          Quoted(metric),
                                          Joined(metrics),
                                          Nearest(metric, metrics))});
    }
    else if (!scenario.precision && metric != usual.precisionMetric)
    {
        violations.push_back({"scenario.precision_metric", "needs scenario.precision beside it"});
    }
    if (!scenario.precision && scenario.mostReplications != usual.mostReplications)
    {
        violations.push_back({"scenario.most_replications", "needs scenario.precision beside it"});
    }
    if (scenario.precision && scenario.mostReplications < scenario.replications)
    {
        violations.push_back({"scenario.most_replications",
                              fmt::format("= {} must not be less than scenario.replications = {}",
                                          scenario.mostReplications,
                                          scenario.replications)});
    }
}

/// What the packet engine has addresses and names for.
void
ValidateNetwork(const Scenario& scenario, std::vector<Violation>& violations)
{
    ValidateAccess("server.access", scenario.server.access, violations);
    ValidateTopology(scenario.topology, violations);
    if (scenario.clients.size() > topologies::kMaxGroups)
    {
        violations.push_back({"clients",
                              fmt::format("{} groups; the packet engine has networks for {}",
                                          scenario.clients.size(),
                                          topologies::kMaxGroups)});
    }
    const std::uint32_t hosts = topologies::ClientNetwork(0).Hosts();
    for (const ClientGroup& group : scenario.clients)
    {
        ValidateAccess("clients." + group.calls.name + ".access", group.access, violations);
        if (group.calls.name == "server")
        {
            violations.push_back({"clients.server.name",
                                  "= \"server\": on the packet engine its clients would have the "
                                  "names of the servers"});
        }
        if (group.calls.count && *group.calls.count > hosts)
        {
            violations.push_back(
                {fmt::format("clients.{}.count", group.calls.name),
                 fmt::format("= {}: the packet engine has addresses for {} hosts of a group",
                             *group.calls.count,
                             hosts)});
        }
    }
}

bool
IsGroup(const Scenario& scenario, const std::string& name)
{
    return std::any_of(scenario.clients.begin(),
                       scenario.clients.end(),
                       [&name](const ClientGroup& group) { return group.calls.name == name; });
}

void
ValidateProbes(const Scenario& scenario, std::vector<Violation>& violations)
{
    std::vector<std::string> seen;
    for (const Probe& probe : scenario.probes)
    {
        const std::string path = "probe." + probe.name;
        if (!IsBareName(probe.name) || IsKeyOf(TheSchema().probe, probe.name) ||
            std::find(seen.begin(), seen.end(), probe.name) != seen.end())
        {
            violations.push_back({"probe.name",
                                  fmt::format("= {} must be of letters, digits, _ and -, no key of "
                                              "a probe and no other probe's name",
                                              Quoted(probe.name))});
        }
        seen.push_back(probe.name);
        if (probe.kind == ProbeKind::Gre)
        {
            continue; // the plan of the network knows the routers
        }
        if (!IsGroup(scenario, probe.from))
        {
            violations.push_back(
                {path + ".from", fmt::format("= {} is no client group", Quoted(probe.from))});
        }
        if (!probe.IsInside() && !ServerNamed(probe.to, scenario.server.farm.servers))
        {
            violations.push_back({path + ".to",
                                  fmt::format("= {} must be tunnel, server or server-1 to "
                                              "server-{}",
                                              Quoted(probe.to),
                                              scenario.server.farm.servers)});
        }
    }
}

} // namespace

std::vector<Violation>
Validate(const Scenario& scenario)
{
    std::vector<Violation> violations;
    if (scenario.warmUp >= scenario.duration)
    {
        violations.push_back(
            {"scenario.warm_up",
             fmt::format("= {} must be less than scenario.duration = {}, in which it is included",
                         Quoted(DurationText(scenario.warmUp)),
                         Quoted(DurationText(scenario.duration)))});
    }
    ValidatePrecision(scenario, violations);
    ValidateRare(scenario, violations);
    if (scenario.server.dropAt && *scenario.server.dropAt >= scenario.duration)
    {
        violations.push_back({"server.drop_at",
                              fmt::format("= {} must be less than scenario.duration = {}",
                                          Quoted(DurationText(*scenario.server.dropAt)),
                                          Quoted(DurationText(scenario.duration)))});
    }
    ValidateCalling(scenario, violations);
    ValidateFarm(scenario, violations);
    ValidateService(scenario, violations);
    ValidateNames(scenario, violations);
    ValidateAccounts(scenario, violations);
    ValidateProbes(scenario, violations);
    ValidateMachines(scenario, violations);
    ValidateTcp("server", scenario.server.tcp, violations);
    ValidateBoundPorts(scenario.server, violations);
    ValidateAddressing(scenario, violations);
    for (const ClientGroup& group : scenario.clients)
    {
        ValidateGroup(group, violations);
        ValidateTcp("clients." + group.calls.name, group.tcp, violations);
        if (group.calls.portsPerCall > scenario.server.ras.ports)
        {
            violations.push_back({fmt::format("clients.{}.ports_per_call", group.calls.name),
                                  fmt::format("= {} must not be more than server.ports = {}",
                                              group.calls.portsPerCall,
                                              scenario.server.ras.ports)});
        }
        if (scenario.engine == Engine::Call)
        {
            ValidateLogOn(group, violations);
        }
    }
    if (scenario.engine == Engine::Packet)
    {
        ValidateNetwork(scenario, violations);
    }
    return violations;
}

} // namespace pptplab::sim::scenario
