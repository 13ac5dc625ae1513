// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/network.h"

#include "models/auth/hashes.h"
#include "models/node/host/nt-host.h"
#include "sim/network/ns3-address.h"
#include "sim/network/server-lan.h"
#include "sim/scenario/structs/nat-boxes.h"
#include "sim/scenario/values/problem.h"

#include <ns3/boolean.h>
#include <ns3/nstime.h>
#include <ns3/string.h>

#include <set>
#include <utility>

namespace pptplab::sim::network
{

namespace
{

plan::NetworkPlan
PlanOf(const PacketOptions& options)
{
    plan::PlanOptions plan;
    plan.topology = options.topology;
    plan.servers = options.load.farm.servers + options.load.farm.overflow;
    plan.serverAccess = options.serverAccess;
    for (const CallerGroup& group : options.groups)
    {
        plan.groups.push_back({group.calls.name, group.access, 0});
    }
    auto made = plan::NetworkPlan::Make(plan);
    if (!made)
    {
        throw scenario::BadInput(made.Error().key + ' ' + made.Error().text);
    }
    return std::move(made).Value();
}

void
Apply(const std::vector<HostAttribute>& attributes, const ns3::Ptr<ns3::Node>& node)
{
    const auto host = node->GetObject<node::NtHost>();
    for (const HostAttribute& attribute : attributes)
    {
        host->SetAttribute(attribute.name, ns3::StringValue(attribute.value));
    }
}

} // namespace

Network::Network(const PacketOptions& options)
    : m_options(options),
      m_plan(PlanOf(options)),
      m_pptp(options.load.run),
      m_routers(m_plan, options.topology.metric, m_hosts),
      m_filters(m_plan, options.firewall),
      m_nats(m_plan, m_routers, options.nats),
      m_machines(options.groups.size()),
      m_firstClients(options.groups.size()),
      m_captures(options.captures)
{
    // TIME_WAIT changes no call and would keep the sockets of the last four minutes.
    m_hosts.SetHostAttribute("MaxSegLifetime", ns3::TimeValue(ns3::Seconds(1)));
    m_pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
    m_routers.InstallFilters(m_filters);
    m_routers.Schedule(options.links, options.topology.convergence);
    CaptureRouters();
    const LineMaker serverLines(options.serverAccess, options.load.run);
    for (std::uint32_t i = 0; i < options.load.farm.servers + options.load.farm.overflow; ++i)
    {
        AddServer(i, serverLines);
    }
    for (const CallerGroup& group : options.groups)
    {
        m_lines.emplace_back(group.access, options.load.run);
    }
}

void
Network::CaptureRouters()
{
    std::uint32_t captures = 0;
    m_routers.VisitConcentrators([&](const std::string& name, node::LightDevice& device) {
        if (captures < kMaxClientCaptures)
        {
            ++captures;
            m_captures.Add(name, device);
        }
    });
    std::set<std::string> ends;
    for (const ProbeOptions& probe : m_options.probes)
    {
        if (probe.routers)
        {
            ends.insert(probe.routers->begin(), probe.routers->end());
        }
    }
    for (const std::string& router : ends)
    {
        m_routers.VisitLines(*m_plan.RouterOf(router),
                             [&](const std::string& name, node::LightDevice& device) {
                                 m_captures.Add(name, device);
                             });
    }
}

void
Network::AddServer(std::uint32_t number, const LineMaker& lines)
{
    const auto vertex = m_plan.Topology().Servers()[number];
    const auto host = AddHost(vertex, lines);
    Apply(m_options.serverHost, host);
    const std::string& name = m_plan.Machines()[vertex].name;
    const auto network = topologies::TunnelNetwork(number);
    const auto lan = AddLan(m_options.addressing, network, m_options.server.ras.ports, host);
    if (m_options.adapters > 1)
    {
        AddSecondAdapter(number, host, lines);
    }
    m_filters.InstallOnServer(number, host, m_options.filtering);
    m_captures.Add(name, *node::AccessDeviceOf(host));
    if (lan)
    {
        m_captures.Add(name + "-lan", *lan);
    }
    m_pptp.SetServerAttribute("TunnelAddress", ns3::Ipv4AddressValue(ToNs3(network.At(1))));
    const auto server = m_pptp.InstallServer(host);
    server->Configure(m_options.server);
    for (const CallerGroup& group : m_options.groups)
    {
        server->SetAccount(group.session.user,
                           group.account.value_or(auth::AccountWith(group.session.password)));
    }
    m_servers.push_back(server);
}

std::vector<ns3::Ptr<node::RasServer>>
Network::AnsweringServers() const
{
    auto answering = m_servers;
    const auto numbers =
        scenario::AnsweringServers(m_options.nats, static_cast<std::uint32_t>(m_servers.size()));
    for (std::uint32_t i = 0; i < numbers.size(); ++i)
    {
        answering[i] = m_servers[numbers[i].value_or(i)]; // nobody answers: it does not matter who
    }
    return answering;
}

node::GreKeepalives::End
Network::RouterEnd(const std::string& name) const
{
    return m_routers.EndAt(*m_plan.RouterOf(name));
}

void
Network::AddSecondAdapter(std::uint32_t number,
                          const ns3::Ptr<ns3::Node>& host,
                          const LineMaker& lines)
{
    // From the middle of the network on: servers count up from its start, boxes of NAT down from
    // its end.
    const auto& graph = m_plan.Machines();
    const auto vertex = m_plan.Topology().Servers()[number];
    const topologies::Network network = graph[*boost::out_edges(vertex, graph).first].network;
    m_hosts.AddAdapter(host,
                       m_routers.At(network),
                       ToNs3(network.At(network.Hosts() / 2 + number)),
                       lines.Make(graph[vertex].name + ".2"),
                       m_options.secondAdapter);
}

Network::Machine&
Network::MachineForOneMore(std::uint32_t group)
{
    Machine& machine = m_machines[group];
    const std::uint32_t callers = m_options.groups[group].callersPerMachine;
    if (machine.node && machine.callers < callers)
    {
        ++machine.callers;
        return machine;
    }
    const auto vertex = m_plan.Topology().AddClient(group);
    machine = {AddHost(vertex, m_lines[group]), m_plan.Machines()[vertex].name, 1};
    Apply(m_options.groups[group].host, machine.node);
    m_filters.InstallOnClient(group, machine.node, m_options.groups[group].filtering);
    if (m_clientCaptures < kMaxClientCaptures)
    {
        ++m_clientCaptures;
        m_captures.Add(machine.name, *node::AccessDeviceOf(machine.node));
    }
    return machine;
}

ns3::Ptr<node::PptpClient>
Network::AddClient(std::uint32_t group)
{
    const Machine& machine = MachineForOneMore(group);
    const CallerGroup& callers = m_options.groups[group];
    const auto client = m_pptp.InstallClient(machine.node, callers.calls.name, callers.session);
    client->SetPhoneBookEntry(callers.entry);
    if (m_options.watcher != nullptr)
    {
        m_options.watcher->OnClient(machine.name, client);
    }
    if (!m_firstClients[group])
    {
        m_firstClients[group] = client;
    }
    return client;
}

ns3::Ptr<ns3::Node>
Network::FirstMachine(std::uint32_t group)
{
    const auto& first = m_firstClients[group];
    return (first ? first : AddClient(group))->GetNode();
}

ns3::Ptr<ns3::Node>
Network::AddHost(topologies::Vertex vertex, const LineMaker& lines)
{
    const auto& graph = m_plan.Machines();
    const topologies::Machine& machine = graph[vertex];
    const auto line = *boost::out_edges(vertex, graph).first;
    return m_hosts.AddHost(
        m_routers.At(graph[line].network), ToNs3(machine.address), lines.Make(machine.name));
}

} // namespace pptplab::sim::network
