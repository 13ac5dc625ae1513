// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_NETWORK_H
#define PPTPLAB_SIM_NETWORK_NETWORK_H

#include "models/node/applications/pptp-helper.h"
#include "models/node/host/access-network-helper.h"
#include "sim/network/captures.h"
#include "sim/network/filters.h"
#include "sim/network/line-maker.h"
#include "sim/network/nats.h"
#include "sim/network/options.h"
#include "sim/network/router-network.h"
#include "sim/plan/plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim::network
{

/// The network of a run as ns-3 nodes, with servers and clients at work on them.
class Network
{
  public:
    /// `options` outlive the object, and it outlives the simulation. Throws BadInput when the
    /// network cannot be built or a capture cannot be opened.
    explicit Network(const PacketOptions& options);
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    const std::vector<ns3::Ptr<node::RasServer>>& Servers() const { return m_servers; }

    /// Who answers where each of the servers is dialled: of several behind one address the one that
    /// its port leads to.
    std::vector<ns3::Ptr<node::RasServer>> AnsweringServers() const;

    ns3::Ptr<node::PptpClient> AddClient(std::uint32_t group);

    /// The first machine of a group; where nobody has dialled yet a further one, at which nobody
    /// sits.
    ns3::Ptr<ns3::Node> FirstMachine(std::uint32_t group);

    /// Pre: the plan has no problem with a probe between two routers of which this is one.
    node::GreKeepalives::End RouterEnd(const std::string& name) const;

    /// Packets that met each rule of the options so far.
    std::vector<std::uint64_t> RulesMet() const { return m_filters.Met(); }

    /// What each NAT of the options has done so far.
    std::vector<NatReport> NatReports() const { return m_nats.Reports(); }

    /// Closes the captures after the last packet. Throws WriteCutOff.
    void FinishCaptures() { m_captures.Finish(); }

  private:
    struct Machine
    {
        ns3::Ptr<ns3::Node> node;
        std::string name;
        std::uint32_t callers = 0; ///< callers who sit at the machine
    };

    void AddServer(std::uint32_t number, const LineMaker& lines);
    void AddSecondAdapter(std::uint32_t number,
                          const ns3::Ptr<ns3::Node>& host,
                          const LineMaker& lines);
    Machine& MachineForOneMore(std::uint32_t group);
    ns3::Ptr<ns3::Node> AddHost(topologies::Vertex vertex, const LineMaker& lines);
    void CaptureRouters();

    const PacketOptions& m_options;
    plan::NetworkPlan m_plan;
    node::AccessNetworkHelper m_hosts;
    node::PptpHelper m_pptp;
    RouterNetwork m_routers;
    Filters m_filters;
    Nats m_nats;
    std::vector<LineMaker> m_lines; ///< each group's access lines
    std::vector<ns3::Ptr<node::RasServer>> m_servers;
    std::vector<Machine> m_machines;                        ///< the last machine of each group
    std::vector<ns3::Ptr<node::PptpClient>> m_firstClients; ///< the first client of each group
    Captures m_captures;
    std::uint32_t m_clientCaptures = 0;
};

} // namespace pptplab::sim::network

#endif
