// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_DRAWS_H
#define PPTPLAB_SIM_EXERCISES_DRAWS_H

#include "models/base/random-stream.h"
#include "sim/exercises/item.h"

#include <array>
#include <cstddef>
#include <vector>

namespace pptplab::sim::exercises
{

/// Draws the round figures of one item.
class Draws
{
  public:
    explicit Draws(RandomStream& stream) : m_stream(stream) {}

    /// One of from, from + step, ... up to `to`.
    int Whole(int from, int to, int step = 1)
    {
        const int choices = (to - from) / step + 1;
        return from + step * static_cast<int>(m_stream.Below(static_cast<std::uint64_t>(choices)));
    }

    template <typename T, std::size_t N>
    const T& OneOf(const std::array<T, N>& choices)
    {
        return choices[m_stream.Below(N)];
    }

  private:
    RandomStream& m_stream;
};

/// Draws the figures of an item and asks for what follows from them. A draw that is not
/// unmistakable is thrown away and another made.
using Maker = Item (*)(Draws& draws);

// The makers of each lesson, in the order of the sheet.
std::vector<Maker> CallMakers();
std::vector<Maker> ErlangMakers();
std::vector<Maker> CleanUpMakers();
std::vector<Maker> RedialMakers();
std::vector<Maker> TimerMakers();
std::vector<Maker> PlanMakers();

} // namespace pptplab::sim::exercises

#endif
