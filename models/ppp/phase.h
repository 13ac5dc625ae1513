// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_PHASE_H
#define PPTPLAB_MODELS_PPP_PHASE_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pptplab::ppp
{

/// Phases of a link, RFC 1661 3.2.
enum class Phase : std::uint8_t
{
    Dead,
    Establish,
    Authenticate,
    Network,
    Terminate,
};

inline constexpr std::array<std::string_view, 5> kPhaseNames = {
    "dead", "establish", "authenticate", "network", "terminate"};

constexpr std::string_view
NameOf(Phase phase)
{
    return kPhaseNames[static_cast<std::size_t>(phase)];
}

} // namespace pptplab::ppp

#endif
