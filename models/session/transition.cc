// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/transition.h"

#include "models/ppp/automaton.h"
#include "models/pptp/originator.h"
#include "models/pptp/pac-call.h"
#include "models/pptp/pns-call.h"
#include "models/pptp/receiver.h"

namespace pptplab::session
{

namespace
{

template <std::size_t States, std::size_t Events>
std::string
Text(const Transition& of,
     const std::array<std::string_view, States>& states,
     const std::array<std::string_view, Events>& events)
{
    std::string text(kMachineNames.at(static_cast<std::size_t>(of.machine)));
    text += ": ";
    text += states.at(of.from);
    text += " + ";
    text += events.at(of.event);
    text += " -> ";
    text += states.at(of.next);
    return text;
}

} // namespace

Machine
MachineOf(ppp::ProtocolNumber control)
{
    switch (control)
    {
    case ppp::ProtocolNumber::Ipcp:
        return Machine::Ipcp;
    case ppp::ProtocolNumber::Nbfcp:
        return Machine::Nbfcp;
    case ppp::ProtocolNumber::Ipxcp:
        return Machine::Ipxcp;
    case ppp::ProtocolNumber::Ccp:
        return Machine::Ccp;
    default:
        return Machine::Lcp;
    }
}

std::string
TextOf(const Transition& transition)
{
    switch (transition.machine)
    {
    case Machine::Originator:
        return Text(transition, pptp::originator::kStateNames, pptp::originator::kEventNames);
    case Machine::Receiver:
        return Text(transition, pptp::receiver::kStateNames, pptp::receiver::kEventNames);
    case Machine::PnsCall:
        return Text(transition, pptp::pns::kStateNames, pptp::pns::kEventNames);
    case Machine::PacCall:
        return Text(transition, pptp::pac::kStateNames, pptp::pac::kEventNames);
    default:
        return Text(transition, ppp::kStateNames, ppp::kEventNames);
    }
}

} // namespace pptplab::session
