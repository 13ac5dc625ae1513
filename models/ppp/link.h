// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_LINK_H
#define PPTPLAB_MODELS_PPP_LINK_H

#include "models/base/bytes.h"
#include "models/base/random-stream.h"
#include "models/ppp/control-protocol.h"
#include "models/ppp/frame.h"
#include "models/ppp/lcp.h"
#include "models/ppp/network-control.h"
#include "models/ppp/network.h"
#include "models/ppp/options.h"
#include "models/ppp/phase.h"

#include <memory>
#include <vector>

namespace pptplab::ppp
{

/// Why a link cannot serve, or is no longer to.
enum class LinkFailure : std::uint8_t
{
    TimedOut,       ///< the restart counter of LCP ran out
    PeerTerminated, ///< Terminate-Request
    NotConverging,  ///< LCP refused by the peer
    Loopback,
    NoAuthentication, ///< the peer refuses each protocol that this end may demand
    NetworkRefused,   ///< the peer has none of the network protocols
    NetworkTimedOut,  ///< none opened, and one at least was never decided
    NoAddress,        ///< none opened, IP for want of an address
};

/// What a link needs around it.
class LinkOwner
{
  public:
    LinkOwner() = default;
    LinkOwner(const LinkOwner&) = delete;
    LinkOwner& operator=(const LinkOwner&) = delete;
    virtual ~LinkOwner() = default;

    virtual void SendFrame(ByteView frame) = 0;

    /// One restart timer for each control protocol.
    virtual void StartTimer(ProtocolNumber protocol, Duration delay) = 0;
    virtual void StopTimer(ProtocolNumber protocol) = 0;

    virtual void OnPhase(Phase phase) = 0;

    /// LCP agreed to the options of one direction.
    virtual void OnLcpAgreed() = 0;

    /// LCP is open. The owner calls StartNetworks() when it is content with the peer.
    virtual void OnAuthenticate(AuthenticationProtocol protocol) = 0;

    /// A packet of PAP or CHAP, during the phases Authenticate and Network.
    virtual void OnAuthenticationPacket(ProtocolNumber protocol, ByteView packet) = 0;

    /// A packet of an open network protocol.
    virtual void OnNetworkPacket(ProtocolNumber protocol, ByteView packet) = 0;

    /// Every network protocol on offer is open or has failed; `open` has at least one.
    virtual void OnNetworksUp(NetworkProtocols open) = 0;

    /// The first reason. The owner calls Close() or LowerDown() when it sees fit.
    virtual void OnFailure(LinkFailure failure) = 0;

    /// LCP has finished: nothing more will be sent.
    virtual void OnFinished() = 0;
};

/// One end of a PPP link: LCP, the phases of RFC 1661 3, and the network control protocols.
/// Not here: authentication itself and encryption (models/session joins them), LCP echo timing.
class Link final : private ControlProtocolOwner
{
  public:
    Link(const LcpConfig& config, const Options& options, RandomStream& random, LinkOwner& owner);
    ~Link() override;

    /// The lower layer is up.
    void Start();

    void OnFrame(ByteView octets);

    /// The restart timer of `protocol` ran out.
    void OnTimer(ProtocolNumber protocol);

    /// Goes on to the phase Network with what `config` offers.
    void StartNetworks(const NetworkConfig& config);

    /// Sends LCP Terminate-Requests until answered; then OnFinished.
    void Close();

    /// The lower layer is gone. Nothing is sent any more.
    void LowerDown();

    /// A packet of an authentication protocol.
    void SendPacket(ProtocolNumber protocol, ByteView packet);

    /// False when that network protocol is not open.
    bool SendNetwork(ProtocolNumber protocol, ByteView packet);

    Phase Current() const { return m_phase; }
    const Ipcp* OpenIpcp() const;

  private:
    void SendControl(ProtocolNumber protocol, ByteView packet) override;
    void StartRestartTimer(ProtocolNumber protocol, Duration delay) override;
    void StopRestartTimer(ProtocolNumber protocol) override;
    void OnLayer(ProtocolNumber protocol, LayerChange change, Event because) override;
    void OnOwnCode(ProtocolNumber protocol, const ControlPacket& packet) override;
    void OnAgreed(ProtocolNumber protocol) override;

    void EnterPhase(Phase phase);
    void Fail(LinkFailure failure);
    void OnLcpLayer(LayerChange change, Event because);
    void OnLcpUp();
    void OnLcpDown(Event because);
    void OnNetworkFrame(const Frame& frame);
    void RejectProtocol(const Frame& frame);
    void SettleNetworks();
    NetworkControl* Find(ProtocolNumber protocol);
    void Send(ProtocolNumber protocol, ByteView packet);

    const Options& m_options;
    LinkOwner& m_owner;
    Lcp m_lcp;
    ControlProtocol m_lcpControl;
    std::vector<std::unique_ptr<NetworkControl>> m_networks;
    Octets m_frame; ///< the one being built, kept for its capacity
    Phase m_phase = Phase::Dead;
    bool m_failed = false;
    bool m_settled = false;
};

} // namespace pptplab::ppp

#endif
