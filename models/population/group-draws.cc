// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/group-draws.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace pptplab::population
{

namespace
{

NamedStream
StreamOf(const Group& group, std::string_view purpose, const RunNumber& run)
{
    const std::string name = "clients." + group.name + "." + std::string(purpose);
    return NamedStream({run, name});
}

bool
IsPlain(const Group& group)
{
    return !group.trace &&
           (group.interarrival || (std::holds_alternative<std::monostate>(group.profile) &&
                                   group.arrivalRate.perSecond > 0));
}

/// The time between calls, at least 1 ns on average, so that time goes on however many calls are
/// offered.
Law
GapOf(const Group& group)
{
    if (!IsPlain(group))
    {
        return {};
    }
    return group.interarrival ? *group.interarrival
                              : Law::Exponential(std::max(
                                    Duration{1}, FromSeconds(1 / group.arrivalRate.perSecond)));
}

bool
BringsNothing(const Group& group)
{
    return !group.trace && group.netbeuiShare == 0 && group.idleTail.IsZero() && !group.callLimit &&
           group.silentShare == 0 && !(group.redial && group.redial->patience);
}

/// Whether the dialogue of the dial-up client would dial again by itself.
bool
IsRedialledAutomatically(Outcome outcome)
{
    return IsRefusal(outcome) || outcome == Outcome::FailedNoAnswer ||
           outcome == Outcome::FailedNotResponding;
}

} // namespace

GroupDraws::GroupDraws(const Group& group, std::uint32_t groupNumber, const RunNumber& run)
    : m_group(group),
      m_number(groupNumber),
      m_gap(GapOf(group)),
      m_isPlain(IsPlain(group)),
      m_bringsNothing(BringsNothing(group)),
      m_arrivals(StreamOf(group, "arrivals", run)),
      m_holding(StreamOf(group, "holding", run)),
      m_protocol(StreamOf(group, "protocol", run)),
      m_redial(StreamOf(group, "redial", run)),
      m_server(StreamOf(group, "server", run)),
      m_idleTail(StreamOf(group, "idle-tail", run)),
      m_silent(StreamOf(group, "silent", run)),
      m_patience(StreamOf(group, "patience", run)),
      m_reconnect(StreamOf(group, "reconnect", run))
{
}

Duration
GroupDraws::NextOtherArrival(Duration now)
{
    if (m_group.trace)
    {
        const Trace& trace = *m_group.trace;
        return m_traced < trace.size() ? trace[m_traced].at : Duration::max();
    }
    if (m_group.arrivalRate.perSecond <= 0)
    {
        return Duration::max();
    }
    return TimeOfLoad(m_group.profile, m_group.arrivalRate, now, UnitExponential(m_arrivals));
}

void
GroupDraws::Equip(Caller& caller)
{
    if (m_group.trace)
    {
        const TracedCall& call = (*m_group.trace)[m_traced++];
        caller.holding = call.holding;
        caller.protocols = call.protocols;
    }
    if (m_group.netbeuiShare > 0 && m_protocol.Uniform() < m_group.netbeuiShare)
    {
        caller.protocols = caller.protocols.With(NetworkProtocol::NetBeui);
    }
    caller.holding = Limited(caller.holding);
    caller.endsSilently = m_group.silentShare > 0 && m_silent.Uniform() < m_group.silentShare;
    if (m_group.redial && m_group.redial->patience)
    {
        caller.givesUpAt = Later(caller.since, m_group.redial->patience->Sample(m_patience));
    }
}

Duration
GroupDraws::Limited(Duration holding)
{
    Duration tail = m_group.idleTail.Sample(m_idleTail);
    if (m_group.idleLimit)
    {
        tail = std::min(tail, *m_group.idleLimit);
    }
    const Duration whole = Later(holding, tail);
    return m_group.callLimit ? std::min(whole, *m_group.callLimit) : whole;
}

std::optional<Duration>
GroupDraws::PauseAfterFailure(Caller& caller, Outcome outcome, Duration now)
{
    const AutomaticRedial& automatic = m_group.automaticRedial;
    std::optional<Duration> pause;
    if (caller.automatic < automatic.attempts && IsRedialledAutomatically(outcome))
    {
        ++caller.automatic;
        pause = automatic.pause;
    }
    else
    {
        pause = UsersPause(caller);
    }
    if (!pause || !MayDial(caller, Later(now, *pause)))
    {
        return std::nullopt;
    }
    ++caller.redials;
    return pause;
}

std::optional<Duration>
GroupDraws::UsersPause(Caller& caller)
{
    const auto& redial = m_group.redial;
    if (!redial || caller.userRedials >= redial->tries || m_redial.Uniform() >= redial->probability)
    {
        return std::nullopt;
    }
    ++caller.userRedials;
    caller.automatic = 0;
    return redial->pause.Sample(m_redial);
}

std::optional<Duration>
GroupDraws::PauseAfterLoss(Caller& caller, Duration left, Duration now)
{
    const auto& reconnect = m_group.reconnect;
    if (!reconnect || m_reconnect.Uniform() >= reconnect->probability)
    {
        return std::nullopt;
    }
    caller.holding = left;
    caller.since = now;
    caller.redials = 0;
    caller.userRedials = 0;
    caller.automatic = 0;
    caller.givesUpAt = Duration::max();
    if (m_group.redial && m_group.redial->patience)
    {
        caller.givesUpAt = Later(now, m_group.redial->patience->Sample(m_reconnect));
    }
    return reconnect->pause.Sample(m_reconnect);
}

} // namespace pptplab::population
