// SPDX-License-Identifier: GPL-2.0-only

// RST and ICMP errors: what ends a connection, what does not, and what its user is told.

#include "models/firewall/packet-header.h"
#include "tests/models/node/tcp-pair.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>
#include <ns3/icmpv4.h>
#include <ns3/ipv4-l3-protocol.h>

#include <array>
#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

/// Time of bare headers one way, over two lines.
constexpr Duration kHalfRoundTrip = 2 * (40us + 10ms);

void
SendReset(TcpPair& pair, const ns3::SequenceNumber32& sequence)
{
    ns3::TcpHeader header;
    header.SetFlags(ns3::TcpHeader::RST);
    header.SetSequenceNumber(sequence);
    pair.TellClient(header);
}

/// The router tells the client what became of a segment to the server.
void
SendIcmp(SmallNetwork& net, std::uint16_t clientPort, IcmpError error)
{
    ns3::Ipv4Header quoted;
    quoted.SetSource(SmallNetwork::kClientAddress);
    quoted.SetDestination(SmallNetwork::kServerAddress);
    quoted.SetProtocol(6);
    const std::array<std::uint8_t, 8> ports = {static_cast<std::uint8_t>(clientPort >> 8U),
                                               static_cast<std::uint8_t>(clientPort),
                                               1723 >> 8U,
                                               1723 & 0xFFU};
    const auto packet = ns3::Create<ns3::Packet>();
    if (error.type == 3)
    {
        ns3::Icmpv4DestinationUnreachable body;
        body.SetHeader(quoted);
        body.SetData(ns3::Create<ns3::Packet>(ports.data(), ports.size()));
        packet->AddHeader(body);
    }
    else
    {
        ns3::Icmpv4TimeExceeded body;
        body.SetHeader(quoted);
        body.SetData(ns3::Create<ns3::Packet>(ports.data(), ports.size()));
        packet->AddHeader(body);
    }
    ns3::Icmpv4Header header;
    header.SetType(error.type);
    header.SetCode(error.code);
    packet->AddHeader(header);
    net.router->GetObject<ns3::Ipv4L3Protocol>()->Send(
        packet, "10.0.0.1", SmallNetwork::kClientAddress, 1, nullptr);
}

TEST(Reset, Rfc793Section39AnswersASegmentOfNoConnection)
{
    TcpPair pair({});
    // The server has no connection with that port, and listens.
    const auto send = [&pair](std::uint8_t flags) {
        ns3::TcpHeader header;
        header.SetFlags(flags);
        header.SetAckNumber(ns3::SequenceNumber32(77));
        header.SetSourcePort(pair.clientAddress.GetPort() + 1U);
        header.SetDestinationPort(1723);
        pair.net.client->GetObject<ns3::TcpL4Protocol>()->SendPacket(
            ns3::Create<ns3::Packet>(),
            header,
            ns3::Ipv4Address(SmallNetwork::kClientAddress),
            ns3::Ipv4Address(SmallNetwork::kServerAddress));
    };
    const WireLog wire(*AccessDeviceOf(pair.net.server), 0x0A010002);
    ns3::Simulator::Schedule(ns3::Seconds(6), [&send] { send(ns3::TcpHeader::ACK); });
    ns3::Simulator::Schedule(ns3::Seconds(7), [&send] { send(ns3::TcpHeader::FIN); });
    ns3::Simulator::Schedule(ns3::Seconds(8),
                             [&send] { send(ns3::TcpHeader::RST | ns3::TcpHeader::ACK); });
    ns3::Simulator::Run();
    std::vector<WirePacket> late;
    for (const WirePacket& packet : wire.Packets())
    {
        if (packet.at > 6s)
        {
            late.push_back(packet);
        }
    }
    ASSERT_EQ(late.size(), 4U);
    EXPECT_FALSE(late[0].sent);
    EXPECT_TRUE(late[1].sent) << "to the segment with an acknowledgment";
    EXPECT_EQ(late[1].tcpFlags, firewall::kRst);
    EXPECT_FALSE(late[2].sent);
    EXPECT_FALSE(late[3].sent);
}

