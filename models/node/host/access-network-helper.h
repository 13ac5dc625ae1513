// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_HOST_ACCESS_NETWORK_HELPER_H
#define PPTPLAB_MODELS_NODE_HOST_ACCESS_NETWORK_HELPER_H

#include "models/node/network/access-device.h"
#include "models/node/tcp-ip/nt-tcp-socket.h"

#include <ns3/attribute.h>
#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/object-factory.h>

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::node
{

/// Whether an adapter has a default gateway: DontAddDefaultGateway (Q154674) says no.
enum class DefaultRoute : std::uint8_t
{
    Added,
    NotAdded,
};

/// Builds NT hosts behind routers, in the manner of ns-3's helpers. Everything it makes belongs to
/// ns-3 and goes with Simulator::Destroy().
class AccessNetworkHelper
{
  public:
    AccessNetworkHelper();

    /// An attribute of the NtHost of each host that is made from now on.
    void SetHostAttribute(const std::string& name, const ns3::AttributeValue& value);

    /// A node that forwards, without interfaces yet.
    ns3::Ptr<ns3::Node> CreateRouter() const;

    /// A place on `router` where hosts of `network` may be attached; `gateway` is its own address.
    ns3::Ptr<AccessConcentrator> AddConcentrator(const ns3::Ptr<ns3::Node>& router,
                                                 ns3::Ipv4Address gateway,
                                                 ns3::Ipv4Mask mask) const;

    /// An NT machine with TCP and GRE and a default route over its line to `concentrator`.
    ns3::Ptr<ns3::Node> AddHost(const ns3::Ptr<AccessConcentrator>& concentrator,
                                ns3::Ipv4Address address,
                                AccessLine line) const;

    /// An NT machine on a line without impairments whose directions are alike.
    ns3::Ptr<ns3::Node> AddHost(const ns3::Ptr<AccessConcentrator>& concentrator,
                                ns3::Ipv4Address address,
                                const LinkDirection::Options& link) const;

    /// One more adapter of a host, by which packets from outside reach it. It sends by that adapter
    /// only when that has the default route, which the last one takes from those before (which of
    /// several an NT machine prefers is inference).
    void AddAdapter(const ns3::Ptr<ns3::Node>& host,
                    const ns3::Ptr<AccessConcentrator>& concentrator,
                    ns3::Ipv4Address address,
                    AccessLine line,
                    DefaultRoute route) const;

  private:
    ns3::ObjectFactory m_hosts;
    ns3::Ptr<NtTcpSocket> m_prototype;
};

/// The address of an end host on AccessDeviceOf() it.
ns3::Ipv4Address AccessAddressOf(const ns3::Ptr<ns3::Node>& host);

/// The device of each adapter of a host, in the order in which they were added.
std::vector<ns3::Ptr<AccessDevice>> AdaptersOf(const ns3::Ptr<ns3::Node>& host);

/// The addresses of those.
std::vector<ns3::Ipv4Address> AdapterAddressesOf(const ns3::Ptr<ns3::Node>& host);

} // namespace pptplab::node

#endif
