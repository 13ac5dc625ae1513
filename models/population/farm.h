// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_FARM_H
#define PPTPLAB_MODELS_POPULATION_FARM_H

#include "models/base/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pptplab::population
{

/// The one of several servers that an attempt asks first.
enum class Spread : std::uint8_t
{
    Random,     ///< any server, each as likely: Poisson callers are split into Poisson callers
    RoundRobin, ///< one server after the other, as name service rotates addresses
    Hunt,       ///< always the first; who gets nowhere goes on to the next, as phone numbers hunt
    Affinity,   ///< always that of the caller, as WLBS balances with single affinity (Q203597)
};

inline constexpr std::array<std::string_view, 4> kSpreadNames = {
    "random", "round-robin", "hunt", "affinity"};

/// What a caller knows of a name: the server that it stood for, until the answer expires.
struct KnownServer
{
    std::uint32_t server = 0;
    Duration until{}; ///< 0: asks anew
};

/// Several servers, and in which order an attempt asks them. All servers of the second group are
/// asked one after the other, whichever of the first has refused. Who chooses (name service, the
/// balancer) may be told that a server of the first group is out of order.
class Farm
{
  public:
    struct Options
    {
        Spread spread = Spread::Random;
        std::uint32_t servers = 1;  ///< 1 or more
        std::uint32_t overflow = 0; ///< servers of the second group, numbered after the first
        Duration nameTtl{}; ///< time for which a caller keeps to the server of its last answer
    };

    explicit Farm(const Options& options);

    std::uint32_t Size() const { return m_options.servers + m_options.overflow; }

    /// The server that an attempt at `now` asks. `choice` decides where it is random, the number
    /// of the caller where it is the caller's.
    template <typename Stream>
    std::uint32_t First(Stream& choice, std::uint64_t caller, KnownServer& known, Duration now)
    {
        if (m_options.servers == 1 || m_options.spread == Spread::Hunt)
        {
            return 0;
        }
        if (now < known.until)
        {
            return known.server;
        }
        const std::uint32_t server = m_options.spread == Spread::Random
                                         ? m_listed[choice.Below(m_listed.size())]
                                         : Next(caller);
        known = {server,
                 m_options.nameTtl > Duration{} ? Later(now, m_options.nameTtl) : Duration{}};
        return server;
    }

    /// The server to ask after `asked` had no port or did not answer; none when that was the last.
    std::optional<std::uint32_t> After(std::uint32_t asked) const
    {
        const bool goesOn = m_options.spread == Spread::Hunt || asked >= m_options.servers;
        const std::uint32_t next = goesOn ? asked + 1 : m_options.servers;
        return next < Size() ? std::optional{next} : std::nullopt;
    }

    /// Whether callers are sent to that server of the first group; all are while none is listed.
    void SetListed(std::uint32_t server, bool listed);

  private:
    std::uint32_t Next(std::uint64_t caller);
    std::uint32_t ServerOf(std::uint64_t caller) const;

    Options m_options;
    std::vector<bool> m_isListed; ///< whether callers are sent there, by server of the first group
    std::vector<std::uint32_t> m_listed; ///< numbers of listed servers, ascending; never empty
    std::uint32_t m_next = 0;            ///< next server of a round
};

} // namespace pptplab::population

#endif
