// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_SMALL_NETWORK_H
#define PPTPLAB_TESTS_MODELS_NODE_SMALL_NETWORK_H

#include "models/node/host/access-network-helper.h"
#include "models/node/network/ipv4-stack.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/simulator.h>

#include <chrono>

namespace pptplab::node
{

/// client 10.0.0.2 --- 10.0.0.1 router 10.1.0.1 --- 10.1.0.2 server
/// Both links alike: 8 Mbit/s, so that an octet takes 1 us, and 10 ms.
struct SmallNetwork
{
    static LinkDirection::Options Link()
    {
        LinkDirection::Options link;
        link.rate = BitRate{8'000'000};
        link.delay = std::chrono::milliseconds(10);
        return link;
    }

    SmallNetwork() = default;
    SmallNetwork(const SmallNetwork&) = delete;
    SmallNetwork& operator=(const SmallNetwork&) = delete;
    ~SmallNetwork() { ns3::Simulator::Destroy(); }

    static constexpr const char* kClientAddress = "10.0.0.2";
    static constexpr const char* kServerAddress = "10.1.0.2";

    AccessNetworkHelper helper;
    ns3::Ptr<ns3::Node> router = helper.CreateRouter();
    ns3::Ptr<AccessConcentrator> clients =
        helper.AddConcentrator(router, "10.0.0.1", ns3::Ipv4Mask("255.255.0.0"));
    ns3::Ptr<AccessConcentrator> servers =
        helper.AddConcentrator(router, "10.1.0.1", ns3::Ipv4Mask("255.255.0.0"));
    ns3::Ptr<ns3::Node> client = helper.AddHost(clients, kClientAddress, Link());
    ns3::Ptr<ns3::Node> server = helper.AddHost(servers, kServerAddress, Link());
};

/// What the client sends to the server is lost in the router from now on.
inline void
RouteAway(SmallNetwork& net)
{
    RoutingOf(net.router)->RemoveRoute("10.1.0.0", ns3::Ipv4Mask("255.255.0.0"));
}

} // namespace pptplab::node

#endif
