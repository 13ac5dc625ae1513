// SPDX-License-Identifier: GPL-2.0-only

// [[nat]].

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

ScenarioReading
ReadNat(const std::string& more, const std::string& engine = "packet")
{
    return ReadTables(more, engine, "count = 262000");
}

constexpr const char* kFull = R"([[nat]]
name = "house"
at = "office"
clients_per_address = 4000
gre = "address"
gre_holder = "last"
ports = [1024, 1024]
call_ids = [0, 7]
[nat.timeouts]
tcp = "15min"
tcp_transitory = "2min"
udp = "30s"
icmp = "10s"
gre = "15min"
)";

TEST(NatKeys, ATableIsReadAndWrittenBack)
{
    const auto reading = ReadNat(kFull);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const scenario::NatSpec& nat = reading.scenario.nats.front();
    EXPECT_EQ(nat.name, "house");
    EXPECT_EQ(nat.at, std::vector<std::string>{"office"});
    EXPECT_EQ(nat.clientsPerAddress, 4000U);
    EXPECT_EQ(nat.box.gre, firewall::GreMode::Address);
    EXPECT_EQ(nat.box.greHolder, firewall::GreHolder::Last);
    EXPECT_EQ(nat.box.ports.first, 1024);
    EXPECT_EQ(nat.box.ports.last, 1024);
    EXPECT_EQ(nat.box.callIds.first, 0);
    EXPECT_EQ(nat.box.callIds.last, 7);
    EXPECT_EQ(nat.box.timeouts.tcp, 15min);
    EXPECT_EQ(nat.box.timeouts.tcpTransitory, 2min);
    EXPECT_EQ(nat.box.timeouts.udp, 30s);
    EXPECT_EQ(nat.box.timeouts.icmp, 10s);
    EXPECT_EQ(nat.box.timeouts.gre, 15min);
    const std::string text = scenario::ResolvedText(reading.scenario);
    const auto again = ReadScenario(scenario::ParseDocument(text, "again.toml").root);
    ASSERT_TRUE(again.problems.empty()) << FirstProblem(again);
    EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
}

TEST(NatKeys, ByDefaultABoxKnowsNothingOfGre)
{
    const auto reading = ReadNat("[[nat]]\nat = \"clients\"\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    EXPECT_EQ(reading.scenario.nats.front().box.gre, firewall::GreMode::None);
    EXPECT_FALSE(reading.scenario.nats.front().clientsPerAddress);
}

struct WrongCase
{
    const char* text;
    const char* problem;
};

constexpr std::array<WrongCase, 10> kWrong = {{
    {"[[nat]]\ngre = \"none\"\n", "nat.at is required"},
    {"[[nat]]\nat = 3\n", "nat.at = 3 must be a name or list of names: client groups, \"clients\""},
    {"[[nat]]\nat = \"provider\"\n",
     "nat.at = \"provider\" is none of office, clients; the nearest is"},
    {"[[nat]]\nat = \"office\"\n[[nat]]\nat = \"clients\"\n",
     "nat.at = \"clients\": clients.office are behind NAT already"},
    {"[[nat]]\nat = \"office\"\ngre = \"pptp\"\n", "nat.gre = \"pptp\" must be"},
    {"[[nat]]\nat = \"office\"\nports = [2, 1]\n",
     "nat.ports = [2, 1] must be a list of two integers: [first, last], 1 to 65535"},
    {"[[nat]]\nat = \"office\"\nports = [0, 1]\n", "nat.ports = [0, 1] must be"},
    {"[[nat]]\nat = \"office\"\ncall_ids = 5\n", "nat.call_ids = 5 must be"},
    {"[[nat]]\nat = \"office\"\ntimeouts.gre = \"0s\"\n", "nat.timeouts.gre = \"0s\" must be"},
    {"[[nat]]\nat = \"office\"\nclients_per_address = 1\n",
     "topology cannot be built: group 'office' has 524000 clients"},
}};

TEST(NatKeys, WhatIsWrongIsTold)
{
    for (const WrongCase& each : kWrong)
    {
        const std::string problem = FirstProblem(ReadNat(each.text));
        EXPECT_EQ(problem.find(each.problem), 0U) << each.text << problem;
    }
}

TEST(NatKeys, TheCallEngineRefusesIt)
{
    EXPECT_EQ(FirstProblem(ReadNat(kFull, "call")),
              "nat needs scenario.engine = \"packet\": the call engine has no packets");
}

} // namespace
} // namespace pptplab::sim::reading
