// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/decode.h"

#include "analysis/trace/ethernet.h"
#include "analysis/trace/write-table.h"
#include "models/ppp/nbf-frame.h"
#include "tests/analysis/trace/frames.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace pptplab::analysis
{

namespace
{

std::vector<Row>
RowsOf(const std::vector<Octets>& packets)
{
    return Decode(RawCapture(packets)).rows;
}

Row
RowOfFrame(std::uint16_t protocol, const Octets& payload)
{
    return RowsOf({Gre(Ppp(protocol, payload))}).front();
}

Octets
FirstPart(const Octets& octets, std::size_t length)
{
    return {octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(length)};
}

Octets
LastPart(const Octets& octets, std::size_t from)
{
    return {octets.begin() + static_cast<std::ptrdiff_t>(from), octets.end()};
}

const Octets kStart = Message(pptp::StartRequest{});

TEST(Decode, AControlMessageHasTheSequenceNumbersOfItsFirstAndLastOctet)
{
    const auto rows =
        RowsOf({Tcp({true, 100, 0, TcpSegment::kSyn}), Tcp({true, 101, 501}, kStart)});
    EXPECT_EQ(rows[0].Find("TCP")->fields["flags"], "....S.");
    EXPECT_EQ(rows[0].from, "client");
    EXPECT_EQ(rows[0].to, "server");
    const Layer& tcp = *rows[1].Find("TCP");
    EXPECT_EQ(tcp.fields["length"], 156);
    EXPECT_EQ(tcp.fields["sequence"], 101);
    EXPECT_EQ(tcp.fields["last_sequence"], 256);
    EXPECT_EQ(ProtocolOf(rows[1]), "PPTP");
    EXPECT_EQ(rows[1].Top().fields["message"], "Start-Control-Connection-Request");
    EXPECT_EQ(rows[1].time, std::chrono::milliseconds(100));
}

TEST(Decode, AMessageInTwoSegmentsIsReadInTheSecond)
{
    const auto rows = RowsOf({Tcp({true, 0, 0, TcpSegment::kSyn}),
                              Tcp({true, 1}, FirstPart(kStart, 50)),
                              Tcp({true, 51}, LastPart(kStart, 50))});
    EXPECT_EQ(rows[1].Top().summary, "part of a message, 50 octets");
    EXPECT_EQ(rows[2].Top().fields["message"], "Start-Control-Connection-Request");
}

TEST(Decode, TwoMessagesInOneSegmentAreTwoLayers)
{
    Octets both = kStart;
    ByteWriter(both).View(Message(pptp::EchoRequest{7}));
    const auto row = RowsOf({Tcp({true, 0, 0, TcpSegment::kSyn}), Tcp({true, 1}, both)})[1];
    EXPECT_EQ(row.layers.size(), 4U);
    EXPECT_NE(SummaryOf(row).find("; Echo-Request (16): identifier 7"), std::string::npos);
}

TEST(Decode, AMessageThatIsSentAgainIsCalledSo)
{
    const auto rows = RowsOf(
        {Tcp({true, 0, 0, TcpSegment::kSyn}), Tcp({true, 1}, kStart), Tcp({true, 1}, kStart)});
    EXPECT_EQ(rows[2].Top().summary.substr(0, 7), "again: ");
    EXPECT_FALSE(rows[2].Malformed());
}

TEST(Decode, ReadsOnAfterASegmentThatIsNotThere)
{
    const auto rows = RowsOf({Tcp({true, 0, 0, TcpSegment::kSyn}),
                              Tcp({true, 157}, LastPart(kStart, 20)),
                              Tcp({true, 293}, kStart)});
    EXPECT_EQ(rows[1].Top().summary, "the octets before are not in the capture, 136 octets");
    EXPECT_EQ(rows[2].Top().fields["message"], "Start-Control-Connection-Request");
}

TEST(Decode, AMalformedMessageIsSaidOnceAndNothingIsReadAfterIt)
{
    Octets wrong = kStart;
    wrong[4] = 0; // the magic cookie
    const auto rows = RowsOf(
        {Tcp({true, 0, 0, TcpSegment::kSyn}), Tcp({true, 1}, wrong), Tcp({true, 157}, kStart)});
    EXPECT_EQ(rows[1].Top().summary, "malformed: wrong magic cookie");
    EXPECT_TRUE(rows[1].Malformed());
    EXPECT_FALSE(rows[2].Malformed());
}

TEST(Decode, TheFirstLcpRequestIs17OctetsIn21InAnIpPacketOf53)
{
    const auto row = RowOfFrame(0xC021, LcpRequest());
    EXPECT_EQ(row.Find("IP")->fields["length"], 53);
    EXPECT_EQ(row.Find("GRE")->fields["length"], 21);
    EXPECT_EQ(row.Find("GRE")->fields["flags"], "..KS............");
    EXPECT_EQ(SummaryOf(row),
              "Configure-Request, Ident = 0x00, Length = 17: magic 12345678, PFC, ACFC, "
              "callback 06");
}

TEST(Decode, KnowsNetBeuiWithoutPpp)
{
    Octets frame;
    ByteWriter out(frame);
    using Command = ppp::NbfNameFrame::Command;
    ppp::Encode({Command::NameQuery, 1, 2, "SERVER", "CLIENT\x07"}, out);
    const auto row = RowsOf({Gre(frame)}).front();
    EXPECT_FALSE(row.Malformed());
    EXPECT_EQ(ProtocolOf(row), "NBF");
    EXPECT_EQ(SummaryOf(row), "Name-Query CLIENT? > SERVER, session 1, without PPP");
    EXPECT_TRUE(RowsOf({Gre(FirstPart(frame, 20))}).front().Malformed());
}

TEST(Decode, NamesTheOptionsOfEachControlProtocol)
{
    const auto says = [](std::uint16_t protocol, const Octets& payload) {
        return SummaryOf(RowOfFrame(protocol, payload));
    };
    EXPECT_EQ(says(0xC021, {1, 1, 0, 13, 1, 4, 5, 220, 3, 5, 0xC2, 0x23, 0x81}),
              "Configure-Request, Ident = 0x01, Length = 13: MRU 1500, authentication MS-CHAP v2");
    EXPECT_EQ(says(0x8021, {3, 2, 0, 16, 3, 6, 10, 0, 0, 9, 129, 6, 0, 0, 0, 0}),
              "Configure-Nak, Ident = 0x02, Length = 16: address 10.0.0.9, DNS 0.0.0.0");
    EXPECT_EQ(says(0x80FD, {1, 0, 0, 10, 18, 6, 1, 0, 0, 0x61}),
              "Configure-Request, Ident = 0x00, Length = 10: MPPE 40 128 stateless MPPC");
    EXPECT_EQ(says(0x803F, {2, 0, 0, 10, 2, 6, 0, 8, 0, 4}),
              "Configure-Ack, Ident = 0x00, Length = 10: peer class 8");
    EXPECT_EQ(says(0x802B, {4, 0, 0, 10, 1, 6, 0, 0, 0, 1}),
              "Configure-Reject, Ident = 0x00, Length = 10: network 00000001");
    EXPECT_EQ(says(0xC021, {5, 9, 0, 4}), "Terminate-Request, Ident = 0x09, Length = 4");
}

TEST(Decode, ReadsLogOnAndWhatIsEncrypted)
{
    EXPECT_EQ(SummaryOf(RowOfFrame(0xC223, {1, 5, 0, 9, 2, 0xAA, 0xBB, 'N', 'T'})),
              "Challenge, Ident = 0x05: value of 2 octets, name \"NT\"");
    EXPECT_EQ(SummaryOf(RowOfFrame(0xC223, {4, 5, 0, 9, 'E', '=', '6', '9', '1'})),
              "Failure, Ident = 0x05: \"E=691\"");
    EXPECT_EQ(SummaryOf(RowOfFrame(0xC023, {1, 1, 0, 9, 2, 'm', 'e', 1, 'x'})),
              "Authenticate-Request, Ident = 0x01: name \"me\", password");
    EXPECT_EQ(SummaryOf(RowOfFrame(0x00FD, {0x90, 0x05, 1, 2, 3})),
              "3 octets encrypted, coherency count 5, flushed");
}

TEST(Decode, AnIcmpErrorNamesTheFrameThatItQuotes)
{
    const Octets other = Ip({kClient, kServer, kGreProtocol, 6}, {0x30, 0x01, 0x88, 0x0B});
    const Octets meant = Ip({kClient, kServer, kGreProtocol, 7}, {0x30, 0x01, 0x88, 0x0B});
    const auto rows = RowsOf({meant, other, Unreachable(meant)});
    ASSERT_TRUE(rows[2].see);
    EXPECT_EQ(*rows[2].see, 1U);
    EXPECT_EQ(rows[2].from, "192.168.0.1");
    EXPECT_EQ(SummaryOf(rows[2]),
              "Destination unreachable (protocol unreachable): 192.168.0.2, see frame 1");
}

TEST(Decode, AnIcmpErrorAboutAnUnknownPacketNamesNoFrame)
{
    const auto rows = RowsOf({Unreachable(Gre(LcpRequest()))});
    EXPECT_FALSE(rows[0].see);
    EXPECT_FALSE(rows[0].Malformed());
}

TEST(Decode, FramesOfTheNdiswanAdapterStandBetween20And20)
{
    Capture capture;
    const Octets frame = EthernetFrame(kNdiswanOwn, kNdiswanPeer, 0xC021, LcpRequest());
    capture.frames.push_back({Duration{}, frame, frame.size()});
    const auto row = Decode(capture).rows.front();
    EXPECT_TRUE(row.adapter);
    EXPECT_EQ(row.from, "20 SEND");
    EXPECT_EQ(row.to, "20 RECV");
    EXPECT_EQ(ProtocolOf(row), "LCP");
    EXPECT_EQ(row.Top().fields["length"], 17);
}

TEST(Decode, TheFirstFragmentOfAPacketIsNotMalformed)
{
    Octets start = LastPart(Gre(Ppp(0x0021, Octets(400))), 20);
    start.resize(100);
    constexpr std::uint16_t kMoreFragments = 0x2000;
    const auto rows = RowsOf({Ip({kClient, kServer, kGreProtocol, 1, kMoreFragments}, start),
                              Ip({kClient, kServer, kGreProtocol, 1, 13}, Octets(300))});
    EXPECT_EQ(SummaryOf(rows[0]), "the start of a packet");
    EXPECT_FALSE(rows[0].Malformed());
    EXPECT_EQ(ProtocolOf(rows[1]), "IP");
}

TEST(Decode, SeveralCallersAreCalledByTheirAddresses)
{
    const auto rows = RowsOf({Tcp({true, 0, 0, TcpSegment::kSyn}),
                              Ip({0x0A000003, kServer, kTcpProtocol}, LastPart(Tcp({}), 20))});
    EXPECT_EQ(rows[0].from, "10.0.0.2");
    EXPECT_EQ(rows[1].from, "10.0.0.3");
    EXPECT_EQ(rows[1].to, "192.168.0.2");
}

TEST(Decode, EveryPrefixOfAFrameHasARow)
{
    const std::vector<Octets> whole = {Tcp({true, 1}, kStart),
                                       Gre(Ppp(0xC021, LcpRequest())),
                                       Gre(Ppp(0xC223, {1, 5, 0, 9, 2, 0xAA, 0xBB, 'N', 'T'})),
                                       Unreachable(Gre(LcpRequest()))};
    for (const Octets& packet : whole)
    {
        for (std::size_t length = 0; length <= packet.size(); ++length)
        {
            SCOPED_TRACE(length);
            const auto rows = RowsOf({FirstPart(packet, length)});
            ASSERT_FALSE(rows.front().layers.empty());
            EXPECT_FALSE(ProtocolOf(rows.front()).empty());
            if (length < 20 || length == packet.size())
            {
                EXPECT_EQ(rows.front().Malformed(), length < 20) << SummaryOf(rows.front());
            }
        }
    }
}

TEST(Decode, OctetsWithoutSenseHaveRowsToo)
{
    std::mt19937 random(7);
    const std::vector<Octets> seeds = {Tcp({true, 1}, kStart), Gre(Ppp(0xC021, LcpRequest()))};
    for (int i = 0; i < 2000; ++i)
    {
        Octets packet = seeds[random() % seeds.size()];
        for (int change = 0; change < 4; ++change)
        {
            packet[random() % packet.size()] = static_cast<std::uint8_t>(random());
        }
        std::ostringstream text;
        const auto table = Decode(RawCapture({packet, packet}));
        PrintFrames(table, text);
        EXPECT_FALSE(ToJson(table).dump().empty());
    }
}

} // namespace

} // namespace pptplab::analysis
