// SPDX-License-Identifier: GPL-2.0-only
// Sessions that end before their time.
#include "models/node/caller-population.h"
#include "models/node/ns3-units.h"

#include <algorithm>

namespace pptplab::node
{

void
CallerPopulation::ReconnectAfterLoss(SeatNumber number)
{
    Seat& seat = m_seats[number];
    const Duration left = std::max(Duration{}, seat.endsAt - Now());
    const auto pause = m_draws[seat.caller.group].PauseAfterLoss(seat.caller, left, Now());
    if (pause)
    {
        ns3::Simulator::Schedule(ToNs3(*pause), &CallerPopulation::Dial, this, number);
    }
    else
    {
        Leave(number);
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

} // namespace pptplab::node
