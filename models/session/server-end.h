// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SERVER_END_H
#define PPTPLAB_MODELS_SESSION_SERVER_END_H

#include "models/base/bytes.h"
#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/ppp/network.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"
#include "models/session/timer-id.h"

#include <cstdint>

namespace pptplab::session
{

/// The server's end of one control connection (receiver) and of the calls on it (PAC), each with
/// its own GRE and PPP. The surroundings own the listening socket and route GRE packets here by
/// the Call ID in their key (gre::CallIdOf).
class ServerEnd
{
  public:
    /// The options and the random stream must outlive the end.
    ServerEnd(const ServerOptions& options, ServerSurroundings& surroundings, RandomStream& random);

    void OnControlOpened(Duration now);
    void OnControlOctets(ByteView octets, Duration now);
    void OnControlClosed(ControlLoss loss, Duration now);

    /// A GRE packet for one of the calls of this end; others are dropped.
    void OnGre(ByteView packet, Duration now);
    void OnTimer(TimerId id, Duration now);

    /// Puts a network-layer packet into the tunnel of `call`; dropped unless its protocol is open.
    void SendNetwork(std::uint16_t call,
                     ppp::ProtocolNumber protocol,
                     ByteView packet,
                     Duration now);

    /// LCP Terminate, then Call-Disconnect-Notify. The control connection stays for the caller to
    /// stop. No effect on an unknown call.
    void HangUp(std::uint16_t call, Duration now);

    /// The service stops: Stop-Control-Connection-Request, which takes all calls with it.
    void Stop(Duration now);
};

} // namespace pptplab::session

#endif
