// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/nat.h"

#include "models/base/random-stream.h"
#include "tests/models/firewall/packets.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::firewall
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kInside = 0x0A000002;  // 10.0.0.2
constexpr std::uint32_t kOther = 0x0A000003;   // 10.0.0.3
constexpr std::uint32_t kOutside = 0x0A03FFFE; // 10.3.255.254
constexpr std::uint32_t kPeer = 0xC0A80002;    // 192.168.0.2
constexpr std::uint32_t kRouter = 0x64400001;  // 100.64.0.1

constexpr Endpoint kClient{kInside, 1025};
constexpr Endpoint kServer{kPeer, 1723};
constexpr std::uint16_t kFirstPort = 61000;
constexpr Endpoint kMapped{kOutside, kFirstPort};

std::uint64_t
Drops(Nat& nat, NatDrop reason, Duration now)
{
    return nat.Counts(now).dropped[static_cast<std::size_t>(reason)];
}

TEST(Nat, Rfc3022Section22PortsOfASegmentBothWays)
{
    Nat nat({}, kOutside);
    const Octets data = {1, 2, 3};
    const auto out = nat.Outwards(TcpPacket(kClient, kServer, kSyn, data), 0s);
    ASSERT_TRUE(out);
    EXPECT_EQ(out.Value(), TcpPacket(kMapped, kServer, kSyn, data));
    const auto in = nat.Inwards(TcpPacket(kServer, kMapped, kSyn | kAck), 0s);
    ASSERT_TRUE(in);
    EXPECT_EQ(in.Value(), TcpPacket(kServer, kClient, kSyn | kAck));
    EXPECT_EQ(nat.Counts(0s).outwards, 1U);
    EXPECT_EQ(nat.Counts(0s).inwards, 1U);
    EXPECT_EQ(nat.OutsideOf({kTcp, kClient, kServer}), kMapped);
}

TEST(Nat, TwoHostsWithOnePortGetTwoPortsAndEachItsAnswers)
{
    Nat nat({}, kOutside);
    const Endpoint second{kOther, kClient.port};
    ASSERT_TRUE(nat.Outwards(UdpPacket(kClient, kServer, Octets{1}), 0s));
    const auto out = nat.Outwards(UdpPacket(second, kServer, Octets{2}), 0s);
    ASSERT_TRUE(out);
    const Endpoint mapped{kOutside, kFirstPort + 1};
    EXPECT_EQ(out.Value(), UdpPacket(mapped, kServer, Octets{2}));
    const auto in = nat.Inwards(UdpPacket(kServer, mapped, Octets{3}), 0s);
    ASSERT_TRUE(in);
    EXPECT_EQ(in.Value(), UdpPacket(kServer, second, Octets{3}));
}

TEST(Nat, Rfc768AChecksumThatIsNoneStaysNone)
{
    Nat nat({}, kOutside);
    Octets packet = UdpPacket(kClient, kServer, Octets{1});
    ByteWriter(packet).PatchU16(26, 0);
    const auto out = nat.Outwards(packet, 0s);
    ASSERT_TRUE(out);
    EXPECT_EQ(U16At(out.Value(), 26), 0);
    EXPECT_EQ(U16At(out.Value(), 20), kFirstPort);
}

TEST(Nat, WhatNobodyAskedForStaysOutside)
{
    Nat nat({}, kOutside);
    EXPECT_FALSE(nat.Inwards(TcpPacket(kServer, kMapped, kSyn), 0s));
    ASSERT_TRUE(nat.Outwards(TcpPacket(kClient, kServer, kSyn), 0s));
    const Endpoint stranger{kPeer + 1, kServer.port};
    EXPECT_EQ(nat.Inwards(TcpPacket(stranger, kMapped, kSyn), 0s).Error(), NatDrop::Unsolicited);
    const Octets echo = IcmpPacket(kPeer, kOutside, 0x0800, 0x00010001, {});
    EXPECT_EQ(nat.Inwards(echo, 0s).Error(), NatDrop::Unsolicited);
    EXPECT_EQ(Drops(nat, NatDrop::Unsolicited, 0s), 3U);
}

TEST(Nat, OtherProtocolsAndTornPacketsAreDropped)
{
    Nat nat({}, kOutside);
    const Octets payload(8);
    EXPECT_EQ(nat.Outwards(IpPacket(kInside, kPeer, 50, payload), 0s).Error(), NatDrop::Protocol);
    EXPECT_EQ(nat.Inwards(IpPacket(kPeer, kOutside, 50, payload), 0s).Error(), NatDrop::Protocol);
    const Octets whole = TcpPacket(kClient, kServer, kSyn);
    for (std::size_t size = 0; size < whole.size(); ++size)
    {
        const auto cut = nat.Outwards(ByteView(whole).Part(0, size), 0s);
        ASSERT_FALSE(cut) << size;
        EXPECT_EQ(cut.Error(), NatDrop::Malformed) << size;
    }
    EXPECT_EQ(nat.Counts(0s).mappings, 0U);
}

TEST(Nat, Rfc5508EchoByItsIdentifier)
{
    Nat nat({}, kOutside);
    const Octets data(32, 'a');
    const auto out = nat.Outwards(IcmpPacket(kInside, kPeer, 0x0800, 0x00010005, data), 0s);
    ASSERT_TRUE(out);
    EXPECT_EQ(out.Value(), IcmpPacket(kOutside, kPeer, 0x0800, 0xEE480005, data)); // 61000
    const auto in = nat.Inwards(IcmpPacket(kPeer, kOutside, 0x0000, 0xEE480005, data), 59s);
    ASSERT_TRUE(in);
    EXPECT_EQ(in.Value(), IcmpPacket(kPeer, kInside, 0x0000, 0x00010005, data));
    EXPECT_FALSE(nat.Inwards(IcmpPacket(kPeer, kOutside, 0x0000, 0xEE480005, data), 60s));
}

