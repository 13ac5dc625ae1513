// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/people/caller-population.h"

#include "models/node/units/ns3-units.h"

#include <algorithm>
#include <utility>

namespace pptplab::node
{

CallerPopulation::CallerPopulation(Options options, ClientSource moreClients, Observer& observer)
    : m_options(std::move(options)),
      m_moreClients(std::move(moreClients)),
      m_observer(observer),
      m_farm(m_options.load.farm),
      m_failing(m_options.load, m_options.servers, m_farm),
      m_used(
          [this](SeatNumber number, const Attempt& attempt) {
              Settle(m_seats[number], attempt.outcome);
              Tell(attempt);
          },
          observer),
      m_vacant(m_options.groups.size()),
      m_followsCalls(observer.FollowsCalls())
{
    if (m_followsCalls)
    {
        for (const auto& server : m_options.servers)
        {
            server->NoteCalls();
        }
    }
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        m_draws.emplace_back(m_options.groups[group].calls, group, m_options.load.run);
    }
}

void
CallerPopulation::Start()
{
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        const population::Group& callers = m_options.groups[group].calls;
        if (!callers.IsFinite())
        {
            ScheduleArrival(group);
            continue;
        }
        for (std::uint32_t i = 0; i < *callers.count; ++i)
        {
            ScheduleSource(AddSeat(group, true));
        }
    }
    if (m_options.load.dropAt)
    {
        ns3::Simulator::Schedule(ToNs3(*m_options.load.dropAt), &CallerPopulation::DropAll, this);
    }
    m_failing.Start();
    ns3::Simulator::Schedule(
        ToNs3(m_options.load.duration), &CallerPopulation::OnDurationOver, this);
}

CallerPopulation::SeatNumber
CallerPopulation::AddSeat(std::uint32_t group, bool finite)
{
    const auto number = static_cast<SeatNumber>(m_seats.size());
    Seat& seat = m_seats.emplace_back();
    seat.client = m_moreClients(group);
    seat.caller.group = group;
    seat.finite = finite;
    seat.client->TraceConnectWithoutContext(
        "Idle", ns3::MakeCallback(&CallerPopulation::OnIdle, this, number));
    seat.client->TraceConnectWithoutContext(
        "Outcome", ns3::MakeCallback(&CallerPopulation::OnOutcome, this, number));
    seat.client->TraceConnectWithoutContext(
        "SessionEnded", ns3::MakeCallback(&CallerPopulation::OnSessionEnded, this, number));
    return number;
}

CallerPopulation::SeatNumber
CallerPopulation::IdleSeat(std::uint32_t group)
{
    auto& vacant = m_vacant[group];
    if (vacant.empty())
    {
        return AddSeat(group, false);
    }
    const SeatNumber number = vacant.back();
    vacant.pop_back();
    return number;
}

void
CallerPopulation::ScheduleArrival(std::uint32_t group)
{
    const Duration next = m_draws[group].NextArrival(Now());
    if (next < m_options.load.duration) // later ones are not offered
    {
        ns3::Simulator::Schedule(ToNs3(next - Now()), &CallerPopulation::OnArrival, this, group);
    }
}

void
CallerPopulation::ScheduleSource(SeatNumber number)
{
    const Duration idle = m_draws[m_seats[number].caller.group].NextIdleTime();
    if (idle < m_options.load.duration - Now())
    {
        ns3::Simulator::Schedule(ToNs3(idle), &CallerPopulation::OnSourceDials, this, number);
    }
}

void
CallerPopulation::OnArrival(std::uint32_t group)
{
    const SeatNumber number = IdleSeat(group);
    m_seats[number].caller = m_draws[group].NextCaller(Now());
    m_seats[number].occupied = true;
    ScheduleArrival(group);
    Dial(number);
}

void
CallerPopulation::OnSourceDials(SeatNumber number)
{
    Seat& seat = m_seats[number];
    const population::KnownServer known = seat.caller.known;
    seat.caller = m_draws[seat.caller.group].NextCaller(Now());
    seat.caller.number = number;
    seat.caller.known = known;
    Dial(number);
}

void
CallerPopulation::Dial(SeatNumber number)
{
    Seat& seat = m_seats[number];
    if (m_over)
    {
        return; // the run only waits for outcomes now
    }
    if (!seat.client->IsIdle())
    {
        seat.wantsToDial = true;
        return;
    }
    seat.server = m_draws[seat.caller.group].ChooseServer(m_farm, seat.caller, Now());
    seat.serversAsked = 0;
    seat.refusal = Outcome::RefusedNoPort;
    seat.idlePorts = 0;
    seat.offeredAt = Now();
    ++m_settingUp;
    AskServer(number);
}

void
CallerPopulation::AskServer(SeatNumber number)
{
    Seat& seat = m_seats[number];
    if (!seat.client->IsIdle())
    {
        seat.wantsToGoOn = true;
        return;
    }
    ++seat.serversAsked;
    const auto& server = m_options.servers[seat.server];
    const PhoneNumber& written = m_options.groups[seat.caller.group].number;
    seat.client->Dial({m_phoneBook.AddressOf(*server, written), seat.caller.protocols, server});
}

