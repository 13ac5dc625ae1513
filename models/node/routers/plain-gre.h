// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_ROUTERS_PLAIN_GRE_H
#define PPTPLAB_MODELS_NODE_ROUTERS_PLAIN_GRE_H

#include "models/node/network/ipv4-protocol.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/packet.h>

#include <cstdint>
#include <map>
#include <set>

namespace pptplab::node
{

/// A sender of keep-alives who waits for them.
class KeepaliveUser
{
  public:
    KeepaliveUser() = default;
    KeepaliveUser(const KeepaliveUser&) = delete;
    KeepaliveUser& operator=(const KeepaliveUser&) = delete;
    virtual ~KeepaliveUser() = default;

    /// A keep-alive of this user has come back, the last header having this time to live.
    virtual void OnKeepalive(std::uint16_t sequence, std::uint8_t ttl) = 0;
};

/// Plain GRE (version 0 without options, RFC 1701) of a router, shared by its tunnels to others. An
/// IP packet out of a tunnel goes on as any that comes in. A keep-alive, as routers send it, is
/// such a packet: the far end, which need not know of keep-alives, forwards what it finds in it,
/// which is one more GRE packet, for where it came from. What comes from nobody at the other end of
/// a tunnel is dropped, and so is another version: no router is an end of a PPTP call.
class PlainGre final : public Ipv4Protocol
{
  public:
    static constexpr std::uint8_t kProtocolNumber = 47;

    static ns3::TypeId GetTypeId();

    /// The PlainGre of a node, made when there is none: not while the node is receiving a packet.
    /// Pre: the node has an IPv4 stack and no other user of protocol 47.
    static ns3::Ptr<PlainGre> Of(const ns3::Ptr<ns3::Node>& node);

    /// GRE from the router `peer` is taken from now on.
    void AddPeer(ns3::Ipv4Address peer) { m_peers.insert(peer); }

    /// `identifier` is free, and `user` stays valid until Unbind.
    void Bind(std::uint16_t identifier, KeepaliveUser& user);
    void Unbind(std::uint16_t identifier);

    /// A keep-alive from the node's address `own`, with `size` octets after its number. False
    /// when there is no way to the peer.
    struct Keepalive
    {
        ns3::Ipv4Address own;
        ns3::Ipv4Address peer;
        std::uint16_t identifier = 0;
        std::uint16_t sequence = 0;
        std::uint16_t size = 0;
    };
    bool Send(const Keepalive& keepalive);

    int GetProtocolNumber() const override { return kProtocolNumber; }
    using Ipv4Protocol::Receive;
    RxStatus Receive(ns3::Ptr<ns3::Packet> packet,
                     const ns3::Ipv4Header& header,
                     ns3::Ptr<ns3::Ipv4Interface> interface) override;

  protected:
    void DoDispose() override;

  private:
    void OnKeepalive(const ns3::Packet& packet, std::uint8_t ttl) const;

    std::set<ns3::Ipv4Address> m_peers;
    std::map<std::uint16_t, KeepaliveUser*> m_users; ///< users by identifier
};

} // namespace pptplab::node

#endif
