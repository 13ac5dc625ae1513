// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/people/caller-population.h"
#include "models/node/units/ns3-units.h"

#include <utility>

// What callers do in their sessions, and what it says of their attempts.

namespace pptplab::node
{

bool
CallerPopulation::IsUsed(const Seat& seat) const
{
    const std::uint32_t group = seat.caller.group;
    return group < m_options.uses.size() && m_options.uses[group].IsAny() &&
           seat.client->TunnelAddress();
}

void
CallerPopulation::StartUse(SeatNumber number)
{
    Seat& seat = m_seats[number];
    if (!seat.undecided || !seat.client->TunnelAddress())
    {
        return; // it was over at once
    }
    const auto& server = m_options.servers[seat.server];
    const std::uint64_t session = m_usedSessions++ << 32U | number;
    SessionUser& self = *this;
    seat.use = std::make_unique<SessionUse>(m_options.uses[seat.caller.group],
                                            SessionUse::Session{session,
                                                                seat.client->GetNode(),
                                                                server->GetNode(),
                                                                *seat.client->TunnelAddress(),
                                                                server->OwnTunnelAddress()},
                                            self);
}

void
CallerPopulation::OnDataKnown(std::uint64_t session, bool came)
{
    SettleUsed(m_seats[static_cast<SeatNumber>(session)],
               came ? Outcome::Connected : Outcome::ConnectedNoData);
}

void
CallerPopulation::SettleUsed(Seat& seat, Outcome outcome)
{
    Attempt attempt = *std::exchange(seat.undecided, std::nullopt);
    attempt.outcome = outcome;
    Settle(seat, outcome);
    Tell(attempt);
}

void
CallerPopulation::OnResourceDone(std::uint64_t session, bool answered, Duration took)
{
    const Seat& seat = m_seats[static_cast<SeatNumber>(session)];
    const std::uint32_t group = seat.caller.group;
    const ResourceAccess& resource = m_options.uses[group].resource;
    const bool granted = answered && (resource.granted || resource.use == ResourceUse::Browse);
    m_observer.OnResourceUse({seat.offeredAt, group, resource.use, granted, took});
}

void
CallerPopulation::EndUse(Seat& seat)
{
    if (seat.use && seat.use->Stop())
    {
        const auto& traffic = m_options.uses[seat.caller.group].traffic;
        if (traffic)
        {
            m_observer.OnSessionData({seat.offeredAt,
                                      seat.caller.group,
                                      Now() - seat.upAt,
                                      traffic->size,
                                      seat.use->Up(),
                                      seat.use->Down()});
        }
    }
    if (seat.undecided)
    {
        SettleUsed(seat, Outcome::Connected);
    }
}

} // namespace pptplab::node
