// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/packet-filter.h"

#include "models/node/pptp/gre-protocol.h"
#include "models/node/units/ns3-units.h"
#include "tests/models/node/lab.h"
#include "tests/models/node/wire-log.h"

#include <gtest/gtest.h>

#include <chrono>
#include <initializer_list>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;
using firewall::Action;
using firewall::Direction;
using firewall::Rule;

/// What the GRE layer of a host hears by ICMP.
struct IcmpLog
{
    explicit IcmpLog(const ns3::Ptr<ns3::Node>& host)
    {
        host->GetObject<GreProtocol>()->TraceConnectWithoutContext(
            "Icmp", ns3::MakeCallback(&IcmpLog::OnIcmp, this));
    }

    void OnIcmp(ns3::Ipv4Address source, std::uint8_t type, std::uint8_t code, std::uint16_t callId)
    {
        errors.push_back({source, type, code, callId, Now()});
    }

    struct Error
    {
        ns3::Ipv4Address source;
        std::uint8_t type;
        std::uint8_t code;
        std::uint16_t callId;
        Duration at;
    };

    std::vector<Error> errors;
};

Rule
AgainstGre(firewall::Verdict verdict, Direction direction = Direction::Both)
{
    Rule rule;
    rule.match.protocol = firewall::kGre;
    rule.direction = direction;
    rule.verdict = verdict;
    return rule;
}

ns3::Ptr<PacketFilter>
FilterAt(const ns3::Ptr<ns3::Node>& node, std::vector<Rule> rules)
{
    const auto filter = ns3::CreateObject<PacketFilter>();
    filter->Install(node, firewall::RuleSet(std::move(rules)));
    return filter;
}

/// RFC 2637 4.1: version 1, Call ID 0x1234, no payload.
const Octets kPacket = {0x20, 0x01, 0x88, 0x0B, 0, 0, 0x12, 0x34};

void
SendGre(SmallNetwork& net)
{
    net.client->GetObject<GreProtocol>()->Send(SmallNetwork::kServerAddress, kPacket);
}

TEST(PacketFilter, UnreachableComesFromTheInterfaceThatFilters)
{
    for (const auto direction : {Direction::In, Direction::Out})
    {
        SmallNetwork net;
        const IcmpLog log(net.client);
        const auto filter =
            FilterAt(net.router, {AgainstGre({Action::IcmpUnreachable, 13}, direction)});
        SendGre(net);
        ns3::Simulator::Run();
        ASSERT_EQ(log.errors.size(), 1U);
        EXPECT_EQ(log.errors[0].source,
                  ns3::Ipv4Address(direction == Direction::In ? "10.0.0.1" : "10.1.0.1"));
        EXPECT_EQ(log.errors[0].type, 3);
        EXPECT_EQ(log.errors[0].code, 13);
        EXPECT_EQ(log.errors[0].callId, 0x1234) << "the 8 octets quoted reach the Call ID";
        // Way there: 20 + 8 octets; way back: 20 + 8 + 20 + 8; 1 us each, 10 ms a way.
        EXPECT_EQ(log.errors[0].at, 28us + 10ms + 56us + 10ms);
        EXPECT_EQ(filter->Rules().Met(0), 1U);
    }
}

TEST(PacketFilter, EachCodeOfAnUnreachableIsSentAsAsked)
{
    for (const std::uint8_t code : std::initializer_list<std::uint8_t>{0, 1, 2, 3, 9, 10, 13})
    {
        SmallNetwork net;
        const IcmpLog log(net.client);
        FilterAt(net.router, {AgainstGre({Action::IcmpUnreachable, code})});
        SendGre(net);
        ns3::Simulator::Run();
        ASSERT_EQ(log.errors.size(), 1U);
        EXPECT_EQ(log.errors[0].code, code);
    }
}

TEST(PacketFilter, AHostFiltersWhatItSendsItself)
{
    SmallNetwork net;
    const IcmpLog log(net.client);
    const WireLog wire(*AccessDeviceOf(net.client), 0x0A000002);
    FilterAt(net.client, {AgainstGre({Action::IcmpUnreachable, 2}, Direction::Out)});
    SendGre(net);
    ns3::Simulator::Run();
    EXPECT_TRUE(wire.Packets().empty());
    ASSERT_EQ(log.errors.size(), 1U);
    EXPECT_EQ(log.errors[0].source, ns3::Ipv4Address(SmallNetwork::kClientAddress));
    EXPECT_EQ(log.errors[0].at, 0s);
}

TEST(PacketFilter, DropIsSilentAndTheInterfaceNarrowsIt)
{
    SmallNetwork net;
    const IcmpLog log(net.client);
    Rule rule = AgainstGre({Action::Drop, 0}, Direction::In);
    rule.interface = net.servers->GetIfIndex();
    Rule here = rule;
    here.interface = net.clients->GetIfIndex();
    const auto filter = FilterAt(net.router, {rule, here});
    SendGre(net);
    ns3::Simulator::Run();
    EXPECT_EQ(filter->Rules().Met(0), 0U);
    EXPECT_EQ(filter->Rules().Met(1), 1U);
    EXPECT_TRUE(log.errors.empty());
}

TEST(PacketFilter, ABlockedPortSilencesTheServerAndAResetRefusesAtOnce)
{
    for (const auto action : {Action::Drop, Action::Reset})
    {
        Lab lab;
        Rule rule;
        rule.match.protocol = firewall::kTcp;
        rule.match.eitherPort = 1723; // the RST carries it too
        rule.verdict = {action, 0};
        FilterAt(lab.router, {rule});
        lab.DialAt(0s);
        lab.RunUntil(100s);
        ASSERT_EQ(lab.outcomes.size(), 1U);
        // SOURCES: Client errors. A SYN without answer is 650 after 45 s, a RST 678.
        EXPECT_EQ(lab.outcomes[0],
                  action == Action::Drop ? Outcome::FailedNotResponding : Outcome::FailedNoAnswer);
        // To the router and back, 40 octets each.
        EXPECT_EQ(lab.setUps[0], action == Action::Drop ? 45s : 2 * (40us + 10ms));
    }
}

TEST(PacketFilter, BlockedGreEndsInATimeOutOfPpp)
{
    Lab lab;
    const IcmpLog log(lab.client);
    FilterAt(lab.router, {AgainstGre({Action::IcmpUnreachable, 13}, Direction::In)});
    lab.DialAt(0s);
    lab.RunUntil(600s);
    ASSERT_EQ(lab.outcomes.size(), 1U);
    EXPECT_FALSE(IsConnected(lab.outcomes[0]));
    EXPECT_FALSE(log.errors.empty());
}

} // namespace
} // namespace pptplab::node
