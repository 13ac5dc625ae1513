// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_IPXCP_H
#define PPTPLAB_MODELS_PPP_IPXCP_H

#include "models/ppp/negotiation.h"

#include <cstdint>

namespace pptplab::ppp
{

/// What one end wants of IPXCP.
struct IpxcpConfig
{
    std::uint32_t network = 0; ///< 0 asks the peer
    std::uint64_t node = 0;    ///< own node number, 48 bits
};

/// IPXCP's options (RFC 1552): network number (1) and node number (2). Compression and routing
/// protocol are declined.
class Ipxcp final : public Negotiation
{
  public:
    explicit Ipxcp(const IpxcpConfig& config) : m_network(config.network), m_node(config.node) {}

    void WriteRequest(ByteWriter& out) const override;
    void ForgetPeer() override { m_peerNode = 0; }
    Judgement Judge(const Option& option, ByteWriter& nak) override;
    void OnNak(const Option& option) override;
    void OnReject(const Option& option) override;

    std::uint32_t Network() const { return m_network; }
    std::uint64_t PeerNode() const { return m_peerNode; }

  private:
    std::uint32_t m_network;
    std::uint64_t m_node;
    std::uint64_t m_peerNode = 0;
    bool m_askNetwork = true;
    bool m_askNode = true;
};

} // namespace pptplab::ppp

#endif
