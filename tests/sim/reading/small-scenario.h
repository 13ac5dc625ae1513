// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_READING_SMALL_SCENARIO_H
#define PPTPLAB_TESTS_SIM_READING_SMALL_SCENARIO_H

#include "sim/reading/read-scenario.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <string>

namespace pptplab::sim::reading
{

inline constexpr const char* kSmall = R"([scenario]
duration = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = "30s"
)";

inline ScenarioReading
Read(const std::string& text)
{
    return ReadScenario(scenario::ParseDocument(text, "test.toml").root);
}

inline ScenarioReading
ReadWith(const std::string& path, const std::string& value)
{
    scenario::Document document = scenario::ParseDocument(kSmall, "test.toml");
    const auto wrong = scenario::Assign(document.root, path, scenario::ParseOptionValue(value));
    EXPECT_FALSE(wrong) << *wrong;
    return ReadScenario(document.root);
}

/// Reads a small scenario on an engine, with callers as told and more tables behind it.
inline ScenarioReading
ReadTables(const std::string& more,
           const std::string& engine = "packet",
           const std::string& callers = "arrival_rate = \"0.1/s\"")
{
    return Read("[scenario]\nengine = \"" + engine +
                "\"\nduration = \"1000s\"\n[server]\nports = 4\n[[clients]]\nname = \"office\"\n" +
                callers + "\nholding = \"30s\"\n" + more);
}

inline std::string
FirstProblem(const ScenarioReading& reading)
{
    return reading.problems.empty() ? "none" : reading.problems.front().text;
}

} // namespace pptplab::sim::reading

#endif
