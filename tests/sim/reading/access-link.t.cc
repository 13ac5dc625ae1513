// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/access-link.h"

#include "sim/reading/read-scenario.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/rules/validate.h"
#include "sim/scenario/values/document.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <set>
#include <string>
#include <string_view>

namespace pptplab::sim::reading
{
namespace
{

using namespace std::chrono_literals;

TEST(AccessLink, ATableIsReadAndWrittenBack)
{
    const auto reading =
        ReadTables("[clients.access]\nloss = 0.05\njitter = \"200ms\"\njitter_order = \"free\"\n"
                   "reorder = 0.1\nreorder_delay = { exponential = \"20ms\" }\n"
                   "burst_loss = { enter = 0.01, leave = 0.25, inside = 0.5 }\n"
                   "random_outages = { up = { exponential = \"1h\" }, down = \"5s\" }\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const scenario::AccessLink& link = reading.scenario.clients.front().access;
    EXPECT_EQ(link.impairments.loss, 0.05);
    EXPECT_EQ(link.impairments.jitter, population::Law::Uniform(0s, 200ms));
    EXPECT_EQ(link.impairments.jitterOrder, node::JitterOrder::Free);
    EXPECT_EQ(link.impairments.burstLoss.leave, 0.25);
    EXPECT_EQ(link.impairments.randomOutages.down, population::Law::Constant(5s));
    const std::string text = scenario::ResolvedText(reading.scenario);
    const auto again = ReadScenario(scenario::ParseDocument(text, "again.toml").root);
    ASSERT_TRUE(again.problems.empty()) << FirstProblem(again);
    EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
}

struct WrongCase
{
    const char* access;
    const char* problem;
};

constexpr std::array<WrongCase, 13> kWrong = {{
    {"access.loss = 1.1\n", "clients.office.access.loss = 1.1 must be a number: 0..1"},
    {"access.outages = [[\"20s\", \"10s\"]]\n",
     "clients.office.access.outages = [[\"20s\", \"10s\"]] [\"20s\", \"10s\"] in it must be like"},
    {"access.outages = [[\"1s\", \"5s\"], [\"4s\", \"6s\"]]\n",
     "clients.office.access.outages = [[\"1s\", \"5s\"], [\"4s\", \"6s\"]] [\"4s\", \"6s\"] in it"},
    {"access.burst_loss.enter = 0.1\n",
     "clients.office.access.burst_loss.leave must be above 0 beside burst_loss.enter"},
    {"access.burst_loss.inside = 0.5\n",
     "clients.office.access.burst_loss.enter must be above 0 beside burst_loss.leave"},
    {"access.reorder = 0.1\n", "clients.office.access.reorder_delay is required beside reorder"},
    {"access.reorder_delay = \"1s\"\n", "clients.office.access.reorder must be above 0"},
    {"access.jitter_order = \"free\"\n",
     "clients.office.access.jitter is required beside jitter_order"},
    {"access.random_outages.up = \"1h\"\n",
     "clients.office.access.random_outages.down must have a mean of at least \"1ms\""},
    {"access.retrain.lasts = \"10s\"\n",
     "clients.office.access.retrain.every must have a mean of at least \"1ms\": retrain.every and"},
    {"access.preset = \"modem-33\"\n",
     "clients.office.access.preset = \"modem-33\" must be one of modem-14.4, modem-28.8,"},
    {"access.jitter = -3\n", "clients.office.access.jitter = -3 must be a"},
    {"access.los = 0.1\n",
     "unknown key clients.office.access.los = 0.1; the nearest is clients.office.access.loss"},
}};

TEST(AccessLink, WhatIsWrongIsTold)
{
    for (const WrongCase& each : kWrong)
    {
        const std::string problem = FirstProblem(ReadTables(each.access));
        EXPECT_EQ(problem.find(each.problem), 0U) << each.access << problem;
    }
}

scenario::AccessLink
LinkOf(const std::string& access)
{
    const auto reading = ReadTables(access);
    EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    return reading.scenario.clients.front().access;
}

TEST(AccessLink, APresetIsWhereTheScenarioSaysNothing)
{
    const auto modem = LinkOf("access.preset = \"modem-56\"\n");
    EXPECT_EQ(modem.rate.bitsPerSecond, 56'000U);
    EXPECT_EQ(modem.rateUp->bitsPerSecond, 33'600U);
    EXPECT_EQ(modem.rateDown, std::nullopt);
    EXPECT_EQ(modem.delay, 55ms);
    EXPECT_EQ(modem.preset, std::nullopt);

    // Before or behind the preset, in the file's order.
    const auto slow = LinkOf("access = { delay = \"1s\", preset = \"modem-56\", "
                             "rate_down = \"41333bps\", loss = 0.5 }\n");
    EXPECT_EQ(slow.rateDown->bitsPerSecond, 41'333U);
    EXPECT_EQ(slow.rateUp->bitsPerSecond, 33'600U);
    EXPECT_EQ(slow.delay, 1s);
    EXPECT_EQ(slow.impairments.loss, 0.5);

    const auto even = LinkOf("access = { preset = \"modem-56\", rate = \"9600bps\" }\n");
    EXPECT_EQ(even.rate.bitsPerSecond, 9600U);
    EXPECT_EQ(even.rateUp, std::nullopt) << "a rate of both directions goes before both";
    EXPECT_EQ(even.delay, 55ms);
}

TEST(AccessLink, TheTextOfAScenarioSaysWhatAPresetWas)
{
    const auto reading =
        ReadTables("access.preset = \"adsl-8\"\n[server.access]\npreset = \"t1\"\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const std::string text = scenario::ResolvedText(reading.scenario);
    EXPECT_EQ(text.find("preset"), std::string::npos) << text;
    EXPECT_NE(text.find("access.rate_up = \"640kbps\""), std::string::npos) << text;
    EXPECT_NE(text.find("access.rate = \"1536kbps\""), std::string::npos) << text;
}

TEST(AccessLink, EveryPresetIsALineOfItsOwn)
{
    std::set<std::string> texts;
    for (const std::string_view preset : scenario::kAccessPresetNames)
    {
        const auto reading = ReadTables("access.preset = \"" + std::string(preset) + "\"\n");
        EXPECT_TRUE(reading.problems.empty()) << preset;
        const scenario::AccessLink& link = reading.scenario.clients.front().access;
        EXPECT_GT(link.rate.bitsPerSecond, 0U);
        EXPECT_GT(link.delay, Duration{});
        EXPECT_TRUE(texts.insert(scenario::ResolvedText(reading.scenario)).second) << preset;
    }
}

TEST(AccessLink, TheCallEngineRefusesWhatNeedsPackets)
{
    EXPECT_EQ(FirstProblem(ReadTables("access.loss = 0.05\n", "call")),
              "clients.office.access.loss = 0.05 needs scenario.engine = \"packet\": the call "
              "engine has no packets");
    EXPECT_EQ(FirstProblem(ReadTables("access.loss = 0\naccess.rate = \"1Mbps\"\n", "call")),
              "none");
}

TEST(AccessLink, AGroupMayNotTakeTheNamesOfTheServers)
{
    auto reading = ReadTables("access.loss = 0\n");
    reading.scenario.clients.front().calls.name = "server";
    EXPECT_FALSE(scenario::Validate(reading.scenario).empty());
    reading.scenario.engine = scenario::Engine::Call;
    EXPECT_TRUE(scenario::Validate(reading.scenario).empty());
}

} // namespace
} // namespace pptplab::sim::reading
