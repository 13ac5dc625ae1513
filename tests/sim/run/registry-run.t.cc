// SPDX-License-Identifier: GPL-2.0-only

// Registry values of a scenario file and what its callers meet, on packets.

#include "sim/network/packet-engine.h"
#include "sim/reading/read-scenario.h"
#include "sim/run/packet-options.h"
#include "sim/scenario/values/document.h"
#include "tests/models/base/onlooker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace pptplab::sim::run
{
namespace
{

using namespace std::chrono_literals;

/// Calls to a server whose line is down for the first `outage`.
std::vector<Attempt>
CallsDuring(const std::string& outage, const std::string& clientLines)
{
    const std::string text = R"([scenario]
engine = "packet"
duration = "20s"
[server]
ports = 10
access.outages = [["0s", ")" +
                             outage + R"("]]
[[clients]]
name = "office"
arrival_rate = "0.5/s"
holding = "30s"
)" + clientLines;
    const reading::ScenarioReading reading =
        reading::ReadScenario(scenario::ParseDocument(text, "test.toml").root);
    EXPECT_TRUE(reading.problems.empty()) << reading.problems.front().text;
    Onlooker log;
    network::PacketEngine(PacketOptionsOf(reading.scenario, 0), log).Run();
    EXPECT_GT(log.seen.attempts.size(), 3U);
    return log.seen.attempts;
}

struct GiveUpCase
{
    const char* lines;
    Duration after;
};

class Connecting : public testing::TestWithParam<GiveUpCase>
{
};

TEST_P(Connecting, IsGivenUpAsTheRegistrySays)
{
    for (const Attempt& attempt : CallsDuring("1000s", GetParam().lines))
    {
        EXPECT_EQ(attempt.outcome, Outcome::FailedNotResponding) << "650";
        EXPECT_EQ(attempt.decidedAt - attempt.offeredAt, GetParam().after);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Lines,
    Connecting,
    testing::Values(GiveUpCase{"", 45s},
                    GiveUpCase{"registry.TcpMaxConnectRetransmissions = 0", 3s},
                    GiveUpCase{"registry.TcpMaxConnectRetransmissions = 0x1", 9s},
                    GiveUpCase{"registry.TcpMaxConnectRetransmissions = 2", 21s},
                    GiveUpCase{"tcp.rto_initial = \"1s\"", 15s},
                    GiveUpCase{"tcp.rto_ceiling = \"3s\"", 12s},
                    GiveUpCase{"registry.PPTPTcpMaxDataRetransmissions = 0", 45s})); // not of a SYN

TEST(Connecting, ThatIsNeverGivenUpSucceedsInTheEnd)
{
    // SYNs after 3, 9, 21, 45, 93, 189, 381 s, then every 240 s.
    for (const Attempt& attempt :
         CallsDuring("1000s", "registry.TcpMaxConnectRetransmissions = 0xFFFFFFFF"))
    {
        EXPECT_EQ(attempt.outcome, Outcome::Connected);
        EXPECT_GT(attempt.decidedAt - attempt.offeredAt, 1101s);
        EXPECT_LT(attempt.decidedAt - attempt.offeredAt, 1104s);
    }
}

} // namespace
} // namespace pptplab::sim::run
