// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/session-use.h"

#include "sim/reading/read-scenario.h"
#include "sim/run/packet-options.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace pptplab::sim::reading
{

namespace
{

using namespace std::chrono_literals;

constexpr const char* kOffice = R"([scenario]
engine = "packet"
duration = "1000s"
[server]
count = 2
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = "30s"
)";

constexpr const char* kProbe = R"([[probe]]
name = "before"
from = "office"
to = "server-2"
at = "10s"
count = 3
interval = "2s"
timeout = "500ms"
size = 64
)";

ScenarioReading
ReadOffice(const std::string& more)
{
    return Read(kOffice + more);
}

TEST(SessionUse, TrafficIsReadAndWrittenBack)
{
    const ScenarioReading reading =
        ReadOffice("traffic = { rate = \"64kbps\", size = 1000, direction = \"up\" }\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const auto traffic = scenario::TrafficOf(reading.scenario.clients[0].traffic);
    ASSERT_TRUE(traffic);
    EXPECT_EQ(traffic->rate.bitsPerSecond, 64'000U);
    EXPECT_EQ(traffic->size, 1000U);
    EXPECT_TRUE(traffic->up);
    EXPECT_FALSE(traffic->down);
    const std::string text = scenario::ResolvedText(reading.scenario);
    EXPECT_EQ(scenario::ResolvedText(Read(text).scenario), text);
}

TEST(SessionUse, WithoutARateThereIsNoTraffic)
{
    EXPECT_FALSE(scenario::TrafficOf(ReadOffice("").scenario.clients[0].traffic));
    EXPECT_EQ(FirstProblem(ReadOffice("traffic.size = 100\n")),
              "clients.office.traffic.rate is required where there is traffic");
}

TEST(SessionUse, AProbeIsReadAndWrittenBack)
{
    const ScenarioReading reading = ReadOffice(kProbe);
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    ASSERT_EQ(reading.scenario.probes.size(), 1U);
    const std::string text = scenario::ResolvedText(reading.scenario);
    EXPECT_EQ(scenario::ResolvedText(Read(text).scenario), text);
    const network::PacketOptions options = run::PacketOptionsOf(reading.scenario, 0);
    const network::ProbeOptions& probe = options.probes.at(0);
    EXPECT_EQ(probe.group, 0U);
    EXPECT_EQ(probe.server, 1U);
    EXPECT_EQ(probe.at, 10s);
    EXPECT_EQ(probe.ping.count, 3U);
    EXPECT_EQ(probe.ping.interval, 2s);
    EXPECT_EQ(probe.ping.timeout, 500ms);
    EXPECT_EQ(probe.ping.size, 64U);
}

TEST(SessionUse, AProbeAsksFourTimesASecondApart)
{
    const ScenarioReading reading =
        ReadOffice("[[probe]]\nname = \"p\"\nfrom = \"office\"\nto = \"tunnel\"\n");
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const scenario::Probe& probe = reading.scenario.probes.at(0);
    EXPECT_TRUE(probe.IsInside());
    EXPECT_EQ(probe.ping.count, 4U);
    EXPECT_EQ(probe.ping.interval, 1s);
    EXPECT_EQ(probe.ping.timeout, 1s);
    EXPECT_EQ(probe.ping.size, 32U);
}

TEST(SessionUse, AProbeOfNobodyOrToNobodyIsAnError)
{
    const std::string probe = "[[probe]]\nname = \"p\"\n";
    EXPECT_EQ(FirstProblem(ReadOffice(probe + "from = \"home\"\nto = \"tunnel\"\n")),
              "probe.p.from = \"home\" is no client group");
    EXPECT_EQ(FirstProblem(ReadOffice(probe + "from = \"office\"\nto = \"server-3\"\n")),
              "probe.p.to = \"server-3\" must be tunnel, server or server-1 to server-2");
}

constexpr const char* kTunnel = R"([topology]
kind = "two-sites"
[[probe]]
name = "g"
kind = "gre"
)";

std::string
FirstProblemBetween(const std::string& from, const std::string& to)
{
    return FirstProblem(ReadOffice(kTunnel + ("from = \"" + from + "\"\nto = \"" + to + "\"\n")));
}

TEST(SessionUse, AProbeInPlainGreIsReadAndWrittenBack)
{
    const ScenarioReading reading =
        ReadOffice(kTunnel + std::string("from = \"branch\"\nto = \"head-office\"\n"));
    ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    const std::string text = scenario::ResolvedText(reading.scenario);
    EXPECT_NE(text.find("kind = \"gre\""), std::string::npos);
    EXPECT_EQ(scenario::ResolvedText(Read(text).scenario), text);
    const network::PacketOptions options = run::PacketOptionsOf(reading.scenario, 0);
    const auto& routers = options.probes.at(0).routers;
    ASSERT_TRUE(routers);
    EXPECT_EQ(routers->front(), "branch");
    EXPECT_EQ(routers->back(), "head-office");
}

TEST(SessionUse, PlainGreGoesFromRouterToRouter)
{
    const auto noRouter = [](const std::string& said, const std::string& nearest) {
        return "probe.g." + said + " is none of provider, branch, head-office; the nearest is " +
               nearest + "; kind = \"gre\" goes from router to router";
    };
    EXPECT_EQ(FirstProblemBetween("office", "head-office"), noRouter("from = \"office\"", "branch"))
        << "a client group's machines are hosts";
    EXPECT_EQ(FirstProblemBetween("branch", "server-1"), noRouter("to = \"server-1\"", "provider"));
    EXPECT_EQ(FirstProblemBetween("branch", "tunnel"), noRouter("to = \"tunnel\"", "branch"));
    EXPECT_EQ(FirstProblemBetween("branch", "head-ofice"),
              noRouter("to = \"head-ofice\"", "head-office"));
    EXPECT_EQ(FirstProblemBetween("branch", "branch"),
              "probe.g.to = \"branch\" must be another router than probe.g.from");
}

TEST(SessionUse, AProbeOfAnotherKindIsAnError)
{
    EXPECT_EQ(FirstProblem(ReadOffice("[[probe]]\nname = \"g\"\nkind = \"grep\"\n"
                                      "from = \"office\"\nto = \"tunnel\"\n")),
              "probe.kind = \"grep\" must be one of ping, gre; the nearest is gre");
}

TEST(SessionUse, TheCallEngineHasNone)
{
    std::string calls = kOffice;
    calls.replace(calls.find("packet"), 6, "call");
    EXPECT_NE(FirstProblem(Read(calls + kProbe)), "none");
    EXPECT_EQ(FirstProblem(Read(calls + kTunnel + "from = \"branch\"\nto = \"provider\"\n")),
              "probe needs scenario.engine = \"packet\": the call engine has no packets");
    EXPECT_NE(FirstProblem(Read(calls + "traffic.rate = \"64kbps\"\n")), "none");
}

} // namespace

} // namespace pptplab::sim::reading
