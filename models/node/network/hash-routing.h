// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_HASH_ROUTING_H
#define PPTPLAB_MODELS_NODE_NETWORK_HASH_ROUTING_H

#include "models/node/units/ns3-compat.h"

#include <ns3/ipv4-address.h>
#include <ns3/ipv4-route.h>
#include <ns3/ipv4-routing-protocol.h>
#include <ns3/ipv4.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace pptplab::node
{

/// Longest-prefix routing by one hash table for each prefix length in use, and local addresses by
/// hash, where ns-3's own protocols walk lists of routes, interfaces and addresses. A route's
/// Ipv4Route is made once and shared by all packets. Limited broadcasts (RFC 922) are delivered
/// where they come in and go no further; else unicast only. Hosts see all packets that come in pass
/// through RouteInput().
class HashRouting final : public ns3::Ipv4RoutingProtocol
{
  public:
    static ns3::TypeId GetTypeId();

    /// Packets for `network` leave by `device`; those the node itself makes carry `source`.
    /// Replaces an older route for the same network.
    void AddRoute(ns3::Ipv4Address network,
                  ns3::Ipv4Mask mask,
                  const ns3::Ptr<ns3::NetDevice>& device,
                  ns3::Ipv4Address source);
    void RemoveRoute(ns3::Ipv4Address network, ns3::Ipv4Mask mask);

    ns3::Ptr<ns3::Ipv4Route> RouteOutput(ns3::Ptr<ns3::Packet> packet,
                                         const ns3::Ipv4Header& header,
                                         ns3::Ptr<ns3::NetDevice> device,
                                         ns3::Socket::SocketErrno& error) override;
    bool RouteInput(ns3::Ptr<const ns3::Packet> packet,
                    const ns3::Ipv4Header& header,
                    ns3::Ptr<const ns3::NetDevice> device,
                    UnicastForwardParameter forward,
                    MulticastForwardParameter multicast,
                    LocalDeliverParameter deliver,
                    ErrorParameter error) override;
    void NotifyInterfaceUp(std::uint32_t interface) override;
    void NotifyInterfaceDown(std::uint32_t interface) override;
    void NotifyAddAddress(std::uint32_t interface, ns3::Ipv4InterfaceAddress address) override;
    void NotifyRemoveAddress(std::uint32_t interface, ns3::Ipv4InterfaceAddress address) override;
    void SetIpv4(ns3::Ptr<ns3::Ipv4> ipv4) override;
    void PrintRoutingTable(ns3::Ptr<ns3::OutputStreamWrapper> stream,
                           ns3::Time::Unit unit) const override;

  private:
    using RoutesByNetwork = std::unordered_map<std::uint32_t, ns3::Ptr<ns3::Ipv4Route>>;

    struct PrefixLength
    {
        std::uint32_t mask;
        RoutesByNetwork routes;
    };

    void DoDispose() override;
    ns3::Ptr<ns3::Ipv4Route> Lookup(std::uint32_t destination) const;

    ns3::Ptr<ns3::Ipv4> m_ipv4;
    std::unordered_map<std::uint32_t, std::uint32_t> m_local; ///< address to interface
    std::vector<PrefixLength> m_prefixes;                     ///< longest first, none empty
};

} // namespace pptplab::node

#endif
