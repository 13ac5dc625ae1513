// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_CLIENT_CALL_H
#define PPTPLAB_MODELS_SESSION_CLIENT_CALL_H

#include "models/base/random-stream.h"
#include "models/pptp/message.h"
#include "models/pptp/pns-call.h"
#include "models/session/control-channel.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"
#include "models/session/tunnel.h"

#include <memory>
#include <optional>

namespace pptplab::session
{

/// What a call of the client needs of the end it belongs to.
class ClientCallOwner
{
  public:
    ClientCallOwner() = default;
    ClientCallOwner(const ClientCallOwner&) = delete;
    ClientCallOwner& operator=(const ClientCallOwner&) = delete;
    virtual ~ClientCallOwner() = default;

    /// The server broke the protocol.
    virtual void OnViolation() = 0;

    /// Released. `answerMissing`: for want of an answer, which ends the control connection too.
    virtual void OnCallOver(bool answerMissing) = 0;
};

/// The caller's one call: the PNS machine and, while it is established, the tunnel.
class ClientCall final : private TunnelRole
{
  public:
    ClientCall(const ClientOptions& options,
               ClientSurroundings& surroundings,
               RandomStream& random,
               ControlChannel& control,
               ClientCallOwner& owner);

    /// The control connection is up.
    void Open(Duration now);

    /// A message that is neither about the control connection nor an echo.
    void OnMessage(const pptp::ControlMessage& message, Duration now);

    void OnGre(ByteView packet, Duration now);
    void OnTimer(TimerKind kind, Duration now);
    void SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now);
    void HangUp(Duration now);
    void ControlLost(EndCause cause);

    /// Reports the end of the attempt, unless it has been.
    void OnSessionEnded(const End& end) override;

    pptp::pns::State Current() const { return m_state; }

  private:
    ppp::LcpConfig WantedLcp() const override;
    std::unique_ptr<Authentication> MakeAuthentication(ppp::AuthenticationProtocol protocol,
                                                       AuthenticationOwner& owner) override;
    ppp::NetworkConfig WantedNetworks() override;
    Negotiated Agreed(ProtocolSet open, const ppp::Ipcp* ipcp) const override;
    bool Projects(const Negotiated& /*negotiated*/) override { return true; }
    void OnLinkChanged() override;
    void OnLinkFinished() override;

    void Feed(pptp::pns::Event event);
    void Perform(pptp::Actions actions);
    void OnReply(const pptp::OutgoingCallReply& reply);
    void DeclineIncoming(const pptp::IncomingCallRequest& request);
    void SendRequest();
    void OpenTunnel();
    std::optional<NbfLine::Options> WithoutPpp() const;

    const ClientOptions& m_options;
    ClientSurroundings& m_surroundings;
    RandomStream& m_random;
    ControlChannel& m_control;
    ClientCallOwner& m_owner;
    pptp::pns::State m_state = pptp::pns::State::Idle;
    gre::Channel::Peer m_peer; ///< valid from the Outgoing-Call-Reply on
    std::optional<Tunnel> m_tunnel;
    EndCause m_lossCause = EndCause::PeerHangUp; ///< should the call be lost now
    Duration m_now{};                            ///< time of the input that is being worked on
    bool m_ended = false;
};

} // namespace pptplab::session

#endif
