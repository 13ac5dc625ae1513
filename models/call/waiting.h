// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_WAITING_H
#define PPTPLAB_MODELS_CALL_WAITING_H

#include "models/call/call.h"
#include "models/call/event-queue.h"

#include <cstdint>
#include <vector>

namespace pptplab::call
{

/// A caller whose next event is its own: a redial, no answer, a loss that it notices.
struct Waiting
{
    Dialling from;
    Progress progress;   ///< how far an attempt has got
    Duration callEnds{}; ///< end of a session that was lost
};

/// All callers that wait. Memory grows to the most of them at a time.
class WaitingCallers
{
  public:
    /// `events` outlives the object.
    explicit WaitingCallers(EventQueue& events) : m_events(events) {}

    /// The caller waits until `at`: an event of that kind, whose subject is for Take.
    void WakeAt(Duration at, EventKind kind, const Waiting& waiting);

    Waiting Take(std::uint32_t subject);

  private:
    EventQueue& m_events;
    std::vector<Waiting> m_places;
    std::vector<std::uint32_t> m_free; ///< free indices of m_places
};

} // namespace pptplab::call

#endif
