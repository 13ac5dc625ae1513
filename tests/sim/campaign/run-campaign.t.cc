// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/run-campaign.h"

#include "analysis/store/export.h"
#include "sim/scenario/values/document.h"
#include "tests/sim/campaign/temporary-database.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::campaign
{

namespace
{

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
Sweep(const experiment::Experiment& experiment,
      const TemporaryDatabase& database,
      CampaignOptions options)
{
    analysis::Store store = database.Open();
    std::ostringstream messages;
    Swept swept;
    swept.outcome =
        RunCampaign(experiment, experiment.sweeps.front().grid, options, store, messages);
    std::ostringstream csv;
    analysis::ExportCsv(store, csv);
    swept.csv = csv.str();
    swept.messages = messages.str();
    return swept;
}

Swept
Sweep(const experiment::Experiment& experiment, const TemporaryDatabase& database, unsigned jobs)
{
    return Sweep(experiment, database, CampaignOptions{jobs, "small", false, {}});
}

TEST(RunCampaign, TheExportDoesNotDependOnTheNumberOfJobs)
{
    const TemporaryDatabase one;
    const TemporaryDatabase four;
    const Swept first = Sweep(Small(), one, 1);
    const Swept second = Sweep(Small(), four, 4);
    EXPECT_EQ(first.outcome.run, 24U) << "12 cells, each with 1 and with 2 replications";
    EXPECT_EQ(first.csv, second.csv);
    EXPECT_NE(first.csv.find("random"), std::string::npos);
}

TEST(RunCampaign, WhatIsFinishedIsNotRunAgain)
{
    const TemporaryDatabase database;
    experiment::Experiment part = Small();
    part.sweeps.front().grid.axes[0].points.resize(2); // ports 1 and 2
    EXPECT_EQ(Sweep(part, database, 2).outcome.run, 12U);
    const CampaignOutcome rest = Sweep(Small(), database, 2).outcome;
    EXPECT_EQ(rest.run, 12U) << "a cell that two grids share is run once";
    EXPECT_EQ(rest.skipped, 12U);
    EXPECT_EQ(Sweep(Small(), database, 2).outcome.run, 0U);
}

TEST(RunCampaign, CellsThatAreTheSameScenarioAreRunOnce)
{
    const TemporaryDatabase database;
    experiment::Experiment twice = Small();
    twice.sweeps.front().grid.axes.resize(1);
    twice.sweeps.front().grid.axes[0].points[1] = twice.sweeps.front().grid.axes[0].points[0];
    EXPECT_EQ(Sweep(twice, database, 2).outcome.run, 3U);
}

/// A grid over numbers of ports, with keys of the scenario set.
experiment::Experiment
Over(const std::string& ports, const experiment::Settings& settings)
{
    return experiment::ReadExperiment(scenario::ParseDocument(R"([scenario]
duration = "20000s"
warm_up = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = { exponential = "30s" }
[sweep]
"server.ports" = )" + ports,
                                                              "growing.toml"),
                                      settings);
}

experiment::Experiment
Repeated(std::int64_t replications)
{
    return Over("[2, 4]", {{"scenario.replications", {replications, scenario::Place{}}}});
}

TEST(RunCampaign, GrowsByTheReplicationsThatAreMissing)
{
    const TemporaryDatabase steps;
    EXPECT_EQ(Sweep(Repeated(10), steps, 2).outcome.run, 20U);
    EXPECT_EQ(Sweep(Repeated(12), steps, 1).outcome.run, 4U);
    const Swept grown = Sweep(Repeated(25), steps, 2);
    EXPECT_EQ(grown.outcome.run, 26U);
    EXPECT_EQ(grown.outcome.skipped, 24U);
    const TemporaryDatabase once;
    EXPECT_EQ(grown.csv, Sweep(Repeated(25), once, 2).csv);
    const Swept fewer = Sweep(Repeated(10), steps, 2);
    EXPECT_EQ(fewer.outcome.run, 0U) << "a view";
    EXPECT_EQ(fewer.outcome.skipped, 20U);
    EXPECT_NE(fewer.csv, grown.csv);
    EXPECT_EQ(Sweep(Repeated(25), steps, 2).csv, grown.csv) << "nothing was deleted";
}

TEST(RunCampaign, APrecisionTakesTheReplicationsThatAreThere)
{
    const auto precise = Over("[2, 4]", {{"scenario.precision", {"4%", scenario::Place{}}}});
    const TemporaryDatabase fresh;
    const Swept first = Sweep(precise, fresh, 2);
    const TemporaryDatabase grown;
    EXPECT_EQ(Sweep(Repeated(2), grown, 2).outcome.run, 4U);
    const Swept second = Sweep(precise, grown, 2);
    EXPECT_EQ(second.csv, first.csv);
    EXPECT_LT(second.outcome.run, first.outcome.run);
    EXPECT_EQ(Sweep(Repeated(2), grown, 2).outcome.run, 0U);
}

TEST(RunCampaign, AFailureIsTriedAgainOnlyOnDemand)
{
    const TemporaryDatabase database;
    EXPECT_EQ(Sweep(Repeated(2), database, 2).outcome.run, 4U);
    {
        analysis::Store store = database.Open();
        std::int64_t cell = 0;
        store.ForEachCell(store.Campaigns()[0].id, [&](const auto& each) { cell = each.id; });
        store.RecordFailure(cell, {2, "out of memory", "pptplab run x"});
    }
    const Swept next = Sweep(Repeated(3), database, 2);
    EXPECT_EQ(next.outcome.run, 1U);
    EXPECT_EQ(next.outcome.failed, 1U);
    EXPECT_EQ(next.outcome.skipped, 4U);
    CampaignOptions retry{2, "small", false, {}};
    retry.retryFailed = true;
    const CampaignOutcome again = Sweep(Repeated(3), database, retry).outcome;
    EXPECT_EQ(again.run, 1U);
    EXPECT_EQ(again.failed, 0U);
}

experiment::Experiment
Precise(const std::string& precision)
{
    return Over("[2, 4, 6]",
                {{"scenario.most_replications", {std::int64_t{64}, scenario::Place{}}},
                 {"scenario.precision", {precision, scenario::Place{}}}});
}

TEST(RunCampaign, CellsStopAtTheirPrecisionForAnyNumberOfJobs)
{
    const TemporaryDatabase one;
    const TemporaryDatabase four;
    const Swept first = Sweep(Precise("4%"), one, 1);
    const Swept second = Sweep(Precise("4%"), four, 4);
    EXPECT_EQ(first.csv, second.csv);
    EXPECT_EQ(first.outcome.imprecise, 0U) << first.messages;
    EXPECT_EQ(first.outcome.run, second.outcome.run);
    EXPECT_GT(first.outcome.run, 6U) << "fewer ports, more refusals, fewer replications";
    EXPECT_LT(first.outcome.run, 96U);
    const CampaignOutcome again = Sweep(Precise("4%"), one, 2).outcome;
    EXPECT_EQ(again.run, 0U);
    EXPECT_EQ(again.skipped, first.outcome.run);
}

TEST(RunCampaign, ACellThatNeverGetsPreciseEndsAtItsCeilingAndSaysSo)
{
    const TemporaryDatabase database;
    const Swept swept = Sweep(Precise("2%"), database, 2);
    EXPECT_EQ(swept.outcome.imprecise, 1U);
    EXPECT_NE(swept.messages.find("cell 2: after 64 replications refused is 0.0"),
              std::string::npos)
        << swept.messages;
    EXPECT_NE(swept.csv.find("refused"), std::string::npos);
    EXPECT_EQ(Sweep(Precise("2%"), database, 2).outcome.imprecise, 1U)
        << "also when nothing is left to run";
}

} // namespace

} // namespace pptplab::sim::campaign
