// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/rejection.h"

#include <gtest/gtest.h>

namespace pptplab::firewall
{
namespace
{

constexpr std::uint32_t kClient = 0x0A000002; // 10.0.0.2
constexpr std::uint32_t kServer = 0xC0A80002; // 192.168.0.2
constexpr std::uint32_t kFilter = 0x0A000001; // 10.0.0.1

/// An IPv4 header as RFC 791 3.1 has it, and `payload` behind it.
Octets
Ip(std::uint8_t protocol, const Octets& payload, std::uint16_t fragment = 0)
{
    Octets packet;
    ByteWriter out(packet);
    out.U8(0x45);
    out.U8(0);
    out.U16(static_cast<std::uint16_t>(20 + payload.size()));
    out.U16(0xECB3); // identification of frame 10 in Q162847
    out.U16(fragment);
    out.U8(128);
    out.U8(protocol);
    out.U16(0);
    out.U32(kClient);
    out.U32(kServer);
    out.View(payload);
    return packet;
}

Octets
Tcp(std::uint8_t flags, const Octets& data = {})
{
    Octets segment;
    ByteWriter out(segment);
    out.U16(1025);
    out.U16(1723);
    out.U32(1000);
    out.U32(2000);
    out.U8(0x50);
    out.U8(flags);
    out.Zeros(6);
    out.View(data);
    return Ip(kTcp, segment);
}

constexpr Verdict kReset{Action::Reset, 0};

TEST(Rejection, UnreachableQuotesTheHeaderAndEightOctets)
{
    const Octets packet = Ip(kGre, {0x30, 1, 0x88, 0x0B, 0, 21, 0, 0, 0, 0, 0, 0, 0xFF, 3});
    const auto answer = RejectionOf(packet, {Action::IcmpUnreachable, 13}, kFilter);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->source, kFilter);
    EXPECT_EQ(answer->destination, kClient);
    EXPECT_EQ(answer->protocol, kIcmp);
    ASSERT_EQ(answer->payload.size(), 8U + 20U + 8U);
    EXPECT_EQ(answer->payload[0], 3);
    EXPECT_EQ(answer->payload[1], 13);
    EXPECT_EQ(ByteView(answer->payload).Part(4, 4), ByteView(Octets{0, 0, 0, 0}));
    EXPECT_EQ(ByteView(answer->payload).Part(8), ByteView(packet).Part(0, 28));
    EXPECT_EQ(InternetChecksum(answer->payload), 0) << "RFC 1071: with its checksum the sum is 0";
}

TEST(Rejection, ChecksumOfTheExampleInRfc1071)
{
    EXPECT_EQ(InternetChecksum(Octets{0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7}),
              static_cast<std::uint16_t>(~0xDDF2U));
}

TEST(Rejection, AConnectionRequestIsResetWithAnAcknowledgment)
{
    const auto answer = RejectionOf(Tcp(kSyn), kReset, kFilter);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->source, kServer) << "in the name of the receiver";
    EXPECT_EQ(answer->destination, kClient);
    ByteReader in(answer->payload);
    EXPECT_EQ(in.U16(), 1723);
    EXPECT_EQ(in.U16(), 1025);
    EXPECT_EQ(in.U32(), 0U);
    EXPECT_EQ(in.U32(), 1001U) << "the SYN counts as one octet";
    EXPECT_EQ(in.U8(), 0x50);
    EXPECT_EQ(in.U8(), kRst | kAck);
}

TEST(Rejection, ASegmentWithAnAcknowledgmentIsResetAtItsPlace)
{
    const auto answer = RejectionOf(Tcp(kAck, Octets(156)), kReset, kFilter);
    ASSERT_TRUE(answer);
    ByteReader in(ByteView(answer->payload).Part(4));
    EXPECT_EQ(in.U32(), 2000U);
    EXPECT_EQ(in.U32(), 0U);
    in.Skip(1);
    EXPECT_EQ(in.U8(), kRst);
}

TEST(Rejection, SomePacketsAreNeverAnswered)
{
    const Verdict icmp{Action::IcmpUnreachable, 3};
    EXPECT_FALSE(RejectionOf(Tcp(kRst), kReset, kFilter));
    EXPECT_FALSE(RejectionOf(Ip(kGre, Octets(16)), kReset, kFilter)) << "only TCP has RST";
    EXPECT_FALSE(RejectionOf(Ip(kGre, Octets(16)), {Action::Drop, 0}, kFilter));
    EXPECT_FALSE(RejectionOf(Ip(kGre, Octets(16), 1), icmp, kFilter)) << "a later fragment";
    EXPECT_TRUE(RejectionOf(Ip(kGre, Octets(16), 0x2000), icmp, kFilter)) << "the first one";
    EXPECT_FALSE(RejectionOf(Ip(kIcmp, {3, 1, 0, 0, 0, 0, 0, 0}), icmp, kFilter)) << "an error";
    EXPECT_TRUE(RejectionOf(Ip(kIcmp, {8, 0, 0, 0, 0, 0, 0, 0}), icmp, kFilter)) << "a ping";
}

} // namespace
} // namespace pptplab::firewall