bool
CallerPopulation::GoOnToNext(SeatNumber number, Outcome outcome)
{
    Seat& seat = m_seats[number];
    const bool silent =
        outcome == Outcome::FailedNoAnswer || outcome == Outcome::FailedNotResponding;
    const bool wrong = m_options.groups[seat.caller.group].number.wrong.has_value();
    const bool mayGoOn = (IsRefusal(outcome) || silent) && !wrong;
    const auto next = mayGoOn ? m_farm.After(seat.server) : std::nullopt;
    if (next)
    {
        seat.server = *next;
        seat.refusal = IsRefusal(outcome) ? std::max(seat.refusal, outcome) : seat.refusal;
        AskServer(number);
    }
    return next.has_value();
}

void
CallerPopulation::OnOutcome(SeatNumber number,
                            Outcome outcome,
                            ns3::Time /*setUp*/) // NOLINT(performance-*): a trace sink's type
{
    Seat& seat = m_seats[number];
    TakeNote(seat);
    const bool used = IsConnected(outcome) && IsUsed(seat);
    if (!used)
    {
        Settle(seat, outcome);
    }
    if (GoOnToNext(number, outcome))
    {
        return;
    }
    const population::Caller caller = seat.caller;
    const Outcome decided = IsRefusal(outcome) ? std::max(outcome, seat.refusal) : outcome;
    bool callerDone = true;
    if (IsConnected(decided))
    {
        seat.connected = true;
        seat.upAt = Now();
        seat.endsAt = Later(Now(), caller.holding);
        seat.hangUp = ns3::Simulator::Schedule(
            ToNs3(caller.holding), &CallerPopulation::HangUp, this, number);
    }
    else
    {
        callerDone = !RedialAfterFailure(number, decided);
    }
    Attempt attempt{seat.offeredAt,
                    Now(),
                    caller.group,
                    caller.redials,
                    callerDone,
                    decided,
                    seat.client->LastError(),
                    seat.serversAsked,
                    caller.since,
                    caller.lostAt};
    if (m_followsCalls)
    {
        attempt.place = {caller.number, seat.server, seat.port, seat.idlePorts};
    }
    if (used)
    {
        m_used.Open(number,
                    attempt,
                    m_options.groups[caller.group].use,
                    {seat.client, m_options.servers[seat.server]});
        return;
    }
    Tell(attempt);
}

/// What the server that was asked last has noted of it.
void
CallerPopulation::TakeNote(Seat& seat) const
{
    const auto caller = m_followsCalls ? seat.client->KnownAs() : std::nullopt;
    const auto note = caller ? m_options.servers[seat.server]->TakeCall(*caller) : std::nullopt;
    seat.port = note ? note->port : std::nullopt;
    seat.idlePorts += note && !note->port ? note->idlePorts : 0;
}

bool
CallerPopulation::IsUsed(const Seat& seat) const
{
    return m_options.groups[seat.caller.group].use.IsAny() && seat.client->TunnelAddress();
}

void
CallerPopulation::Settle(const Seat& seat, Outcome outcome) const
{
    if (m_options.settled)
    {
        m_options.settled(*seat.client, outcome);
    }
}

void
CallerPopulation::Tell(const Attempt& attempt)
{
    --m_settingUp;
    m_observer.OnAttempt(attempt);
    StopWhenDecided();
}

bool
CallerPopulation::RedialAfterFailure(SeatNumber number, Outcome outcome)
{
    Seat& seat = m_seats[number];
    const auto pause = m_draws[seat.caller.group].PauseAfterFailure(seat.caller, outcome, Now());
    if (!pause)
    {
        Leave(number);
        return false;
    }
    ns3::Simulator::Schedule(ToNs3(*pause), &CallerPopulation::Dial, this, number);
    return true;
}

void
CallerPopulation::Leave(SeatNumber number)
{
    if (m_seats[number].finite)
    {
        ScheduleSource(number);
        return;
    }
    m_seats[number].occupied = false; // vacant as soon as the line is free
}

void
CallerPopulation::OnIdle(SeatNumber number)
{
    Seat& seat = m_seats[number];
    if (std::exchange(seat.wantsToGoOn, false))
    {
        AskServer(number);
    }
    else if (std::exchange(seat.wantsToDial, false))
    {
        Dial(number);
    }
    else if (!seat.finite && !seat.occupied)
    {
        m_vacant[seat.caller.group].push_back(number);
    }
}

void
CallerPopulation::OnDurationOver()
{
    m_over = true;
    StopWhenDecided();
}

void
CallerPopulation::StopWhenDecided()
{
    if (m_over && m_settingUp == 0)
    {
        m_used.CloseAll();
        ns3::Simulator::Stop();
    }
}

} // namespace pptplab::node
