// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-tables.h"
#include "sim/scenario/keys/resolved-text.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::reading
{

namespace
{

struct FaultKey
{
    const char* name = "";
    const char* value = ""; ///< legal, and not the default
    const char* beside = nullptr;
    const char* besideValue = "";
};

constexpr std::array<FaultKey, 21> kCases = {{
    {"stale_route.share", "0.1"},
    {"stale_route.until", "reboot"},
    {"stale_route.lasts", "10min"},
    {"address_leak", "0.075"},
    {"port_leak", "0.01"},
    {"interface_query", "2ms"},
    {"port_memory.stops_at", "201"},
    {"port_memory.of", "in-use"},
    {"netbeui_access", "this-computer", "engine", "packet"},
    {"processors", "2", "engine", "packet"},
    {"ndiswan_lock", "adapter", "engine", "packet"},
    {"ndiswan_since", "rtm", "engine", "packet"},
    {"nbf_patience", "10s", "engine", "packet"},
    {"restart_at", "500s"},
    {"restart_every", "100s", "restart_at", "500s"},
    {"restart_takes", "10s"},
    {"reboot_at", "999s"},
    {"reboot_every", "100s", "reboot_at", "500s"},
    {"reboot_takes", "10min"},
    {"startup", "manual"},
    {"started_after", "1h", "startup", "manual"},
}};

ScenarioReading
ReadCase(const FaultKey& each)
{
    scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
    const std::string server = "server.";
    EXPECT_FALSE(scenario::Assign(
        document.root, server + each.name, scenario::ParseOptionValue(each.value)));
    if (each.beside != nullptr)
    {
        const std::string section = each.beside == std::string("engine") ? "scenario." : server;
        EXPECT_FALSE(scenario::Assign(
            document.root, section + each.beside, scenario::ParseOptionValue(each.besideValue)));
    }
    return ReadScenario(document.root);
}

TEST(ServerFaultKeys, AreReadAndWrittenBack)
{
    for (const FaultKey& each : kCases)
    {
        SCOPED_TRACE(each.name);
        const ScenarioReading reading = ReadCase(each);
        ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
        const std::string text = scenario::ResolvedText(reading.scenario);
        EXPECT_NE(text, scenario::ResolvedText(Read(kSmall).scenario));
        EXPECT_EQ(scenario::ResolvedText(Read(text).scenario), text);
    }
}

TEST(ServerFaultKeys, EachHasACase)
{
    for (const auto& key : scenario::ServerFaultKeys())
    {
        EXPECT_TRUE(std::any_of(kCases.begin(), kCases.end(), [&key](const FaultKey& each) {
            return key.note.name == each.name;
        })) << key.note.name;
    }
}

TEST(ServerFaultKeys, TellWhatIsWrong)
{
    EXPECT_EQ(FirstProblem(ReadWith("server.stale_route.share", "1.5")),
              "server.stale_route.share = 1.5 must be a number: 0..1");
    EXPECT_EQ(FirstProblem(ReadWith("server.restart_at", "1000s")),
              "server.restart_at = \"1000s\" must be less than scenario.duration = \"1000s\"");
    EXPECT_EQ(FirstProblem(ReadWith("server.reboot_every", "10s")),
              "server.reboot_every needs server.reboot_at, the first time, beside it");
    EXPECT_EQ(FirstProblem(ReadWith("server.started_after", "10s")),
              "server.started_after needs server.startup = \"manual\"");
}

} // namespace

} // namespace pptplab::sim::reading
