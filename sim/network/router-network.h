// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_ROUTER_NETWORK_H
#define PPTPLAB_SIM_NETWORK_ROUTER_NETWORK_H

#include "models/node/host/access-network-helper.h"
#include "models/node/network/line-device.h"
#include "models/node/routers/gre-keepalives.h"
#include "sim/network/filters.h"
#include "sim/plan/plan.h"
#include "topologies/routing.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pptplab::sim::network
{

/// The routers of a plan as ns-3 nodes: lines between them, places for hosts, routes, and lines
/// that break while the simulation runs.
class RouterNetwork
{
  public:
    /// `plan` and `hosts` outlive the object, and it outlives the simulation.
    RouterNetwork(const plan::NetworkPlan& plan,
                  topologies::Metric metric,
                  const node::AccessNetworkHelper& hosts);
    RouterNetwork(const RouterNetwork&) = delete;
    RouterNetwork& operator=(const RouterNetwork&) = delete;

    void InstallFilters(Filters& filters) const;

    /// A router, and the address of its first interface towards another one. Pre: it has one.
    node::GreKeepalives::End EndAt(topologies::Vertex router) const;

    /// Schedules them; `convergence` after each change all routers have the new routes.
    void Schedule(const std::vector<scenario::LinkFailure>& failures, Duration convergence);

    /// Where hosts of this network are attached.
    const ns3::Ptr<node::AccessConcentrator>& At(topologies::Network network) const
    {
        return m_concentrators.at(network.base.value);
    }

    /// The interface of each router that has hosts of some kind behind it: "provider-office".
    using Visitor = std::function<void(const std::string& name, node::LightDevice& device)>;
    void VisitConcentrators(const Visitor& visit) const;

    /// The ends of a router's lines to others: "branch-provider", a second one "branch-provider-2".
    void VisitLines(topologies::Vertex router, const Visitor& visit) const;

  private:
    using Ends = std::pair<ns3::Ptr<node::LineDevice>, ns3::Ptr<node::LineDevice>>;

    void AddConcentrators(topologies::Vertex router);
    void AddLines();
    void AddRoutes();
    void Add(topologies::Vertex router, const topologies::Route& route);
    void SetBroken(topologies::Edge line, bool broken);
    void Converge(const std::vector<topologies::Edge>& down);

    const plan::NetworkPlan& m_plan;
    topologies::Metric m_metric;
    const node::AccessNetworkHelper& m_hosts;
    std::vector<ns3::Ptr<ns3::Node>> m_nodes; ///< node of each router
    std::vector<std::vector<plan::NamedInterface>> m_interfaces;
    /// The concentrator of each network, by its base address.
    std::map<std::uint32_t, ns3::Ptr<node::AccessConcentrator>> m_concentrators;
    /// Ends of each line, first the source's; only looked up.
    std::map<const topologies::Line*, Ends> m_lines;
    std::vector<std::map<const topologies::Line*, topologies::Address>>
        m_sources;                                        ///< only looked up
    std::vector<std::vector<topologies::Route>> m_tables; ///< routes that each router has now
    std::vector<topologies::Edge> m_down;
    Duration m_convergence{};
};

} // namespace pptplab::sim::network

#endif