TEST(Nat, Rfc3022Section43AnErrorIsTranslatedWithThePacketThatItQuotes)
{
    Nat nat({}, kOutside);
    const auto sent = nat.Outwards(TcpPacket(kClient, kServer, kSyn), 0s);
    ASSERT_TRUE(sent);
    const ByteView quote = ByteView(sent.Value()).Part(0, 28);
    const auto in = nat.Inwards(IcmpPacket(kRouter, kOutside, 0x030D, 0, quote), 0s);
    ASSERT_TRUE(in);
    // The quoted header as the client sent it; its 8 octets end before the checksum of TCP.
    const Octets original = TcpPacket(kClient, kServer, kSyn);
    EXPECT_EQ(in.Value(), IcmpPacket(kRouter, kInside, 0x030D, 0, ByteView(original).Part(0, 28)));
}

TEST(Nat, Rfc3022Section43AnErrorOfAHostInsideNamesTheOutsideAddress)
{
    Nat nat({}, kOutside);
    ASSERT_TRUE(nat.Outwards(UdpPacket(kClient, kServer, Octets{1}), 0s));
    const Octets answer = UdpPacket(kServer, kMapped, Octets{2});
    const auto arrived = nat.Inwards(answer, 0s);
    ASSERT_TRUE(arrived);
    const ByteView quote = ByteView(arrived.Value()).Part(0, 28);
    const auto out = nat.Outwards(IcmpPacket(kInside, kPeer, 0x0303, 0, quote), 0s);
    ASSERT_TRUE(out);
    EXPECT_EQ(out.Value(), IcmpPacket(kOutside, kPeer, 0x0303, 0, ByteView(answer).Part(0, 28)));
}

TEST(Nat, AnErrorAboutNothingThatWentOutIsDropped)
{
    Nat nat({}, kOutside);
    const Octets never = TcpPacket(kMapped, kServer, kSyn);
    const Octets error = IcmpPacket(kRouter, kOutside, 0x0301, 0, ByteView(never).Part(0, 28));
    EXPECT_EQ(nat.Inwards(error, 0s).Error(), NatDrop::Unsolicited);
    const Octets torn = IcmpPacket(kRouter, kOutside, 0x0301, 0, ByteView(never).Part(0, 19));
    EXPECT_EQ(nat.Inwards(torn, 0s).Error(), NatDrop::Unsolicited);
}

TEST(Nat, Rfc3022Section63LaterFragmentsFollowTheFirst)
{
    Nat nat({}, kOutside);
    const Octets datagram = UdpPacket(kClient, kServer, Octets(16));
    const Octets rest = IpPacket(kInside, kPeer, kUdp, Octets(5), 3); // offset 24
    EXPECT_EQ(nat.Outwards(rest, 0s).Error(), NatDrop::Fragment);
    Octets first = IpPacket(kInside, kPeer, kUdp, ByteView(datagram).Part(20), 0x2000);
    ASSERT_TRUE(nat.Outwards(first, 0s));
    const auto out = nat.Outwards(rest, 29s);
    ASSERT_TRUE(out);
    EXPECT_EQ(out.Value(), IpPacket(kOutside, kPeer, kUdp, Octets(5), 3));
    EXPECT_FALSE(nat.Outwards(rest, 30s));
}

// Whatever goes out and is sent back to its sender by the peer arrives as it was, with checksums
// that hold on the way.
TEST(Nat, OutAndBackInGivesTheOriginal)
{
    constexpr std::uint64_t kSeed = 1;
    NamedStream random({{kSeed, 0}, "tests.nat"});
    const auto draw = [&random](std::uint32_t below) {
        return static_cast<std::uint32_t>(random.Uniform() * below);
    };
    Nat nat({}, kOutside);
    for (int i = 0; i < 2000; ++i)
    {
        SCOPED_TRACE(testing::Message() << "seed " << kSeed << " packet " << i);
        const Endpoint from{kInside + draw(9), static_cast<std::uint16_t>(1 + draw(65535))};
        const Endpoint to{kPeer + draw(9), static_cast<std::uint16_t>(1 + draw(65535))};
        Octets data(draw(40));
        for (std::uint8_t& octet : data)
        {
            octet = static_cast<std::uint8_t>(draw(256));
        }
        const bool isUdp = draw(2) == 0;
        const auto out = nat.Outwards(
            isUdp ? UdpPacket(from, to, data) : TcpPacket(from, to, kAck, data), 1s * i);
        ASSERT_TRUE(out);
        EXPECT_TRUE(ChecksumsHold(out.Value()));
        const Endpoint mapped{kOutside, U16At(out.Value(), 20)};
        const auto in = nat.Inwards(
            isUdp ? UdpPacket(to, mapped, data) : TcpPacket(to, mapped, kAck, data), 1s * i);
        ASSERT_TRUE(in);
        EXPECT_EQ(in.Value(), isUdp ? UdpPacket(to, from, data) : TcpPacket(to, from, kAck, data));
    }
}

} // namespace
} // namespace pptplab::firewall
