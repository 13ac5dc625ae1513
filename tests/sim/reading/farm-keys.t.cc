// SPDX-License-Identifier: GPL-2.0-only
// Keys of several servers and of their failures.
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
ReadFarm(const std::string& server)
{
    std::string text = kSmall;
    text.insert(text.find("[[clients]]"), server);
    return Read(text);
}

TEST(FarmKeys, AFailureIsReadAndWrittenBack)
{
    const auto reading =
        ReadFarm("count = 3\n[server.failure]\nat = \"100s\"\nserver = 3\nkind = \"service\"\n"
                 "lasts = \"60s\"\nevery = { exponential = \"5min\" }\nknown_after = \"30s\"\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const auto& failures = *reading.scenario.server.failures;
    EXPECT_EQ(failures.at, 100s);
    EXPECT_EQ(failures.server, 3U);
    EXPECT_EQ(failures.kind, population::FailureKind::Service);
    EXPECT_EQ(failures.lasts, Duration{60s});
    EXPECT_EQ(failures.every, population::Law::Exponential(5min));
    EXPECT_EQ(failures.knownAfter, Duration{30s});
    const std::string text = scenario::ResolvedText(reading.scenario);
    const auto again = Read(text);
    ASSERT_TRUE(again.problems.empty()) << FirstProblem(again) << text;
    EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
}

TEST(FarmKeys, WithAffinityFiveHeartbeatsAreMissed)
{
    const auto known = [](const std::string& spread) {
        const auto reading =
            ReadFarm("count = 2\nspread = \"" + spread + "\"\nfailure.at = \"100s\"\n");
        EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
        return reading.scenario.server.failures->knownAfter;
    };
    EXPECT_EQ(known("affinity"), Duration{5s});
    EXPECT_EQ(known("round-robin"), std::nullopt);
    EXPECT_EQ(known("hunt"), std::nullopt);
}

struct WrongCase
{
    const char* server;
    const char* problem;
};

constexpr std::array<WrongCase, 8> kWrong = {{
    {"count = 2\nfailure.server = 2\n", "server.failure.at is required when a server fails"},
    {"count = 2\nfailure.at = \"1000s\"\n", "server.failure.at = \"1000s\" must be less than"},
    {"count = 2\nfailure.at = \"1s\"\nfailure.server = 3\n",
     "server.failure.server = 3 must be at most server.count = 2"},
    {"count = 2\nfailure.at = \"1s\"\nfailure.every = \"1h\"\n",
     "server.failure.every needs failure.lasts"},
    {"count = 2\nspread = \"hunt\"\nfailure.at = \"1s\"\nfailure.known_after = \"1s\"\n",
     "server.failure.known_after must not stand beside server.spread = \"hunt\""},
    {"count = 2\nspread = \"affinity\"\nname_ttl = \"1h\"\n",
     "server.name_ttl must not stand beside server.spread = \"affinity\""},
    {"count = 2\nfailure.at = \"1s\"\nfailure.kind = \"disk\"\n",
     "server.failure.kind = \"disk\" must be one of"},
    {"count = 2\nfailure.hat = \"1s\"\n", "unknown key server.failure.hat = \"1s\""},
}};

TEST(FarmKeys, WhatIsWrongIsTold)
{
    for (const WrongCase& each : kWrong)
    {
        const std::string problem = FirstProblem(ReadFarm(each.server));
        EXPECT_EQ(problem.find(each.problem), 0U) << each.server << problem;
    }
}

} // namespace
} // namespace pptplab::sim::reading
