// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_ARRIVALS_H
#define PPTPLAB_MODELS_CALL_ARRIVALS_H

#include "models/population/group-draws.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace pptplab::call
{

/// The next call of each group without sources, drawn when the one before it came. They wait here
/// and not among the events, which would have to be sorted.
class Arrivals
{
  public:
    /// None from `end` on.
    explicit Arrivals(Duration end) : m_end(end) {}

    /// `draws` outlives the object.
    void Add(population::GroupDraws& draws)
    {
        m_next.push_back({&draws, {}, {}});
        Prepare(m_next.back());
        FindSoonest();
    }

    /// Time of the soonest call; Duration::max() without groups.
    Duration NextTime() const { return m_next.empty() ? Duration::max() : m_next[m_soonest].at; }

    /// The soonest caller. Pre: the call comes before the end.
    population::Caller& Soonest() { return *m_next[m_soonest].caller; }

    /// The soonest call has come.
    void Advance()
    {
        Prepare(m_next[m_soonest]);
        FindSoonest();
    }

  private:
    struct Arrival
    {
        population::GroupDraws* draws;
        Duration at;
        std::optional<population::Caller> caller;
    };

    void Prepare(Arrival& arrival) const
    {
        arrival.at = arrival.draws->NextArrival(arrival.at);
        if (arrival.at < m_end)
        {
            arrival.draws->NextCaller(arrival.at, arrival.caller.emplace());
        }
    }

    void FindSoonest()
    {
        m_soonest = 0;
        for (std::size_t i = 1; i < m_next.size(); ++i)
        {
            m_soonest = m_next[i].at < m_next[m_soonest].at ? i : m_soonest;
        }
    }

    Duration m_end;
    std::vector<Arrival> m_next; ///< one for each group
    std::size_t m_soonest = 0;   ///< index of the soonest of them
};

} // namespace pptplab::call

#endif
