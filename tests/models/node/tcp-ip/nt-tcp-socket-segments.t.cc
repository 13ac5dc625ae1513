// SPDX-License-Identifier: GPL-2.0-only

// Segments of earlier connections, and which acknowledgments are duplicates.

#include "models/firewall/packet-header.h"
#include "tests/models/node/tcp-pair.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;
using firewall::kAck;
using firewall::kFin;
using firewall::kRst;
using firewall::kSyn;

constexpr std::uint32_t kServer = 0x0A010002;
constexpr std::uint32_t kSegment = 1460;

std::vector<WirePacket>
After(Duration start, const WireLog& wire)
{
    std::vector<WirePacket> packets;
    std::copy_if(wire.Packets().begin(),
                 wire.Packets().end(),
                 std::back_inserter(packets),
                 [start](const WirePacket& packet) { return packet.at > start; });
    return packets;
}

void
Write(const ns3::Ptr<NtTcpSocket>& socket, std::uint32_t octets)
{
    socket->Send(ns3::Create<ns3::Packet>(octets), 0);
    socket->Push();
}

/// A connection that the server has closed first, so that its end is in TIME-WAIT from 6 s on while
/// the client's port is free.
struct Closed
{
    Closed()
    {
        ns3::Simulator::Schedule(ns3::Seconds(6), [this] { pair.accepted->Close(); });
        pair.CloseAt(7s);
        ns3::Simulator::Schedule(ns3::Seconds(10), [this] {
            again = std::make_unique<TcpSide>(
                NtTcpSocket::MakePrototype()->CloneFor(pair.net.client, {}));
            again->socket->Bind(pair.clientAddress);
            again->socket->Connect(ns3::InetSocketAddress(SmallNetwork::kServerAddress, 1723));
        });
        ns3::Simulator::Stop(ns3::Seconds(60));
        ns3::Simulator::Run();
    }

    TcpPair pair{{}};
    WireLog wire{*AccessDeviceOf(pair.net.server), kServer};
    std::unique_ptr<TcpSide> again;
};

// As a program that is started again: the same first port, the same first sequence number.
TEST(OldSegments, Rfc793Section39ASynThatMeetsTimeWaitGetsThroughByAReset)
{
    const Closed run;
    EXPECT_EQ(run.again->connectedAt, 13s + TcpPair::RoundTrip());
    const auto packets = After(10s, run.wire);
    ASSERT_EQ(packets.size(), 6U);
    EXPECT_EQ(packets[0].tcpFlags, kSyn);
    EXPECT_EQ(packets[0].tcpSequence, 0U);
    EXPECT_EQ(packets[1].tcpFlags, kAck) << "TIME-WAIT: not the sequence number that is expected";
    EXPECT_EQ(packets[1].tcpAcknowledgment, 2U) << "SYN and FIN of the client";
    EXPECT_FALSE(packets[2].sent);
    EXPECT_EQ(packets[2].tcpFlags, kRst) << "SYN-SENT: nothing of that was sent";
    EXPECT_EQ(packets[2].tcpSequence, 2U) << "as it was acknowledged";
    EXPECT_EQ(packets[3].tcpFlags, kSyn);
    EXPECT_EQ(packets[3].at - packets[0].at, 3s) << "the SYN is repeated as ever";
    EXPECT_EQ(packets[4].tcpFlags, kSyn | kAck);
    EXPECT_EQ(packets[5].tcpFlags, kAck);
}

void
SendToClient(TcpPair& pair, std::uint8_t flags, std::uint32_t acknowledgment)
{
    ns3::TcpHeader header;
    header.SetFlags(flags);
    header.SetSequenceNumber(ns3::SequenceNumber32(900));
    header.SetAckNumber(ns3::SequenceNumber32(acknowledgment));
    pair.TellClient(header);
}

TEST(OldSegments, Rfc793Section39WhoConnectsAnswersAnAcknowledgmentOfAnotherConnection)
{
    TcpPair pair({});
    RouteAway(pair.net); // the SYN does not arrive
    const WireLog wire(*AccessDeviceOf(pair.net.client), 0x0A000002);
    const auto at = [&pair](double seconds, std::uint8_t flags, std::uint32_t acknowledgment) {
        ns3::Simulator::Schedule(ns3::Seconds(seconds), [&pair, flags, acknowledgment] {
            SendToClient(pair, flags, acknowledgment);
        });
    };
    at(1, kAck, 0);    // the SYN itself is not acknowledged
    at(1.1, kAck, 77); // more than was sent
    at(1.2, kSyn | kAck, 77);
    at(1.3, kAck, 1);  // acceptable, but no SYN with it: nothing is said
    at(1.4, kRst, 77); // RST is never answered
    ns3::Simulator::Stop(ns3::Seconds(2));
    ns3::Simulator::Run();
    std::vector<std::uint32_t> resets;
    for (const WirePacket& packet : After(500ms, wire))
    {
        if (packet.sent)
        {
            EXPECT_EQ(packet.tcpFlags, kRst);
            resets.push_back(packet.tcpSequence);
        }
    }
    EXPECT_EQ(resets, (std::vector<std::uint32_t>{0, 77, 77}));
    ns3::Simulator::Schedule(ns3::Seconds(0), &SendToClient, std::ref(pair), kSyn | kAck, 1U);
    ns3::Simulator::Stop(ns3::Seconds(0.5));
    ns3::Simulator::Run();
    EXPECT_GT(pair.client.connectedAt, 2s) << "the connection is still there to be had";
}

