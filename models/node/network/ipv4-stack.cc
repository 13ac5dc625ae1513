// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/ipv4-stack.h"

#include <ns3/arp-l3-protocol.h>
#include <ns3/boolean.h>
#include <ns3/icmpv4-l4-protocol.h>
#include <ns3/ipv4-interface-address.h>
#include <ns3/ipv4-l3-protocol.h>
#include <ns3/traffic-control-layer.h>

namespace pptplab::node
{

ns3::Ptr<HashRouting>
InstallIpv4(const ns3::Ptr<ns3::Node>& node, bool forwards)
{
    // Ipv4L3Protocol asks for the traffic control layer and for ARP, although no device uses them.
    const auto trafficControl = ns3::CreateObject<ns3::TrafficControlLayer>();
    node->AggregateObject(trafficControl);
    const auto arp = ns3::CreateObject<ns3::ArpL3Protocol>();
    arp->SetTrafficControl(trafficControl);
    node->AggregateObject(arp);

    const auto routing = ns3::CreateObject<HashRouting>();
    const auto ipv4 = ns3::CreateObject<ns3::Ipv4L3Protocol>();
    ipv4->SetRoutingProtocol(routing);
    node->AggregateObject(ipv4);
    ipv4->SetAttribute("IpForward", ns3::BooleanValue(forwards));
    node->AggregateObject(ns3::CreateObject<ns3::Icmpv4L4Protocol>());
    return routing;
}

std::uint32_t
AddInterface(const ns3::Ptr<ns3::NetDevice>& device, ns3::Ipv4Address address)
{
    const auto ipv4 = device->GetNode()->GetObject<ns3::Ipv4>();
    const std::uint32_t interface = ipv4->AddInterface(device);
    ipv4->AddAddress(interface, ns3::Ipv4InterfaceAddress(address, ns3::Ipv4Mask::GetOnes()));
    ipv4->SetUp(interface);
    return interface;
}

ns3::Ptr<ns3::UdpL4Protocol>
UdpOf(const ns3::Ptr<ns3::Node>& node)
{
    auto udp = node->GetObject<ns3::UdpL4Protocol>();
    if (!udp)
    {
        udp = ns3::CreateObject<ns3::UdpL4Protocol>();
        node->AggregateObject(udp);
    }
    return udp;
}

ns3::Ptr<HashRouting>
RoutingOf(const ns3::Ptr<ns3::Node>& node)
{
    return ns3::DynamicCast<HashRouting>(node->GetObject<ns3::Ipv4>()->GetRoutingProtocol());
}

} // namespace pptplab::node
