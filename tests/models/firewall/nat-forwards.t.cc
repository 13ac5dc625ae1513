// SPDX-License-Identifier: GPL-2.0-only

// A Nat in front of a server: what is forwarded (RFC 3022 2.2, RFC 2663 4.1.2), and what is not.

#include "models/firewall/nat.h"
#include "tests/models/firewall/packets.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::firewall
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kInside = 0xC0A80002; // 192.168.0.2, the server
constexpr std::uint32_t kNeighbour = 0xC0A80003;
constexpr std::uint32_t kOutside = 0xC0A8FFFD;
constexpr std::uint32_t kCaller = 0x0A000002;
constexpr std::uint32_t kRouter = 0x64400001;
constexpr Endpoint kServer{kInside, 1723};
constexpr Endpoint kDialled{kOutside, 1723};
constexpr Endpoint kFirst{kCaller, 1025};
constexpr Endpoint kSecond{kCaller + 1, 1025};

const Octets kLcp = {0xFF, 0x03, 0xC0, 0x21};

Nat
BoxWith(GreMode gre, const NatForwards& forwards = {kInside, std::nullopt})
{
    NatOptions options;
    options.gre = gre;
    options.ports = {61000, 61000};
    return {options, kOutside, forwards};
}

/// ICMP, "administratively prohibited", about that packet.
Octets
UnreachablePacket(std::uint32_t from, std::uint32_t to, const Octets& packet)
{
    return IcmpPacket(from, to, 0x030D, 0, ByteView(packet).Part(0, 28));
}

/// A call is set up: the caller's Call ID is 1, the server's 7.
pptp::OutgoingCallReply
AnswerTo(Nat& box, Endpoint caller)
{
    pptp::OutgoingCallRequest request;
    request.callId = 1;
    const auto in = box.Inwards(ControlPacket(caller, kDialled, request), 0s);
    EXPECT_EQ(in.Value(), ControlPacket(caller, kServer, request)) << "the caller's ID stays";
    pptp::OutgoingCallReply reply;
    reply.callId = 7;
    reply.peerCallId = 1;
    return reply;
}

TEST(NatForwards, APortLeadsToItsHostWhoeverAsksAndBack)
{
    Nat box = BoxWith(GreMode::None);
    for (const Endpoint caller : {kFirst, kSecond})
    {
        const auto in = box.Inwards(TcpPacket(caller, kDialled, kSyn), 0s);
        ASSERT_TRUE(in);
        EXPECT_EQ(in.Value(), TcpPacket(caller, kServer, kSyn));
        const auto out = box.Outwards(TcpPacket(kServer, caller, kSyn | kAck), 0s);
        ASSERT_TRUE(out);
        EXPECT_EQ(out.Value(), TcpPacket(kDialled, caller, kSyn | kAck));
    }
    EXPECT_EQ(box.Counts(0s).mappings, 2U);
    EXPECT_TRUE(box.Outwards(TcpPacket({kInside, 1030}, kFirst, kSyn), 0s))
        << "forwarded connections take none of the box's ports";
    EXPECT_TRUE(box.Inwards(TcpPacket(kFirst, kDialled, kAck), 3h)) << "it outlives its mapping";
    EXPECT_EQ(box.Outwards(TcpPacket(kServer, kSecond, kAck), 3h).Value(),
              TcpPacket(kDialled, kSecond, kAck));
}

TEST(NatForwards, NothingElseIsOpenFromOutside)
{
    Nat box = BoxWith(GreMode::None);
    EXPECT_EQ(box.Inwards(TcpPacket(kFirst, {kOutside, 1724}, kSyn), 0s).Error(),
              NatDrop::Unsolicited);
    EXPECT_EQ(box.Inwards(UdpPacket(kFirst, kDialled, Octets{1}), 0s).Error(),
              NatDrop::Unsolicited);
    Nat closed = BoxWith(GreMode::CallId, {});
    EXPECT_EQ(closed.Inwards(TcpPacket(kFirst, kDialled, kSyn), 0s).Error(), NatDrop::Unsolicited);
}

TEST(NatForwards, WithoutAnEntryForGreItIsDroppedBothWays)
{
    Nat box = BoxWith(GreMode::None);
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 0s).Error(), NatDrop::Gre);
    EXPECT_EQ(box.Outwards(GrePacket(kInside, kCaller, 1, kLcp), 0s).Error(), NatDrop::Gre);
}

TEST(NatForwards, ProtocolFortySevenMayBeForwardedToo)
{
    Nat box = BoxWith(GreMode::None, {kInside, kInside});
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 0s).Value(),
              GrePacket(kCaller, kInside, 7, kLcp));
    EXPECT_EQ(box.Outwards(GrePacket(kInside, kCaller, 1, kLcp), 0s).Value(),
              GrePacket(kOutside, kCaller, 1, kLcp));
    EXPECT_EQ(box.Outwards(GrePacket(kNeighbour, kCaller, 1, kLcp), 0s).Error(), NatDrop::Gre);
}