TEST(OldSegments, TimeWaitAcknowledgesTheFinAgain)
{
    TcpPair pair({});
    pair.CloseAt(6s);
    pair.OpenAt(6030ms, BlackHole::ToServer); // the client's last acknowledgment
    pair.CloseHoleAt(6100ms);
    ns3::Simulator::Stop(ns3::Seconds(8));
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.server), 1U) << "the listener";
    EXPECT_EQ(pair.accepted->HowEnded(), TcpEnd::None);
    EXPECT_EQ(SocketsOf(pair.net.client), 1U);
    ns3::Simulator::Stop(ns3::Seconds(240));
    ns3::Simulator::Run();
    EXPECT_EQ(SocketsOf(pair.net.client), 0U);
}

/// A connection that has grown its windows, with a log at the client.
struct Grown
{
    Grown()
    {
        pair.client.socket->SetRecvCallback(ns3::MakeCallback(&Grown::OnData, this));
        ns3::Simulator::Schedule(ns3::Seconds(2), [this] {
            Write(pair.accepted, 6 * kSegment);
            Write(pair.client.socket, 6 * kSegment);
        });
    }

    void OnData(ns3::Ptr<ns3::Socket> socket)
    {
        while (socket->Recv())
        {
        }
    }

    void Run()
    {
        ns3::Simulator::Stop(ns3::Seconds(10));
        ns3::Simulator::Run();
    }

    TcpPair pair{{}, TcpPair::Server::KeepsOpen};
    WireLog wire{*AccessDeviceOf(pair.net.client), 0x0A000002};
};

// RFC 5681 2 (b): three segments with data and one acknowledgment number are no three duplicates.
TEST(DuplicateAcknowledgments, ASegmentWithDataIsNone)
{
    Grown run;
    ns3::Simulator::Schedule(ns3::Seconds(6), [&run] {
        Write(run.pair.accepted, 4 * kSegment);
        Write(run.pair.client.socket, 156);
    });
    run.Run();
    const auto packets = After(5s, run.wire);
    EXPECT_EQ(std::count_if(packets.begin(),
                            packets.end(),
                            [](const WirePacket& packet) {
                                return !packet.sent && packet.payloadOctets == kSegment &&
                                       packet.tcpAcknowledgment == 1 + 6 * kSegment;
                            }),
              4);
    EXPECT_EQ(std::count_if(
                  packets.begin(),
                  packets.end(),
                  [](const WirePacket& packet) { return packet.sent && packet.payloadOctets > 0; }),
              1)
        << "sent once";
}

TEST(DuplicateAcknowledgments, ThreePureOnesAreAFastRetransmit)
{
    Grown run;
    ns3::Simulator::Schedule(ns3::Seconds(6),
                             [&run] { Write(run.pair.client.socket, 5 * kSegment); });
    run.pair.OpenAt(6011ms, BlackHole::ToServer); // the first of five, which arrives at 6.0115 s
    run.pair.CloseHoleAt(6012ms);
    // Two segments of the server's come when the client has sent the first one again.
    ns3::Simulator::Schedule(ns3::MilliSeconds(6032),
                             [&run] { Write(run.pair.accepted, 2 * kSegment); });
    run.Run();
    constexpr std::uint32_t kFirst = 1 + 6 * kSegment;
    std::vector<Duration> first;
    Duration pure{};
    for (const WirePacket& packet : After(5s, run.wire))
    {
        if (packet.sent && packet.payloadOctets > 0 && packet.tcpSequence == kFirst)
        {
            first.push_back(packet.at);
        }
        else if (packet.sent && packet.payloadOctets == 0 && pure == Duration{})
        {
            pure = packet.at;
            EXPECT_EQ(packet.tcpSequence, kFirst + 5 * kSegment) << "SND.NXT, RFC 793 3.9";
        }
    }
    ASSERT_EQ(first.size(), 2U);
    EXPECT_LT(first[1] - first[0], 100ms) << "no time-out";
    EXPECT_GT(pure, first[1]);
    EXPECT_LT(pure, 6080ms) << "before the retransmission is acknowledged";
}

} // namespace
} // namespace pptplab::node
