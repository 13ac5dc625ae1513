// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_SERVER_CALL_H
#define PPTPLAB_MODELS_SESSION_SERVER_CALL_H

#include "models/base/random-stream.h"
#include "models/pptp/message.h"
#include "models/pptp/pac-call.h"
#include "models/session/authentication.h"
#include "models/session/control-channel.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"
#include "models/session/tunnel.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace pptplab::session
{

/// One call that the server took: the PAC machine and, while it is established, the tunnel.
class ServerCall final : private TunnelRole, private AccountSource
{
  public:
    ServerCall(const ServerOptions& options,
               Surroundings& surroundings,
               RandomStream& random,
               ControlChannel& control);

    /// The server has a port for it. Before any other input; no call that is refused has one.
    void Accept(const pptp::OutgoingCallRequest& request, const Admission& admission);

    void OnClearRequest(Duration now);
    void OnGre(ByteView packet, Duration now);
    void OnTimer(TimerKind kind, Duration now);
    void SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now);
    void HangUp(Duration now);
    void ControlLost(EndCause cause);

    std::uint16_t CallId() const { return m_admission.callId; }
    std::uint16_t PeerCallId() const { return m_peer.callId; }

    /// Nothing is left of the call; its Call ID may be used again.
    bool IsOver() const { return m_state == pptp::pac::State::Idle; }

  private:
    ppp::LcpConfig WantedLcp() const override;
    std::unique_ptr<Authentication> MakeAuthentication(ppp::AuthenticationProtocol protocol,
                                                       AuthenticationOwner& owner) override;
    ppp::NetworkConfig WantedNetworks() override;
    Negotiated Agreed(ProtocolSet open, const ppp::Ipcp* ipcp) const override;
    bool Projects(const Negotiated& negotiated) override;
    bool ProjectsAhead(ppp::Ipv4Address client);
    void OnLinkChanged() override;
    void OnSessionEnded(const End& end) override;
    void OnLinkFinished() override;

    std::optional<auth::Account> AccountOf(std::string_view user) override;

    void Feed(pptp::pac::Event event);
    void Perform(pptp::Actions actions);
    void SendReply();
    void SendNotify();
    void OpenTunnel();
    std::optional<NbfLine::Options> WithoutPpp() const;

    const ServerOptions& m_options;
    Surroundings& m_surroundings;
    RandomStream& m_random;
    ControlChannel& m_control;
    pptp::pac::State m_state = pptp::pac::State::Idle;
    Admission m_admission;
    gre::Channel::Peer m_peer;
    std::optional<Tunnel> m_tunnel;
    std::optional<ppp::Ipv4Address> m_assigned;
    EndCause m_lossCause = EndCause::PeerHangUp; ///< should the call be lost now
    pptp::DisconnectResult m_notifyResult = pptp::DisconnectResult::LostCarrier;
    Duration m_now{}; ///< time of the input that is being worked on
    bool m_addressAsked = false;
    std::optional<ppp::Ipv4Address> m_projected; ///< address projected ahead of its acknowledgment
    bool m_lacksRoute = false;                   ///< projecting the address was tried, and failed
    bool m_ended = false;
};

} // namespace pptplab::session

#endif
