// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reading/read-scenario.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace pptplab::sim::scenario
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

reading::ScenarioReading
ReadCleanUp(const std::string& cleanup)
{
    return reading::Read(
        "[scenario]\nduration = \"1000s\"\n[server]\nports = 4\ncleanup = " + cleanup +
        "\n[[clients]]\nname = \"office\"\narrival_rate = \"0.1/s\"\nholding = \"30s\"\n");
}

Law
CleanUp(const std::string& cleanup)
{
    const reading::ScenarioReading reading = ReadCleanUp(cleanup);
    EXPECT_TRUE(reading.problems.empty()) << FirstProblem(reading);
    return reading.scenario.server.cleanup;
}

TEST(CleanUpForm, NbfGivesAVanishedPeerUpAfterAllItsTries)
{
    EXPECT_EQ(CleanUp("{ nbf = {} }"), Law::Constant(4800ms)) << "8 x 0.6 s";
    EXPECT_EQ(CleanUp("{ nbf = { t1 = \"500ms\", retries = 3 } }"), Law::Constant(1500ms));
}

TEST(CleanUpForm, APeerThatIsThereAnswersSooner)
{
    EXPECT_EQ(CleanUp("{ nbf = { vanished = 0, answer = \"200ms\" } }"), Law::Constant(200ms));
    const Law some = CleanUp("{ nbf = { vanished = 0.25, answer = \"400ms\" } }");
    EXPECT_EQ(some, Law::Empirical({{400ms, 0.75}, {4800ms, 0.25}}));
    EXPECT_EQ(some.Mean(), Duration{1500ms});
}

TEST(CleanUpForm, IsWrittenAsTheLawThatItComesTo)
{
    const reading::ScenarioReading reading = ReadCleanUp("{ nbf = { vanished = 0.25 } }");
    const std::string text = ResolvedText(reading.scenario);
    EXPECT_EQ(reading::Read(text).scenario.server.cleanup, reading.scenario.server.cleanup);
}

TEST(CleanUpForm, SaysWhatIsWrong)
{
    const auto problem = [](const std::string& cleanup) {
        return FirstProblem(ReadCleanUp(cleanup));
    };
    EXPECT_NE(problem("{ nbf = { retries = 0 } }").find("nbf takes retries: 0 must be"),
              std::string::npos);
    EXPECT_NE(problem("{ nbf = { vanished = 2 } }").find("nbf takes vanished: 2 must be"),
              std::string::npos);
    EXPECT_NE(problem("{ nbf = { answr = \"1s\" } }").find("the nearest to answr is answer"),
              std::string::npos);
    EXPECT_NE(problem("{ nbf = \"4s\" }").find("nbf takes a table"), std::string::npos);
    EXPECT_NE(problem("{ nbf = { t1 = \"50000d\" } }").find("t1 x retries up to"),
              std::string::npos);
    EXPECT_NE(problem("{ nbp = {} }").find("no law is called nbp"), std::string::npos);
}

} // namespace

} // namespace pptplab::sim::scenario
