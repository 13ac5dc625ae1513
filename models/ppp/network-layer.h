// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NETWORK_LAYER_H
#define PPTPLAB_MODELS_PPP_NETWORK_LAYER_H

#include "models/ppp/ccp.h"
#include "models/ppp/control-protocol.h"
#include "models/ppp/frame.h"
#include "models/ppp/ipcp.h"
#include "models/ppp/ipxcp.h"
#include "models/ppp/link-owner.h"
#include "models/ppp/nbfcp.h"
#include "models/ppp/network-control.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pptplab::ppp
{

/// What one end offers in the phase Network.
struct NetworkConfig
{
    ProtocolSet protocols;
    IpcpConfig ipcp;
    NbfcpConfig nbfcp;
    IpxcpConfig ipxcp;
    std::optional<CcpConfig> ccp; ///< none: no encryption is talked about
};

/// What the network protocols of a link need of it.
class NetworkLayerHost
{
  public:
    NetworkLayerHost() = default;
    NetworkLayerHost(const NetworkLayerHost&) = delete;
    NetworkLayerHost& operator=(const NetworkLayerHost&) = delete;
    virtual ~NetworkLayerHost() = default;

    virtual void Send(ProtocolNumber protocol, ByteView packet) = 0;
    virtual void Fail(LinkFailure failure) = 0;
};

/// The phase Network of a link, RFC 1661 3.6: network control protocols and CCP, and the packets
/// that go through them, encrypted if that was agreed. An end that demands encryption starts the
/// others when CCP is open, so that nobody is connected before he is hung up on (inference).
class NetworkLayer final : private ControlProtocolOwner
{
  public:
    NetworkLayer(const Options& options, LinkOwner& owner, NetworkLayerHost& host);

    /// LCP is open and authentication is over. Begins anew whatever there was before.
    void Start(const NetworkConfig& config);

    /// LCP is no longer open.
    void Down();

    /// False when the frame's protocol is not on offer.
    bool Takes(const Frame& frame);

    void OnTimer(ProtocolNumber protocol);
    void OnProtocolReject(ProtocolNumber protocol);

    /// False when that network protocol is not open.
    bool Send(ProtocolNumber protocol, ByteView packet, bool protocolCompression);
    void SendResetRequest();

    const Ipcp* OpenIpcp() const;

  private:
    void SendControl(ProtocolNumber protocol, ByteView packet) override;
    void StartRestartTimer(ProtocolNumber protocol, Duration delay) override;
    void StopRestartTimer(ProtocolNumber protocol) override;
    void OnLayer(ProtocolNumber protocol, LayerChange change, Event because) override;
    void OnOwnCode(ProtocolNumber protocol, const ControlPacket& packet) override;
    void OnAgreed(ProtocolNumber /*protocol*/) override {}
    void OnPassage(ProtocolNumber protocol, Passage passage) override;

    void Add(ProtocolNumber packets,
             ProtocolNumber control,
             std::unique_ptr<Negotiation> negotiation);
    void OnUp(NetworkControl& network);
    void OnDown(NetworkControl& network, Event because);
    void OnPacket(const NetworkControl& network, ByteView packet);
    void OnEncrypted(ByteView packet);
    bool WaitsForEncryption(const NetworkControl& network) const;
    bool WaitsForGateway(const NetworkControl& network) const
    {
        return m_nbfWaits && network.packetProtocol == ProtocolNumber::Nbf;
    }
    void StartWaiting();
    void Settle();
    ProtocolSet OpenNetworks() const;
    bool Has(NetworkControl::Status status) const;
    bool LacksEncryption() const;
    LinkFailure WhyNoneIsOpen() const;
    NetworkControl* FindByControl(ProtocolNumber protocol);
    const NetworkControl* FindByPackets(ProtocolNumber protocol) const;

    const Options& m_options;
    LinkOwner& m_owner;
    NetworkLayerHost& m_host;
    std::vector<std::unique_ptr<NetworkControl>> m_networks;
    std::uint32_t m_encryption = 0; ///< MppeBits in use
    /// Of the Reset-Request that waits for its Reset-Ack; repeated ones have it, too (RFC 1962 3).
    std::optional<std::uint8_t> m_resetIdentifier;
    bool m_encryptionRequired = false;
    bool m_peerSpeaksCcp = false;
    bool m_nbfWaits = false; ///< NbfcpConfig::waitsForGateway
    bool m_active = false;   ///< the phase is Network
    bool m_settled = false;  ///< every protocol was decided once
};

} // namespace pptplab::ppp

#endif
