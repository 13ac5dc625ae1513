// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_TCP_IP_DATAGRAM_PORT_H
#define PPTPLAB_MODELS_NODE_TCP_IP_DATAGRAM_PORT_H

#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/object.h>
#include <ns3/socket.h>

#include <cstdint>
#include <functional>
#include <unordered_map>

namespace pptplab::node
{

/// UDP's discard port (9, RFC 863) of a node, for the traffic of many flows. A datagram begins with
/// the number of its flow, so that one that comes late is not taken for another session's; one
/// socket a node keeps ns-3's list of endpoints short.
class DatagramPort final : public ns3::Object
{
  public:
    static constexpr std::uint16_t kPort = 9;
    static constexpr std::uint32_t kLeastSize = 8; ///< octets: the number of the flow

    static ns3::TypeId GetTypeId();

    /// The node's port. Made when there is none, with UDP if need be: not while the node is
    /// receiving a packet.
    static ns3::Ptr<DatagramPort> Of(const ns3::Ptr<ns3::Node>& node);

    /// Calls `arrived` for each datagram of the flow from now on.
    void Open(std::uint64_t flow, std::function<void()> arrived);
    void Close(std::uint64_t flow);

    /// A datagram with `size` >= kLeastSize octets of payload.
    void Send(ns3::Ipv4Address to, std::uint64_t flow, std::uint32_t size);

  private:
    void DoDispose() override;
    void Bind(const ns3::Ptr<ns3::Node>& node);
    void OnReadable(ns3::Ptr<ns3::Socket> socket);

    ns3::Ptr<ns3::Socket> m_socket;
    std::unordered_map<std::uint64_t, std::function<void()>> m_flows;
};

} // namespace pptplab::node

#endif
