// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/words.h"

#include "models/dialer/ras-error.h"
#include "sim/paths/nat-words.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

namespace pptplab::sim::paths
{

using firewall::Action;
using firewall::Direction;
using topologies::Role;

namespace
{

/// "drops it", "answers RST", and whether the sender hears that.
std::string
DeedText(const Obstacle& obstacle)
{
    const auto verdict = obstacle.stop.verdict;
    std::string deed = "drops it";
    if (verdict.action == Action::IcmpUnreachable)
    {
        deed = fmt::format("rejects it with ICMP unreachable, code {}", verdict.icmpCode);
    }
    else if (verdict.action == Action::Reset && obstacle.told)
    {
        deed = "answers RST in the receiver's name";
    }
    return obstacle.told && !*obstacle.told ? deed + " (of which the sender does not hear)" : deed;
}

std::string
SideText(const Stop& stop)
{
    const bool in = stop.direction == Direction::In;
    if (stop.interface.empty())
    {
        return in ? "as it comes in" : "before it leaves";
    }
    return fmt::format("{} {}", in ? "as it comes in from" : "on its way out to", stop.interface);
}

template <typename Predicate>
bool
AnyVerdict(const Prediction& prediction, Predicate predicate)
{
    for (const GroupPrediction& group : prediction.groups)
    {
        for (const GroupPhase& phase : group.phases)
        {
            for (const Finding& finding : phase.findings)
            {
                if (predicate(finding.verdict))
                {
                    return true;
                }
            }
        }
    }
    return false;
}

} // namespace

std::string
PathText(const Source& source, const topologies::Path& path)
{
    std::string text;
    for (const topologies::Vertex machine : path.machines)
    {
        text += (text.empty() ? "" : " - ") + source.plan.Machines()[machine].name;
    }
    return text;
}

std::string
LineText(const Source& source, topologies::Edge line)
{
    const auto& graph = source.plan.Machines();
    return graph[boost::source(line, graph)].name + " - " + graph[boost::target(line, graph)].name;
}

std::string
TimeText(Duration time)
{
    return fmt::format("{:.4g} ms", ToSeconds(time) * 1e3);
}

std::string
StopText(const Source& source, const Obstacle& obstacle)
{
    const Stop& stop = obstacle.stop;
    const std::string& machine = source.plan.Machines()[stop.machine].name;
    switch (stop.by)
    {
    case StoppedBy::BrokenLine:
        return stop.interface.empty()
                   ? fmt::format("the line of {} is down", machine)
                   : fmt::format("the line from {} to {} is down", machine, stop.interface);
    case StoppedBy::NoRoute:
        return fmt::format("{} knows no way on", machine);
    case StoppedBy::PptpFiltering:
        return fmt::format("{} drops it {}, PPTP filtering", machine, SideText(stop));
    case StoppedBy::Nat:
        return fmt::format("{} at {} drops it {}: {}",
                           NatName(source, stop.nat),
                           machine,
                           SideText(stop),
                           BoxReason(source.scenario.nats[stop.nat], obstacle.packet));
    case StoppedBy::Rule:
        break;
    }
    return fmt::format(
        "{} {} {}, {}", machine, DeedText(obstacle), SideText(stop), RuleName(source, stop.rule));
}

std::string
RuleName(const Source& source, std::size_t rule)
{
    const std::uint32_t line = source.ruleLines[rule];
    return line == 0 ? fmt::format("rule {}", rule + 1)
                     : fmt::format("rule {} (line {})", rule + 1, line);
}

std::string
RuleText(const scenario::FirewallRule& rule)
{
    std::string text;
    for (const auto& key : scenario::TheSchema().firewall)
    {
        if (const auto value = key.write(rule))
        {
            text += fmt::format(
                "{}{} = {}", text.empty() ? "" : ", ", key.note.name, scenario::ToToml(*value));
        }
    }
    return text;
}

std::string
NoLeasesText(Duration until)
{
    return fmt::format("The servers get no leases until {}: before SP2 PPTP filtering throws away "
                       "broadcasts on every adapter, those of DHCP on the LAN, too (Q158387). "
                       "Callers get no IP address: error 733.",
                       scenario::DurationText(until));
}

std::string
ErrorText(const CallVerdict& verdict)
{
    const std::uint16_t error = RasErrorOf(verdict);
    return fmt::format("error {}: {}", error, dialer::RasErrorText(error).value_or(""));
}

std::string
ServersText(const Source& source, const std::vector<std::uint32_t>& servers)
{
    const auto name = [&source](std::uint32_t number) {
        return source.plan.Machines()[source.plan.Topology().Servers()[number]].name;
    };
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < servers.size();)
    {
        std::size_t last = i;
        while (last + 1 < servers.size() && servers[last + 1] == servers[last] + 1)
        {
            ++last;
        }
        runs.push_back(last == i ? name(servers[i])
                                 : fmt::format("{} to {}", name(servers[i]), name(servers[last])));
        i = last + 1;
    }
    return fmt::format("{}", fmt::join(runs, ", "));
}

std::vector<std::string>
Remarks(const Prediction& prediction, const Source& source)
{
    std::vector<std::string> remarks;
    const auto passes = [](const CallVerdict& verdict) { return !verdict.failure; };
    if (AnyVerdict(prediction,
                   [&](const auto& each) { return passes(each) && !AnswersPing(each); }))
    {
        remarks.emplace_back("A ping that goes unanswered is no sign that PPTP is blocked.");
    }
    if (AnyVerdict(prediction,
                   [&](const auto& each) { return !passes(each) && AnswersPing(each); }))
    {
        remarks.emplace_back("A ping that is answered is no sign that PPTP passes: it needs TCP "
                             "port 1723 and IP protocol 47, both ways.");
    }
    if (prediction.groups.empty() || prediction.groups.front().phases.size() > 1)
    {
        remarks.emplace_back("A call that is set up while a rule or a line changes may meet "
                             "something of both.");
    }
    for (const std::size_t rule : prediction.rulesByCaller)
    {
        remarks.push_back(fmt::format("{} tells callers of a group apart, by address or port; "
                                      "what is said holds for the first caller at each place "
                                      "and his first call.",
                                      RuleName(source, rule)));
    }
    if (source.scenario.server.failures || !source.scenario.server.service.IsEmpty())
    {
        remarks.emplace_back("The network is judged, not its servers: what callers meet while one "
                             "is down or its service stands still is what pptplab run shows.");
    }
    remarks.emplace_back("Machines are taken to be in order: a free port, the right password. Loss "
                         "and queues are not looked at; pptplab run shows them.");
    return remarks;
}

} // namespace pptplab::sim::paths
