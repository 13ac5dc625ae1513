// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_ADDRESS_TRANSLATION_H
#define PPTPLAB_MODELS_NODE_NETWORK_ADDRESS_TRANSLATION_H

#include "models/firewall/nat.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/object.h>
#include <ns3/packet.h>
#include <ns3/traced-callback.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace pptplab::node
{

class LightDevice;

/// NAT boxes between a router and the hosts at one of its places: what hosts send has the address
/// of their box behind it, before the router sees it; what the router sends to that address goes
/// to the host that it is for. The addresses of boxes are the last ones of the hosts' network, from
/// the top down, so that all routes lead here. Hosts of one box are those with consecutive
/// addresses. A filter of the router stands between boxes and lines: it sees the addresses inside.
/// Hosts of the network hear each other, and the router, without translation. Boxes that forward
/// are in front of servers, and outsiders dial their addresses.
class AddressTranslation final : public ns3::Object
{
  public:
    static ns3::TypeId GetTypeId();

    struct Options
    {
        firewall::NatOptions nat;
        ns3::Ipv4Address network; ///< network of the hosts; its first address is the router's
        ns3::Ipv4Mask mask;
        std::optional<std::uint32_t> hostsPerAddress; ///< none: one box for all
        /// What the boxes forward, by number: as many are there from the start, others when their
        /// hosts send something.
        std::vector<firewall::NatForwards> forwards{};
        std::uint32_t reserved = 0; ///< last addresses of the network that are not for boxes
    };

    /// Installs the boxes on the device behind which the hosts are.
    void Install(const ns3::Ptr<LightDevice>& inside, const Options& options);

    /// What the router gets of a packet that hosts have sent. Null: it is dropped.
    ns3::Ptr<ns3::Packet> FromHosts(const ns3::Ptr<ns3::Packet>& packet);

    /// What goes to the hosts of a packet that the router has sent. Null: it is dropped.
    ns3::Ptr<ns3::Packet> ToHosts(const ns3::Ptr<ns3::Packet>& packet);

    /// The endpoint as which a TCP connection of a host is known outside.
    std::optional<firewall::Endpoint> Outside(firewall::Endpoint host, firewall::Endpoint peer);

    /// The address by which hosts outside know a host: that of its box.
    ns3::Ipv4Address AddressOutside(ns3::Ipv4Address host) const;

    /// Sums over all boxes; high water that of the box with most.
    firewall::NatCounts Counts();

    /// Boxes that forward, and those whose hosts have sent something.
    std::size_t Boxes() const { return m_boxes.size(); }

    using DropTracedCallback = void (*)(ns3::Ptr<const ns3::Packet> packet,
                                        firewall::NatDrop reason);

  private:
    bool IsInside(std::uint32_t address) const;
    std::uint32_t OutsideAddress(std::uint32_t box) const { return m_lastAddress - box; }
    std::uint32_t BoxNumberOf(std::uint32_t host) const;
    firewall::Nat& BoxOf(std::uint32_t host);
    firewall::Nat* BoxAt(std::uint32_t outsideAddress);
    ns3::Ptr<ns3::Packet> Translated(const Result<Octets, firewall::NatDrop>& result,
                                     const ns3::Ptr<ns3::Packet>& packet);
    ns3::Ptr<ns3::Packet> DropStranger(const ns3::Ptr<ns3::Packet>& packet);

    Options m_options;
    std::uint32_t m_lastAddress = 0;
    std::map<std::uint32_t, firewall::Nat> m_boxes; ///< boxes by number
    std::uint64_t m_strangers = 0; ///< packets from or to addresses that are no box's or host's
    ns3::TracedCallback<ns3::Ptr<const ns3::Packet>, firewall::NatDrop> m_drop;
};

/// The address by which others know an end host on AccessDeviceOf() it: its own, or its box's.
ns3::Ipv4Address AddressSeenOutside(const ns3::Ptr<ns3::Node>& host);

/// The endpoint as which the peer of a TCP connection knows this host: its own, or one of a box.
firewall::Endpoint SeenAs(const ns3::Ptr<ns3::Node>& host,
                          firewall::Endpoint own,
                          firewall::Endpoint peer);

} // namespace pptplab::node

#endif
