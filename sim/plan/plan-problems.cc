// SPDX-License-Identifier: GPL-2.0-only

// What is wrong with the places that a scenario names.

#include "sim/plan/plan.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::plan
{

namespace
{

using topologies::Vertex;

} // namespace

std::vector<std::string>
NetworkPlan::KnownPlaces() const
{
    std::vector<std::string> known = {std::string(kServers), std::string(kClients)};
    known.insert(known.end(), m_groups.begin(), m_groups.end());
    for (const Vertex server : m_topology.Servers())
    {
        known.push_back(Machines()[server].name);
    }
    const auto routers = RouterNames();
    known.insert(known.end(), routers.begin(), routers.end());
    return known;
}

std::vector<std::string>
NetworkPlan::RouterNames() const
{
    std::vector<std::string> names;
    names.reserve(m_routers);
    for (Vertex router = 0; router < m_routers; ++router)
    {
        names.push_back(Machines()[router].name);
    }
    return names;
}

std::vector<std::string>
NetworkPlan::InterfaceNames(Vertex router) const
{
    std::vector<std::string> names;
    for (const topologies::Network network : Machines()[router].networks)
    {
        const auto behind = NamesBehind(network);
        names.insert(names.end(), behind.begin(), behind.end());
    }
    const auto lines = boost::out_edges(router, Machines());
    for (auto line = lines.first; line != lines.second; ++line)
    {
        const auto& other = Machines()[boost::target(*line, Machines())];
        if (other.role == topologies::Role::Router)
        {
            names.push_back(other.name);
        }
    }
    return names;
}

void
NetworkPlan::CheckInterface(const scenario::FirewallRule& rule,
                            const Places& places,
                            std::vector<scenario::Violation>& violations) const
{
    if (!rule.interface)
    {
        return;
    }
    if (places.routers.empty())
    {
        violations.push_back({"firewall.interface",
                              fmt::format("= {} is for routers: a server or client has one "
                                          "interface",
                                          scenario::Quoted(*rule.interface))});
        return;
    }
    const auto known = InterfaceNames(places.routers.front());
    if (std::find(known.begin(), known.end(), *rule.interface) == known.end())
    {
        violations.push_back({"firewall.interface",
                              scenario::NoneOf(*rule.interface, known) + ", which are behind " +
                                  Machines()[places.routers.front()].name});
    }
}

std::vector<scenario::Violation>
NetworkPlan::ProblemsOf(const std::vector<scenario::FirewallRule>& rules) const
{
    std::vector<scenario::Violation> violations;
    for (const scenario::FirewallRule& rule : rules)
    {
        for (const std::string& name : rule.at)
        {
            if (const auto places = PlacesOf(name))
            {
                CheckInterface(rule, *places, violations);
            }
            else
            {
                violations.push_back({"firewall.at", scenario::NoneOf(name, KnownPlaces())});
            }
        }
        if (rule.until && *rule.until <= rule.from)
        {
            violations.push_back({"firewall.until", "must be after firewall.from"});
        }
    }
    return violations;
}

std::vector<scenario::Violation>
NetworkPlan::ProblemsOf(const std::vector<scenario::LinkFailure>& failures) const
{
    std::vector<scenario::Violation> violations;
    for (const scenario::LinkFailure& failure : failures)
    {
        std::vector<Vertex> ends;
        for (const std::string& name : failure.between)
        {
            if (const auto router = RouterOf(name))
            {
                ends.push_back(*router);
            }
            else
            {
                violations.push_back({"link.between", scenario::NoneOf(name, RouterNames())});
            }
        }
        if (failure.between.size() != 2 ||
            (ends.size() == 2 && LinesBetween(ends[0], ends[1]).empty()))
        {
            violations.push_back(
                {"link.between", "must name two routers with a line between them"});
        }
        if (failure.up && *failure.up <= failure.down)
        {
            violations.push_back({"link.up", "must be after link.down"});
        }
    }
    return violations;
}

std::vector<scenario::Violation>
NetworkPlan::ProblemsOf(const std::vector<scenario::Probe>& probes) const
{
    std::vector<scenario::Violation> violations;
    for (const scenario::Probe& probe : probes)
    {
        if (probe.kind != scenario::ProbeKind::Gre)
        {
            continue; // is no matter of routers
        }
        const std::string path = "probe." + probe.name;
        for (const auto& [key, name] : {std::pair{".from", probe.from}, {".to", probe.to}})
        {
            if (!RouterOf(name))
            {
                violations.push_back({path + key,
                                      scenario::NoneOf(name, RouterNames()) +
                                          "; kind = \"gre\" goes from router to router"});
            }
        }
        if (probe.from == probe.to)
        {
            violations.push_back({path + ".to",
                                  fmt::format("= {} must be another router than {}.from",
                                              scenario::Quoted(probe.to),
                                              path)});
        }
    }
    return violations;
}

} // namespace pptplab::sim::plan
