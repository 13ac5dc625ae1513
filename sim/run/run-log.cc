// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/run-log.h"

#include "sim/run/usual-error.h"
#include "sim/scenario/forms/firewall-forms.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::run
{

namespace
{

/// "gre at provider, office: { icmp = 13 }".
std::string
TextOf(const scenario::FirewallRule& rule, std::uint32_t number)
{
    return fmt::format("{} at {}: {}",
                       rule.name.value_or(fmt::format("rule {}", number + 1)),
                       fmt::join(rule.at, ", "),
                       scenario::ToToml(scenario::VerdictForm{}.Write(rule.verdict)));
}

/// "house at office, home: gre = call-id".
std::string
TextOf(const scenario::NatSpec& nat, std::uint32_t number)
{
    return fmt::format("{} at {}: gre = {}",
                       nat.name.value_or(fmt::format("nat {}", number + 1)),
                       fmt::join(nat.at, ", "),
                       firewall::kGreModeNames.at(static_cast<std::size_t>(nat.box.gre)));
}

} // namespace

void
Join(const RunLog& more, RunLog& log)
{
    for (const auto& [error, attempts] : more.errors)
    {
        log.errors[error] += attempts;
    }
    for (const auto& [number, kind] : more.kinds)
    {
        RunLog::Kind& into =
            log.kinds.try_emplace(number, RunLog::Kind{0, kind.example}).first->second;
        into.times += kind.times;
    }
    for (const auto& [probe, pings] : more.probes)
    {
        Join(pings, log.probes[probe]);
    }
    if (log.rules.empty())
    {
        log.rules.assign(more.rules.size(), {});
    }
    for (std::size_t i = 0; i < more.rules.size(); ++i)
    {
        log.rules[i].text = more.rules[i].text;
        log.rules[i].packets += more.rules[i].packets;
    }
    if (log.nats.empty())
    {
        log.nats = more.nats;
        return;
    }
    for (std::size_t i = 0; i < more.nats.size(); ++i)
    {
        Join(more.nats[i].report, log.nats[i].report);
    }
}

void
Join(const RunLog::Pings& more, RunLog::Pings& pings)
{
    if (more.received > 0)
    {
        const bool none = pings.received == 0;
        pings.shortest = none ? more.shortest : std::min(pings.shortest, more.shortest);
        pings.longest = std::max(pings.longest, more.longest);
        pings.total += more.total;
    }
    if (pings.pings == 0)
    {
        pings.first = more.first;
    }
    pings.pings += more.pings;
    pings.sent += more.sent;
    pings.received += more.received;
    for (const auto& [address, times] : more.errors)
    {
        pings.errors[address] += times;
    }
}

void
Join(const NatReport& more, NatReport& report)
{
    report.boxes = std::max(report.boxes, more.boxes);
    report.outwards += more.outwards;
    report.inwards += more.inwards;
    report.mappings = std::max(report.mappings, more.mappings);
    report.mappingsHighWater = std::max(report.mappingsHighWater, more.mappingsHighWater);
    report.calls = std::max(report.calls, more.calls);
    report.callsHighWater = std::max(report.callsHighWater, more.callsHighWater);
    for (std::size_t i = 0; i < more.dropped.size(); ++i)
    {
        report.dropped[i].packets += more.dropped[i].packets;
    }
}

void
LogRecorder::OnPing(const PingReport& report)
{
    RunLog::Pings one;
    one.pings = 1;
    one.first = report;
    for (const EchoResult& echo : report.echoes)
    {
        ++one.sent;
        if (echo.answer == EchoAnswer::Reply)
        {
            one.shortest =
                one.received == 0 ? echo.roundTrip : std::min(one.shortest, echo.roundTrip);
            one.longest = std::max(one.longest, echo.roundTrip);
            one.total += echo.roundTrip;
            ++one.received;
        }
        else if (echo.from != 0)
        {
            ++one.errors[echo.from];
        }
    }
    Join(one, m_log.probes[report.probe]);
}

void
LogRecorder::OnAttempt(const Attempt& attempt)
{
    const bool counts =
        attempt.offeredAt >= m_scenario.warmUp && attempt.offeredAt < m_scenario.duration;
    if (!counts || IsConnected(attempt.outcome))
    {
        return;
    }
    ++m_log.errors[{attempt.outcome, SeenError(attempt, m_scenario)}];
}

void
LogRecorder::OnRule(const RuleCount& count)
{
    m_log.rules.push_back({TextOf(m_scenario.firewall[count.rule], count.rule), count.packets});
}

void
LogRecorder::OnNat(const NatReport& report)
{
    m_log.nats.push_back({TextOf(m_scenario.nats[report.nat], report.nat), report});
}

void
LogRecorder::OnServerEvent(const ServerEvent& event)
{
    RunLog::Kind& kind = m_log.kinds[event.number];
    if (kind.times++ == 0)
    {
        kind.example = event.text;
    }
    if (m_log.entries.size() < m_mostEntries)
    {
        m_log.entries.push_back({event.at, event.server, event.number, std::string(event.text)});
    }
}

} // namespace pptplab::sim::run
