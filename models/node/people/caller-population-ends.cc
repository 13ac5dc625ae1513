// SPDX-License-Identifier: GPL-2.0-only
// How sessions end.
#include "models/node/people/caller-population.h"
#include "models/node/units/ns3-compat.h"
#include "models/node/units/ns3-units.h"

#include <algorithm>

namespace pptplab::node
{

void
CallerPopulation::HangUp(SeatNumber number)
{
    const Seat& seat = m_seats[number];
    if (m_options.groups[seat.caller.group].calls.hangUp == population::HangUpSide::Server)
    {
        HangUpByServer(seat);
        return;
    }
    seat.client->HangUp();
}

void
CallerPopulation::HangUpByServer(const Seat& seat)
{
    if (const auto caller = seat.client->KnownAs())
    {
        m_options.servers[seat.server]->HangUpCaller(*caller);
    }
}

void
CallerPopulation::DropAll()
{
    for (const Seat& seat : m_seats)
    {
        if (seat.connected)
        {
            HangUpByServer(seat);
        }
    }
}

void
CallerPopulation::OnSessionEnded(SeatNumber number, session::EndCause /*cause*/)
{
    Seat& seat = m_seats[number];
    if (seat.connected)
    {
        const bool beforeItsTime = IsPending(seat.hangUp);
        seat.connected = false;
        seat.hangUp.Cancel();
        m_used.Close(number);
        const Duration endedAt = beforeItsTime ? LostAt(seat) : Now();
        m_observer.OnSessionEnd({endedAt, seat.caller.group, seat.caller.number});
        if (beforeItsTime)
        {
            ReconnectAfterLoss(number, endedAt);
        }
        else
        {
            Leave(number);
        }
    }
}

void
CallerPopulation::ReconnectAfterLoss(SeatNumber number, Duration lostAt)
{
    Seat& seat = m_seats[number];
    const Duration left = std::max(Duration{}, seat.endsAt - Now());
    seat.caller.lostAt = lostAt;
    const auto pause = m_draws[seat.caller.group].PauseAfterLoss(seat.caller, left, Now());
    if (pause)
    {
        ns3::Simulator::Schedule(ToNs3(*pause), &CallerPopulation::Dial, this, number);
    }
    else
    {
        Leave(number);
    }
    m_observer.OnSessionLost({lostAt, seat.caller.group, pause.has_value()});
}

/// The caller may have noticed late that its server is gone.
Duration
CallerPopulation::LostAt(const Seat& seat) const
{
    const auto failedAt = m_failing.FailedAt(seat.server);
    return failedAt && *failedAt >= seat.upAt ? *failedAt : Now();
}

} // namespace pptplab::node
