// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SERVER_END_H
#define PPTPLAB_MODELS_SESSION_SERVER_END_H

#include "models/base/bytes.h"
#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/ppp/network.h"
#include "models/pptp/receiver.h"
#include "models/session/control-channel.h"
#include "models/session/options.h"
#include "models/session/refusals.h"
#include "models/session/server-call.h"
#include "models/session/surroundings.h"
#include "models/session/timer-id.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pptplab::session
{

/// The server's end of one control connection (receiver) and of the calls on it (PAC), each with
/// its own GRE and PPP. The surroundings own the listening socket and find the call of a GRE packet
/// by the Call ID in its key (gre::CallIdOf); from there on a call is named by the ServerCall that
/// came with ServerSurroundings::AdmitCall.
class ServerEnd
{
  public:
    /// The options and the random stream must outlive the end.
    ServerEnd(const ServerOptions& options, ServerSurroundings& surroundings, RandomStream& random);

    /// Refuses this caller a control connection. Called before OnControlOpened.
    void RefuseStart(StartRefusal how) { m_startRefusal = how; }

    void OnControlOpened(Duration now);
    void OnControlOctets(ByteView octets, Duration now);
    void OnControlClosed(ControlLoss loss, Duration now);

    /// A GRE packet for that call.
    void OnGre(ServerCall& call, ByteView packet, Duration now);
    void OnTimer(TimerId id, Duration now);

    /// Puts a network-layer packet into the tunnel of `call`; dropped unless its protocol is open.
    void SendNetwork(ServerCall& call, ppp::ProtocolNumber protocol, ByteView packet, Duration now);

    /// LCP Terminate, then Call-Disconnect-Notify. The control connection stays for the caller to
    /// stop.
    void HangUp(ServerCall& call, Duration now);

    /// The service stops: Stop-Control-Connection-Request, which takes all calls with it.
    void Stop(Duration now);

    /// Messages by which the caller broke the protocol.
    std::uint32_t Violations() const { return m_violations; }

  private:
    void Feed(pptp::receiver::Event event);
    void Perform(pptp::Actions actions, pptp::receiver::Event event);
    void ReadMessages();
    void OnMessage(const pptp::ControlMessage& message);
    void OnCallMessage(const pptp::ControlMessage& message);
    void OnCallRequest(const pptp::OutgoingCallRequest& request);
    void OnClearRequest(const pptp::CallClearRequest& request);
    void OnRefusalDue(std::uint16_t peerCallId);
    void SendStartReply(bool ok);
    ServerCall* Find(std::uint16_t callId);
    void ForgetCallsThatAreOver();

    const ServerOptions& m_options;
    ServerSurroundings& m_surroundings;
    RandomStream& m_random;
    ControlChannel m_control;
    Refusals m_refusals;
    std::optional<StartRefusal> m_startRefusal;
    pptp::receiver::State m_state = pptp::receiver::State::Idle;
    std::vector<std::unique_ptr<ServerCall>> m_calls;
    EndCause m_cause = EndCause::ControlClosed; ///< should the connection end now
    Duration m_now{};                           ///< time of the input that is being worked on
    std::uint32_t m_violations = 0;
    bool m_closed = false;
};

} // namespace pptplab::session

#endif
