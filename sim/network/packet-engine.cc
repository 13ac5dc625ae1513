// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/packet-engine.h"

#include "models/node/network/capture.h"
#include "models/node/people/caller-population.h"
#include "models/node/routers/gre-keepalives.h"
#include "models/node/tcp-ip/ping.h"
#include "models/node/units/ns3-units.h"
#include "sim/network/network.h"
#include "sim/network/outside-probes.h"
#include "topologies/address-plan.h"

#include <ns3/object-factory.h>
#include <ns3/simulator.h>

#include <deque>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace pptplab::sim::network
{

namespace
{

/// The last address of the servers' network: there are fewer servers than that.
ns3::Ipv4Address
Nobody()
{
    constexpr topologies::Network kNetwork = topologies::kServerNetwork;
    static_assert(2 * topologies::kMaxServers < kNetwork.Hosts()); // and their NAT boxes
    static_assert(plan::kReservedServerAddresses > 0);
    return ns3::Ipv4Address(kNetwork.At(kNetwork.Hosts() + 1).value);
}

std::vector<node::CallerPopulation::Group>
CallersOf(const PacketOptions& options)
{
    std::vector<node::CallerPopulation::Group> groups;
    for (const CallerGroup& callers : options.groups)
    {
        auto& group = groups.emplace_back();
        group.calls = callers.calls;
        group.use = callers.use;
        group.number.dialled = callers.entry.dialled;
        if (callers.dialsNobody)
        {
            group.number.wrong = Nobody();
        }
    }
    for (std::uint32_t i = 0; i < options.probes.size(); ++i)
    {
        const ProbeOptions& probe = options.probes[i];
        if (!probe.server && !probe.routers)
        {
            groups[probe.group].use.probes.push_back({i, probe.at, probe.ping});
        }
    }
    return groups;
}

/// Empty when nobody looks on.
std::function<void(const node::PptpClient&, Outcome)>
ToldOf(ClientWatcher* watcher)
{
    if (watcher == nullptr)
    {
        return {};
    }
    return [watcher](const node::PptpClient& client, Outcome outcome) {
        watcher->OnSettled(client, outcome);
    };
}

void
TellOfEvent(Observer* observer, std::uint32_t server, std::uint32_t number, const std::string& text)
{
    observer->OnServerEvent({node::Now(), server, number, text});
}

OutsideProbes::Maker
PingMaker(std::uint32_t number, const ProbeOptions& probe, Network& network)
{
    // Pings inside a session take the numbers of its probes, from 1 on, as identifiers.
    constexpr std::uint16_t kFirstIdentifier = 0x8000;
    const auto identifier = static_cast<std::uint16_t>(kFirstIdentifier + number);
    // The machine that asks is known at that time only.
    return [&network,
            group = probe.group,
            to = network.Servers()[*probe.server]->Address(),
            options = probe.ping,
            identifier](node::PingListener& listener) {
        return std::make_unique<node::Ping>(
            network.FirstMachine(group), to, options, identifier, listener);
    };
}

OutsideProbes::Maker
KeepalivesMaker(std::uint32_t number, const ProbeOptions& probe, const Network& network)
{
    return [from = network.RouterEnd(probe.routers->front()),
            to = network.RouterEnd(probe.routers->back()),
            options = probe.ping,
            identifier = static_cast<std::uint16_t>(number)](node::PingListener& listener) {
        return std::make_unique<node::GreKeepalives>(from, to, options, identifier, listener);
    };
}

void
ScheduleProbes(const PacketOptions& options, Network& network, OutsideProbes& probes)
{
    for (std::uint32_t i = 0; i < options.probes.size(); ++i)
    {
        const ProbeOptions& probe = options.probes[i];
        if (probe.server)
        {
            probes.Schedule(i, probe.at, PingMaker(i, probe, network));
        }
        else if (probe.routers)
        {
            probes.Schedule(i, probe.at, KeepalivesMaker(i, probe, network));
        }
    }
}

/// Tells a listener of the ports of one server.
class PortTeller
{
  public:
    PortTeller(std::uint32_t server, ras::PortListener& listener)
        : m_server(server), m_listener(listener)
    {
    }

    void OnState(std::uint32_t port, ras::PortState state)
    {
        if (port >= m_states.size())
        {
            m_states.resize(port + 1, ras::PortState::Idle);
        }
        const ras::PortState before = std::exchange(m_states[port], state);
        m_listener.OnPortChange({node::Now(), m_server, {port}, before, state});
    }

  private:
    std::uint32_t m_server;
    ras::PortListener& m_listener;
    std::vector<ras::PortState> m_states;
};

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

PacketEngine::PacketEngine(PacketOptions options,
                           Observer& observer,
                           ras::RefusingPeriodListener* listener,
                           ras::PortListener* ports)
    : m_options(std::move(options)), m_observer(observer), m_listener(listener), m_ports(ports)
{
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
    std::deque<PortTeller> tellers;
    for (std::uint32_t i = 0; m_ports != nullptr && i < network.Servers().size(); ++i)
    {
        network.Servers()[i]->TraceConnectWithoutContext(
            "PortState",
            ns3::MakeCallback(&PortTeller::OnState, &tellers.emplace_back(i, *m_ports)));
    }
    if (m_listener != nullptr)
    {
        network.Servers().front()->TraceConnectWithoutContext(
            "RefusingPeriod",
            ns3::MakeCallback(&ras::RefusingPeriodListener::OnRefusingPeriod, m_listener));
    }
    node::CallerPopulation::Options callers;
    callers.load = m_options.load;
    callers.groups = CallersOf(m_options);
    callers.servers = network.AnsweringServers();
    callers.settled = ToldOf(m_options.watcher);
    node::CallerPopulation population(
        std::move(callers),
        [&network](std::uint32_t group) { return network.AddClient(group); },
        m_observer);
    OutsideProbes probes(m_observer);
    ScheduleProbes(m_options, network, probes);
    population.Start();
    ns3::Simulator::Run();
    probes.Finish();
    const auto met = network.RulesMet();
    for (std::uint32_t rule = 0; rule < met.size(); ++rule)
    {
        m_observer.OnRule({rule, met[rule]});
    }
    for (const NatReport& report : network.NatReports())
    {
        m_observer.OnNat(report);
    }
    network.FinishCaptures();
}

} // namespace pptplab::sim::network
