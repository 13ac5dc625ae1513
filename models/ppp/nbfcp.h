// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NBFCP_H
#define PPTPLAB_MODELS_PPP_NBFCP_H

#include "models/ppp/negotiation.h"

#include <array>
#include <cstdint>
#include <string>

namespace pptplab::ppp
{

/// Kinds of machine that Peer-Information tells apart (SOURCES: NetBEUI).
enum class PeerClass : std::uint16_t
{
    GatewayServer = 2,
    LocalAccessServer = 4, ///< "This computer only"
    Bridge = 6,
    EndSystem = 8,
};

/// What one end wants of NBFCP.
struct NbfcpConfig
{
    std::string computerName; ///< NetBIOS name, 15 characters count
    PeerClass peerClass = PeerClass::EndSystem;
    bool projectName = false; ///< the caller has its name added on the server's network
    /// NBFCP comes up when the NetBIOS gateway does, which was not started: never (Q163129; the
    /// article blames "a change in RAS in Service Pack 2", the rest is inference).
    bool waitsForGateway = false;
};

/// NBFCP's options (RFC 2097): Name-Projection (1) and Peer-Information (2). The server adds any
/// name without looking for a double.
class Nbfcp final : public Negotiation
{
  public:
    explicit Nbfcp(const NbfcpConfig& config)
        : m_config(config), m_askProjection(config.projectName)
    {
    }

    void WriteRequest(ByteWriter& out) const override;
    void ForgetPeer() override { m_peerClass = {}; }
    Judgement Judge(const Option& option, ByteWriter& nak) override;
    void OnNak(const Option& option) override;
    void OnReject(const Option& option) override;

    PeerClass Peer() const { return m_peerClass; }

  private:
    NbfcpConfig m_config;
    PeerClass m_peerClass{};
    bool m_askProjection;
    bool m_askInformation = true;
};

} // namespace pptplab::ppp

#endif
