// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/host/nt-host.h"
#include "tests/models/node/lab.h"

#include <gtest/gtest.h>
#include <ns3/inet-socket-address.h>
#include <ns3/ipv4-header.h>
#include <ns3/ipv4-l3-protocol.h>
#include <ns3/object-vector.h>
#include <ns3/tcp-header.h>
#include <ns3/tcp-l4-protocol.h>

#include <chrono>
#include <random>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

/// A machine beside the client that opens connections which lead nowhere, one every 20 ms.
class Attacker
{
  public:
    explicit Attacker(Lab& lab)
        : m_host(lab.helper.AddHost(lab.clients, "10.0.0.3", SmallNetwork::Link()))
    {
    }

    /// SYNs from addresses that do not exist: the answers find nobody.
    void SendSyns(std::uint32_t number)
    {
        for (std::uint32_t i = 0; i < number; ++i)
        {
            ns3::Simulator::Schedule(ToNs3(i * Duration(20ms)), &Attacker::SendSyn, this, i);
        }
    }

    /// Connections on which `octets` are sent; the attacker never closes them.
    void Connect(std::uint32_t number, const Octets& octets)
    {
        for (std::uint32_t i = 0; i < number; ++i)
        {
            ns3::Simulator::Schedule(ToNs3(i * Duration(20ms)), &Attacker::Open, this, octets);
        }
    }

  private:
    void SendSyn(std::uint32_t i)
    {
        ns3::TcpHeader tcp;
        tcp.SetSourcePort(static_cast<std::uint16_t>(1025 + i));
        tcp.SetDestinationPort(1723);
        tcp.SetFlags(ns3::TcpHeader::SYN);
        tcp.SetSequenceNumber(ns3::SequenceNumber32(i));
        tcp.SetWindowSize(8760);
        const auto packet = ns3::Create<ns3::Packet>();
        packet->AddHeader(tcp);
        const ns3::Ipv4Address nobody(0x0A00C000U + i % 0x1000U);
        const auto ipv4 = m_host->GetObject<ns3::Ipv4>();
        ns3::Socket::SocketErrno error = ns3::Socket::ERROR_NOTERROR;
        ns3::Ipv4Header header;
        header.SetDestination(SmallNetwork::kServerAddress);
        const auto route = ipv4->GetRoutingProtocol()->RouteOutput(packet, header, nullptr, error);
        ipv4->Send(packet, nobody, SmallNetwork::kServerAddress, 6, route);
    }

    void Open(Octets octets) // NOLINT(performance-*): kept by the event
    {
        const auto socket =
            m_host->GetObject<NtHost>()->CreateClientSocket(NtHost::Connection::Other);
        ASSERT_NE(socket, nullptr);
        socket->Connect(ns3::InetSocketAddress(SmallNetwork::kServerAddress, 1723));
        if (!octets.empty())
        {
            const auto size = static_cast<std::uint32_t>(octets.size());
            socket->Send(ns3::Create<ns3::Packet>(octets.data(), size), 0);
        }
        m_sockets.push_back(socket);
    }

    ns3::Ptr<ns3::Node> m_host;
    std::vector<ns3::Ptr<NtTcpSocket>> m_sockets;
};

std::size_t
SocketsOf(const ns3::Ptr<ns3::Node>& node)
{
    ns3::ObjectVectorValue sockets;
    node->GetObject<ns3::TcpL4Protocol>()->GetAttribute("SocketList", sockets);
    return sockets.GetN();
}

/// The caller dials every 30 s, holds for ten and hangs up; all attempts must get through.
void
DialAgainAndAgain(Lab& lab, int times)
{
    for (int i = 0; i < times; ++i)
    {
        lab.DialAt(i * 30s);
        ns3::Simulator::Schedule(ToNs3(i * 30s + 10s), &PptpClient::HangUp, lab.caller);
    }
}

Octets
Garbage(std::size_t size)
{
    std::mt19937 dice(5);
    Octets octets(size);
    for (std::uint8_t& octet : octets)
    {
        octet = static_cast<std::uint8_t>(dice());
    }
    return octets;
}

class Flood : public testing::TestWithParam<const char*>
{
};

TEST_P(Flood, LeavesTheOthersTheirServiceAndGoesByInTheEnd)
{
    Lab lab;
    Attacker attacker(lab);
    const std::string kind = GetParam();
    if (kind == "HalfOpen")
    {
        attacker.SendSyns(1500);
    }
    else if (kind == "Malformed")
    {
        attacker.Connect(1500, Garbage(200));
    }
    else if (kind == "WrongCookie")
    {
        // A Start-Control-Connection-Request whose magic cookie is another.
        attacker.Connect(1500, {0, 156, 0, 1, 0x1A, 0x2B, 0x3C, 0x4E, 0, 1, 0, 0});
    }
    else
    {
        attacker.Connect(1500, {});
    }
    DialAgainAndAgain(lab, 4);
    lab.RunUntil(2min);
    EXPECT_EQ(lab.outcomes, std::vector<Outcome>(4, Outcome::Connected));
    // Half a minute for 3 s, 6 s, 12 s and 24 s of SYN and ACK; a silent connection gets RFC
    // 2637's 60 s; then TIME_WAIT of four minutes, which the side that closes has.
    lab.RunUntil(10min);
    EXPECT_EQ(SocketsOf(lab.server), 1U) << "the listening one";
}

INSTANTIATE_TEST_SUITE_P(Connections,
                         Flood,
                         testing::Values("HalfOpen", "Malformed", "WrongCookie", "Silent"),
                         [](const auto& instance) { return std::string(instance.param); });

} // namespace
} // namespace pptplab::node
