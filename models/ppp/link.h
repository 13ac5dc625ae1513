// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_LINK_H
#define PPTPLAB_MODELS_PPP_LINK_H

#include "models/base/bytes.h"
#include "models/base/random-stream.h"
#include "models/ppp/control-protocol.h"
#include "models/ppp/frame.h"
#include "models/ppp/lcp.h"
#include "models/ppp/link-owner.h"
#include "models/ppp/network-layer.h"
#include "models/ppp/network.h"
#include "models/ppp/options.h"
#include "models/ppp/phase.h"

#include <cstdint>

namespace pptplab::ppp
{

/// One end of a PPP link: LCP, the phases of RFC 1661 3, and the network control protocols.
/// Not here: authentication itself and encryption (models/session joins them), LCP echo timing.
class Link final : private ControlProtocolOwner, private NetworkLayerHost
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

    /// IPCP if it is open.
    const Ipcp* OpenIpcp() const { return m_networks.OpenIpcp(); }

    /// Asks for a sign of life, RFC 1661 5.8. False when the peer has left the last
    /// Options::lcpEchoFailures of them unanswered; the link has then failed.
    bool SendEcho();

    /// MPPE has lost its place, RFC 3078 8.2.
    void SendResetRequest() { m_networks.SendResetRequest(); }

  private:
    void SendControl(ProtocolNumber protocol, ByteView packet) override;
    void StartRestartTimer(ProtocolNumber protocol, Duration delay) override;
    void StopRestartTimer(ProtocolNumber protocol) override;
    void OnLayer(ProtocolNumber protocol, LayerChange change, Event because) override;
    void OnOwnCode(ProtocolNumber protocol, const ControlPacket& packet) override;
    void OnAgreed(ProtocolNumber protocol) override;
    void OnPassage(ProtocolNumber protocol, Passage passage) override;

    void Send(ProtocolNumber protocol, ByteView packet) override;
    void Fail(LinkFailure failure) override;

    void EnterPhase(Phase phase);
    void OnLcpUp();
    void OnLcpDown(Event because);
    void RejectProtocol(const Frame& frame);
    void Identify();

    const Options& m_options;
    LinkOwner& m_owner;
    Lcp m_lcp;
    ControlProtocol m_lcpControl;
    NetworkLayer m_networks;
    Octets m_frame; ///< the one being built, kept for its capacity
    Phase m_phase = Phase::Dead;
    bool m_failed = false;
    std::uint8_t m_echoesUnanswered = 0;
};

} // namespace pptplab::ppp

#endif
