// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PPTP_GRE_PROTOCOL_H
#define PPTPLAB_MODELS_NODE_PPTP_GRE_PROTOCOL_H

#include "models/base/bytes.h"
#include "models/node/network/ipv4-protocol.h"

#include <ns3/ipv4-address.h>
#include <ns3/traced-callback.h>

#include <cstdint>
#include <unordered_map>

namespace pptplab::node
{

/// One end of a call as the GRE layer of its node sees it.
class GreUser
{
  public:
    GreUser() = default;
    GreUser(const GreUser&) = delete;
    GreUser& operator=(const GreUser&) = delete;
    virtual ~GreUser() = default;

    /// A whole GRE packet, header included, that carries this user's Call ID.
    virtual void OnGre(ByteView packet) = 0;
};

/// IP protocol 47 of one node, shared by all of its calls. A packet goes to the user that is bound
/// to the Call ID in its key (RFC 2637 4.1: the low half); its content is read no further here.
/// A packet without user is dropped and traced: NT answers none that was ever seen.
class GreProtocol final : public Ipv4Protocol
{
  public:
    static constexpr std::uint8_t kProtocolNumber = 47;

    static ns3::TypeId GetTypeId();

    /// `callId` is the one that this node chose. It must be free, and `user` stays valid until
    /// Unbind. Packets of others than `peer` are dropped: a Call ID belongs to a pair of hosts.
    void Bind(std::uint16_t callId, ns3::Ipv4Address peer, GreUser& user);
    void Unbind(std::uint16_t callId);

    /// Sends a whole GRE packet from the node's own address towards `peer`.
    void Send(ns3::Ipv4Address peer, ByteView packet);

    int GetProtocolNumber() const override { return kProtocolNumber; }
    using Ipv4Protocol::Receive;
    RxStatus Receive(ns3::Ptr<ns3::Packet> packet,
                     const ns3::Ipv4Header& header,
                     ns3::Ptr<ns3::Ipv4Interface> interface) override;
    void ReceiveIcmp(ns3::Ipv4Address source,
                     std::uint8_t ttl,
                     std::uint8_t type,
                     std::uint8_t code,
                     std::uint32_t rest,
                     ns3::Ipv4Address payloadSource,
                     ns3::Ipv4Address payloadDestination,
                     const std::uint8_t payload[8]) override;

  protected:
    void DoDispose() override;

  private:
    struct Binding
    {
        ns3::Ipv4Address peer;
        GreUser* user = nullptr;
    };

    std::unordered_map<std::uint16_t, Binding> m_users; ///< users by our Call ID
    ns3::TracedCallback<ns3::Ptr<const ns3::Packet>, ns3::Ipv4Address> m_drop;
    ns3::TracedCallback<ns3::Ipv4Address, std::uint8_t, std::uint8_t, std::uint16_t> m_unreachable;
};

} // namespace pptplab::node

#endif
