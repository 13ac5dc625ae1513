// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/registry-keys.h"

#include "sim/reading/read-scenario.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pptplab::sim::reading
{
namespace
{

constexpr const char* kSmall = R"([scenario]
engine = "packet"
duration = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = "30s"
)";

ScenarioReading
ReadWith(const std::string& path, const std::string& value, const std::string& engine = "packet")
{
    scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
    EXPECT_FALSE(
        scenario::Assign(document.root, "scenario.engine", scenario::ParseOptionValue(engine)));
    const auto wrong = scenario::Assign(document.root, path, scenario::ParseOptionValue(value));
    EXPECT_FALSE(wrong) << *wrong;
    return ReadScenario(document.root);
}

std::string
OnlyProblem(const ScenarioReading& reading)
{
    return reading.problems.size() == 1 ? reading.problems.front().text
                                        : std::to_string(reading.problems.size()) + " problems";
}

std::vector<scenario::KeyText>
RegistryKeys()
{
    std::vector<scenario::KeyText> keys = scenario::AllKeys();
    const auto others = std::remove_if(keys.begin(), keys.end(), [](const scenario::KeyText& key) {
        return key.type != scenario::kRegistryType;
    });
    keys.erase(others, keys.end());
    return keys;
}

/// "0..10 (0xA), ..." is 10.
std::uint64_t
HighestOf(const scenario::KeyText& key)
{
    return std::stoull(key.range.substr(key.range.find("..") + 2));
}

TEST(RegistryKeys, EachIsReadInHexAndWrittenBackInBoth)
{
    const auto keys = RegistryKeys();
    EXPECT_EQ(keys.size(), 20U + 17U) << "server's and clients'";
    for (const scenario::KeyText& key : keys)
    {
        SCOPED_TRACE(key.path);
        const std::uint64_t number = HighestOf(key);
        const ScenarioReading reading = ReadWith(key.path, fmt::format("0x{:x}", number));
        ASSERT_TRUE(reading.problems.empty()) << OnlyProblem(reading);
        const std::string text = scenario::ResolvedText(reading.scenario);
        const std::string name = key.path.substr(key.path.find('.') + 1);
        EXPECT_NE(text.find(fmt::format("{} = {} # 0x{:X}\n", name, number, number)),
                  std::string::npos)
            << text;
        const auto again = ReadScenario(scenario::ParseDocument(text, "again.toml").root);
        ASSERT_TRUE(again.problems.empty()) << OnlyProblem(again);
        EXPECT_EQ(scenario::ResolvedText(again.scenario), text);
    }
}

TEST(RegistryKeys, EachIsRefusedByTheCallEngine)
{
    for (const scenario::KeyText& key : RegistryKeys())
    {
        const std::string problem =
            OnlyProblem(ReadWith(key.path, std::to_string(HighestOf(key)), "call"));
        EXPECT_NE(problem.find("engine = \"packet\""), std::string::npos) << problem;
    }
}

TEST(RegistryKeys, UnsetOnesAreNotWritten)
{
    const auto text = scenario::ResolvedText(
        ReadScenario(scenario::ParseDocument(kSmall, "test.toml").root).scenario);
    EXPECT_EQ(text.find("registry"), std::string::npos);
    EXPECT_EQ(text.find("tcp"), text.find("tcpip")) << "in clients.protocols";
}

TEST(RegistryKeys, MistakesAreToldWithWhatIsAllowed)
{
    struct Mistake
    {
        const char* path;
        const char* value;
        const char* says;
    };
    constexpr std::array<Mistake, 15> kMistakes = {{
        {"server.registry.PeerClientIPAddresses", "[\"10.0.0\"]", "list of addresses"},
        {"server.registry.PeerClientIPAddresses", "\"10.0.0.2\"", "list of addresses"},
        {"server.registry.AuthenticateIncomingCalls", "2", "0..1 (0x1)"},
        {"server.registry.PPTPTcpMaxDataRetransmision",
         "5",
         "the nearest is server.registry.PPTPTcpMaxDataRetransmissions"},
        {"clients.registry.TcpMaxDataRetransmissions",
         "5",
         "the nearest is clients.office.registry.PPTPTcpMaxDataRetransmissions"},
        {"clients.registry.AuthenticateRetries", "5", "unknown key"},
        {"server.registry.TcpMaxConnectRetransmissions",
         "5",
         "the nearest is server.registry.TcpMaxConnectResponseRetransmissions"},
        {"server.registry.PPTPTcpMaxDataRetransmissions",
         "4294967296",
         "0..4294967295 (0xFFFFFFFF)"},
        {"server.registry.PPTPTcpMaxDataRetransmissions", "-1", "decimal or hex"},
        {"server.registry.RestartTimer", "3s", "must be a DWORD"},
        {"server.registry.RxPacketWindow", "0x10000", "1..65535 (0xFFFF)"},
        {"clients.registry.TunnelMTU", "1501", "68..1500 (0x5DC)"},
        {"server.tcp.rto_min", "0s", "more than"},
        {"server.tcp.rto_ceiling", "never", "or \"none\""},
        {"clients.tcp.rto_ceiling", "100ms", "must not be less than rto_min = \"500ms\""},
    }};
    for (const Mistake& each : kMistakes)
    {
        const std::string problem = OnlyProblem(ReadWith(each.path, each.value));
        EXPECT_NE(problem.find(each.says), std::string::npos) << each.path << ": " << problem;
    }
}

TEST(TcpKeys, AreReadAndWrittenBack)
{
    for (const auto& [path, value] : {std::pair{"server.tcp.rto_initial", "1s"},
                                      std::pair{"server.tcp.rto_min", "200ms"},
                                      std::pair{"clients.tcp.rto_ceiling", "none"},
                                      std::pair{"clients.tcp.rto_ceiling", "90s"},
                                      std::pair{"clients.tcp.icmp", "connect"}})
    {
        SCOPED_TRACE(path);
        const ScenarioReading reading = ReadWith(path, value);
        ASSERT_TRUE(reading.problems.empty()) << OnlyProblem(reading);
        const std::string text = scenario::ResolvedText(reading.scenario);
        EXPECT_NE(text.find(fmt::format(" = \"{}\"", value)), std::string::npos) << text;
        EXPECT_EQ(scenario::ResolvedText(
                      ReadScenario(scenario::ParseDocument(text, "again.toml").root).scenario),
                  text);
    }
}

} // namespace
} // namespace pptplab::sim::reading
