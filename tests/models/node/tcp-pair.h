// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_TCP_PAIR_H
#define PPTPLAB_TESTS_MODELS_NODE_TCP_PAIR_H

#include "models/node/host/nt-host.h"
#include "models/node/units/ns3-units.h"
#include "tests/models/node/small-network.h"

#include <ns3/inet-socket-address.h>
#include <ns3/object-vector.h>
#include <ns3/packet.h>
#include <ns3/tcp-header.h>
#include <ns3/tcp-l4-protocol.h>
#include <ns3/uinteger.h>

#include <functional>
#include <vector>

namespace pptplab::node
{

enum class BlackHole : std::uint8_t
{
    ToServer,
    ToClient,
    BothWays,
};

/// The router loses all packets in these directions from now on.
inline void
Open(SmallNetwork& net, BlackHole hole)
{
    const ns3::Ipv4Mask mask("255.255.0.0");
    if (hole != BlackHole::ToClient)
    {
        RoutingOf(net.router)->RemoveRoute("10.1.0.0", mask);
    }
    if (hole != BlackHole::ToServer)
    {
        RoutingOf(net.router)->RemoveRoute("10.0.0.0", mask);
    }
}

inline void
CloseHole(SmallNetwork& net)
{
    const ns3::Ipv4Mask mask("255.255.0.0");
    RoutingOf(net.router)->AddRoute("10.1.0.0", mask, net.servers, "10.1.0.1");
    RoutingOf(net.router)->AddRoute("10.0.0.0", mask, net.clients, "10.0.0.1");
}

/// How many sockets the host's TCP holds, closed or not.
inline std::size_t
SocketsOf(const ns3::Ptr<ns3::Node>& node)
{
    ns3::ObjectVectorValue sockets;
    node->GetObject<ns3::TcpL4Protocol>()->GetAttribute("SocketList", sockets);
    return sockets.GetN();
}

inline ns3::Ptr<NtTcpSocket>
ListenAt(SmallNetwork& net)
{
    const auto listener =
        net.server->GetObject<NtHost>()->CreateSocket(NtHost::Connection::PptpControl);
    listener->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), 1723));
    listener->Listen();
    return listener;
}

/// A socket and what became of it.
struct TcpSide
{
    explicit TcpSide(const ns3::Ptr<NtTcpSocket>& watched) : socket(watched)
    {
        socket->SetConnectCallback(ns3::MakeCallback(&TcpSide::OnConnected, this),
                                   ns3::MakeCallback(&TcpSide::OnEnd, this));
        socket->SetCloseCallbacks(ns3::MakeCallback(&TcpSide::OnClose, this),
                                  ns3::MakeCallback(&TcpSide::OnEnd, this));
        socket->TraceConnectWithoutContext("Tx", ns3::MakeCallback(&TcpSide::OnSegment, this));
    }
    TcpSide(const TcpSide&) = delete;
    TcpSide& operator=(const TcpSide&) = delete;
    ~TcpSide()
    {
        const auto none = ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>();
        socket->SetConnectCallback(none, none);
        socket->SetCloseCallbacks(none, none);
        socket->TraceDisconnectWithoutContext("Tx", ns3::MakeCallback(&TcpSide::OnSegment, this));
    }

    void Send()
    {
        socket->Send(ns3::Create<ns3::Packet>(156), 0);
        socket->Push();
    }

    void OnConnected(ns3::Ptr<ns3::Socket> /*socket*/) { connectedAt = Now(); }
    void OnClose(ns3::Ptr<ns3::Socket> /*socket*/) { closedAt = Now(); }
    void OnEnd(ns3::Ptr<ns3::Socket> /*socket*/) { endedAt = Now(); }
    void OnSegment(ns3::Ptr<const ns3::Packet> /*packet*/,
                   const ns3::TcpHeader& header,
                   ns3::Ptr<const ns3::TcpSocketBase> /*socket*/)
    {
        segments.push_back(Now());
        headerOctets.push_back(header.GetSerializedSize());
    }

