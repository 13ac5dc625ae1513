// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_GROUP_DRAWS_H
#define PPTPLAB_MODELS_POPULATION_GROUP_DRAWS_H

#include "models/base/outcome.h"
#include "models/base/random-stream.h"
#include "models/population/farm.h"
#include "models/population/group.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace pptplab::population
{

/// The random choices of one group, each kind from a stream of its own, so that both engines, and
/// compared scenarios, meet the same callers. Every caller draws the same numbers whatever becomes
/// of it. Times are those of the run.
class GroupDraws
{
  public:
    /// `groupNumber` is put into the callers. `group` must outlive this object.
    GroupDraws(const Group& group, std::uint32_t groupNumber, const RunNumber& run);

    /// The next call of a trace or an infinite source, the last one having come at `now` (0 for the
    /// first); Duration::max() when there is none.
    Duration NextArrival(Duration now)
    {
        return m_isPlain ? Later(now, m_gap.Sample(m_arrivals)) : NextOtherArrival(now);
    }

    /// Idle time of a finite source.
    Duration NextIdleTime() { return m_group.idleTime.Sample(m_arrivals); }

    /// The caller who calls at `now`.
    Caller NextCaller(Duration now)
    {
        Caller caller;
        NextCaller(now, caller);
        return caller;
    }

    /// The caller who calls at `now`, drawn where it will stay: a processor that copies what it has
    /// just written, field by field, waits for longer than it draws. Pre: `caller` is as it was
    /// made.
    void NextCaller(Duration now, Caller& caller)
    {
        caller.since = now;
        caller.group = m_number;
        caller.number = m_callers++;
        caller.protocols = m_group.protocols;
        caller.holding = m_group.holding.Sample(m_holding);
        if (!m_bringsNothing)
        {
            Equip(caller);
        }
    }

    /// Pause before the caller dials again after an attempt that did not connect, which becomes its
    /// next; or none when it gives up.
    std::optional<Duration> PauseAfterFailure(Caller& caller, Outcome outcome, Duration now);

    /// Pause before a caller dials again whose session was cut off `left` before its end, or none
    /// when it gives up; it is as one who calls anew, except that it keeps what it knows.
    std::optional<Duration> PauseAfterLoss(Caller& caller, Duration left, Duration now);

    /// The server that the caller asks first.
    std::uint32_t ChooseServer(Farm& farm, Caller& caller, Duration now)
    {
        const std::uint64_t number = std::uint64_t{m_number} << 32U | caller.number;
        return farm.First(m_server, number, caller.known, now);
    }

  private:
    Duration NextOtherArrival(Duration now);
    void Equip(Caller& caller);
    Duration Limited(Duration holding);
    bool MayDial(const Caller& caller, Duration at) const { return at <= caller.givesUpAt; }
    std::optional<Duration> UsersPause(Caller& caller);

    const Group& m_group;
    std::uint32_t m_number;
    Law m_gap;                   ///< time between plain arrivals
    bool m_isPlain;              ///< Poisson at a constant rate, or a renewal process
    bool m_bringsNothing;        ///< all callers are alike but for the holding time
    std::size_t m_traced = 0;    ///< calls of the trace that have come
    std::uint32_t m_callers = 0; ///< callers that have come
    NamedStream m_arrivals;
    NamedStream m_holding;
    NamedStream m_protocol;
    NamedStream m_redial;
    NamedStream m_server;
    NamedStream m_idleTail;
    NamedStream m_silent;
    NamedStream m_patience;
    NamedStream m_reconnect;
};

} // namespace pptplab::population

#endif
