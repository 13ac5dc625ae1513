// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PPTP_CONTROL_SOCKET_H
#define PPTPLAB_MODELS_NODE_PPTP_CONTROL_SOCKET_H

#include "models/base/bytes.h"
#include "models/firewall/port-mappings.h"
#include "models/node/tcp-ip/nt-tcp-socket.h"
#include "models/session/surroundings.h"

#include <ns3/event-id.h>
#include <ns3/ipv4-address.h>
#include <ns3/socket.h>

#include <cstdint>

namespace pptplab::node
{

/// The user of a control connection.
class ControlUser
{
  public:
    ControlUser() = default;
    ControlUser(const ControlUser&) = delete;
    ControlUser& operator=(const ControlUser&) = delete;
    virtual ~ControlUser() = default;

    virtual void OnOpened() = 0;
    virtual void OnOctets(ByteView octets) = 0;
    /// Once, unless this side closed first. `icmp`: type * 256 + code of the last ICMP error.
    virtual void OnLost(session::ControlLoss loss, std::uint16_t icmp) = 0;
};

/// The TCP connection to port 1723 as a tunnel end wants it: octets in and out, one end with one
/// reason. ns-3's callbacks stay behind. Must not be destroyed from within a callback.
class ControlSocket
{
  public:
    /// `user` outlives this object. The socket is new or was accepted.
    ControlSocket(const ns3::Ptr<NtTcpSocket>& socket, ControlUser& user);
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;
    ~ControlSocket();

    void Connect(ns3::Ipv4Address server, std::uint16_t port);
    void Send(ByteView octets);

    /// FIN after what was sent, or RST. Nothing is reported any more.
    void Close(bool abort);

    bool IsClosed() const { return m_closed; }

    /// Pre: it is connected.
    firewall::Endpoint Own() const;

  private:
    void OnConnected(ns3::Ptr<ns3::Socket> socket);
    void OnConnectFailed(ns3::Ptr<ns3::Socket> socket);
    void OnReadable(ns3::Ptr<ns3::Socket> socket);
    void Read();
    void OnNormalClose(ns3::Ptr<ns3::Socket> socket);
    void OnErrorClose(ns3::Ptr<ns3::Socket> socket);
    void Lose(session::ControlLoss loss);

    ns3::Ptr<NtTcpSocket> m_socket;
    ControlUser& m_user;
    ns3::EventId m_read;
    bool m_closed = false;
};

} // namespace pptplab::node

#endif