    ns3::Ptr<NtTcpSocket> socket;
    Duration connectedAt{};
    Duration closedAt{}; ///< time at which it closed in order
    Duration endedAt{};  ///< failed, or broken off
    std::vector<Duration> segments;
    std::vector<std::uint32_t> headerOctets;
};

/// A connection from client to server, set up at 0 s; the client's end has the settings given.
struct TcpPair
{
    enum class Server : std::uint8_t
    {
        ClosesToo,
        KeepsOpen, ///< stays open when the client has closed
    };

    explicit TcpPair(const NtTcpSettings& settings, Server behaviour = Server::ClosesToo)
        : listener(ListenAt(net)),
          client(NtTcpSocket::MakePrototype()->CloneFor(net.client, settings))
    {
        listener->SetAcceptCallback(
            ns3::MakeNullCallback<bool, ns3::Ptr<ns3::Socket>, const ns3::Address&>(),
            ns3::MakeCallback(&TcpPair::OnAccepted, this));
        m_closesToo = behaviour == Server::ClosesToo;
        client.socket->Bind(clientAddress);
        client.socket->Connect(ns3::InetSocketAddress(SmallNetwork::kServerAddress, 1723));
    }

    static Duration RoundTrip() { return 4 * std::chrono::microseconds(10'040); } // bare headers

    /// A segment from the server's address and port, apart from any socket.
    void TellClient(ns3::TcpHeader header)
    {
        header.SetSourcePort(1723);
        header.SetDestinationPort(clientAddress.GetPort());
        net.server->GetObject<ns3::TcpL4Protocol>()->SendPacket(
            ns3::Create<ns3::Packet>(),
            header,
            ns3::Ipv4Address(SmallNetwork::kServerAddress),
            ns3::Ipv4Address(SmallNetwork::kClientAddress));
    }

    void OpenAt(Duration at, BlackHole hole)
    {
        ns3::Simulator::Schedule(ToNs3(at), &Open, std::ref(net), hole);
    }
    void CloseHoleAt(Duration at)
    {
        ns3::Simulator::Schedule(ToNs3(at), &CloseHole, std::ref(net));
    }
    void SendAt(Duration at) { At(at, &TcpPair::Send); }
    void CloseAt(Duration at) { At(at, &TcpPair::Close); }
    void AnswerAt(Duration at) { At(at, &TcpPair::Answer); }

    SmallNetwork net;
    ns3::InetSocketAddress clientAddress{ns3::Ipv4Address::GetAny(), 1025};
    ns3::Ptr<NtTcpSocket> listener;
    TcpSide client;
    ns3::Ptr<NtTcpSocket> accepted;
    std::size_t segmentsBefore = 0; ///< segments of the client before it last sent or closed

  private:
    void At(Duration at, void (TcpPair::*what)())
    {
        ns3::Simulator::Schedule(ToNs3(at), what, this);
    }

    void Send()
    {
        segmentsBefore = client.segments.size();
        client.Send();
    }

    void Close()
    {
        segmentsBefore = client.segments.size();
        client.socket->Close();
    }

    void Answer() { accepted->Send(ns3::Create<ns3::Packet>(16), 0); }

    void OnAccepted(ns3::Ptr<ns3::Socket> socket, const ns3::Address& /*from*/)
    {
        accepted = ns3::DynamicCast<NtTcpSocket>(socket);
        accepted->SetRecvCallback(ns3::MakeCallback(&TcpPair::OnData, this));
        if (m_closesToo)
        {
            accepted->SetCloseCallbacks(ns3::MakeCallback(&TcpPair::OnPeerClosed, this),
                                        ns3::MakeNullCallback<void, ns3::Ptr<ns3::Socket>>());
        }
    }
    void OnData(ns3::Ptr<ns3::Socket> socket)
    {
        while (socket->Recv())
        {
        }
    }
    void OnPeerClosed(ns3::Ptr<ns3::Socket> socket) { socket->Close(); }

    bool m_closesToo = true;
};

} // namespace pptplab::node

#endif
