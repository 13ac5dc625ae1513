// SPDX-License-Identifier: GPL-2.0-only
// Sessions that end before their time.
#include "models/node/people/caller-population.h"
#include "models/node/units/ns3-units.h"

#include <algorithm>

namespace pptplab::node
{

void
CallerPopulation::ReconnectAfterLoss(SeatNumber number)
{
    Seat& seat = m_seats[number];
    const Duration left = std::max(Duration{}, seat.endsAt - Now());
    const Duration lostAt = LostAt(seat);
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
    const auto& failedAt = m_failedAt[seat.server];
    return failedAt && *failedAt >= seat.upAt ? *failedAt : Now();
}

void
CallerPopulation::ScheduleFailures()
{
    if (!m_options.failures)
    {
        return;
    }
    const population::ServerFailures& failures = *m_options.failures;
    const auto knownAfter = failures.knownAfter;
    const auto at = [](Duration time, auto action, auto* object, auto... arguments) {
        if (time < Duration::max())
        {
            ns3::Simulator::Schedule(ToNs3(time), action, object, arguments...);
        }
    };
    for (const population::ServerFailure& failure : population::FailuresIn(
             m_options.duration,
             failures,
             m_options.farm.servers,
             {m_options.seed, m_options.replication, population::kFailureStream}))
    {
        const std::uint32_t server = failure.server;
        at(failure.from, &CallerPopulation::OnServerFails, this, server);
        at(failure.until, &CallerPopulation::OnServerRepaired, this, server);
        if (knownAfter)
        {
            at(Later(failure.from, *knownAfter),
               &population::Farm::SetListed,
               &m_farm,
               server,
               false);
            at(Later(failure.until, *knownAfter),
               &population::Farm::SetListed,
               &m_farm,
               server,
               true);
        }
    }
}

void
CallerPopulation::OnServerFails(std::uint32_t server)
{
    RasServer& failing = *m_options.servers[server];
    m_failing = failing.State() == ras::ServiceState::Running; // else it is down already
    if (!m_failing)
    {
        return;
    }
    m_failedAt[server] = Now();
    if (m_options.failures->kind == population::FailureKind::Host)
    {
        failing.FailHost();
    }
    else
    {
        failing.StopService();
    }
}

void
CallerPopulation::OnServerRepaired(std::uint32_t server)
{
    RasServer& repaired = *m_options.servers[server];
    if (m_failing && repaired.State() == ras::ServiceState::NoHost)
    {
        repaired.StartHost();
    }
    else if (m_failing && repaired.State() == ras::ServiceState::Stopped)
    {
        repaired.StartService();
    }
    m_failing = false;
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
