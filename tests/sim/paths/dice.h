// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_PATHS_DICE_H
#define PPTPLAB_TESTS_SIM_PATHS_DICE_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>

namespace pptplab::sim::paths
{

class Dice
{
  public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}

    /// 0 .. below - 1, the same on every library.
    std::uint32_t Below(std::uint32_t below)
    {
        return static_cast<std::uint32_t>(m_engine() % below);
    }
    bool Chance(std::uint32_t percent) { return Below(100) < percent; }

    template <typename T, std::size_t N>
    const T& Of(const std::array<T, N>& items)
    {
        return items[Below(N)];
    }

  private:
    std::mt19937 m_engine;
};

} // namespace pptplab::sim::paths

#endif
