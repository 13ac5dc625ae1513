// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/rule-set.h"

#include <gtest/gtest.h>

namespace pptplab::firewall
{
namespace
{

constexpr std::uint32_t kClient = 0x0A010001; // 10.1.0.1
constexpr std::uint32_t kServer = 0xC0000201; // 192.0.2.1

PacketHeader
Gre(std::uint8_t version = 1)
{
    PacketHeader packet;
    packet.source = kClient;
    packet.destination = kServer;
    packet.protocol = kGre;
    const Octets head{0x30, version, 0x88, 0x0B};
    ReadTransport(packet, head, false);
    return packet;
}

PacketHeader
Tcp(std::uint16_t port, std::uint8_t flags)
{
    PacketHeader packet;
    packet.source = kClient;
    packet.destination = kServer;
    packet.protocol = kTcp;
    Octets head;
    ByteWriter writer(head);
    writer.U16(1025);
    writer.U16(port);
    writer.Zeros(9);
    writer.U8(flags);
    ReadTransport(packet, head, false);
    return packet;
}

Rule
Deny(Match match, Verdict verdict = {Action::Drop, 0})
{
    Rule rule;
    rule.match = match;
    rule.verdict = verdict;
    return rule;
}

Match
OfProtocol(std::uint8_t protocol)
{
    Match match;
    match.protocol = protocol;
    return match;
}

TEST(RuleSet, WithoutAMatchThePacketPasses)
{
    RuleSet rules({Deny(OfProtocol(kGre))});
    EXPECT_EQ(rules.Decide(Tcp(1723, kSyn), {Direction::In, 0, {}}), Verdict{});
    EXPECT_EQ(rules.Passed(), 1U);
    EXPECT_EQ(rules.Met(0), 0U);
}

TEST(RuleSet, TheFirstMatchDecides)
{
    Rule accept;
    accept.match = OfProtocol(kGre);
    RuleSet rules({accept, Deny(OfProtocol(kGre))});
    EXPECT_EQ(rules.Decide(Gre(), {Direction::In, 0, {}}).action, Action::Accept);
    EXPECT_EQ(rules.Met(0), 1U);
    EXPECT_EQ(rules.Met(1), 0U);
}

TEST(RuleSet, DirectionAndInterfaceNarrowARule)
{
    Rule outside = Deny(OfProtocol(kGre), {Action::IcmpUnreachable, 13});
    outside.direction = Direction::Out;
    outside.interface = 2;
    RuleSet rules({outside});
    EXPECT_EQ(rules.Decide(Gre(), {Direction::In, 2, {}}), Verdict{});
    EXPECT_EQ(rules.Decide(Gre(), {Direction::Out, 1, {}}), Verdict{});
    EXPECT_EQ(rules.Decide(Gre(), {Direction::Out, 2, {}}), (Verdict{Action::IcmpUnreachable, 13}));
}

// Q162847: providers use plain GRE among their routers and stop PPTP's outside.
TEST(RuleSet, PlainGreAndPptpGreAreToldApart)
{
    Match match = OfProtocol(kGre);
    match.greVersion = 1;
    RuleSet rules({Deny(match)});
    EXPECT_EQ(rules.Decide(Gre(0), {Direction::In, 0, {}}).action, Action::Accept);
    EXPECT_EQ(rules.Decide(Gre(1), {Direction::In, 0, {}}).action, Action::Drop);
}

TEST(RuleSet, PortsMatchByEndOrEither)
{
    const PacketHeader syn = Tcp(1723, kSyn);
    Match match = OfProtocol(kTcp);
    match.destinationPort = 1723;
    EXPECT_TRUE(Holds(match, syn));
    match.sourcePort = 1723;
    EXPECT_FALSE(Holds(match, syn));
    Match either;
    either.eitherPort = 1025;
    EXPECT_TRUE(Holds(either, syn));
    either.eitherPort = 1024;
    EXPECT_FALSE(Holds(either, syn));
    EXPECT_FALSE(Holds(either, Gre())) << "GRE has no ports";
}

TEST(RuleSet, FlagsTellAConnectionRequestFromItsAnswer)
{
    Match request = OfProtocol(kTcp);
    request.tcpFlagsSet = kSyn;
    request.tcpFlagsClear = kAck;
    EXPECT_TRUE(Holds(request, Tcp(1723, kSyn)));
    EXPECT_FALSE(Holds(request, Tcp(1723, kSyn | kAck)));
    EXPECT_FALSE(Holds(request, Tcp(1723, kAck)));
}

// Q189099: filters that look at ports let later fragments pass.
TEST(RuleSet, LaterFragmentsMeetNoRuleAboutPorts)
{
    PacketHeader fragment = Tcp(1723, kSyn);
    ReadTransport(fragment, Octets(14, 0xFF), true);
    Match match = OfProtocol(kTcp);
    match.destinationPort = 1723;
    EXPECT_FALSE(Holds(match, fragment));
    EXPECT_TRUE(Holds(OfProtocol(kTcp), fragment));
}

TEST(RuleSet, ARuleIsThereForItsTimeOnly)
{
    using namespace std::chrono_literals;
    Rule rule = Deny(OfProtocol(kGre));
    rule.from = 10s;
    rule.until = 20s;
    RuleSet rules({rule});
    EXPECT_EQ(rules.Decide(Gre(), {Direction::In, 0, 10s - 1ns}), Verdict{});
    EXPECT_EQ(rules.Decide(Gre(), {Direction::In, 0, 10s}).action, Action::Drop);
    EXPECT_EQ(rules.Decide(Gre(), {Direction::In, 0, 20s - 1ns}).action, Action::Drop);
    EXPECT_EQ(rules.Decide(Gre(), {Direction::In, 0, 20s}), Verdict{});
}

TEST(RuleSet, PrefixesHoldTheirAddresses)
{
    EXPECT_TRUE((Prefix{0, 0}.Holds(kClient)));
    EXPECT_TRUE((Prefix{0x0A010000, 24}.Holds(kClient)));
    EXPECT_FALSE((Prefix{0x0A010100, 24}.Holds(kClient)));
    EXPECT_TRUE((Prefix{kClient, 32}.Holds(kClient)));
    EXPECT_FALSE((Prefix{kServer, 32}.Holds(kClient)));
    EXPECT_TRUE((Prefix{0x0A0100FF, 24}.Holds(kClient))) << "bits beyond the length";
}

TEST(PacketHeader, ShortPacketsHaveNoTransportFields)
{
    for (const std::uint8_t protocol : {kTcp, kUdp, kIcmp, kGre})
    {
        PacketHeader packet;
        packet.protocol = protocol;
        ReadTransport(packet, {}, false);
        EXPECT_FALSE(packet.ports || packet.tcpFlags || packet.icmpType || packet.greVersion);
    }
}

} // namespace
} // namespace pptplab::firewall
