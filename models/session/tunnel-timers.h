// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_TUNNEL_TIMERS_H
#define PPTPLAB_MODELS_SESSION_TUNNEL_TIMERS_H

#include "models/gre/channel.h"
#include "models/ppp/network.h"
#include "models/session/timer-id.h"

#include <array>
#include <optional>
#include <utility>

namespace pptplab::session
{

/// The timers of a tunnel under the names that GRE and PPP have for them.
inline constexpr std::array<std::pair<gre::Timer, TimerKind>, 3> kGreTimers = {{
    {gre::Timer::Ack, TimerKind::GreAck},
    {gre::Timer::Timeout, TimerKind::GreTimeout},
    {gre::Timer::Reorder, TimerKind::GreReorder},
}};

inline constexpr std::array<std::pair<ppp::ProtocolNumber, TimerKind>, 5> kRestartTimers = {{
    {ppp::ProtocolNumber::Lcp, TimerKind::Lcp},
    {ppp::ProtocolNumber::Ipcp, TimerKind::Ipcp},
    {ppp::ProtocolNumber::Nbfcp, TimerKind::Nbfcp},
    {ppp::ProtocolNumber::Ipxcp, TimerKind::Ipxcp},
    {ppp::ProtocolNumber::Ccp, TimerKind::Ccp},
}};

/// The kind that stands beside `name`. Pre: there is one.
template <typename Name, std::size_t Size>
constexpr TimerKind
KindOf(const std::array<std::pair<Name, TimerKind>, Size>& timers, Name name)
{
    std::size_t at = 0;
    while (timers[at].first != name)
    {
        ++at;
    }
    return timers[at].second;
}

/// The name that stands beside `kind`; none when `kind` is not in that table.
template <typename Name, std::size_t Size>
constexpr std::optional<Name>
NameFor(const std::array<std::pair<Name, TimerKind>, Size>& timers, TimerKind kind)
{
    for (const auto& [name, known] : timers)
    {
        if (known == kind)
        {
            return name;
        }
    }
    return std::nullopt;
}

} // namespace pptplab::session

#endif
