// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NETWORK_CONTROL_H
#define PPTPLAB_MODELS_PPP_NETWORK_CONTROL_H

#include "models/base/bytes.h"
#include "models/ppp/control-protocol.h"
#include "models/ppp/network.h"
#include "models/ppp/options.h"

#include <cstdint>
#include <memory>

namespace pptplab::ppp
{

/// One network protocol of a link: its control protocol and what has become of it.
struct NetworkControl
{
    enum class Status : std::uint8_t
    {
        Pending,
        Open,
        Refused,  ///< the peer has not got it, or closed it
        TimedOut, ///< the peer does not answer
        NoAddress,
        AddressRefused,
    };

    NetworkControl(ProtocolNumber packets,
                   ProtocolNumber control,
                   std::unique_ptr<Negotiation> options,
                   const Options& linkOptions,
                   ControlProtocolOwner& owner)
        : packetProtocol(packets),
          negotiation(std::move(options)),
          machine(control, linkOptions, *negotiation, owner)
    {
    }

    ProtocolNumber packetProtocol; ///< number of the network-layer packets themselves
    std::unique_ptr<Negotiation> negotiation;
    ControlProtocol machine;
    Status status = Status::Pending;
    Octets keptPacket; ///< the last one that came before this end had started
};

} // namespace pptplab::ppp

#endif
