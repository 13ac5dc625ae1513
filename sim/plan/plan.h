// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PLAN_PLAN_H
#define PPTPLAB_SIM_PLAN_PLAN_H

#include "models/base/result.h"
#include "sim/scenario/structs/access-link.h"
#include "sim/scenario/structs/firewall.h"
#include "sim/scenario/structs/nat-boxes.h"
#include "sim/scenario/structs/session-use.h"
#include "sim/scenario/structs/topology-spec.h"
#include "topologies/router-maps.h"
#include "topologies/topology.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::plan
{

/// Addresses at the end of the servers' network that are nobody's, for phone books that are wrong.
inline constexpr std::uint32_t kReservedServerAddresses = 1;

/// What decides who is connected to what.
struct PlanOptions
{
    struct Group
    {
        std::string name;
        scenario::AccessLink access;
        std::uint32_t clients = 0; ///< number of clients that will come at the least
    };

    scenario::TopologySpec topology;
    std::uint32_t servers = 1;
    scenario::AccessLink serverAccess;
    std::vector<Group> groups;
};

/// Machines that a name of a rule stands for.
struct Places
{
    std::vector<topologies::Vertex> routers;
    std::vector<std::uint32_t> servers; ///< numbers
    std::vector<std::uint32_t> groups;  ///< groups, with all their clients
};

/// The network of a scenario as a graph: routers first, then servers, then clients as they come.
class NetworkPlan
{
  public:
    /// Names in a rule's `at` for all servers and for all clients.
    static constexpr std::string_view kServers = scenario::kServersPlace;
    static constexpr std::string_view kClients = "clients";

    /// Errors: the map cannot be read, a name that no router has, more than there are addresses
    /// for. `key` of the Violation is below `topology`.
    static Result<NetworkPlan, scenario::Violation> Make(const PlanOptions& options);

    const topologies::Topology& Topology() const { return m_topology; }
    topologies::Topology& Topology() { return m_topology; }
    const topologies::Graph& Machines() const { return m_topology.Machines(); }

    /// What was assumed of a map that was read, left out or not understood: a line
    /// each, which begins with the key.
    const std::vector<std::string>& Notes() const { return m_notes; }

    std::uint32_t Routers() const { return m_routers; }
    std::optional<topologies::Vertex> RouterOf(std::string_view name) const;

    /// All lines between the two routers.
    std::vector<topologies::Edge> LinesBetween(topologies::Vertex one,
                                               topologies::Vertex other) const;

    /// What `name` stands for in a rule's `at`: a router, "server-1", "servers", a group,
    /// "clients". None when nothing or more than one thing has it.
    std::optional<Places> PlacesOf(const std::string& name) const;

    /// The names of the interface of a router that leads to the hosts of a network.
    std::vector<std::string> NamesBehind(topologies::Network network) const;

    /// What is wrong with the places of rules, of NAT and of probes between routers, and with lines
    /// that break.
    std::vector<scenario::Violation> ProblemsOf(
        const std::vector<scenario::FirewallRule>& rules) const;
    std::vector<scenario::Violation> ProblemsOf(const std::vector<scenario::NatSpec>& nats) const;
    std::vector<scenario::Violation> ProblemsOf(
        const std::vector<scenario::LinkFailure>& failures) const;
    std::vector<scenario::Violation> ProblemsOf(const std::vector<scenario::Probe>& probes) const;

  private:
    NetworkPlan(const topologies::RouterMap& map,
                topologies::Attachments attachments,
                const PlanOptions& options);

    std::vector<std::string> KnownPlaces() const;
    std::vector<std::string> RouterNames() const;
    std::vector<std::string> InterfaceNames(topologies::Vertex router) const;
    void CheckServerNat(const scenario::NatSpec& nat,
                        std::vector<scenario::Violation>& violations) const;
    void CheckInterface(const scenario::FirewallRule& rule,
                        const Places& places,
                        std::vector<scenario::Violation>& violations) const;

    topologies::Topology m_topology;
    std::uint32_t m_routers;
    std::uint32_t m_servers;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_notes;
};

} // namespace pptplab::sim::plan

#endif
