// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_PROTOCOLS_H
#define PPTPLAB_MODELS_NODE_NETWORK_PROTOCOLS_H

#include "models/base/network-protocol.h"
#include "models/ppp/network.h"

namespace pptplab::node
{

/// The server's book-keeping and PPP each have their own notion of a set of protocols.
constexpr ppp::NetworkProtocols
ToPpp(ProtocolSet protocols)
{
    return {protocols.Has(NetworkProtocol::TcpIp),
            protocols.Has(NetworkProtocol::NetBeui),
            protocols.Has(NetworkProtocol::Ipx)};
}

constexpr ProtocolSet
FromPpp(ppp::NetworkProtocols protocols)
{
    ProtocolSet set;
    set = protocols.tcpIp ? set.With(NetworkProtocol::TcpIp) : set;
    set = protocols.netBeui ? set.With(NetworkProtocol::NetBeui) : set;
    return protocols.ipx ? set.With(NetworkProtocol::Ipx) : set;
}

} // namespace pptplab::node

#endif
