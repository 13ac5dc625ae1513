// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/run-campaign.h"

#include "analysis/store/export.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace pptplab::sim::campaign
{

namespace
{

/// A database in a folder of its own that goes away with it.
class TemporaryDatabase
{
  public:
    TemporaryDatabase()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "pptplab-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
    }

    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
    ~TemporaryDatabase() { std::filesystem::remove_all(m_folder); }

    std::string Path() const { return (m_folder / "results.db").string(); }

  private:
    std::filesystem::path m_folder;
};

experiment::Experiment
Small()
{
    return experiment::ReadExperiment(scenario::ParseDocument(R"([scenario]
duration = "20000s"
warm_up = "1000s"
[server]
ports = 4
cleanup = { exponential = "40s" }
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = { exponential = "30s" }
netbeui_share = 0.5
[sweep]
"server.ports" = [1, 2, 4, 8]
"server.hunt" = ["lowest", "random", "rotary"]
"scenario.replications" = [1, 2]
)",
                                                              "small.toml"));
}

struct Swept
{
    CampaignOutcome outcome;
    std::string csv;
    std::string messages;
};

Swept
Sweep(const experiment::Experiment& experiment, const std::string& database, unsigned jobs)
{
    auto store = analysis::Store::Open(database, analysis::Store::Access::Write);
    std::ostringstream messages;
    Swept swept;
    swept.outcome = RunCampaign(experiment, {jobs, "small", false, {}}, store, messages);
    std::ostringstream csv;
    analysis::ExportCsv(store, csv);
    swept.csv = csv.str();
    swept.messages = messages.str();
    return swept;
}

TEST(RunCampaign, TheExportDoesNotDependOnTheNumberOfJobs)
{
    const TemporaryDatabase one;
    const TemporaryDatabase four;
    const Swept first = Sweep(Small(), one.Path(), 1);
    const Swept second = Sweep(Small(), four.Path(), 4);
    EXPECT_EQ(first.outcome.run, 36U);
    EXPECT_EQ(first.csv, second.csv);
    EXPECT_NE(first.csv.find("random"), std::string::npos);
}

TEST(RunCampaign, WhatIsFinishedIsNotRunAgain)
{
    const TemporaryDatabase database;
    experiment::Experiment part = Small();
    part.grid.axes[0].points.resize(2); // ports 1 and 2
    EXPECT_EQ(Sweep(part, database.Path(), 2).outcome.run, 18U);
    const CampaignOutcome rest = Sweep(Small(), database.Path(), 2).outcome;
    EXPECT_EQ(rest.run, 18U);
    EXPECT_EQ(rest.skipped, 18U);
    EXPECT_EQ(Sweep(Small(), database.Path(), 2).outcome.run, 0U);
}

TEST(RunCampaign, CellsThatAreTheSameScenarioAreRunOnce)
{
    const TemporaryDatabase database;
    experiment::Experiment twice = Small();
    twice.grid.axes.resize(1);
    twice.grid.axes[0].points[1] = twice.grid.axes[0].points[0];
    EXPECT_EQ(Sweep(twice, database.Path(), 2).outcome.run, 3U);
}

experiment::Experiment
Precise(const std::string& precision)
{
    const scenario::Value width{precision, scenario::Place{}};
    return experiment::ReadExperiment(scenario::ParseDocument(R"([scenario]
duration = "20000s"
warm_up = "1000s"
most_replications = 64
precision = "1%"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = { exponential = "30s" }
[sweep]
"server.ports" = [2, 4, 6]
)",
                                                              "precise.toml"),
                                      {{"scenario.precision", width}});
}

TEST(RunCampaign, CellsStopAtTheirPrecisionForAnyNumberOfJobs)
{
    const TemporaryDatabase one;
    const TemporaryDatabase four;
    const Swept first = Sweep(Precise("4%"), one.Path(), 1);
    const Swept second = Sweep(Precise("4%"), four.Path(), 4);
    EXPECT_EQ(first.csv, second.csv);
    EXPECT_EQ(first.outcome.imprecise, 0U) << first.messages;
    EXPECT_EQ(first.outcome.run, second.outcome.run);
    EXPECT_GT(first.outcome.run, 6U) << "fewer ports, more refusals, fewer replications";
    EXPECT_LT(first.outcome.run, 96U);
    const CampaignOutcome again = Sweep(Precise("4%"), one.Path(), 2).outcome;
    EXPECT_EQ(again.run, 0U);
    EXPECT_EQ(again.skipped, first.outcome.run);
}

TEST(RunCampaign, ACellThatNeverGetsPreciseEndsAtItsCeilingAndSaysSo)
{
    const TemporaryDatabase database;
    const Swept swept = Sweep(Precise("2%"), database.Path(), 2);
    EXPECT_EQ(swept.outcome.imprecise, 1U);
    EXPECT_NE(swept.messages.find("cell 2: after 64 replications refused is 0.0"),
              std::string::npos)
        << swept.messages;
    EXPECT_NE(swept.csv.find("refused"), std::string::npos);
    EXPECT_EQ(Sweep(Precise("2%"), database.Path(), 2).outcome.imprecise, 1U)
        << "also when nothing is left to run";
}

} // namespace

} // namespace pptplab::sim::campaign
