// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_ICMP_REACTION_H
#define PPTPLAB_MODELS_BASE_ICMP_REACTION_H

#include <array>
#include <cstdint>
#include <string_view>

namespace pptplab
{

/// What an ICMP error does to a TCP connection. How NT 4.0 takes them is not documented
/// (inference).
enum class IcmpReaction : std::uint8_t
{
    Hard,    ///< RFC 1122 4.2.3.9: protocol and port unreachable end it, others are kept in mind
    Connect, ///< any destination unreachable ends an attempt to connect; else as Hard
    None,    ///< all are ignored
};

inline constexpr std::array<std::string_view, 3> kIcmpReactionNames = {"hard", "connect", "none"};

} // namespace pptplab

#endif
