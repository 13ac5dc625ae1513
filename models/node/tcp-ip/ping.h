// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_TCP_IP_PING_H
#define PPTPLAB_MODELS_NODE_TCP_IP_PING_H

#include "models/node/tcp-ip/echo-series.h"

#include <ns3/ipv4-address.h>
#include <ns3/ipv4-header.h>
#include <ns3/node.h>
#include <ns3/packet.h>
#include <ns3/socket.h>

#include <cstdint>

namespace pptplab::node
{

/// NT's ping on any node with an IPv4 stack: ICMP echo requests. Its raw socket is there only while
/// it runs, as ns-3 shows such a socket every packet of the node.
class Ping final : public EchoSeries
{
  public:
    /// `identifier` tells it from others that the node makes to the same address.
    Ping(const ns3::Ptr<ns3::Node>& node,
         ns3::Ipv4Address to,
         const PingOptions& options,
         std::uint16_t identifier,
         PingListener& listener);
    Ping(const Ping&) = delete;
    Ping& operator=(const Ping&) = delete;
    ~Ping() override;

  private:
    bool SendRequest() override;
    void Close() override;
    void OnReadable(ns3::Ptr<ns3::Socket> socket);
    void OnPacket(const ns3::Ptr<ns3::Packet>& packet);
    void OnError(const ns3::Ipv4Header& outer, const ns3::Ptr<ns3::Packet>& quote, EchoResult echo);

    ns3::Ipv4Address m_to;
    std::uint16_t m_identifier;
    ns3::Ptr<ns3::Socket> m_socket; ///< none when all is decided
};

} // namespace pptplab::node

#endif
