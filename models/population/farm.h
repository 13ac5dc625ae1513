// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_FARM_H
#define PPTPLAB_MODELS_POPULATION_FARM_H

#include "models/base/random-stream.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::population
{

/// Which of several servers an attempt asks first.
enum class Spread : std::uint8_t
{
    Random,     ///< any, each as likely: Poisson callers are split into Poisson callers
    RoundRobin, ///< one after the other, as name service rotates addresses
    Hunt,       ///< always the first; refused callers go on to the next, as phone numbers hunt
};

inline constexpr std::array<std::string_view, 3> kSpreadNames = {"random", "round-robin", "hunt"};

/// Several servers, and in which order an attempt asks them. All servers of the second group are
/// asked one after the other, whichever of the first has refused.
class Farm
{
  public:
    struct Options
    {
        Spread spread = Spread::Random;
        std::uint32_t servers = 1;  ///< 1 or more
        std::uint32_t overflow = 0; ///< of the second group, numbered after the first
    };

    explicit Farm(Options options) : m_options(options) {}

    std::uint32_t Size() const { return m_options.servers + m_options.overflow; }

    /// The server that the next attempt asks. `choice` decides where it is random.
    template <typename Stream>
    std::uint32_t First(Stream& choice)
    {
        if (m_options.servers == 1 || m_options.spread == Spread::Hunt)
        {
            return 0;
        }
        if (m_options.spread == Spread::Random)
        {
            return static_cast<std::uint32_t>(choice.Below(m_options.servers));
        }
        const std::uint32_t server = m_next;
        m_next = server + 1 == m_options.servers ? 0 : server + 1;
        return server;
    }

    /// The server to ask after `refused` had no port; none when the attempt is refused for good.
    std::optional<std::uint32_t> After(std::uint32_t refused) const
    {
        const bool goesOn = m_options.spread == Spread::Hunt || refused >= m_options.servers;
        const std::uint32_t next = goesOn ? refused + 1 : m_options.servers;
        return next < Size() ? std::optional{next} : std::nullopt;
    }

  private:
    Options m_options;
    std::uint32_t m_next = 0; ///< of a round
};

} // namespace pptplab::population

#endif
