// SPDX-License-Identifier: GPL-2.0-only

// What is wrong with NAT boxes and their places.

#include "sim/plan/plan.h"
#include "sim/scenario/structs/nat-boxes.h"
#include "sim/scenario/structs/session-use.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pptplab::sim::plan
{

namespace
{

using scenario::NatSpec;
using scenario::Violation;

/// Keys that are for one kind of place.
void
CheckKind(const NatSpec& nat, bool atServers, std::vector<Violation>& violations)
{
    const auto unlessAtServers = [&](const char* key, bool given) {
        if (given && !atServers)
        {
            violations.push_back({key, "needs nat.at = \"servers\" beside it"});
        }
    };
    unlessAtServers("nat.servers_per_address", nat.serversPerAddress.has_value());
    unlessAtServers("nat.forward_tcp", nat.forwardTcp.has_value());
    unlessAtServers("nat.forward_gre", nat.forwardGre.has_value());
    if (nat.clientsPerAddress && atServers)
    {
        violations.push_back({"nat.clients_per_address",
                              "is for boxes of client groups; those of servers have "
                              "nat.servers_per_address"});
    }
}

/// `names` are servers, and each address has one of them at most.
void
CheckForwards(const NatSpec& nat,
              const char* key,
              const std::vector<std::string>& names,
              const std::vector<std::string>& servers,
              std::vector<Violation>& violations)
{
    std::map<std::uint32_t, std::string> taken;
    for (const std::string& name : names)
    {
        const auto number =
            scenario::ServerNumber(name, static_cast<std::uint32_t>(servers.size()));
        if (!number)
        {
            violations.push_back({key, scenario::NoneOf(name, servers)});
            continue;
        }
        const auto [first, isFirst] = taken.emplace(scenario::AddressOfServer(nat, *number), name);
        if (!isFirst)
        {
            violations.push_back(
                {key,
                 fmt::format("names {} and {}, which share an address outside: it leads to one of "
                             "them; nat.servers_per_address = 1 gives each its own",
                             first->second,
                             name)});
        }
    }
}

/// `who`, named in `name`, are behind this box from now on.
void
Take(const std::string& name,
     const std::string& who,
     std::vector<std::string>& taken,
     std::vector<Violation>& violations)
{
    if (std::find(taken.begin(), taken.end(), who) != taken.end())
    {
        violations.push_back({"nat.at",
                              fmt::format("= {}: {} are behind NAT already; one box after another "
                                          "is not modelled",
                                          scenario::Quoted(name),
                                          who)});
    }
    taken.push_back(who);
}

/// The groups at a place that is not "servers", or what is wrong with it.
Result<std::vector<std::uint32_t>, Violation>
GroupsAt(const NetworkPlan& plan, const std::string& name, const std::vector<std::string>& groups)
{
    const auto places = plan.PlacesOf(name);
    if (places && !places->servers.empty())
    {
        return Failure{
            Violation{"nat.at",
                      fmt::format("= {} must be \"servers\": they are at one router, and all "
                                  "behind what stands there",
                                  scenario::Quoted(name))}};
    }
    if (!places || places->groups.empty())
    {
        std::vector<std::string> known = groups;
        known.insert(known.end(),
                     {std::string(NetworkPlan::kClients), std::string(NetworkPlan::kServers)});
        return Failure{Violation{"nat.at", scenario::NoneOf(name, known)}};
    }
    return places->groups;
}

} // namespace

void
NetworkPlan::CheckServerNat(const NatSpec& nat, std::vector<Violation>& violations) const
{
    if (nat.at.size() > 1)
    {
        violations.push_back({"nat.at",
                              "must be \"servers\" alone, or client groups: boxes of both are two "
                              "[[nat]] tables"});
    }
    std::vector<std::string> servers;
    for (const topologies::Vertex server : m_topology.Servers())
    {
        servers.push_back(Machines()[server].name);
    }
    const std::vector<std::string> none;
    CheckForwards(nat, "nat.forward_tcp", nat.forwardTcp.value_or(none), servers, violations);
    CheckForwards(nat, "nat.forward_gre", nat.forwardGre.value_or(none), servers, violations);
}

std::vector<Violation>
NetworkPlan::ProblemsOf(const std::vector<NatSpec>& nats) const
{
    std::vector<Violation> violations;
    std::vector<std::string> taken;
    for (const NatSpec& nat : nats)
    {
        const bool atServers = scenario::IsAtServers(nat);
        CheckKind(nat, atServers, violations);
        if (atServers)
        {
            CheckServerNat(nat, violations);
            Take(std::string(kServers), "the servers", taken, violations);
            continue;
        }
        for (const std::string& name : nat.at)
        {
            const auto groups = GroupsAt(*this, name, m_groups);
            if (!groups)
            {
                violations.push_back(groups.Error());
                continue;
            }
            for (const std::uint32_t group : groups.Value())
            {
                Take(name, "clients." + m_groups[group], taken, violations);
            }
        }
    }
    return violations;
}

} // namespace pptplab::sim::plan
