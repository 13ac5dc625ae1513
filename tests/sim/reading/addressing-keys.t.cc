// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/resolved-text.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace pptplab::sim::reading
{
namespace
{

using Setting = std::pair<std::string, std::string>;
using Settings = std::vector<Setting>;

ScenarioReading
ReadWith(const Settings& settings)
{
    scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
    for (const auto& [path, value] : settings)
    {
        const auto wrong = scenario::Assign(document.root, path, scenario::ParseOptionValue(value));
        EXPECT_FALSE(wrong) << *wrong;
    }
    return ReadScenario(document.root);
}

Settings
OnPackets(Settings more)
{
    more.insert(more.begin(), {"scenario.engine", "packet"});
    return more;
}

/// What is wrong with them, in one text; empty when nothing is.
std::string
ProblemsOf(const Settings& settings)
{
    std::string text;
    for (const auto& problem : ReadWith(settings).problems)
    {
        text += problem.text + '\n';
    }
    return text;
}

void
ExpectProblem(const Settings& settings, const std::string& part)
{
    const std::string text = ProblemsOf(settings);
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\"";
}

TEST(AddressingKeys, EachIsReadAndWrittenBackBesideTheOnesItNeeds)
{
    const std::vector<Settings> cases = {
        OnPackets({{"server.addressing", "dhcp"}, {"server.dhcp.lease_time", "1h"}}),
        OnPackets({{"server.addressing", "dhcp"}, {"server.dhcp.delay", "50ms"}}),
        OnPackets({{"server.addressing", "dhcp"}, {"server.dhcp.outage_from", "0s"}}),
        OnPackets({{"server.addressing", "dhcp"},
                   {"server.dhcp.outage_from", "10s"},
                   {"server.dhcp.outage_until", "20s"}}),
        OnPackets({{"server.addressing", "dhcp"}, {"server.dhcp.retry", "1min"}}),
        OnPackets({{"server.registry.PPTPFiltering", "1"}, {"server.filtering_stops_at", "5s"}}),
        OnPackets({{"server.addressing", "client"}, {"clients.ip_address", "172.16.0.9"}}),
        {{"server.addressing", "dhcp"}, {"server.dhcp.pool_size", "3"}},
    };
    for (const Settings& settings : cases)
    {
        SCOPED_TRACE(settings.back().first);
        const ScenarioReading reading = ReadWith(settings);
        ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
        const std::string text = scenario::ResolvedText(reading.scenario);
        const std::string name = settings.back().first.substr(settings.back().first.find('.') + 1);
        EXPECT_NE(text.find(name + " = "), std::string::npos) << text;
        const ScenarioReading again = Read(text);
        ASSERT_TRUE(again.problems.empty()) << FirstProblem(again) << "\n" << text;
        EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
    }
}

TEST(AddressingKeys, OfTheLeasesTheServerHasTheFirst)
{
    const auto callers = [](const std::string& poolSize) {
        return ReadWith({{"server.addressing", "dhcp"}, {"server.dhcp.pool_size", poolSize}})
            .scenario.server.ras.poolSize;
    };
    EXPECT_EQ(callers("0"), 0U);
    EXPECT_EQ(callers("1"), 0U);
    EXPECT_EQ(callers("4"), 3U);
    EXPECT_EQ(callers("5"), 4U) << "ports + 1";
    EXPECT_EQ(callers("100"), 4U) << "more than ports + 1 are not taken";
    EXPECT_EQ(ReadWith({{"server.addressing", "dhcp"}}).scenario.server.ras.poolSize, 4U);
}

TEST(AddressingKeys, WhatDoesNotGoTogetherIsAnError)
{
    ExpectProblem({{"server.dhcp.pool_size", "3"}},
                  "server.dhcp.pool_size needs server.addressing = \"dhcp\"");
    ExpectProblem({{"server.addressing", "dhcp"}, {"server.pool_size", "3"}},
                  "server.pool_size is of a static pool");
    ExpectProblem(OnPackets({{"server.addressing", "dhcp"}, {"server.taken_addresses", "1"}}),
                  "server.taken_addresses is of a static pool");
    ExpectProblem({{"server.addressing", "client"}}, "server.addressing = \"client\" needs");
    ExpectProblem(OnPackets({{"clients.ip_address", "172.16.0.9"}}),
                  "clients.office.ip_address needs server.addressing = \"client\"");
    ExpectProblem(OnPackets({{"server.filtering_stops_at", "5s"}}),
                  "server.filtering_stops_at needs server.registry.PPTPFiltering = 1");
    ExpectProblem(OnPackets({{"server.addressing", "dhcp"}, {"server.dhcp.outage_until", "5s"}}),
                  "server.dhcp.outage_until needs server.dhcp.outage_from");
    ExpectProblem(OnPackets({{"server.addressing", "dhcp"},
                             {"server.dhcp.outage_from", "5s"},
                             {"server.dhcp.outage_until", "5s"}}),
                  "server.dhcp.outage_until = \"5s\" must be later than outage_from = \"5s\"");
    ExpectProblem(OnPackets({{"server.addressing", "dhcp"}, {"server.dhcp.lease_time", "10ms"}}),
                  "server.dhcp.lease_time must be at least 1s");
}

TEST(AddressingKeys, TheCallEngineCountsAddressesAndKnowsNoDhcp)
{
    EXPECT_EQ(ProblemsOf({{"server.addressing", "dhcp"}, {"server.dhcp.pool_size", "3"}}), "");
    for (const char* key :
         {"server.dhcp.lease_time", "server.dhcp.delay", "server.dhcp.outage_from"})
    {
        ExpectProblem({{"server.addressing", "dhcp"}, {key, "7s"}},
                      std::string(key) + " = \"7s\" needs scenario.engine = \"packet\"");
    }
}

TEST(AddressingKeys, TheCallEngineKnowsNoSecondSetOfLeases)
{
    const std::string what = " needs scenario.engine = \"packet\" beside server.addressing";
    const Settings restart = {{"server.addressing", "dhcp"}, {"server.restart_at", "10s"}};
    ExpectProblem(restart, "server.restart_at" + what);
    ExpectProblem({{"server.addressing", "dhcp"}, {"server.reboot_at", "10s"}},
                  "server.reboot_at" + what);
    EXPECT_EQ(ProblemsOf(OnPackets(restart)), "");
    for (const Setting& without : {Setting{"server.service_pack", "sp4"},
                                   Setting{"server.product", "rras"},
                                   Setting{"server.addressing", "static"}})
    {
        SCOPED_TRACE(without.second);
        Settings settings = restart;
        settings.push_back(without);
        EXPECT_EQ(ProblemsOf(settings), "");
    }
}

TEST(AddressingKeys, AnAddressIsFourNumbersAndNotNone)
{
    for (const char* value : {"172.16.0", "0.0.0.0", "172.16.0.256", "7"})
    {
        ExpectProblem(OnPackets({{"server.addressing", "client"}, {"clients.ip_address", value}}),
                      "must be an IPv4 address");
    }
}

} // namespace
} // namespace pptplab::sim::reading
