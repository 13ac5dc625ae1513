// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_CALLERS_H
#define PPTPLAB_MODELS_CALL_CALLERS_H

#include "models/base/observation.h"
#include "models/call/call.h"
#include "models/call/event-queue.h"
#include "models/call/options.h"
#include "models/call/waiting.h"
#include "models/population/group-draws.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace pptplab::call
{

/// The callers of all groups: what their attempts and sessions came to, which the observer is told,
/// and what each does next.
class Callers
{
  public:
    /// All arguments outlive the object.
    Callers(const Options& options, Observer& observer, EventQueue& events);

    /// The sources of the group are idle from the beginning of the run.
    void AddSources(std::uint32_t group, std::uint32_t count);

    population::GroupDraws& DrawsOf(std::uint32_t group) { return m_draws[group]; }

    /// The caller who dials for a source at `now`.
    population::Caller OfSource(std::uint32_t source, Duration now);

    /// An attempt begins: the server that it asks first.
    std::uint32_t ChooseServer(population::Farm& farm,
                               population::Caller& caller,
                               std::uint32_t source,
                               Duration now)
    {
        ++m_undecided;
        const std::uint32_t server = m_draws[caller.group].ChooseServer(farm, caller, now);
        if (source != kNoSource)
        {
            m_sources[source].known = caller.known;
        }
        return server;
    }

    /// Whether there are attempts without an outcome.
    bool AreUndecided() const { return m_undecided > 0; }

    /// The attempt has become a session.
    void OnConnected(const Call& call, Slot slot, Duration now)
    {
        --m_undecided;
        Tell(call.from.caller,
             {call.offeredAt, Outcome::Connected, call.serversAsked, 0, slot},
             true,
             now);
    }

    /// The caller has hung up.
    void OnHungUp(const Dialling& from, Duration now)
    {
        OnSessionEnded(from, now);
        if (from.source != kNoSource)
        {
            GoIdle(from.source, now);
        }
    }

    /// The session is over for its caller, who may not have noticed yet.
    void OnSessionEnded(const Dialling& from, Duration at)
    {
        if (m_areFollowed)
        {
            TellEnd(from.caller, at);
        }
    }

    /// The attempt has not become a session.
    void OnFailed(const Dialling& from, const Decision& decision, Duration now);

    /// The caller has noticed that a session is lost which would have ended at `callEnds`.
    void OnSessionLost(const Dialling& from, Duration lostAt, Duration callEnds, Duration now);

    /// Idle from then on, until the source dials; no effect without one.
    void GoIdle(std::uint32_t source, Duration from);

    WaitingCallers& Waiting() { return m_waiting; }

  private:
    struct Source
    {
        std::uint32_t group = 0;
        population::KnownServer known;
    };

    void Tell(const population::Caller& caller, const Decision& decision, bool isDone, Duration now)
    {
        Attempt attempt{decision.offeredAt,
                        now,
                        caller.group,
                        caller.redials,
                        isDone,
                        decision.outcome,
                        0,
                        decision.serversAsked,
                        caller.since,
                        caller.lostAt};
        if (m_areFollowed)
        {
            attempt.place =
                PlaceOf(caller.number, decision.server, decision.slot, decision.idlePorts);
        }
        m_observer.OnAttempt(attempt);
    }

    // Apart from what ten million calls a second pass through. Numbers, not the decision: what has
    // no address need not be in memory.
    [[gnu::cold]] AttemptPlace PlaceOf(std::uint32_t caller,
                                       std::uint32_t server,
                                       Slot slot,
                                       std::uint32_t idlePorts) const;
    [[gnu::cold]] void TellEnd(const population::Caller& caller, Duration at);

    Observer& m_observer;
    bool m_areFollowed;
    std::uint32_t m_ports; ///< ports of each server
    EventQueue& m_events;
    std::deque<population::GroupDraws> m_draws; ///< one for each group
    std::vector<Source> m_sources;              ///< the finite ones
    WaitingCallers m_waiting;
    std::uint64_t m_undecided = 0;
};

} // namespace pptplab::call

#endif