TEST(NatForwards, ByAddressTheServersOwnGreOpensTheWay)
{
    Nat box = BoxWith(GreMode::Address);
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 0s).Error(), NatDrop::Unsolicited);
    EXPECT_TRUE(box.Outwards(GrePacket(kInside, kCaller, 1, kLcp), 0s));
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 1s).Value(),
              GrePacket(kCaller, kInside, 7, kLcp));
    EXPECT_FALSE(box.Inwards(GrePacket(kCaller + 1, kOutside, 7, kLcp), 1s))
        << "of another caller the server has not heard";
    EXPECT_FALSE(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 5min));
}

TEST(NatForwards, WhatWasOpenedFromInsideGoesBeforeWhatIsForwarded)
{
    Nat box = BoxWith(GreMode::Address, {kInside, kNeighbour});
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 0s).Value(),
              GrePacket(kCaller, kNeighbour, 7, kLcp));
    EXPECT_TRUE(box.Outwards(GrePacket(kInside, kCaller, 1, kLcp), 0s));
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 0s).Value(),
              GrePacket(kCaller, kInside, 7, kLcp));
}

TEST(NatForwards, Rfc2637Section28TheServersCallIdIsReplacedAndTellsItsGre)
{
    Nat box = BoxWith(GreMode::CallId);
    pptp::OutgoingCallReply reply = AnswerTo(box, kFirst);
    const auto out = box.Outwards(ControlPacket(kServer, kFirst, reply), 0s);
    reply.callId = 61000;
    ASSERT_TRUE(out);
    EXPECT_EQ(out.Value(), ControlPacket(kDialled, kFirst, reply));
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 61000, kLcp), 0s).Value(),
              GrePacket(kCaller, kInside, 7, kLcp));
    EXPECT_EQ(box.Outwards(GrePacket(kInside, kCaller, 1, kLcp), 0s).Value(),
              GrePacket(kOutside, kCaller, 1, kLcp));
    EXPECT_EQ(box.Inwards(GrePacket(kCaller, kOutside, 7, kLcp), 0s).Error(), NatDrop::GreStranger);
}

TEST(NatForwards, ConnectionsToOnePortAreToldApart)
{
    Nat box = BoxWith(GreMode::CallId);
    for (const Endpoint caller : {kFirst, kSecond})
    {
        ASSERT_TRUE(box.Outwards(ControlPacket(kServer, caller, AnswerTo(box, caller)), 0s));
    }
    ASSERT_EQ(box.Counts(0s).calls, 2U);
    ASSERT_TRUE(box.Inwards(TcpPacket(kFirst, kDialled, kRst), 1s));
    EXPECT_EQ(box.Counts(1s).calls, 1U) << "the other caller's call goes on";
    EXPECT_FALSE(box.Inwards(GrePacket(kCaller, kOutside, 61000, kLcp), 1s));
    EXPECT_TRUE(box.Inwards(GrePacket(kCaller + 1, kOutside, 61001, kLcp), 1s));
}

TEST(NatForwards, Rfc3022Section43AnErrorAboutAForwardedConnectionFindsTheServer)
{
    Nat box = BoxWith(GreMode::None, {kInside, kInside});
    ASSERT_TRUE(box.Inwards(TcpPacket(kFirst, kDialled, kSyn), 0s));
    const Octets sent = TcpPacket(kServer, kFirst, kSyn | kAck);
    const Octets seen = TcpPacket(kDialled, kFirst, kSyn | kAck);
    EXPECT_EQ(box.Inwards(UnreachablePacket(kRouter, kOutside, seen), 0s).Value(),
              UnreachablePacket(kRouter, kInside, sent));
    EXPECT_FALSE(
        box.Inwards(UnreachablePacket(kRouter, kOutside, TcpPacket(kDialled, kSecond, kAck)), 0s));
    EXPECT_EQ(
        box.Inwards(UnreachablePacket(kRouter, kOutside, GrePacket(kOutside, kCaller, 1, kLcp)), 0s)
            .Value(),
        UnreachablePacket(kRouter, kInside, GrePacket(kInside, kCaller, 1, kLcp)));
    EXPECT_EQ(
        box.Outwards(UnreachablePacket(kInside, kCaller, GrePacket(kCaller, kInside, 7, kLcp)), 0s)
            .Value(),
        UnreachablePacket(kOutside, kCaller, GrePacket(kCaller, kOutside, 7, kLcp)));
}

} // namespace
} // namespace pptplab::firewall
