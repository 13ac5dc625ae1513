// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/pptp/control-socket.h"

#include "models/node/units/ns3-compat.h"

#include <ns3/inet-socket-address.h>
#include <ns3/packet.h>
#include <ns3/simulator.h>

#include <cassert>

namespace pptplab::node
{

namespace
{

/// Type and code of `error` as session::End has them.
std::uint16_t
NumberOf(const std::optional<IcmpError>& error)
{
    return error ? static_cast<std::uint16_t>(error->type << 8U | error->code) : std::uint16_t{0};
}

session::ControlLoss
LossOf(TcpEnd end, bool connected)
{
    switch (end)
    {
    case TcpEnd::Refused:
        return session::ControlLoss::Refused;
    case TcpEnd::Reset:
        return session::ControlLoss::Reset;
    case TcpEnd::Unreachable:
        return session::ControlLoss::IcmpError;
    case TcpEnd::TimedOut:
    case TcpEnd::None:
        break;
    }
    return connected ? session::ControlLoss::TimedOut : session::ControlLoss::Unreachable;
}

} // namespace

ControlSocket::ControlSocket(const ns3::Ptr<NtTcpSocket>& socket, ControlUser& user)
    : m_socket(socket), m_user(user)
{
    assert(m_socket); // a host has some 4000 ports for its connections, those in TIME_WAIT too
    m_socket->SetConnectCallback(ns3::MakeCallback(&ControlSocket::OnConnected, this),
                                 ns3::MakeCallback(&ControlSocket::OnConnectFailed, this));
    m_socket->SetRecvCallback(ns3::MakeCallback(&ControlSocket::OnReadable, this));
    m_socket->SetCloseCallbacks(ns3::MakeCallback(&ControlSocket::OnNormalClose, this),
                                ns3::MakeCallback(&ControlSocket::OnErrorClose, this));
}

ControlSocket::~ControlSocket()
{
    m_read.Cancel();
    const auto none = ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>();
    m_socket->SetConnectCallback(none, none);
    m_socket->SetRecvCallback(none);
    m_socket->SetCloseCallbacks(none, none);
}

void
ControlSocket::Connect(ns3::Ipv4Address server, std::uint16_t port)
{
    m_socket->Connect(ns3::InetSocketAddress(server, port));
}

void
ControlSocket::Send(ByteView octets)
{
    m_socket->Send(
        ns3::Create<ns3::Packet>(octets.data(), static_cast<std::uint32_t>(octets.size())), 0);
    m_socket->Push();
}

void
ControlSocket::Close(bool abort)
{
    if (m_closed)
    {
        return;
    }
    m_closed = true;
    if (abort)
    {
        m_socket->Abort();
    }
    else
    {
        m_socket->Close();
    }
}

firewall::Endpoint
ControlSocket::Own() const
{
    ns3::Address address;
    m_socket->GetSockName(address);
    const auto own = ns3::InetSocketAddress::ConvertFrom(address);
    return {own.GetIpv4().Get(), own.GetPort()};
}

void
ControlSocket::OnConnected(ns3::Ptr<ns3::Socket> /*socket*/)
{
    m_user.OnOpened();
}

void
ControlSocket::OnConnectFailed(ns3::Ptr<ns3::Socket> /*socket*/)
{
    Lose(LossOf(m_socket->HowEnded(), false));
}

void
ControlSocket::OnReadable(ns3::Ptr<ns3::Socket> /*socket*/)
{
    // Once ns-3 is done with the segment: an answer then carries the acknowledgment.
    if (!IsPending(m_read))
    {
        m_read = ns3::Simulator::ScheduleNow(&ControlSocket::Read, this);
    }
}

void
ControlSocket::OnNormalClose(ns3::Ptr<ns3::Socket> /*socket*/)
{
    Lose(session::ControlLoss::Closed);
}

void
ControlSocket::OnErrorClose(ns3::Ptr<ns3::Socket> /*socket*/)
{
    Lose(LossOf(m_socket->HowEnded(), true));
}

void
ControlSocket::Read()
{
    // All of it before anything is done with it: ns-3 sends RST when closed with unread data.
    Octets octets;
    while (const auto packet = m_socket->Recv(UINT32_MAX, 0))
    {
        if (packet->GetSize() == 0)
        {
            break; // behind the peer's FIN ns-3 gives empty packets without end
        }
        const std::size_t before = octets.size();
        octets.resize(before + packet->GetSize());
        packet->CopyData(octets.data() + before, packet->GetSize());
    }
    if (!m_closed && !octets.empty())
    {
        m_user.OnOctets(octets);
    }
}

void
ControlSocket::Lose(session::ControlLoss loss)
{
    if (IsPending(m_read))
    {
        m_read.Cancel();
        Read(); // what came with the FIN
    }
    if (m_closed)
    {
        return;
    }
    m_closed = true;
    if (loss == session::ControlLoss::Closed)
    {
        m_socket->Close(); // our half
    }
    m_user.OnLost(loss, NumberOf(m_socket->LastIcmpError()));
}

} // namespace pptplab::node
