// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/people/used-sessions.h"

#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

#include <utility>

namespace pptplab::node
{

UsedSessions::UsedSessions(Listener decided, Observer& observer)
    : m_decided(std::move(decided)), m_observer(observer)
{
}

void
UsedSessions::Open(SeatNumber number,
                   const Attempt& attempt,
                   const SessionUseOptions& options,
                   const Ends& ends)
{
    m_sessions[number] = {&options, ends, attempt};
    ns3::Simulator::ScheduleNow(&UsedSessions::Start, this, number);
}

void
UsedSessions::Start(SeatNumber number)
{
    Session& session = m_sessions[number];
    const auto address = session.ends.client->TunnelAddress();
    if (!session.undecided || !address)
    {
        return; // the session was over at once
    }
    SessionUser& self = *this;
    session.use =
        std::make_unique<SessionUse>(*session.options,
                                     SessionUse::Session{m_started++ << 32U | number,
                                                         session.ends.client->GetNode(),
                                                         session.ends.server->GetNode(),
                                                         *address,
                                                         session.ends.server->OwnTunnelAddress()},
                                     self);
}

void
UsedSessions::Close(SeatNumber number)
{
    const auto found = m_sessions.find(number);
    if (found != m_sessions.end())
    {
        Close(number, found->second);
    }
}

void
UsedSessions::CloseAll()
{
    for (auto& [number, session] : m_sessions)
    {
        Close(number, session);
    }
}

void
UsedSessions::Close(SeatNumber number, Session& session)
{
    const auto& traffic = session.options->traffic;
    if (session.use && session.use->Stop() && traffic)
    {
        m_observer.OnSessionData({session.attempt.offeredAt,
                                  session.attempt.group,
                                  Now() - session.attempt.decidedAt,
                                  traffic->size,
                                  session.use->Up(),
                                  session.use->Down()});
    }
    if (session.undecided)
    {
        Decide(number, session, Outcome::Connected);
    }
}

void
UsedSessions::OnDataKnown(std::uint64_t session, bool came)
{
    const auto number = static_cast<SeatNumber>(session);
    Decide(number, m_sessions[number], came ? Outcome::Connected : Outcome::ConnectedNoData);
}

void
UsedSessions::Decide(SeatNumber number, Session& session, Outcome outcome)
{
    session.undecided = false;
    session.attempt.outcome = outcome;
    m_decided(number, session.attempt);
}

void
UsedSessions::OnResourceDone(std::uint64_t session, bool answered, Duration took)
{
    const Session& used = m_sessions[static_cast<SeatNumber>(session)];
    const ResourceAccess& resource = used.options->resource;
    const bool granted = answered && (resource.granted || resource.use == ResourceUse::Browse);
    m_observer.OnResourceUse(
        {used.attempt.offeredAt, used.attempt.group, resource.use, granted, took});
}

} // namespace pptplab::node
