// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/scenario-facts.h"

#include "models/ras/event.h"
#include "models/ras/fault-rows.h"
#include "sim/scenario/structs/nat-boxes.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

namespace pptplab::sim::explain
{

namespace
{

using scenario::ClientGroup;
using scenario::RegistryName;
using scenario::Scenario;

/// What one group answers; none: the scenario does not say.
using AnswerOf = std::function<std::optional<std::string>(const ClientGroup&)>;

std::string
YesNo(bool yes)
{
    return yes ? "yes" : "no";
}

/// The answer that all groups give alike.
std::optional<std::string>
OfAll(const Scenario& scenario, const AnswerOf& answer)
{
    std::optional<std::string> common;
    for (const ClientGroup& group : scenario.clients)
    {
        const auto one = answer(group);
        if (!one || (common && *common != *one))
        {
            return std::nullopt;
        }
        common = one;
    }
    return common;
}

bool
Demands(const scenario::SecuritySpec& security)
{
    return security.encryption >= session::EncryptionPolicy::Required;
}

/// The sets of protocols that a group's calls ask for.
std::vector<ProtocolSet>
AskedBy(const ClientGroup& group)
{
    if (group.serverType == session::ServerType::Nt31)
    {
        return {{NetworkProtocol::NetBeui}};
    }
    if (!group.calls.trace)
    {
        return {group.calls.protocols};
    }
    std::vector<ProtocolSet> asked;
    for (const population::TracedCall& call : *group.calls.trace)
    {
        asked.push_back(call.protocols);
    }
    return asked;
}

bool
AsksForNetBeui(const ClientGroup& group)
{
    const auto asked = AskedBy(group);
    return group.calls.netbeuiShare > 0 ||
           std::any_of(asked.begin(), asked.end(), [](ProtocolSet one) {
               return one.Has(NetworkProtocol::NetBeui);
           });
}

/// Whether a port has all, some or none of the protocols that a group asks for.
std::optional<std::string>
Protocols(const Scenario& scenario, const ClientGroup& group)
{
    std::set<std::string> answers;
    std::vector<ProtocolSet> ports = scenario.server.ras.boundProtocols;
    if (ports.empty())
    {
        ports = {ProtocolSet::All()};
    }
    for (const ProtocolSet asked : AskedBy(group))
    {
        for (const ProtocolSet port : ports)
        {
            const ProtocolSet common = asked & port;
            answers.insert(common.Empty() ? "none" : common == asked ? "common" : "partly");
        }
    }
    return answers.size() == 1 ? std::optional(*answers.begin()) : std::nullopt;
}

std::optional<std::string>
Nat(const Scenario& scenario, const ClientGroup& group)
{
    const auto nat = scenario::NatOf(scenario.nats, group.calls.name);
    if (!nat)
    {
        return "no";
    }
    const bool alone = scenario.nats[*nat].clientsPerAddress == 1U || group.calls.count == 1U;
    return alone ? "alone" : "shared";
}

bool
Loses(const scenario::AccessLink& link)
{
    const node::Impairments& impairments = link.impairments;
    return impairments.loss > 0 || !impairments.outages.empty() ||
           impairments.burstLoss.enter > 0 || link.lossUp.value_or(0) > 0 ||
           link.lossDown.value_or(0) > 0;
}

bool
HasLess(const scenario::Registry& registry)
{
    return registry[RegistryName::RestartTimer] || registry[RegistryName::MaxConfigure] ||
           registry[RegistryName::MaxFailure] || registry[RegistryName::NegotiateTime];
}

bool
StopsTheService(const scenario::ServerSpec& server)
{
    return !server.service.IsEmpty() ||
           (server.failures && server.failures->kind == population::FailureKind::Service);
}

std::string
Addresses(const Scenario& scenario)
{
    const bool own = std::any_of(scenario.clients.begin(),
                                 scenario.clients.end(),
                                 [](const auto& group) { return group.ipAddress.has_value(); });
    return own                                                               ? "own"
           : scenario.server.addressing.source == scenario::Addressing::Dhcp ? "dhcp"
                                                                             : "static";
}

std::string
Password(const ClientGroup& group)
{
    return group.password == scenario::AccountPassword(group) ? "right" : "wrong";
}

/// Who demands it.
std::string
Encryption(const Scenario& scenario, const ClientGroup& group)
{
    const bool server = Demands(scenario.server.security);
    const bool caller = Demands(group.security);
    return server && caller ? "both" : server ? "server" : caller ? "caller" : "no";
}

std::string
Registry(const Scenario& scenario, const ClientGroup& group)
{
    return HasLess(group.registry) || HasLess(scenario.server.registry) ? "set" : "usual";
}

/// What each group answers.
std::vector<std::pair<std::string, AnswerOf>>
GroupQuestions(const Scenario& scenario)
{
    return {
        {"netbeui", [](const ClientGroup& group) { return YesNo(AsksForNetBeui(group)); }},
        {"password", Password},
        {"dial-in",
         [](const ClientGroup& group) {
             return YesNo(group.account.state != scenario::AccountState::NoPermission);
         }},
        {"protocols", [&](const ClientGroup& group) { return Protocols(scenario, group); }},
        {"nat", [&](const ClientGroup& group) { return Nat(scenario, group); }},
        {"encryption", [&](const ClientGroup& group) { return Encryption(scenario, group); }},
        {"loss",
         [&](const ClientGroup& group) {
             return YesNo(Loses(group.access) || Loses(scenario.server.access));
         }},
        {"registry", [&](const ClientGroup& group) { return Registry(scenario, group); }},
    };
}

/// Whether a level of the scenario has the fault that the cause's article tells of.
bool
CanHappen(const Cause& cause, const Scenario& scenario)
{
    const auto rows = ras::FaultRowsOf(cause.article);
    return rows.empty() || std::any_of(rows.begin(), rows.end(), [&](const ras::FaultRow& row) {
               const auto has = [&row](const ras::Level& level, ras::Side side) {
                   return ras::FaultsOf(level, side).*row.mechanism;
               };
               const auto& groups = scenario.clients;
               return has(scenario.server.ras.level, ras::Side::Server) ||
                      std::any_of(groups.begin(), groups.end(), [&](const ClientGroup& group) {
                          return has({group.product, group.servicePack, group.hotfixes},
                                     ras::Side::Client);
                      });
           });
}

/// Whether the servers wrote what they write at such an end, and nothing else at a sole one.
bool
IsLogged(const Cause& cause, const Met& met, ras::Product product)
{
    const auto wrote = [&](const EventNumbers& event) {
        return met.events.count(product == ras::Product::Rras ? event.rras : event.ras) > 0;
    };
    const auto& events = cause.events;
    if (std::any_of(events.begin(), events.end(), wrote))
    {
        return true;
    }
    return cause.mayWriteNothing &&
           (!met.alone ||
            std::none_of(met.events.begin(), met.events.end(), [&](std::uint32_t number) {
                return number != ras::EventId(ras::EventKind::Authenticated, product) &&
                       number != ras::EventId(ras::EventKind::AddressOfServer, product);
            }));
}

/// The machine has the fault of many ports, and as many as it takes.
bool
StopsAtItsPorts(const scenario::ServerSpec& server)
{
    return ras::FaultsOf(server.ras.level, ras::Side::Server).stopsAtManyPorts &&
           server.ras.ports >= server.ras.portMemory.stopsAt;
}

} // namespace

Symptoms
FactsOf(const Scenario& scenario)
{
    Symptoms facts;
    for (const auto& [name, answer] : GroupQuestions(scenario))
    {
        if (const auto common = OfAll(scenario, answer))
        {
            facts.emplace(name, *common);
        }
    }
    const scenario::ServerSpec& server = scenario.server;
    const auto isOn = [&server](RegistryName name) { return YesNo(server.registry[name] == 1U); };
    if (StopsAtItsPorts(server))
    {
        facts.emplace("screen", "stop");
    }
    facts.emplace("server-nat", YesNo(scenario::ServerNatOf(scenario.nats).has_value()));
    facts.emplace("addresses", Addresses(scenario));
    facts.emplace("filter", isOn(RegistryName::PptpFiltering));
    facts.emplace("listed", isOn(RegistryName::AuthenticateIncomingCalls));
    facts.emplace("interfaces", server.ras.interfaceQuery > Duration{} ? "many" : "few");
    facts.emplace("service", StopsTheService(server) ? "stopped" : "started");
    facts.emplace("restarted", YesNo(StopsTheService(server)));
    facts.emplace("lan-ping", server.addressing.taken > 0 ? "answered" : "silent");
    return facts;
}

std::vector<Suspect>
SuspectsOf(const Met& met, const Scenario& scenario)
{
    Symptoms symptoms = FactsOf(scenario);
    for (const auto& [name, answer] : met.findings)
    {
        symptoms.insert_or_assign(name, answer);
    }
    const auto& errors = met.errors;
    const ras::Product product = scenario.server.ras.level.product;
    std::vector<Suspect> suspects;
    for (const Suspect& suspect : WalkThrough(symptoms).suspects)
    {
        const Cause& cause = *suspect.cause;
        const bool sameError =
            errors.empty() || std::find(errors.begin(), errors.end(), cause.error) != errors.end();
        const bool logged =
            scenario.engine != scenario::Engine::Packet || IsLogged(cause, met, product);
        if (cause.outcome == met.outcome && sameError && logged && CanHappen(cause, scenario))
        {
            suspects.push_back(suspect);
        }
    }
    return suspects;
}

} // namespace pptplab::sim::explain
