// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/prediction.h"

#include "sim/paths/rules-by-caller.h"
#include "sim/paths/tunnel-room.h"
#include "sim/plan/scenario-plan.h"
#include "sim/run/registry-options.h"
#include "sim/run/session-options.h"
#include "sim/scenario/structs/nat-boxes.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace pptplab::sim::paths
{

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

/// How long a caller's machine repeats its first PPP packet until it takes the peer for silent.
Duration
PatienceOf(const scenario::Scenario& scenario, const scenario::ClientGroup& group)
{
    session::ClientOptions options = run::ClientOptionsOf(scenario, group);
    run::Apply(group.registry, options);
    const Duration asking = options.ppp.restartTimer * options.ppp.maxConfigure;
    const Duration limit = options.ppp.negotiateTime;
    return limit > Duration::zero() ? std::min(asking, limit) : asking;
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
    NatShare share = ShareOf(scenario.nats[*nat], *nat, places, hosts);
    TellKeptOut(scenario.nats[*nat], PatienceOf(scenario, scenario.clients[group]), share);
    return share;
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