TEST(Reset, IsToldFromAClose)
{
    TcpPair pair({});
    ns3::Simulator::Schedule(ns3::Seconds(6), [&pair] { pair.accepted->Abort(); });
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::Reset);
    EXPECT_EQ(pair.client.endedAt, 6s + kHalfRoundTrip);
    EXPECT_EQ(pair.client.closedAt, Duration{});
    EXPECT_EQ(SocketsOf(pair.net.client), 0U);
    EXPECT_EQ(SocketsOf(pair.net.server), 1U) << "the listener";
}

TEST(Reset, ACloseIsNone)
{
    TcpPair pair({});
    ns3::Simulator::Schedule(ns3::Seconds(6), [&pair] { pair.accepted->Close(); });
    ns3::Simulator::Stop(ns3::Seconds(10));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::None);
    EXPECT_EQ(pair.client.closedAt, 6s + kHalfRoundTrip);
    EXPECT_EQ(pair.client.endedAt, Duration{});
}

TEST(Reset, OutsideTheWindowIsIgnored)
{
    TcpPair pair({});
    // ns-3 begins with 0; one octet for the SYN, then a window of 8760.
    for (const std::uint32_t sequence : {0U, 1U + 8760U, 0x80000000U})
    {
        ns3::Simulator::Schedule(
            ns3::Seconds(6), &SendReset, std::ref(pair), ns3::SequenceNumber32(sequence));
    }
    ns3::Simulator::Stop(ns3::Seconds(10));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::None);
    SendReset(pair, ns3::SequenceNumber32(8760));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::Reset);
}

TEST(Reset, WithoutAnAcknowledgmentDoesNotAnswerASyn)
{
    TcpPair pair({});
    Open(pair.net, BlackHole::ToServer);
    ns3::Simulator::Schedule(ns3::Seconds(1), &SendReset, std::ref(pair), ns3::SequenceNumber32(0));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.endedAt, 45s);
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::TimedOut);
}

TEST(Reset, WhileTheAnswerToTheSynIsAwaitedLeavesNoSocketAtTheServer)
{
    TcpPair pair({});
    Open(pair.net, BlackHole::ToClient); // the server sends SYN and ACK in vain
    ns3::Simulator::Stop(ns3::Seconds(2));
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.server), 2U);
    pair.client.socket->Abort();
    ns3::Simulator::Stop(ns3::Seconds(100));
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.server), 1U) << "the listener";
}

TEST(HalfOpen, IsGivenUpAfter45Seconds)
{
    TcpPair pair({});
    Open(pair.net, BlackHole::ToClient);
    ns3::Simulator::Schedule(ns3::Seconds(1), [&pair] { Open(pair.net, BlackHole::ToServer); });
    ns3::Simulator::Stop(ns3::Seconds(45));
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.server), 2U);
    ns3::Simulator::Stop(ns3::Seconds(1));
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.server), 1U);
}

TEST(Syn, IsRepeatedAsOftenAsAskedWithoutEnd)
{
    NtTcpSettings settings;
    settings.connectRetransmissions = 0xFFFFFFFF;
    settings.rtoCeiling = 240s;
    TcpPair pair(settings);
    Open(pair.net, BlackHole::ToServer);
    ns3::Simulator::Stop(ns3::Days(1));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::None);
    EXPECT_EQ(pair.client.segments.size(), 1U + 7U + (24 * 3600U - 381U) / 240U);
}

struct IcmpCase
{
    IcmpError error;
    IcmpReaction reaction;
    bool endsConnecting;
    bool endsConnected;
};

