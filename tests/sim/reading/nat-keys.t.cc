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

TEST(NatKeys, ATableOfBoxesInFrontOfServersIsReadAndWrittenBack)
{
    const auto reading = ReadNat("[[nat]]\nat = \"servers\"\nservers_per_address = 1\n"
                                 "forward_tcp = []\nforward_gre = \"server-1\"\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const scenario::NatSpec& nat = reading.scenario.nats.front();
    EXPECT_EQ(nat.serversPerAddress, 1U);
    EXPECT_EQ(nat.forwardTcp, std::vector<std::string>{});
    EXPECT_EQ(nat.forwardGre, std::vector<std::string>{"server-1"});
    const std::string text = scenario::ResolvedText(reading.scenario);
    const auto again = ReadScenario(scenario::ParseDocument(text, "again.toml").root);
    ASSERT_TRUE(again.problems.empty()) << FirstProblem(again);
    EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
}

TEST(NatKeys, WhatOfServersBehindNatIsNotModelledIsRefused)
{
    const auto problem = [](const std::string& server, const std::string& more) {
        return FirstProblem(Read("[scenario]\nengine = \"packet\"\nduration = \"1000s\"\n[server]\n"
                                 "ports = 4\n" +
                                 server +
                                 "[[clients]]\nname = \"office\"\narrival_rate = \"0.1/s\"\n"
                                 "holding = \"30s\"\n[[nat]]\nat = \"servers\"\n" +
                                 more));
    };
    EXPECT_EQ(problem("adapters = 2\n", "").find("server.adapters must be 1 beside nat.at"), 0U);
    const std::string failing = "count = 2\nfailure = { at = \"100s\", lasts = \"100s\" }\n";
    EXPECT_EQ(problem(failing, "").find("nat.servers_per_address must be 1 beside"), 0U)
        << problem(failing, "");
    EXPECT_EQ(problem(failing, "servers_per_address = 1\n"), "none");
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

constexpr std::array<WrongCase, 18> kWrong = {{
    {"[[nat]]\ngre = \"none\"\n", "nat.at is required"},
    {"[[nat]]\nat = 3\n", "nat.at = 3 must be a name or list of names: client groups, \"clients\""},
    {"[[nat]]\nat = \"provider\"\n",
     "nat.at = \"provider\" is none of office, clients, servers; the nearest is"},
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
    {"[[nat]]\nat = \"server-1\"\n", "nat.at = \"server-1\" must be \"servers\": they are at one"},
    {"[[nat]]\nat = [\"servers\", \"office\"]\n",
     "nat.at must be \"servers\" alone, or client groups"},
    {"[[nat]]\nat = \"servers\"\n[[nat]]\nat = \"servers\"\n",
     "nat.at = \"servers\": the servers are behind NAT already"},
    {"[[nat]]\nat = \"servers\"\nclients_per_address = 2\n",
     "nat.clients_per_address is for boxes of client groups"},
    {"[[nat]]\nat = \"office\"\nforward_gre = \"server-1\"\n",
     "nat.forward_gre needs nat.at = \"servers\" beside it"},
    {"[[nat]]\nat = \"servers\"\nforward_tcp = \"server-2\"\n",
     "nat.forward_tcp = \"server-2\" is none of server-1"},
    {"[[nat]]\nat = \"servers\"\nforward_tcp = [\"server-1\", \"server-1\"]\n",
     "nat.forward_tcp names server-1 and server-1, which share an address outside"},
    {"[[nat]]\nat = \"servers\"\nforward_tcp = 1723\n",
     "nat.forward_tcp = 1723 must be a name or list of names: servers, one to an address"},
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
