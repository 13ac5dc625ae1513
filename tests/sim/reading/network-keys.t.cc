// SPDX-License-Identifier: GPL-2.0-only

// [topology], [[firewall]] and [[link]].

#include "sim/scenario/keys/key.h"
#include "sim/scenario/keys/resolved-text.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <string>

namespace pptplab::sim::reading
{
namespace
{

using namespace std::chrono_literals;

constexpr const char* kFullRule = R"([[firewall]]
name = "gre"
at = ["provider", "office"]
direction = "in"
from = "10s"
until = "20s"
verdict = { icmp = 13 }
[firewall.match]
protocol = "tcp"
port = 1723
source_port = 1025
destination_port = 1723
tcp_flags = ["syn", "!ack"]
icmp_type = 8
gre_version = 1
source = "10.0.0.0/14"
destination = "192.168.0.2"
)";

TEST(NetworkKeys, ARuleIsReadAndWrittenBack)
{
    const auto reading = ReadTables(kFullRule);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const scenario::FirewallRule& rule = reading.scenario.firewall.front();
    EXPECT_EQ(rule.at, (std::vector<std::string>{"provider", "office"}));
    EXPECT_EQ(rule.direction, firewall::Direction::In);
    EXPECT_EQ(rule.from, 10s);
    EXPECT_EQ(rule.until, 20s);
    EXPECT_EQ(rule.verdict, (firewall::Verdict{firewall::Action::IcmpUnreachable, 13}));
    EXPECT_EQ(rule.match.protocol, firewall::kTcp);
    EXPECT_EQ(rule.match.eitherPort, 1723);
    EXPECT_EQ(rule.match.tcpFlagsSet, firewall::kSyn);
    EXPECT_EQ(rule.match.tcpFlagsClear, firewall::kAck);
    EXPECT_EQ(rule.match.source.length, 14);
    EXPECT_EQ(rule.match.destination.network, 0xC0A80002U);
    const std::string text = scenario::ResolvedText(reading.scenario);
    const auto again = ReadScenario(scenario::ParseDocument(text, "again.toml").root);
    ASSERT_TRUE(again.problems.empty()) << FirstProblem(again);
    EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
}

TEST(NetworkKeys, APlaceMayStandWithoutAListAndAProtocolAsANumber)
{
    const auto reading = ReadTables("[[firewall]]\nat = \"provider\"\ninterface = \"servers\"\n"
                                    "match.protocol = 50\nverdict = \"drop\"\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    EXPECT_EQ(reading.scenario.firewall.front().match.protocol, 50);
    EXPECT_NE(scenario::ResolvedText(reading.scenario).find("at = \"provider\""),
              std::string::npos);
}

TEST(NetworkKeys, ATopologyIsReadAndWrittenBack)
{
    const std::array<const char*, 5> topologies = {
        "[topology]\nkind = \"access-tree\"\npops = 2\nbanks = 3\nrate = \"2Mbps\"\n"
        "delay = \"1ms\"\nservers_at = \"pop-1\"\nmetric = \"hops\"\n",
        "[topology]\nkind = \"waxman\"\nrouters = 20\nalpha = 0.5\nbeta = 0.9\nseed = 3\n"
        "clients_at = [\"router-2\"]\n",
        "[topology]\nkind = \"barabasi-albert\"\nrouters = 20\nlinks = 3\nconvergence = \"1s\"\n"
        "[[link]]\nbetween = [\"router-1\", \"router-2\"]\ndown = \"10s\"\nup = \"20s\"\n",
        "[topology]\nkind = \"farm\"\n",
        "[topology]\nkind = \"two-sites\"\n"};
    for (const char* topology : topologies)
    {
        const auto reading = ReadTables(topology);
        ASSERT_TRUE(reading.problems.empty()) << topology << FirstProblem(reading);
        const std::string text = scenario::ResolvedText(reading.scenario);
        const auto again = ReadScenario(scenario::ParseDocument(text, "again.toml").root);
        ASSERT_TRUE(again.problems.empty()) << FirstProblem(again);
        EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
    }
}

struct WrongCase
{
    const char* text;
    const char* problem;
};

constexpr std::array<WrongCase, 14> kWrong = {{
    {"[[firewall]]\nverdict = \"drop\"\n", "firewall.at is required"},
    {"[[firewall]]\nat = \"provider\"\n", "firewall.verdict is required"},
    {"[[firewall]]\nat = \"provider\"\nverdict = \"deny\"\n",
     "firewall.verdict = \"deny\" must be a verdict: accept, drop, rst, { icmp = 0..15 }"},
    {"[[firewall]]\nat = \"provider\"\nverdict = { icmp = 16 }\n", "firewall.verdict = "},
    {"[[firewall]]\nat = \"provder\"\nverdict = \"drop\"\n",
     "firewall.at = \"provder\" is none of servers, clients, office, server-1, provider"},
    {"[[firewall]]\nat = \"provider\"\nverdict = \"drop\"\nmatch.protocol = \"ggp\"\n",
     "firewall.match.protocol = \"ggp\" must be"},
    {"[[firewall]]\nat = \"provider\"\nverdict = \"drop\"\nmatch.tcp_flags = [\"syn\", \"!syn\"]\n",
     "firewall.match.tcp_flags = [\"syn\", \"!syn\"] must not ask"},
    {"[[firewall]]\nat = \"provider\"\nverdict = \"drop\"\nmatch.source = \"10.0.0.1/8\"\n",
     "firewall.match.source = \"10.0.0.1/8\" must be a network"},
    {"[[firewall]]\nat = \"provider\"\nverdict = \"drop\"\nfrom = \"20s\"\nuntil = \"20s\"\n",
     "firewall.until must be after firewall.from"},
    {"[topology]\npops = 2\n", "topology.pops has no meaning for topology.kind = \"star\""},
    {"[topology]\nkind = \"provider-map\"\n", "topology.file is required"},
    {"[topology]\nkind = \"provider-map\"\nfile = \"/\"\n", "topology.file = /"},
    {"[[link]]\nbetween = [\"provider\", \"core\"]\ndown = \"1s\"\n", "link.between = \"core\""},
    {"[topology]\nkind = \"barabasi-albert\"\nrouters = 2\n",
     "topology.links must be less than topology.routers"},
}};

TEST(NetworkKeys, WhatIsWrongIsTold)
{
    for (const WrongCase& each : kWrong)
    {
        const std::string problem = FirstProblem(ReadTables(each.text));
        EXPECT_EQ(problem.find(each.problem), 0U) << each.text << problem;
    }
}

TEST(NetworkKeys, TheCallEngineRefusesFirewallsAndFailingLines)
{
    EXPECT_EQ(FirstProblem(ReadTables(kFullRule, "call")),
              "firewall needs scenario.engine = \"packet\": the call engine has no packets");
    EXPECT_EQ(
        FirstProblem(ReadTables("[[link]]\nbetween = [\"a\", \"b\"]\ndown = \"1s\"\n", "call")),
        "link needs scenario.engine = \"packet\": the call engine has no packets");
    const auto topology = ReadTables("[topology]\nkind = \"farm\"\n", "call");
    EXPECT_EQ(FirstProblem(topology), "none");
    EXPECT_EQ(topology.withoutEffect, std::vector<std::string>{"topology.kind"});
}

} // namespace
} // namespace pptplab::sim::reading
