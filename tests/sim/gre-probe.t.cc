// SPDX-License-Identifier: GPL-2.0-only

// Plain GRE between a provider's routers beside his callers' GRE.

#include "analysis/stats/summary.h"
#include "sim/run/run.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>

namespace pptplab::sim
{
namespace
{

constexpr const char* kProvider = R"([scenario]
engine = "packet"
duration = "100s"
[server]
ports = 4
[topology]
kind = "access-tree"
pops = 2
banks = 0
[[clients]]
name = "caller"
count = 1
idle_time = "1s"
holding = "10s"
[[probe]]
name = "sites"
kind = "gre"
from = "pop-1"
to = "pop-2"
count = 5
)";

analysis::Replication
RunWith(const std::string& rule)
{
    const reading::ScenarioReading reading = reading::Read(kProvider + rule);
    EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    return run::RunReplication(reading.scenario, 0, std::nullopt, nullptr);
}

analysis::CellSummary
SummaryOf(const std::string& rule)
{
    return analysis::Summarise({}, {RunWith(rule)});
}

/// A rule about GRE at an interface of the core, by its verdict, with more of a match.
std::string
Rule(const std::string& interface, const std::string& verdict, const std::string& match = "")
{
    return "[[firewall]]\nname = \"gre\"\nat = \"core\"\ninterface = \"" + interface +
           "\"\nverdict = \"" + verdict + "\"\nmatch = { protocol = \"gre\"" + match + " }\n";
}

double
ValueOf(const analysis::CellSummary& summary, const char* metric)
{
    const analysis::Estimate* found = summary.Find(metric);
    return found == nullptr ? -1 : found->value;
}

TEST(GreProbe, PassesInsideAProviderWhoseOuterInterfaceStopsGre)
{
    const auto blocked = SummaryOf(Rule("servers", "drop"));
    ASSERT_NE(blocked.Find("plain-gre"), nullptr);
    EXPECT_EQ(blocked.Find("plain-gre")->n, 5U);
    EXPECT_EQ(ValueOf(blocked, "plain-gre"), 1);
    EXPECT_EQ(ValueOf(blocked, "failed.peer-silent"), 1);
    EXPECT_EQ(ValueOf(blocked, "connected"), 0);
    EXPECT_EQ(blocked.Find("ping.outside"), nullptr) << "it is no ping";

    const auto open = SummaryOf(Rule("servers", "accept"));
    EXPECT_EQ(ValueOf(open, "plain-gre"), 1);
    EXPECT_EQ(ValueOf(open, "failed.peer-silent"), 0);
    EXPECT_EQ(ValueOf(open, "connected"), 1);
}

TEST(GreProbe, PassesARuleForPptpOnItsOwnLine)
{
    const auto summary = SummaryOf(Rule("pop-1", "drop", ", gre_version = 1"));
    EXPECT_EQ(ValueOf(summary, "plain-gre"), 1);
    EXPECT_EQ(ValueOf(summary, "failed.peer-silent"), 1);
}

TEST(GreProbe, IsStoppedByARuleForItsVersionAndByOneForAll)
{
    const auto plain = SummaryOf(Rule("pop-1", "drop", ", gre_version = 0"));
    EXPECT_EQ(ValueOf(plain, "plain-gre"), 0);
    EXPECT_EQ(ValueOf(plain, "connected"), 1);
    const auto all = SummaryOf(Rule("pop-1", "drop"));
    EXPECT_EQ(ValueOf(all, "plain-gre"), 0);
    EXPECT_EQ(ValueOf(all, "failed.peer-silent"), 1);
}

TEST(GreProbe, TakesWhatFourLinesTake)
{
    // IP 20 and GRE 4 around IP 20, GRE 4, a number of 4 and 32 octets; the outer ones stay at
    // pop-2. A line has 1,544,000 bit/s and no delay; no packet of the caller's is on it just then.
    const analysis::Replication run = RunWith(Rule("servers", "drop"));
    const analysis::Sum& time =
        run.batches.front().sums[static_cast<std::size_t>(analysis::Quantity::PlainGreTime)];
    ASSERT_EQ(time.n, 5U);
    EXPECT_NEAR(time.total / 5, 2 * 8 * (84 + 60) / 1'544'000.0, 1e-8);
}

} // namespace
} // namespace pptplab::sim
