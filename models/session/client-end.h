// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_CLIENT_END_H
#define PPTPLAB_MODELS_SESSION_CLIENT_END_H

#include "models/base/bytes.h"
#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/ppp/network.h"
#include "models/pptp/originator.h"
#include "models/session/client-call.h"
#include "models/session/control-channel.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"
#include "models/session/timer-id.h"

#include <cstdint>

namespace pptplab::session
{

/// The caller's end of one tunnel: control connection (originator), one call (PNS), GRE and PPP.
/// One object makes one attempt. `now` is any clock that does not run backwards.
/// Not here: TCP (the surroundings open it first), redial, what the user sees (models/dialer).
class ClientEnd final : private ClientCallOwner
{
  public:
    /// The options and the random stream must outlive the end.
    ClientEnd(const ClientOptions& options, ClientSurroundings& surroundings, RandomStream& random);

    void OnControlOpened(Duration now);
    void OnControlOctets(ByteView octets, Duration now);

    /// `icmp`: type * 256 + code of the last ICMP error about the connection, 0 for none.
    void OnControlClosed(ControlLoss loss, Duration now, std::uint16_t icmp = 0);

    /// The peer has opened a control connection of its own to this host, RFC 2637 3.1.3: the one
    /// whose initiator has the higher address stays, and the other is closed.
    void OnCollision(ppp::Ipv4Address own, ppp::Ipv4Address peer, Duration now);

    /// A GRE packet whose key names this end's Call ID.
    void OnGre(ByteView packet, Duration now);
    void OnTimer(TimerId id, Duration now);

    /// Puts a network-layer packet into the tunnel; dropped unless its protocol is open.
    void SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now);

    /// LCP Terminate, Call-Clear-Request, Stop-Control-Connection-Request, each after the answer
    /// to the one before; then CloseControl. From any state; a second call does nothing.
    void HangUp(Duration now);

    /// Messages by which the server broke the protocol.
    std::uint32_t Violations() const { return m_violations; }

  private:
    void OnViolation() override { ++m_violations; }
    void OnCallOver(bool answerMissing) override;

    void Feed(pptp::originator::Event event);
    void Perform(pptp::Actions actions, pptp::originator::Event event);
    void OnMessage(const pptp::ControlMessage& message);
    void OnStartReply(const pptp::StartReply& reply);
    void SendStartRequest();
    void ReportClosed(std::uint16_t detail = 0);

    ClientSurroundings& m_surroundings;
    ControlChannel m_control;
    ClientCall m_call;
    pptp::originator::State m_state = pptp::originator::State::Idle;
    EndCause m_cause = EndCause::ControlClosed; ///< should the connection end now
    Duration m_now{};                           ///< time of the input that is being worked on
    std::uint32_t m_violations = 0;
    bool m_closed = false; ///< reported
};

} // namespace pptplab::session

#endif