// RFC 1122 4.2.3.9; codes of RFC 792, 1122 3.2.2.1 and 1812 5.2.7.1.
constexpr std::array<IcmpCase, 15> kIcmp = {{
    {{3, 0}, IcmpReaction::Hard, false, false},  // network unreachable
    {{3, 1}, IcmpReaction::Hard, false, false},  // host
    {{3, 2}, IcmpReaction::Hard, true, true},    // protocol
    {{3, 3}, IcmpReaction::Hard, true, true},    // port
    {{3, 4}, IcmpReaction::Hard, false, false},  // fragmentation needed, RFC 1191
    {{3, 5}, IcmpReaction::Hard, false, false},  // source route failed
    {{3, 9}, IcmpReaction::Hard, false, false},  // network administratively prohibited
    {{3, 10}, IcmpReaction::Hard, false, false}, // host administratively prohibited
    {{3, 13}, IcmpReaction::Hard, false, false}, // communication administratively prohibited
    {{11, 0}, IcmpReaction::Hard, false, false}, // time to live exceeded
    {{3, 1}, IcmpReaction::Connect, true, false},
    {{3, 3}, IcmpReaction::Connect, true, true},
    {{3, 13}, IcmpReaction::Connect, true, false},
    {{11, 0}, IcmpReaction::Connect, false, false},
    {{3, 3}, IcmpReaction::None, false, false},
}};

class Icmp : public testing::TestWithParam<IcmpCase>
{
};

TEST_P(Icmp, EndsAnAttemptOrIsKeptInMind)
{
    NtTcpSettings settings;
    settings.icmp = GetParam().reaction;
    TcpPair pair(settings);
    Open(pair.net, BlackHole::ToServer);
    ns3::Simulator::Schedule(
        ns3::Seconds(1), &SendIcmp, std::ref(pair.net), std::uint16_t{1025}, GetParam().error);
    ns3::Simulator::Run();
    const bool ends = GetParam().endsConnecting;
    EXPECT_EQ(pair.client.socket->HowEnded(), ends ? TcpEnd::Unreachable : TcpEnd::TimedOut);
    EXPECT_EQ(pair.client.endedAt < 2s, ends);
    EXPECT_TRUE(ends || pair.client.endedAt == 45s);
    const auto heard = pair.client.socket->LastIcmpError();
    ASSERT_EQ(heard.has_value(), GetParam().reaction != IcmpReaction::None);
    EXPECT_TRUE(!heard ||
                (heard->type == GetParam().error.type && heard->code == GetParam().error.code));
    EXPECT_EQ(SocketsOf(pair.net.client), 0U);
}

TEST_P(Icmp, EndsAConnectionOrLeavesItAlone)
{
    NtTcpSettings settings;
    settings.icmp = GetParam().reaction;
    TcpPair pair(settings);
    ns3::Simulator::Schedule(
        ns3::Seconds(6), &SendIcmp, std::ref(pair.net), std::uint16_t{1025}, GetParam().error);
    pair.SendAt(7s);
    ns3::Simulator::Stop(ns3::Seconds(10));
    ns3::Simulator::Run();
    const bool ends = GetParam().endsConnected;
    EXPECT_EQ(pair.client.socket->HowEnded(), ends ? TcpEnd::Unreachable : TcpEnd::None);
    EXPECT_EQ(pair.client.endedAt > 6s && pair.client.endedAt < 7s, ends);
}

INSTANTIATE_TEST_SUITE_P(Errors, Icmp, testing::ValuesIn(kIcmp));

TEST(IcmpOfAnother, ConnectionIsNotOurs)
{
    TcpPair pair({});
    ns3::Simulator::Schedule(
        ns3::Seconds(6), &SendIcmp, std::ref(pair.net), std::uint16_t{1026}, IcmpError{3, 3});
    ns3::Simulator::Stop(ns3::Seconds(10));
    ns3::Simulator::Run();
    EXPECT_EQ(pair.client.socket->HowEnded(), TcpEnd::None);
    EXPECT_FALSE(pair.client.socket->LastIcmpError());
}

} // namespace
} // namespace pptplab::node
