// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_TUNNEL_H
#define PPTPLAB_MODELS_SESSION_TUNNEL_H

#include "models/gre/channel.h"
#include "models/ppp/link.h"
#include "models/session/authentication.h"
#include "models/session/encryption.h"
#include "models/session/end.h"
#include "models/session/nbf-line.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace pptplab::session
{

/// The part of a tunnel that differs between caller and server.
class TunnelRole
{
  public:
    TunnelRole() = default;
    TunnelRole(const TunnelRole&) = delete;
    TunnelRole& operator=(const TunnelRole&) = delete;
    virtual ~TunnelRole() = default;

    virtual ppp::LcpConfig WantedLcp() const = 0;
    virtual std::unique_ptr<Authentication> MakeAuthentication(ppp::AuthenticationProtocol protocol,
                                                               AuthenticationOwner& owner) = 0;

    /// What to offer, asked for when the phase Network begins.
    virtual ppp::NetworkConfig WantedNetworks() = 0;

    /// Fills in the addresses, as seen from this side.
    virtual Negotiated Agreed(ProtocolSet open, const ppp::Ipcp* ipcp) const = 0;

    /// The session may come up.
    virtual bool Projects(const Negotiated& negotiated) = 0;

    /// LCP agreed to the options of one direction, or closed: Set-Link-Info is due (Q241252).
    virtual void OnLinkChanged() = 0;

    /// Why the session is over, the first cause and once.
    virtual void OnSessionEnded(const End& end) = 0;

    /// PPP has finished: the call can be cleared.
    virtual void OnLinkFinished() = 0;
};

/// Everything of one tunnel that a TunnelRole shares, in one place.
struct TunnelContext
{
    std::uint16_t callId = 0; ///< Call ID of this end
    gre::Channel::Peer peer;
    const gre::Options& gre;
    const ppp::Options& ppp;
    const EncryptionOptions& encryption;
    bool isServer = false;
    /// Options of NBF without PPP: a caller speaks NBF from the start, a server once his caller
    /// does. None: never.
    std::optional<NbfLine::Options> nbf;
    Surroundings& surroundings;
    CallSurroundings& call;
    RandomStream& random;
};

/// The data side of one call at one end: PPP frames in GRE, from LCP to the network layer; or NBF
/// frames in their place (tunnel-nbf.cc).
class Tunnel final : private AuthenticationOwner,
                     private gre::ChannelOwner,
                     private ppp::LinkOwner,
                     private NbfLineOwner
{
  public:
    Tunnel(const TunnelContext& context, TunnelRole& role);

    void Start(Duration now);
    void OnGre(ByteView packet, Duration now);
    void OnTimer(TimerKind kind, Duration now);
    void SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now);

    /// LCP Terminate, then TunnelRole::OnLinkFinished.
    void HangUp(Duration now);

    /// The call is gone: nothing is sent any more. `cause` counts unless there was one before.
    void LowerDown(EndCause cause);

  private:
    // AuthenticationOwner
    void SendAuthentication(ppp::ProtocolNumber protocol, ByteView packet) override;
    void StartAuthenticationTimer(Duration delay) override;
    void StopAuthenticationTimer() override;
    void OnAuthenticated(const std::optional<auth::EncryptionSecret>& secret) override;
    void OnDenied(auth::Denial denial) override;
    void OnAuthenticationTimeout() override;

    // gre::ChannelOwner
    void SendPacket(ByteView packet) override;
    void DeliverPayload(ByteView payload, Duration now) override;
    void StartTimer(gre::Timer timer, Duration delay) override;
    void StopTimer(gre::Timer timer) override;

    // ppp::LinkOwner
    void SendFrame(ByteView frame) override;
    void StartTimer(ppp::ProtocolNumber protocol, Duration delay) override;
    void StopTimer(ppp::ProtocolNumber protocol) override;
    void OnPhase(ppp::Phase phase) override;
    void OnPassage(ppp::ProtocolNumber protocol, ppp::Passage passage) override;
    void OnLcpAgreed() override;
    void OnAuthenticate(ppp::AuthenticationProtocol protocol) override;
    void OnAuthenticationPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnNetworkPacket(ppp::ProtocolNumber protocol, ByteView packet) override;
    void OnEncryption(std::uint32_t bits) override;
    Octets Encrypt(ByteView frame) override;
    std::optional<Octets> Decrypt(ByteView packet) override;
    void OnResetRequest() override;
    void OnNetworksUp(ProtocolSet open) override;
    void OnFailure(ppp::LinkFailure failure) override;
    void OnFinished() override;

    // NbfLineOwner
    void SendNbf(ByteView frame) override;
    void StartNbfTimer(Duration delay) override { StartTimer(TimerKind::Nbf, delay); }
    void StopNbfTimer() override { StopTimer(TimerKind::Nbf); }
    void OnNbfUp() override { OnNetworksUp({NetworkProtocol::NetBeui}); }
    void OnNbfFailed() override;

    void StartNbf();
    bool TakesNbf(ByteView payload);
    void StartTimer(TimerKind kind, Duration delay);
    void StopTimer(TimerKind kind);
    void EndSession(EndCause cause, std::uint16_t detail = 0);
    void GiveUp(EndCause cause, std::uint16_t detail = 0);
    void OnPeerTerminates();
    EndCause CauseOf(ppp::LinkFailure failure) const;

    std::uint16_t m_callId;
    Surroundings& m_surroundings;
    CallSurroundings& m_call;
    TunnelRole& m_role;
    Duration m_negotiateTime;
    Duration m_echoInterval;
    std::optional<NbfLine::Options> m_nbfOptions;
    std::optional<NbfLine> m_nbf; ///< while there is one, there is no PPP
    bool m_isServer;
    ppp::Link m_link;
    gre::Channel m_channel;
    std::unique_ptr<Authentication> m_authentication;
    Encryption m_encryption;
    Duration m_now{};     ///< time of the input that is being worked on
    bool m_heard = false; ///< a frame came
    bool m_up = false;    ///< the session has been up
    bool m_ended = false;
    /// A server without the encryption that it demands: it has no network protocol for anybody.
    bool m_refusesNetworks = false;
    bool m_down = false; ///< the call is gone
};

} // namespace pptplab::session

#endif
