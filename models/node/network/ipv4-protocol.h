// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_IPV4_PROTOCOL_H
#define PPTPLAB_MODELS_NODE_NETWORK_IPV4_PROTOCOL_H

#include <ns3/ip-l4-protocol.h>
#include <ns3/ipv4-address.h>
#include <ns3/ipv4-route.h>
#include <ns3/node.h>
#include <ns3/packet.h>

namespace pptplab::node
{

/// A protocol above the IPv4 stack of the node that it is aggregated to. There is no IPv6.
class Ipv4Protocol : public ns3::IpL4Protocol
{
  public:
    using ns3::IpL4Protocol::Receive;
    RxStatus Receive(ns3::Ptr<ns3::Packet> packet,
                     const ns3::Ipv6Header& header,
                     ns3::Ptr<ns3::Ipv6Interface> interface) override;
    void SetDownTarget(DownTargetCallback target) override { m_down = target; }
    void SetDownTarget6(DownTargetCallback6 target) override { m_down6 = target; }
    DownTargetCallback GetDownTarget() const override { return m_down; }
    DownTargetCallback6 GetDownTarget6() const override { return m_down6; }

  protected:
    void NotifyNewAggregate() override;
    void DoDispose() override;

    /// None when the node knows no way.
    ns3::Ptr<ns3::Ipv4Route> RouteTo(ns3::Ipv4Address peer,
                                     const ns3::Ptr<ns3::Packet>& packet) const;

    void SendDown(const ns3::Ptr<ns3::Packet>& packet,
                  ns3::Ipv4Address source,
                  ns3::Ipv4Address peer,
                  const ns3::Ptr<ns3::Ipv4Route>& route)
    {
        m_down(packet, source, peer, static_cast<std::uint8_t>(GetProtocolNumber()), route);
    }

  private:
    ns3::Ptr<ns3::Node> m_node;
    DownTargetCallback m_down;
    DownTargetCallback6 m_down6;
};

} // namespace pptplab::node

#endif
