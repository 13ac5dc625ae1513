// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_EVENT_QUEUE_H
#define PPTPLAB_MODELS_CALL_EVENT_QUEUE_H

#include "models/base/units.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pptplab::call
{

enum class EventKind : std::uint8_t
{
    SetUpEnds,
    HangUp,
    CleanUpEnds,
    SourceDials,
    Redial,
    EndsSilently,
    ServersDrop,
    RestartDue, ///< a server's service is to restart
    ServiceStarts,
    RebootDue, ///< a server is to reboot
    HostStops,
    HostStarts,
    FailureStep,
    NoAnswer,    ///< an attempt waited in vain for a host that is down
    LossNoticed, ///< a caller whose host is gone notices it
};

struct Event
{
    Duration at{};
    EventKind kind = EventKind::HangUp;
    std::uint32_t subject = 0; ///< call slot, source, waiting caller or server, by kind
};

/// The pending events, earliest first, those of one instant in the order of their making. A heap
/// with four children a node, of 16 octets an event: for the tens to hundreds of pending hang-ups
/// of a server it needs half the levels of a binary one.
class EventQueue
{
  public:
    static constexpr std::uint32_t kMostSubjects = 1U << 28U;

    bool Empty() const { return m_heap.empty(); }
    std::size_t Size() const { return m_heap.size(); }

    /// Time of the earliest event. Pre: not empty.
    Duration NextTime() const { return m_heap.front().at; }

    /// Pre: subject < kMostSubjects.
    void Push(Duration at, EventKind kind, std::uint32_t subject)
    {
        assert(subject < kMostSubjects);
        if (m_pushed == UINT32_MAX)
        {
            Renumber();
        }
        const Entry entry{at, Tag(m_pushed++, kind, subject)};
        std::size_t hole = m_heap.size();
        m_heap.emplace_back();
        while (hole > 0)
        {
            const std::size_t parent = (hole - 1) / kChildren;
            if (!Before(entry, m_heap[parent]))
            {
                break;
            }
            m_heap[hole] = m_heap[parent];
            hole = parent;
        }
        m_heap[hole] = entry;
    }

    /// Removes and returns the earliest event. Pre: not empty.
    Event Pop()
    {
        assert(!m_heap.empty());
        const Entry earliest = m_heap.front();
        const Entry last = m_heap.back();
        m_heap.pop_back();
        if (!m_heap.empty())
        {
            SiftDown(last);
        }
        return EventOf(earliest);
    }

    /// Takes out all events of that kind.
    void Drop(EventKind kind)
    {
        DropIf([kind](EventKind each, std::uint32_t /*subject*/) { return each == kind; });
    }

    /// Takes out those for which `isUnwanted(kind, subject)`.
    template <typename IsUnwanted>
    void DropIf(IsUnwanted isUnwanted)
    {
        m_heap.erase(std::remove_if(m_heap.begin(),
                                    m_heap.end(),
                                    [&isUnwanted](const Entry& entry) {
                                        const Event event = EventOf(entry);
                                        return isUnwanted(event.kind, event.subject);
                                    }),
                     m_heap.end());
        std::sort(m_heap.begin(), m_heap.end(), Before); // what is sorted is a heap
    }

  private:
    static constexpr std::size_t kChildren = 4;
    static constexpr unsigned kSubjectBits = 28;
    static constexpr unsigned kKindBits = 4;

    struct Entry
    {
        Duration at{};
        std::uint64_t tag = 0; ///< order of making, kind, subject, from the highest bits on
    };

    /// Whether `a` comes first, without a branch: which of two events comes first is a toss, and a
    /// processor that guesses it is wrong half of the time.
    static bool Before(const Entry& a, const Entry& b)
    {
        const auto earlier = static_cast<unsigned>(a.at < b.at);
        const auto same = static_cast<unsigned>(a.at == b.at);
        return (earlier | (same & static_cast<unsigned>(a.tag < b.tag))) != 0;
    }

    static std::uint64_t Tag(std::uint64_t order, EventKind kind, std::uint32_t subject)
    {
        return (order << (kSubjectBits + kKindBits)) |
               (static_cast<std::uint64_t>(kind) << kSubjectBits) | subject;
    }

    static EventKind KindOf(const Entry& entry)
    {
        return static_cast<EventKind>((entry.tag >> kSubjectBits) & ((1U << kKindBits) - 1));
    }

    static Event EventOf(const Entry& entry)
    {
        return {
            entry.at, KindOf(entry), static_cast<std::uint32_t>(entry.tag & (kMostSubjects - 1))};
    }

    /// The earliest of the children from `first` on.
    std::size_t EarliestFrom(std::size_t first) const
    {
        if (first + kChildren <= m_heap.size())
        {
            const std::size_t a = first + (Before(m_heap[first + 1], m_heap[first]) ? 1 : 0);
            const std::size_t b =
                first + 2 + (Before(m_heap[first + 3], m_heap[first + 2]) ? 1 : 0);
            return Before(m_heap[b], m_heap[a]) ? b : a;
        }
        std::size_t best = first;
        for (std::size_t child = first + 1; child < m_heap.size(); ++child)
        {
            best = Before(m_heap[child], m_heap[best]) ? child : best;
        }
        return best;
    }

    /// Puts `entry` in place of the first.
    void SiftDown(const Entry& entry)
    {
        std::size_t hole = 0;
        for (;;)
        {
            const std::size_t first = hole * kChildren + 1;
            if (first >= m_heap.size())
            {
                break;
            }
            const std::size_t best = EarliestFrom(first);
            if (!Before(m_heap[best], entry))
            {
                break;
            }
            m_heap[hole] = m_heap[best];
            hole = best;
        }
        m_heap[hole] = entry;
    }

    /// Gives the pending events the lowest numbers, in their order.
    void Renumber();

    std::vector<Entry> m_heap;
    std::uint32_t m_pushed = 0; ///< since they were numbered
};

} // namespace pptplab::call

#endif
