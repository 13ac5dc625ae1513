// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_LAN_DHCP_PORT_H
#define PPTPLAB_MODELS_NODE_LAN_DHCP_PORT_H

#include "models/dhcp/message.h"
#include "models/node/lan/lan-device.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/socket.h>

#include <cstdint>
#include <functional>
#include <optional>

namespace pptplab::node
{

/// UDP port 67 or 68 of a machine on a Lan. What comes in is read by ns-3's UDP; what goes out
/// is handed to the adapter with its headers, as ns-3's sockets know no source 0.0.0.0 and send a
/// broadcast out of every adapter.
class DhcpPort
{
  public:
    using Receiver = std::function<void(const dhcp::Message&)>;

    /// `receive` gets what can be decoded. Pre: the node has a stack, with the adapter under it.
    DhcpPort(const ns3::Ptr<LanDevice>& adapter, std::uint16_t port, Receiver receive);
    DhcpPort(const DhcpPort&) = delete;
    DhcpPort& operator=(const DhcpPort&) = delete;
    ~DhcpPort();

    /// Sends to port 67 of a server or 68 of a client, whichever this one is not; to all without
    /// `to`. A client that has no address yet gives 0.0.0.0 for its own.
    void Send(const dhcp::Message& message,
              ns3::Ipv4Address source,
              std::optional<dhcp::Address> to);

  private:
    void OnReadable(ns3::Ptr<ns3::Socket> socket);

    ns3::Ptr<LanDevice> m_adapter;
    std::uint16_t m_port;
    Receiver m_receive;
    ns3::Ptr<ns3::Socket> m_socket;
    std::uint16_t m_identification = 0;
};

} // namespace pptplab::node

#endif
