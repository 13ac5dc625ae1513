// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PPTP_SESSION_TIMERS_H
#define PPTPLAB_MODELS_NODE_PPTP_SESSION_TIMERS_H

#include "models/base/units.h"
#include "models/session/timer-id.h"

#include <ns3/event-id.h>

#include <functional>
#include <vector>

namespace pptplab::node
{

/// The timers of one tunnel end as ns-3 events. ns-3 keeps a cancelled event in its queue until its
/// time; so a timer that is started anew for a later time leaves its event where it is and waits
/// for the rest when that fires. An end has a handful of timers: they are found by scan.
class SessionTimers
{
  public:
    /// `expired` is called from an event of its own.
    explicit SessionTimers(std::function<void(session::TimerId)> expired);

    SessionTimers(const SessionTimers&) = delete;
    SessionTimers& operator=(const SessionTimers&) = delete;
    ~SessionTimers() { StopAll(); }

    void Start(session::TimerId id, Duration delay);
    void Stop(session::TimerId id);
    void StopAll();

  private:
    struct Running
    {
        session::TimerId id;
        Duration due{};
        Duration firesAt{}; ///< time of the event, not later than due
        ns3::EventId event;
    };

    std::vector<Running>::iterator Find(session::TimerId id);
    void ScheduleFor(Running& timer);
    void OnEvent(session::TimerId id);

    std::function<void(session::TimerId)> m_expired;
    std::vector<Running> m_running;
};

} // namespace pptplab::node

#endif
