// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_IPCP_H
#define PPTPLAB_MODELS_PPP_IPCP_H

#include "models/ppp/negotiation.h"
#include "models/ppp/network.h"

#include <array>
#include <cstdint>
#include <functional>

namespace pptplab::ppp
{

/// Name servers, RFC 1877, in the order of their option numbers 129 to 132.
struct NameServers
{
    Ipv4Address primaryDns;
    Ipv4Address primaryNbns;
    Ipv4Address secondaryDns;
    Ipv4Address secondaryNbns;
};

/// What one end wants of IPCP.
struct IpcpConfig
{
    bool assigns = false; ///< gives the peer its address (server)
    Ipv4Address own;      ///< 0.0.0.0: asks the peer for one, unless it assigns itself
    bool insists = false; ///< `own` and no other
    Ipv4Address peer;     ///< address to assign; 0.0.0.0 when none is left
    /// Whether the peer may have the address that it proposes; asked each time. None: it may not.
    std::function<bool(Ipv4Address)> takesProposal;
    /// Whether the peer's address, which was agreed on, can be acknowledged; asked each time.
    /// None: it can. When not, his request stays unanswered.
    std::function<bool(Ipv4Address)> mayHave;
    bool askServers = false; ///< ask for the primary DNS and NBNS
    NameServers servers;     ///< handed out; 0.0.0.0 for none
};

/// IPCP's options: IP-Address (3, RFC 1332), name servers (129 to 132, RFC 1877). Van Jacobson
/// compression is not offered and is declined.
class Ipcp final : public Negotiation
{
  public:
    explicit Ipcp(const IpcpConfig& config);

    void WriteRequest(ByteWriter& out) const override;
    void ForgetPeer() override;
    Judgement Judge(const Option& option, ByteWriter& nak) override;
    void OnNak(const Option& option) override;
    void OnReject(const Option& option) override;

    /// The addresses of both ends, valid when IPCP is open.
    Ipv4Address Own() const { return m_own; }
    Ipv4Address Peer() const { return m_peer; }
    const NameServers& Servers() const { return m_servers; }

    /// The caller has an address. A server that has none left rejects the option, so that IPCP
    /// opens without: inference, as it leaves the caller an error of its own (733,
    /// SOURCES: Client errors).
    bool HasAddress() const;

    /// The peer wanted another address than the one that this end insists on.
    bool IsOwnRefused() const { return m_ownRefused; }

  private:
    IpcpConfig m_config;
    Ipv4Address m_own;
    Ipv4Address m_peer;
    NameServers m_servers; ///< what the peer named
    bool m_askAddress;
    bool m_ownRefused = false;
    bool m_askDns = true;
    bool m_askNbns = true;
};

} // namespace pptplab::ppp

#endif
