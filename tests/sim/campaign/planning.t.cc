// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/planning.h"

#include "sim/scenario/values/document.h"
#include "tests/sim/campaign/temporary-database.h"

#include <gtest/gtest.h>

#include <fstream>
#include <pthread.h>
#include <sstream>
#include <unistd.h>

namespace pptplab::sim::campaign
{

namespace
{

/// Number of the next workers that die as soon as they are forked.
int stillborn = 0;
bool nextDies = false;

void
BeforeFork()
{
    nextDies = stillborn > 0;
    stillborn -= nextDies ? 1 : 0;
}

void
InChild()
{
    if (nextDies)
    {
        ::_exit(9);
    }
}

class Plan : public testing::Test
{
  protected:
    static void SetUpTestSuite() { ::pthread_atfork(BeforeFork, nullptr, InChild); }

    void TearDown() override { stillborn = 0; }

    static experiment::Experiment Small(const std::string& scenario = "",
                                        const std::string& grid = "[1, 2, 4]")
    {
        return experiment::ReadExperiment(scenario::ParseDocument(R"([server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = { exponential = "30s" }
[sweep]
"server.ports" = )" + grid + R"(
[scenario]
duration = "20000s"
)" + scenario,
                                                                  "small.toml"));
    }

    /// The plan of an experiment, made in the database.
    static std::vector<analysis::StoredCell> Make(const experiment::Experiment& experiment)
    {
        const TemporaryDatabase database;
        analysis::Store store = database.Open();
        std::ostringstream messages;
        const auto id = MakePlan(CellGrid(experiment, experiment.sweeps.front().grid),
                                 workers::WorkerPool{1, false},
                                 store,
                                 {"planning", 0, false},
                                 messages);
        std::vector<analysis::StoredCell> cells;
        store.ForEachCell(*id, [&](const analysis::StoredCell& cell) { cells.push_back(cell); });
        EXPECT_TRUE(store.Campaigns()[0].complete);
        return cells;
    }

    static std::string HashOf(const experiment::Experiment& experiment)
    {
        return CampaignOf(CellGrid(experiment, experiment.sweeps.front().grid)).planHash;
    }
};

TEST_F(Plan, HoldsWhatIsKnownOfEachCellBeforehand)
{
    const auto cells = Make(Small("precision = \"2%\"\nmost_replications = 64\n"));
    ASSERT_EQ(cells.size(), 3U);
    const analysis::PlannedCell& last = cells[2].plan;
    EXPECT_EQ(last.position, 2U);
    EXPECT_EQ(last.setup.settings[0].axis, "server.ports");
    EXPECT_EQ(last.setup.settings[0].value, "4");
    EXPECT_EQ(last.setup.engine, "call");
    EXPECT_GT(last.setup.exact.at("refused"), 0);
    EXPECT_FALSE(last.setup.noExact.empty());
    EXPECT_GT(last.setup.designEffect, 1);
    EXPECT_EQ(last.demand.first, 1U);
    EXPECT_EQ(last.demand.replications, 64U);
    EXPECT_EQ(last.demand.precision, "\"2%\"");
    EXPECT_EQ(last.demand.metric, "refused");
}

TEST_F(Plan, IsTheSameHoweverOftenItsCellsAreRun)
{
    const std::string hash = HashOf(Small());
    EXPECT_EQ(HashOf(Small("replications = 9\n")), hash);
    EXPECT_EQ(HashOf(Small("precision = \"2%\"\nprecision_metric = \"connected\"\n"
                           "most_replications = 64\n")),
              hash);
    EXPECT_NE(HashOf(Small("seed = 2\n")), hash);
    EXPECT_NE(HashOf(Small("warm_up = \"100s\"\n")), hash);
    EXPECT_NE(HashOf(Small("", "[1, 2]")), hash);
    EXPECT_NE(HashOf(Small("", "[1, 4, 2]")), hash);
    experiment::Experiment quick = Small();
    quick.quick = true;
    EXPECT_NE(HashOf(quick), hash);
}

TEST_F(Plan, IsAnotherOneWhenAFileHasChanged)
{
    const TemporaryDatabase folder;
    const std::string file = folder.Path() + ".csv";
    const auto hash = [&](const std::string& rows) {
        std::ofstream(file) << "seconds\n" << rows;
        experiment::Experiment named = Small();
        const scenario::Value value{file, scenario::Place{}};
        named.sweeps.front().grid.axes[0].points[1] = {value}; // read by nobody here
        return HashOf(named);
    };
    const std::string before = hash("1\n2\n");
    EXPECT_EQ(hash("1\n2\n"), before);
    EXPECT_NE(hash("1\n3\n"), before);
}

TEST_F(Plan, ACellWhoseWorkerDiedIsPlannedAgain)
{
    stillborn = 2;
    for (const analysis::StoredCell& cell : Make(Small()))
    {
        EXPECT_FALSE(cell.plan.setup.exact.empty());
    }
}

TEST_F(Plan, ACellWhoseExactValuesEndItsWorkerGoesWithout)
{
    stillborn = 4; // each of the three cells once, and one of them alone
    std::size_t without = 0;
    for (const analysis::StoredCell& cell : Make(Small()))
    {
        const auto why = cell.plan.setup.noExact.find("*");
        const bool said = why != cell.plan.setup.noExact.end() &&
                          why->second.find("its computation has failed: ") == 0;
        EXPECT_EQ(said, cell.plan.setup.exact.empty());
        without += said ? 1 : 0;
    }
    EXPECT_GT(without, 0U);
}

TEST_F(Plan, WorkersThatKeepDyingAreTold)
{
    stillborn = 100;
    EXPECT_THROW(Make(Small()), NotPlanned);
}

} // namespace

} // namespace pptplab::sim::campaign
