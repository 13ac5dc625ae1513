// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/prediction.h"

#include "sim/paths/rules-by-caller.h"
#include "sim/plan/scenario-plan.h"
#include "sim/run/registry-options.h"
#include "sim/scenario/structs/nat-boxes.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace pptplab::sim::paths
{

using topologies::Edge;
using topologies::Graph;
using topologies::Vertex;

namespace
{

/// Equal when the same happens at the same place, the ends being the same as each other.
std::string
SignatureOf(const CallVerdict& verdict, Vertex caller, Vertex server)
{
    std::string signature;
    for (const Obstacle& each : verdict.obstacles)
    {
        const Stop& stop = each.stop;
        const std::string machine = stop.machine == caller   ? "caller"
                                    : stop.machine == server ? "server"
                                                             : fmt::format("{}", stop.machine);
        signature += fmt::format("{} {} {} {} {} {} {};",
                                 static_cast<int>(each.packet),
                                 static_cast<int>(stop.by),
                                 machine,
                                 stop.interface,
                                 static_cast<int>(stop.direction),
                                 stop.rule,
                                 each.told ? static_cast<int>(*each.told) : -1);
    }
    return signature;
}

/// Joins what has the same key, in the order in which keys came first.
template <typename Item>
Item&
EntryOf(const std::string& key, std::vector<std::pair<std::string, Item>>& entries)
{
    const auto found = std::find_if(
        entries.begin(), entries.end(), [&key](const auto& entry) { return entry.first == key; });
    return found != entries.end() ? found->second : entries.emplace_back(key, Item{}).second;
}

using Findings = std::vector<std::pair<std::string, Finding>>;

/// How many callers of a group of `count` are at one of its places.
std::uint64_t
CallersAt(std::uint64_t count, std::size_t place, std::size_t places)
{
    return (count - place + places - 1) / places;
}

std::optional<NatShare>
NatShareOf(const scenario::Scenario& scenario, std::uint32_t group, std::size_t places)
{
    const auto& calls = scenario.clients[group].calls;
    const auto nat = scenario::NatOf(scenario.nats, calls.name);
    if (!nat || places == 0)
    {
        return std::nullopt;
    }
    std::optional<std::vector<std::uint64_t>> hosts;
    if (calls.count)
    {
        hosts.emplace();
        for (std::size_t place = 0; place < places; ++place)
        {
            hosts->push_back(CallersAt(*calls.count, place, places));
        }
    }
    return ShareOf(scenario.nats[*nat], *nat, places, hosts);
}

class GroupAnalysis
{
  public:
    GroupAnalysis(const scenario::Scenario& scenario,
                  const plan::NetworkPlan& plan,
                  std::uint32_t group)
        : m_scenario(scenario),
          m_plan(plan),
          m_options(ExchangeOptionsOf(scenario, group)),
          m_prediction{group, plan.Topology().Clients(group), {}, {}}
    {
        m_prediction.nat = NatShareOf(scenario, group, m_prediction.callers.size());
    }

    void Add(const Phase& phase, const FilteredNetwork& network)
    {
        std::string key;
        GroupPhase now{phase.from, phase.until, {}, {}, {}};
        // Classes: servers of a caller that fare alike, then callers to whom the same happens.
        std::vector<std::pair<std::string, std::vector<Findings>>> classes;
        for (const Vertex caller : m_prediction.callers)
        {
            Findings findings = FindingsOf(network, caller);
            EntryOf(KeyOf(findings), classes).push_back(std::move(findings));
        }
        for (auto& [name, members] : classes)
        {
            key += name;
            AddClass(members, now, key);
        }
        AddWays(network, now, key);
        if (!m_prediction.phases.empty() && key == m_key)
        {
            m_prediction.phases.back().until = phase.until;
            return;
        }
        m_key = std::move(key);
        m_prediction.phases.push_back(std::move(now));
    }

    GroupPrediction Take() { return std::move(m_prediction); }

  private:
    Findings FindingsOf(const FilteredNetwork& network, Vertex caller) const
    {
        Findings findings;
        const auto& servers = m_plan.Topology().Servers();
        for (std::uint32_t number = 0; number < servers.size(); ++number)
        {
            auto verdict =
                VerdictOf(network, m_plan.Machines(), caller, servers[number], m_options);
            Finding& finding = EntryOf(SignatureOf(verdict, caller, servers[number]), findings);
            if (finding.servers.empty())
            {
                finding.callers = {caller};
                finding.verdict = std::move(verdict);
            }
            finding.servers.push_back(number);
        }
        return findings;
    }

    static std::string KeyOf(const Findings& findings)
    {
        std::string key;
        for (const auto& [signature, finding] : findings)
        {
            key += fmt::format("{}[{}]", signature, fmt::join(finding.servers, ","));
        }
        return key;
    }

    static void AddClass(std::vector<Findings>& members, GroupPhase& now, std::string& key)
    {
        for (std::size_t i = 0; i < members.front().size(); ++i)
        {
            Finding joined = std::move(members.front()[i].second);
            for (std::size_t member = 1; member < members.size(); ++member)
            {
                joined.callers.push_back(members[member][i].second.callers.front());
            }
            key += fmt::format("({})", fmt::join(joined.callers, ","));
            now.findings.push_back(std::move(joined));
        }
    }

    void AddWays(const FilteredNetwork& network, GroupPhase& now, std::string& key) const
    {
        const Vertex server = m_plan.Topology().Servers().front();
        for (const Vertex caller : m_prediction.callers)
        {
            const auto path = network.Way(caller, server);
            if (!path)
            {
                continue;
            }
            key += fmt::format("<{}>", fmt::join(path->machines, ","));
            const Way way = WayOf(m_plan.Machines(),
                                  *path,
                                  m_scenario.clients[m_prediction.group].access,
                                  m_scenario.server.access);
            if (!now.nearest || way.small < now.nearest->small)
            {
                now.nearest = way;
            }
            if (!now.farthest || way.small > now.farthest->small)
            {
                now.farthest = way;
            }
        }
    }

    const scenario::Scenario& m_scenario;
    const plan::NetworkPlan& m_plan;
    ExchangeOptions m_options;
    GroupPrediction m_prediction;
    std::string m_key; ///< key of the last phase
};

/// The callers of a group at one of its places, as many as `share`, have as much room as this.
BitRate
RoomOf(const scenario::ClientGroup& group, std::uint64_t share, BitRate traffic)
{
    if (SlowerRate(group.access).bitsPerSecond < traffic.bitsPerSecond)
    {
        return {0};
    }
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max() / traffic.bitsPerSecond;
    return {std::min(share, most) * traffic.bitsPerSecond};
}

/// All callers of a place stand behind one line, which has room for a tunnel of each of them. The
/// lines keep their order, so that those of a result can be found in the plan.
Graph
WithAllCallers(const scenario::Scenario& scenario, const plan::NetworkPlan& plan, BitRate traffic)
{
    // More than all servers have ports, for callers who come from anywhere.
    constexpr std::uint64_t kEnough = std::uint64_t{topologies::kMaxServers} * 256;
    Graph graph = plan.Machines();
    for (std::uint32_t i = 0; i < scenario.clients.size(); ++i)
    {
        const auto& callers = plan.Topology().Clients(i);
        const auto nat = scenario::NatOf(scenario.nats, scenario.clients[i].calls.name);
        for (std::size_t place = 0; place < callers.size(); ++place)
        {
            const auto count = scenario.clients[i].calls.count;
            std::uint64_t share = count ? CallersAt(*count, place, callers.size()) : kEnough;
            if (nat)
            {
                share =
                    ConnectedAtOnce(scenario.nats[*nat], share, plan.Topology().Servers().size());
            }
            graph[*boost::out_edges(callers[place], graph).first].rate =
                RoomOf(scenario.clients[i], share, traffic);
        }
    }
    for (const Vertex server : plan.Topology().Servers())
    {
        graph[*boost::out_edges(server, graph).first].rate = SlowerRate(scenario.server.access);
    }
    return graph;
}

/// Number of routers at which clients of the group are connected, in turn.
std::size_t
PlacesOf(const plan::NetworkPlan& plan, std::uint32_t group)
{
    std::size_t places = 0;
    for (Vertex router = 0; router < plan.Routers(); ++router)
    {
        for (const topologies::Network network : plan.Machines()[router].networks)
        {
            places += topologies::ClientNetwork(group).Has(network.base) ? 1 : 0;
        }
    }
    return places;
}

topologies::TunnelCapacity
CapacityOf(const scenario::Scenario& scenario, const plan::NetworkPlan& plan, BitRate traffic)
{
    const Graph graph = WithAllCallers(scenario, plan, traffic);
    topologies::TunnelDemand demand;
    demand.traffic = traffic;
    demand.perClient = std::numeric_limits<std::uint32_t>::max();
    demand.perServer = scenario.server.ras.ports;
    const auto counted = TunnelCapacityOf(graph, demand);
    topologies::TunnelCapacity capacity{counted.tunnels, {}};
    auto line = boost::edges(plan.Machines()).first;
    const auto lines = boost::edges(graph);
    for (auto same = lines.first; same != lines.second; ++same, ++line)
    {
        for (const Edge limit : counted.limits)
        {
            if (&graph[limit] == &graph[*same])
            {
                capacity.limits.push_back(*line);
            }
        }
    }
    return capacity;
}

/// The filter throws away broadcasts on every adapter, those of DHCP on the LAN, too.
std::optional<Duration>
NoLeasesUntil(const scenario::Scenario& scenario)
{
    const auto filtering = run::FilteringOf(scenario.server);
    const bool leased = scenario.server.addressing.source == scenario::Addressing::Dhcp;
    return leased && filtering && filtering->dropsAllBroadcasts &&
                   filtering->until > Duration::zero()
               ? std::optional(std::min(filtering->until, scenario.duration))
               : std::nullopt;
}

} // namespace

bool
Prediction::AnyBlocked() const
{
    const auto blocks = [](const GroupPhase& phase) {
        return std::any_of(phase.findings.begin(), phase.findings.end(), [](const Finding& each) {
            return each.verdict.failure.has_value();
        });
    };
    return noLeasesUntil ||
           std::any_of(groups.begin(), groups.end(), [&blocks](const GroupPrediction& group) {
               return (group.nat && group.nat->FallsShort()) ||
                      std::any_of(group.phases.begin(), group.phases.end(), blocks);
           });
}

plan::NetworkPlan
PlanWithCallers(const scenario::Scenario& scenario)
{
    auto made = plan::NetworkPlan::Make(plan::PlanOptionsOf(scenario));
    if (!made)
    {
        throw scenario::BadInput(made.Error().key + ' ' + made.Error().text);
    }
    plan::NetworkPlan plan = std::move(made).Value();
    for (std::uint32_t group = 0; group < scenario.clients.size(); ++group)
    {
        const std::size_t most = PlacesOf(plan, group);
        const std::size_t callers = scenario.clients[group].calls.count.value_or(UINT32_MAX);
        for (std::size_t i = 0; i < std::min(most, callers); ++i)
        {
            plan.Topology().AddClient(group);
        }
    }
    return plan;
}

Prediction
PredictionFor(const scenario::Scenario& scenario, const plan::NetworkPlan& plan, BitRate traffic)
{
    Prediction prediction;
    prediction.traffic = traffic;
    const plan::PlacedRules rules(plan, scenario.firewall);
    std::vector<GroupAnalysis> groups;
    groups.reserve(scenario.clients.size());
    for (std::uint32_t group = 0; group < scenario.clients.size(); ++group)
    {
        groups.emplace_back(scenario, plan, group);
    }
    for (const Phase& phase : PhasesOf(scenario, plan))
    {
        const FilteredNetwork network(scenario, plan, rules, phase);
        for (GroupAnalysis& group : groups)
        {
            group.Add(phase, network);
        }
    }
    for (GroupAnalysis& group : groups)
    {
        prediction.groups.push_back(group.Take());
    }
    prediction.noLeasesUntil = NoLeasesUntil(scenario);
    prediction.rulesByCaller = RulesByCaller(scenario.firewall);
    prediction.weakPoints = WeakPointsOf(plan.Machines());
    prediction.capacity = CapacityOf(scenario, plan, traffic);
    return prediction;
}

} // namespace pptplab::sim::paths
