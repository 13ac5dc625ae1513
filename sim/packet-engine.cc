// SPDX-License-Identifier: GPL-2.0-only
#include "sim/packet-engine.h"

#include "models/auth/hashes.h"
#include "models/node/access-network-helper.h"
#include "models/node/caller-population.h"
#include "models/node/capture.h"
#include "models/node/ns3-units.h"
#include "models/node/nt-host.h"
#include "models/node/pptp-helper.h"
#include "sim/network/line-maker.h"
#include "sim/network/outside-probes.h"
#include "sim/scenario/problem.h"
#include "topologies/star.h"

#include <ns3/boolean.h>
#include <ns3/nstime.h>
#include <ns3/object-factory.h>
#include <ns3/simulator.h>
#include <ns3/string.h>

#include <cassert>
#include <utility>

namespace pptplab::sim
{

namespace
{

ns3::Ipv4Address
ToNs3(topologies::Address address)
{
    return ns3::Ipv4Address(address.value);
}

topologies::StarOptions
PlanOf(const PacketOptions& options)
{
    topologies::StarOptions plan;
    plan.servers = options.servers;
    plan.serverAccess = {options.serverAccess.rate, options.serverAccess.delay};
    for (std::size_t group = 0; group < options.groups.size(); ++group)
    {
        const AccessLink& access = options.machines[group].access;
        plan.groups.push_back({options.groups[group].name, {access.rate, access.delay}, 0});
    }
    return plan;
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

std::vector<node::SessionUseOptions>
UsesOf(const PacketOptions& options)
{
    std::vector<node::SessionUseOptions> uses;
    for (const ClientMachines& machines : options.machines)
    {
        uses.push_back({machines.traffic, {}, machines.noDataAfter});
    }
    for (std::uint32_t i = 0; i < options.probes.size(); ++i)
    {
        const ProbeOptions& probe = options.probes[i];
        if (!probe.server)
        {
            uses[probe.group].probes.push_back({i, probe.at, probe.ping});
        }
    }
    return uses;
}

void
TellOfEvent(Observer* observer, std::uint32_t server, std::uint32_t number, const std::string& text)
{
    observer->OnServerEvent({node::Now(), server, number, text});
}

/// A graph as ns-3 nodes, with servers and clients at work on them.
class Network
{
  public:
    explicit Network(const PacketOptions& options)
        : m_options(options),
          m_star(PlanOf(options)),
          m_pptp(options.seed, options.replication),
          m_router(m_hosts.CreateRouter())
    {
        // TIME_WAIT changes no call and would keep the sockets of the last four minutes.
        m_firstClients.resize(options.groups.size());
        m_hosts.SetHostAttribute("MaxSegLifetime", ns3::TimeValue(ns3::Seconds(1)));
        m_pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
        AddServers();
        for (std::uint32_t group = 0; group < options.groups.size(); ++group)
        {
            m_lines.push_back({AddConcentrator(topologies::ClientNetwork(group)),
                               LineMaker(options.machines[group].access, ThisRun())});
            Capture("provider-" + options.groups[group].name, *m_lines.back().provider);
        }
    }

    const std::vector<ns3::Ptr<node::RasServer>>& Servers() const { return m_servers; }

    ns3::Ptr<node::PptpClient> AddClient(std::uint32_t group)
    {
        const auto vertex = m_star.AddClient(group);
        const auto host = AddHost(vertex, m_lines[group]);
        Apply(m_options.machines[group].host, host);
        if (m_clientCaptures < kMaxClientCaptures)
        {
            ++m_clientCaptures;
            Capture(m_star.Machines()[vertex].name, *node::AccessDeviceOf(host));
        }
        const auto client = m_pptp.InstallClient(
            host, m_options.groups[group].name, m_options.machines[group].session);
        if (m_options.watcher != nullptr)
        {
            m_options.watcher->OnClient(m_star.Machines()[vertex].name, client);
        }
        if (!m_firstClients[group])
        {
            m_firstClients[group] = client;
        }
        return client;
    }

    /// Where nobody has dialled yet, one more machine, at which nobody sits.
    ns3::Ptr<ns3::Node> FirstMachine(std::uint32_t group)
    {
        const auto& first = m_firstClients[group];
        return (first ? first : AddClient(group))->GetNode();
    }

    /// After the last packet. Throws CaptureCutOff.
    void FinishCaptures()
    {
        for (const auto& [path, file] : m_captures)
        {
            if (!node::Finish(*file))
            {
                throw CaptureCutOff(path + ": could not be written whole; is the disk full?");
            }
        }
    }

  private:
    /// Of machines that are alike.
    struct Lines
    {
        ns3::Ptr<node::AccessConcentrator> provider;
        LineMaker maker;
    };

    struct OpenCapture
    {
        std::string path;
        ns3::Ptr<ns3::PcapFileWrapper> file;
    };

    void AddServers()
    {
        const Lines lines{AddConcentrator(topologies::kServerNetwork),
                          LineMaker(m_options.serverAccess, ThisRun())};
        for (std::uint32_t i = 0; i < m_options.servers; ++i)
        {
            const auto vertex = m_star.Server(i);
            const auto host = AddHost(vertex, lines);
            Apply(m_options.serverHost, host);
            Capture(m_star.Machines()[vertex].name, *node::AccessDeviceOf(host));
            const auto tunnel = topologies::TunnelNetwork(i).At(1);
            m_pptp.SetServerAttribute("TunnelAddress", ns3::Ipv4AddressValue(ToNs3(tunnel)));
            const auto server = m_pptp.InstallServer(host);
            server->Configure(
                {m_options.server, m_options.cleanup, m_options.session, m_options.refusal});
            for (const ClientMachines& machines : m_options.machines)
            {
                server->SetAccount(
                    machines.session.user,
                    machines.account.value_or(auth::AccountWith(machines.session.password)));
            }
            m_servers.push_back(server);
        }
    }

    ns3::Ptr<node::AccessConcentrator> AddConcentrator(topologies::Network network)
    {
        return m_hosts.AddConcentrator(
            m_router, ToNs3(network.At(1)), ns3::Ipv4Mask(network.Mask()));
    }

    ns3::Ptr<ns3::Node> AddHost(topologies::Vertex vertex, const Lines& lines)
    {
        const topologies::Machine& machine = m_star.Machines()[vertex];
        return m_hosts.AddHost(
            lines.provider, ToNs3(machine.address), lines.maker.Make(machine.name));
    }

    LineMaker::Run ThisRun() const { return {m_options.seed, m_options.replication}; }

    void Capture(const std::string& name, node::LightDevice& device)
    {
        if (!m_options.captures)
        {
            return;
        }
        const std::string path = *m_options.captures + '/' + name + ".pcap";
        const auto file = node::CaptureTo(path, device);
        if (!file)
        {
            throw BadInput(path + ": the capture cannot be opened for writing");
        }
        m_captures.push_back({path, file});
    }

    const PacketOptions& m_options;
    topologies::Star m_star;
    node::AccessNetworkHelper m_hosts;
    node::PptpHelper m_pptp;
    ns3::Ptr<ns3::Node> m_router;
    std::vector<ns3::Ptr<node::RasServer>> m_servers;
    std::vector<Lines> m_lines;                             ///< by group
    std::vector<ns3::Ptr<node::PptpClient>> m_firstClients; ///< by group
    std::vector<OpenCapture> m_captures;
    std::uint32_t m_clientCaptures = 0;
};

void
ScheduleProbes(const PacketOptions& options, Network& network, OutsideProbes& probes)
{
    for (std::uint32_t i = 0; i < options.probes.size(); ++i)
    {
        const ProbeOptions& probe = options.probes[i];
        if (probe.server)
        {
            probes.Schedule(
                {i,
                 probe.at,
                 [&network, group = probe.group] { return network.FirstMachine(group); },
                 network.Servers()[*probe.server]->Address(),
                 probe.ping});
        }
    }
}

/// ns-3's simulator from its making to its end, whatever happens between.
class SimulatorOfTheProcess
{
  public:
    SimulatorOfTheProcess()
    {
        ns3::ObjectFactory scheduler;
        scheduler.SetTypeId("ns3::PriorityQueueScheduler"); // the fastest, measured
        ns3::Simulator::SetScheduler(scheduler);
    }
    SimulatorOfTheProcess(const SimulatorOfTheProcess&) = delete;
    SimulatorOfTheProcess& operator=(const SimulatorOfTheProcess&) = delete;
    ~SimulatorOfTheProcess() { ns3::Simulator::Destroy(); }
};

} // namespace

PacketEngine::PacketEngine(PacketOptions options, Observer& observer)
    : m_options(std::move(options)), m_observer(observer)
{
    assert(m_options.machines.size() <= m_options.groups.size());
    m_options.machines.resize(m_options.groups.size());
}

void
PacketEngine::Run()
{
    const SimulatorOfTheProcess simulator;
    if (m_options.captures || m_options.watcher != nullptr)
    {
        node::EnableChecksums();
    }
    Network network(m_options);
    for (std::uint32_t i = 0; i < network.Servers().size(); ++i)
    {
        network.Servers()[i]->TraceConnectWithoutContext(
            "Event", ns3::MakeBoundCallback(&TellOfEvent, &m_observer, i));
    }
    node::CallerPopulation population(
        {m_options.duration,
         network.Servers(),
         m_options.groups,
         UsesOf(m_options),
         m_options.seed,
         m_options.replication},
        [&network](std::uint32_t group) { return network.AddClient(group); },
        m_observer);
    OutsideProbes probes(m_observer);
    ScheduleProbes(m_options, network, probes);
    population.Start();
    ns3::Simulator::Run();
    probes.Finish();
    network.FinishCaptures();
}

} // namespace pptplab::sim
