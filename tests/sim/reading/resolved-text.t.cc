// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/resolved-text.h"

#include "sim/reading/read-scenario.h"
#include "sim/scenario/values/quantity.h"
#include "tests/sim/reading/small-scenario.h"

#include <gtest/gtest.h>

#include <random>

namespace pptplab::sim::reading
{

namespace
{

// Any legal scenario: its text reads back as the same scenario.
TEST(ResolvedText, RandomScenariosSurviveTheirText)
{
    std::mt19937_64 random(7);
    const auto below = [&](std::uint64_t bound) { return random() % bound; };
    const auto law = [&]() -> std::string {
        const std::string time = scenario::DurationText(
            Duration{static_cast<std::int64_t>(1 + below(1'000'000'000'000))});
        const std::string cv = scenario::NumberText(1 + static_cast<double>(below(1000)) / 7);
        switch (below(5))
        {
        case 0:
            return "\"" + time + "\"";
        case 1:
            return "{ exponential = \"" + time + "\" }";
        case 2:
            return "{ uniform = [\"0s\", \"" + time + "\"] }";
        case 3:
            return "{ lognormal = { mean = \"" + time + "\", cv = " + cv + " } }";
        default:
            return "{ hyperexponential = { mean = \"" + time + "\", cv = " + cv + " } }";
        }
    };
    for (int i = 0; i < 300; ++i)
    {
        std::string text =
            "[scenario]\nduration = \"1000000s\"\nseed = " + std::to_string(below(1'000'000)) +
            "\n[server]\nports = " + std::to_string(1 + below(256)) + "\ncleanup = " + law() +
            "\nsetup_time = " + law() + "\n";
        for (std::uint64_t group = 0; group <= below(3); ++group)
        {
            text +=
                "[[clients]]\nname = \"g" + std::to_string(group) + "\"\nholding = " + law() + "\n";
            text += below(2) == 0
                        ? "count = " + std::to_string(below(100)) + "\nidle_time = " + law() + "\n"
                        : "arrival_rate = \"" +
                              scenario::NumberText(static_cast<double>(below(1'000'000)) / 3e5) +
                              "/s\"\n";
            text += below(2) == 0 ? "redial = { probability = 0.3, pause = " + law() + " }\n" : "";
        }
        const ScenarioReading reading = Read(text);
        ASSERT_TRUE(reading.problems.empty()) << FirstProblem(reading) << "\n" << text;
        const std::string resolved = scenario::ResolvedText(reading.scenario);
        const ScenarioReading again = Read(resolved);
        ASSERT_TRUE(again.problems.empty()) << FirstProblem(again) << "\n" << resolved;
        EXPECT_EQ(scenario::ResolvedText(again.scenario), resolved);
        for (std::size_t g = 0; g < again.scenario.clients.size(); ++g)
        {
            EXPECT_TRUE(again.scenario.clients[g].calls.holding ==
                        reading.scenario.clients[g].calls.holding);
        }
    }
}

} // namespace

} // namespace pptplab::sim::reading
