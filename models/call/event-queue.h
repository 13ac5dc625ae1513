// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_EVENT_QUEUE_H
#define PPTPLAB_MODELS_CALL_EVENT_QUEUE_H

#include "models/base/units.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pptplab::call
{

enum class EventKind : std::uint32_t
{
    SetUpEnds,
    HangUp,
    CleanUpEnds,
    SourceDials,
    Redial,
};

struct Event
{
    Duration at{};
    std::uint64_t order = 0; ///< of insertion; decides between events of one instant
    EventKind kind = EventKind::HangUp;
    std::uint32_t subject = 0; ///< call slot, source or waiting caller, by kind
};

/// The pending events, earliest first. A heap with four children a node: for the tens to hundreds
/// of pending hang-ups of a server it needs half the levels of a binary one.
class EventQueue
{
  public:
    bool Empty() const { return m_heap.empty(); }
    std::size_t Size() const { return m_heap.size(); }

    /// Pre: not empty.
    const Event& Top() const { return m_heap.front(); }

    void Push(Duration at, EventKind kind, std::uint32_t subject);

    /// Removes and returns the earliest event. Pre: not empty.
    Event Pop();

  private:
    std::vector<Event> m_heap;
    std::uint64_t m_pushed = 0;
};

} // namespace pptplab::call

#endif
