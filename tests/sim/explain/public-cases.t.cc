// SPDX-License-Identifier: GPL-2.0-only
// Cases out of public reports: what is run, what is told.
#include "sim/commands/outcomes-met.h"
#include "sim/experiment/experiment.h"
#include "tests/sim/explain/failing-settings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace pptplab::sim::explain
{
namespace
{

/// A case and what is right of it.
struct Case
{
    const char* name;          ///< of the file in ../shared/cases/public, and of the test
    std::string toml;          ///< the same setting, for a clone without that folder
    experiment::Settings sets; ///< as --set gives them
    std::uint16_t error;       ///< 0: connected
    std::uint32_t event;       ///< one of those in the log
    std::vector<std::string> causes;
};

experiment::Settings
Set(const std::string& key, const std::string& value)
{
    return {{key, scenario::ParseOptionValue(value)}};
}

std::string
Text(const std::string& server, const std::string& client, const std::string& rest = "")
{
    Parts parts;
    parts.server = server;
    parts.client = client;
    parts.rest = rest;
    return TomlOf(parts);
}

std::vector<Case>
Cases()
{
    const std::string q174 =
        Text("product = \"rras\"\nencryption = \"required\"\nencryption_bits = [\"40\"]\n",
             "encryption_bits = [\"128\"]\n");
    Parts both;
    both.server = "protocols = [\"netbeui\"]\n";
    both.calls = R"([["1s", "5s", "tcpip+netbeui"]])";
    return {
        {"enc",
         Text("encryption = \"required-128\"\nencryption_bits = [\"40\", \"128\"]\n", ""),
         {},
         629,
         20077,
         {"strength-not-at-caller"}},
        {"q174", q174, {}, 629, 20073, {"strength-not-at-caller"}},
        {"q174",
         q174,
         Set("clients.home.encryption", "required"),
         742,
         20073,
         {"no-strength-in-common"}},
        {"gre",
         Text("product = \"rras\"\nservice_pack = \"sp6a\"\n",
              "",
              "[[firewall]]\nat = \"provider\"\nmatch = { protocol = \"gre\" }\nverdict = "
              "\"drop\"\n"),
         {},
         721,
         20073,
         {"gre-blocked"}},
        {"proto", TomlOf(both), {}, 0, 20019, {"no-tcpip-but-another"}},
        {"proto2", Text("protocols = [\"netbeui\"]\n", ""), {}, 733, 20077, {"no-tcpip-at-server"}},
    };
}

void
Check(const Case& of, const scenario::Scenario& scenario)
{
    const commands::OutcomesMet met = commands::MeetOutcomesHere(scenario);
    ASSERT_EQ(met.outcomes.size(), 1U);
    const commands::Met& outcome = met.outcomes.front();
    EXPECT_EQ(met.log.kinds.count(of.event), 1U) << of.event;
    if (of.error != 0)
    {
        EXPECT_EQ(outcome.errors, (std::vector<std::uint16_t>{of.error}));
        const Walk walk = WalkThrough(ReadSymptoms(
            {"error=" + std::to_string(of.error), "event=" + std::to_string(of.event)}));
        EXPECT_TRUE(std::any_of(walk.suspects.begin(), walk.suspects.end(), [&](const auto& each) {
            return each.cause->name == of.causes.front();
        }));
    }
    else
    {
        EXPECT_EQ(outcome.outcome, Outcome::Connected);
    }
    ASSERT_FALSE(outcome.suspects.empty());
    EXPECT_EQ(outcome.suspects.front().cause->name, of.causes.front());
}

TEST(PublicCases, AreAnsweredRight)
{
    for (const Case& of : Cases())
    {
        SCOPED_TRACE(of.name);
        const auto experiment =
            experiment::ReadExperiment(scenario::ParseDocument(of.toml, of.name), of.sets);
        Check(of, experiment.ReadCell({}).scenario);
    }
}

TEST(PublicCases, OfTheFolderBesideTheCloneAreAnsweredRight)
{
    const std::filesystem::path folder = "../shared/cases/public";
    if (!std::filesystem::exists(folder))
    {
        GTEST_SKIP() << folder << " is not there";
    }
    for (const Case& of : Cases())
    {
        SCOPED_TRACE(of.name);
        const auto file = folder / (std::string(of.name) + ".toml");
        Check(of, experiment::ReadExperiment(file, of.sets).ReadCell({}).scenario);
    }
}

} // namespace
} // namespace pptplab::sim::explain
