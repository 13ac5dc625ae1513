// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_ENGINE_H
#define PPTPLAB_MODELS_CALL_ENGINE_H

#include "models/base/observation.h"
#include "models/base/random-stream.h"
#include "models/call/arrivals.h"
#include "models/call/call.h"
#include "models/call/callers.h"
#include "models/call/event-queue.h"
#include "models/call/failures.h"
#include "models/call/losses.h"
#include "models/call/options.h"
#include "models/call/servers.h"
#include "models/call/services.h"
#include "models/population/farm.h"
#include "models/ras/event.h"
#include "models/ras/port-listener.h"
#include "models/ras/refusing-periods.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pptplab::call
{

/// The call engine: arrivals, set-up, holding, clean-up and redial around ras::Server; no packets.
/// One event for a hang-up, one for a clean-up; arrivals of infinite sources wait outside the
/// event queue. Memory grows with ports, sources and waiting callers, not with calls.
class Engine
{
  public:
    /// `observer` must outlive the engine. All groups together have fewer than
    /// EventQueue::kMostSubjects sources, and so have all servers ports.
    /// `listener`, for a single server only, outlives the engine too; nobody looks for refusing
    /// periods without one. `ports`, if there is one, outlives the engine and hears of all ports.
    Engine(Options options,
           Observer& observer,
           ras::RefusingPeriodListener* listener = nullptr,
           ras::PortListener* ports = nullptr);

    /// Runs until `duration`, then on until each attempt that was offered has its outcome:
    /// Start(), RunUntil(duration), Finish().
    void Run();

    // The same by steps of any length, with a look at the servers between them.

    /// Callers come from 0 on. Once, before the others.
    void Start();

    /// Lets happen what is due before `until`, which is not before the end of the last step and
    /// not beyond `duration`.
    void RunUntil(Duration until);

    /// No more attempts are offered; those that were get their outcomes.
    void Finish();

    /// When something is due next: a caller, or an end of something. Duration::max() for never.
    Duration NextTime() const
    {
        return m_events.Empty() ? m_arrivals.NextTime()
                                : std::min(m_events.NextTime(), m_arrivals.NextTime());
    }

    /// All sessions of all servers are lost at `at`, as by Load::dropAt. Pre: not in the past.
    void DropSessionsAt(Duration at) { m_events.Push(at, EventKind::ServersDrop, 0); }

    /// What a server is like now; when an attempt is told of that was refused, as the caller met
    /// it, with the port that refused (PortPool::RefusedBy).
    const ras::Server& ServerAt(std::uint32_t server) const { return m_servers.At(server); }

  private:
    void MoveOn(Duration to)
    {
        // All that happens at one instant is one change.
        if (m_listener != nullptr && to > m_now)
        {
            FollowRefusing();
        }
        m_now = to;
    }
    void FollowRefusing();
    void OnArrival();
    void OnEvent(const Event& event);

    void OnSourceDials(std::uint32_t source);
    void OnRedial(std::uint32_t subject);
    void Dial(population::Caller& caller, std::uint32_t source);
    /// Asks server after server until one takes the call, does not answer, or was the last.
    void Ask(const population::Caller& caller, std::uint32_t source, Progress& progress);
    void OnNoAnswer(std::uint32_t subject);
    void SetUp(Slot slot, const Dialling& from, const Progress& progress);
    void OnSetUpEnds(Slot slot);
    void OnHangUp(Slot slot);
    void Log(Slot slot, ras::EventKind kind);

    Options m_options;
    Observer& m_observer;
    ras::RefusingPeriodListener* m_listener;
    ras::RefusingPeriods m_refusing;
    EventQueue m_events;
    population::Farm m_farm;
    Servers m_servers;
    std::vector<Call> m_calls; ///< calls by their slots
    Callers m_callers;
    Arrivals m_arrivals;
    Losses m_losses;
    Services m_services;
    Failures m_failures;
    NamedStream m_setup;
    Duration m_now{};
};

} // namespace pptplab::call

#endif
