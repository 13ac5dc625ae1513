// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/hash-routing.h"

#include "tests/models/node/small-network.h"

#include <gtest/gtest.h>
#include <ns3/ipv4-header.h>

namespace pptplab::node
{
namespace
{

/// Where the router would send a packet for `destination`; none when it has no route.
ns3::Ptr<ns3::NetDevice>
DeviceFor(const SmallNetwork& net, const char* destination)
{
    ns3::Ipv4Header header;
    header.SetDestination(destination);
    ns3::Socket::SocketErrno error = ns3::Socket::ERROR_NOTERROR;
    const auto route = RoutingOf(net.router)->RouteOutput(nullptr, header, nullptr, error);
    EXPECT_EQ(error == ns3::Socket::ERROR_NOTERROR, static_cast<bool>(route));
    return route ? route->GetOutputDevice() : nullptr;
}

TEST(HashRouting, TheLongestPrefixDecides)
{
    const SmallNetwork net;
    const auto routing = RoutingOf(net.router);
    EXPECT_EQ(DeviceFor(net, "10.0.200.1"), net.clients);
    EXPECT_EQ(DeviceFor(net, "10.1.200.1"), net.servers);
    EXPECT_EQ(DeviceFor(net, "11.0.0.1"), nullptr);

    routing->AddRoute("10.1.200.1", ns3::Ipv4Mask::GetOnes(), net.clients, "10.0.0.1");
    routing->AddRoute("0.0.0.0", ns3::Ipv4Mask::GetZero(), net.servers, "10.1.0.1");
    EXPECT_EQ(DeviceFor(net, "10.1.200.1"), net.clients);
    EXPECT_EQ(DeviceFor(net, "10.1.200.2"), net.servers);
    EXPECT_EQ(DeviceFor(net, "11.0.0.1"), net.servers);
}

TEST(HashRouting, ARemovedRouteUncoversTheShorterOne)
{
    const SmallNetwork net;
    const auto routing = RoutingOf(net.router);
    routing->AddRoute("10.1.200.1", ns3::Ipv4Mask::GetOnes(), net.clients, "10.0.0.1");
    routing->RemoveRoute("10.1.200.1", ns3::Ipv4Mask::GetOnes());
    EXPECT_EQ(DeviceFor(net, "10.1.200.1"), net.servers);
    routing->RemoveRoute("10.1.0.0", ns3::Ipv4Mask("255.255.0.0"));
    EXPECT_EQ(DeviceFor(net, "10.1.200.1"), nullptr);
    routing->RemoveRoute("10.1.0.0", ns3::Ipv4Mask("255.255.0.0")); // none left: no effect
}

} // namespace
} // namespace pptplab::node
