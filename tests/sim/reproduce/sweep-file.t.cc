// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/sweep-file.h"

#include "sim/reading/read-scenario.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

namespace pptplab::sim::reproduce
{

namespace
{

std::string
Resolved(const std::string& text)
{
    const auto reading = reading::ReadScenario(scenario::ParseDocument(text, "test").root);
    EXPECT_TRUE(reading.problems.empty());
    return scenario::ResolvedText(reading.scenario);
}

TEST(SweepFile, KeysOfDefaultsAndThoseThatFollowFromOthersAreLeftOut)
{
    const std::string written = R"([scenario]
duration = "2h"
[server]
ports = 6
hunt = "random"
[[clients]]
name = "office"
arrival_rate = "0.05/s"
holding = { exponential = "2min" }
)";
    const std::string resolved = Resolved(written);
    EXPECT_NE(resolved.find("pool_size = 6"), std::string::npos) << "which follows from the ports";
    EXPECT_EQ(WithoutDefaults(resolved), written);
    EXPECT_EQ(Resolved(WithoutDefaults(resolved)), resolved);
}

TEST(SweepFile, WhatIsNotAsItFollowsStays)
{
    const std::string written = R"([scenario]
duration = "2h"
[server]
ports = 6
pool_size = 5
[[clients]]
name = "office"
arrival_rate = "0.05/s"
holding = "2min"
)";
    EXPECT_EQ(WithoutDefaults(Resolved(written)), written);
}

} // namespace

} // namespace pptplab::sim::reproduce
