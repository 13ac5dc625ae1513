// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_TRANSITION_H
#define PPTPLAB_MODELS_SESSION_TRANSITION_H

#include "models/ppp/network.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pptplab::session
{

/// Every table that a tunnel end runs.
enum class Machine : std::uint8_t
{
    Originator,
    Receiver,
    PnsCall,
    PacCall,
    Lcp,
    Ipcp,
    Nbfcp,
    Ipxcp,
    Ccp,
};

inline constexpr std::array<std::string_view, 9> kMachineNames = {
    "originator", "receiver", "pns-call", "pac-call", "lcp", "ipcp", "nbfcp", "ipxcp", "ccp"};

/// Pre: LCP or one of the protocols that are built like it.
Machine MachineOf(ppp::ProtocolNumber control);

/// One step of a machine, reported before its actions; it may stay where it is. The numbers are
/// those of the machine's own enums.
struct Transition
{
    Machine machine = Machine::Originator;
    std::uint16_t call = 0; ///< 0 for a control connection
    std::uint8_t from = 0;
    std::uint8_t event = 0;
    std::uint8_t next = 0;
};

/// A step as each machine knows it: the enums of all are numbered from 0.
template <typename State, typename Event>
constexpr Transition
TransitionOf(Machine machine, std::uint16_t call, State from, Event event, State next)
{
    return {machine,
            call,
            static_cast<std::uint8_t>(from),
            static_cast<std::uint8_t>(event),
            static_cast<std::uint8_t>(next)};
}

/// "lcp: req-sent + ack -> ack-rcvd".
std::string TextOf(const Transition& transition);

} // namespace pptplab::session

#endif
