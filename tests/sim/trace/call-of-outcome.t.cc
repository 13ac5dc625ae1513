// SPDX-License-Identifier: GPL-2.0-only
#include "sim/trace/call-of-outcome.h"

#include "analysis/trace/decode.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <string>

namespace pptplab::sim::trace
{
namespace
{

/// Q251382: the section sign in the password of a caller with that service pack, who pings a server
/// with SP5 through the tunnel. The same as in tests/cli/test_reproduce.py, which asks for the
/// report.
scenario::Scenario
SectionSign(const std::string& servicePack)
{
    const std::string text = R"([scenario]
engine = "packet"
duration = "30s"
[server]
ports = 4
service_pack = "sp5"
[[clients]]
name = "caller"
count = 1
idle_time = "1s"
holding = "10s"
authentication = ["ms-chap"]
encryption = "required"
password = "Kenn§wort"
service_pack = ")" + servicePack +
                             R"("
[[probe]]
name = "through"
from = "caller"
to = "tunnel"
at = "100ms"
)";
    const reading::ScenarioReading reading = reading::Read(text);
    EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    return reading.scenario;
}

std::size_t
EncryptedIn(const RecordedCall& call)
{
    std::size_t encrypted = 0;
    for (const analysis::Row& row : analysis::Decode(call.capture).rows)
    {
        encrypted += row.Top().protocol.find("MPPE") != std::string::npos ? 1 : 0;
    }
    return encrypted;
}

TEST(CallOfOutcome, ASessionThatCarriesNothingIsFoundWithItsLostData)
{
    const auto call = FirstCallOf(SectionSign("sp4"), Outcome::ConnectedNoData);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->outcome, Outcome::ConnectedNoData);
    EXPECT_EQ(call->number, 1U);
    EXPECT_EQ(EncryptedIn(*call), 4U) << "echo requests that nobody can read";
    EXPECT_FALSE(FirstCallOf(SectionSign("sp4"), Outcome::Connected));
}

TEST(CallOfOutcome, ASessionThatCarriesDataIsConnected)
{
    const auto call = FirstCallOf(SectionSign("sp5"), Outcome::Connected);
    ASSERT_TRUE(call);
    EXPECT_EQ(EncryptedIn(*call), 8U) << "echo requests and replies";
    EXPECT_FALSE(FirstCallOf(SectionSign("sp5"), Outcome::ConnectedNoData));
}

} // namespace
} // namespace pptplab::sim::trace
