// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"

#include "tests/analysis/store/sample.h"

#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

class StoreContent : public StoreTest
{
};

void
ExpectEqual(const Replication& seen, const Replication& expected)
{
    ASSERT_EQ(seen.batches.size(), expected.batches.size());
    for (std::size_t i = 0; i < seen.batches.size(); ++i)
    {
        SCOPED_TRACE(testing::Message() << "batch " << i);
        EXPECT_EQ(seen.batches[i].outcomes, expected.batches[i].outcomes);
        EXPECT_EQ(seen.batches[i].callers, expected.batches[i].callers);
        EXPECT_EQ(seen.batches[i].lostCallers, expected.batches[i].lostCallers);
        EXPECT_EQ(seen.batches[i].sums[0].n, expected.batches[i].sums[0].n);
        EXPECT_EQ(seen.batches[i].sums[0].total, expected.batches[i].sums[0].total);
    }
}

TEST_F(StoreContent, GivesTheCampaignBackInPlanOrder)
{
    std::int64_t id = 0;
    {
        Store store = Open();
        id = Plan(store, Head(), Grid());
    }
    const Store store = Open(Store::Access::Read);
    ASSERT_EQ(store.Campaigns().size(), 1U);
    const StoredCampaign campaign = store.Campaigns()[0];
    EXPECT_EQ(campaign.id, id);
    EXPECT_EQ(campaign.head.scenario, "the experiment");
    EXPECT_EQ(campaign.head.programVersion, "1.0");
    EXPECT_EQ(campaign.head.seed, 7U);
    EXPECT_EQ(campaign.head.cells, 4U);
    EXPECT_TRUE(campaign.complete);
    EXPECT_EQ(store.Engines(id), (std::vector<std::string>{"call"}));
    const std::vector<StoredCell> cells = CellsOf(store, id);
    ASSERT_EQ(cells.size(), 4U);
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        const PlannedCell expected = Grid()[i];
        const PlannedCell& seen = cells[i].plan;
        EXPECT_EQ(seen.position, i);
        EXPECT_EQ(seen.key, expected.key);
        EXPECT_EQ(seen.demand.replications, expected.demand.replications);
        EXPECT_EQ(seen.setup.engine, "call");
        EXPECT_EQ(seen.setup.exact, expected.setup.exact);
        EXPECT_EQ(seen.setup.noExact, expected.setup.noExact);
        EXPECT_EQ(seen.setup.designEffect, 1.5);
        ASSERT_EQ(seen.setup.settings.size(), 2U);
        EXPECT_EQ(seen.setup.settings[0].axis, "server.service_pack");
        EXPECT_EQ(seen.setup.settings[1].value, expected.setup.settings[1].value);
    }
}

TEST_F(StoreContent, GivesEachTallyBackToTheBit)
{
    Replication rich = Tally(1);
    rich.batches[4].callers = 12;
    rich.batches[4].lostCallers = 5;
    rich.batches[5].sums[0].total = 0.1 + 0.2;
    rich.batches[29] = {};
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 0);
    store.Record(cell, 1, Tally(2));
    store.Record(cell, 0, rich);
    const auto replications = Open(Store::Access::Read).Replications(cell, 2);
    ASSERT_EQ(replications.size(), 2U);
    ExpectEqual(replications[0], rich);
    ExpectEqual(replications[1], Tally(2));
}

TEST_F(StoreContent, GivesTheGroupsBackByName)
{
    Replication split = Tally(1);
    split.groups = {{"office", std::vector<Sum>(30, Sum{60, 20})},
                    {"home \"sweet\"", std::vector<Sum>(30, Sum{40, 5})}};
    split.groups[1].batches[7] = {0, 0};
    Store store = Open();
    Plan(store, Head(), Grid());
    store.Record(IdAt(store, 0), 0, split);
    const auto groups = store.Replications(IdAt(store, 0), 1).front().groups;
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[1].name, "office");
    EXPECT_EQ(groups[0].batches[3].n, 40U);
    EXPECT_EQ(groups[0].batches[3].total, 5);
    EXPECT_EQ(groups[0].batches[7].n, 0U);
    EXPECT_EQ(store.Groups(), (std::vector<std::string>{"home \"sweet\"", "office"}));
}

TEST_F(StoreContent, KnowsWhatIsStillMissingAndWhatHasFailed)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 2);
    EXPECT_EQ(store.Missing(cell, 2), (std::vector<std::uint32_t>{0, 1}));
    store.Record(cell, 1, Tally(1));
    EXPECT_EQ(store.Missing(cell, 3), (std::vector<std::uint32_t>{0, 2}));
    store.RecordFailure(cell, {0, "out of memory", "pptplab run 'a'"});
    store.RecordFailure(cell, {0, "out of memory again", "pptplab run 'b'"});
    ASSERT_EQ(store.Failures(cell).size(), 1U);
    EXPECT_EQ(store.Failures(cell)[0].message, "out of memory again");
    EXPECT_EQ(store.Failures(cell)[0].command, "pptplab run 'b'");
    EXPECT_EQ(store.Failures(cell)[0].tries, 2U);
    store.Record(cell, 0, Tally(0));
    EXPECT_TRUE(store.Missing(cell, 2).empty());
    EXPECT_TRUE(store.Failures(cell).empty());
    store.RecordFailure(cell, {0, "too late"});
    EXPECT_TRUE(store.Failures(cell).empty());
}

TEST_F(StoreContent, ReplacesAReplicationThatIsRecordedAgain)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 0);
    store.Record(cell, 0, Tally(1));
    store.Record(cell, 0, Tally(2));
    ASSERT_EQ(store.Replications(cell, 2).size(), 1U);
    ExpectEqual(store.Replications(cell, 2)[0], Tally(2));
}

TEST_F(StoreContent, CanBeReadWhileItIsWrittenAndIsOneFileAfterwards)
{
    CellId cell = 0;
    {
        Store writer = Open();
        Plan(writer, Head(), Grid());
        cell = IdAt(writer, 0);
        const Store reader = Open(Store::Access::Read);
        EXPECT_EQ(reader.Missing(cell, 2).size(), 2U);
        writer.Record(cell, 0, Tally(0));
        EXPECT_EQ(reader.Missing(cell, 2).size(), 1U);
    }
    EXPECT_TRUE(std::filesystem::exists(Path()));
    EXPECT_FALSE(std::filesystem::exists(Path("results.db-wal")));
    EXPECT_EQ(Open(Store::Access::Read).Missing(cell, 2).size(), 1U);
}

TEST_F(StoreContent, FindsACampaignThatHasBegunBefore)
{
    Store store = Open();
    const std::int64_t id = store.BeginCampaign(Head());
    Campaign other = Head();
    other.planHash = "another";
    EXPECT_NE(store.BeginCampaign(other), id);
    Campaign again = Head();
    again.scenario = "the experiment, asked for more often";
    EXPECT_EQ(store.BeginCampaign(again), id);
    ASSERT_EQ(store.Campaigns().size(), 2U);
    EXPECT_EQ(store.Campaigns()[1].head.scenario, again.scenario);
}

TEST_F(StoreContent, GoesOnWithAPlanThatWasLeftHalfway)
{
    Store store = Open();
    const std::int64_t id = store.BeginCampaign(Head());
    store.Plan(id, {Grid()[2], Grid()[0]});
    EXPECT_EQ(store.PlannedPositions(id, 4), (std::vector<bool>{true, false, true, false}));
    EXPECT_EQ(FaultIn([&] { store.EndPlan(id); }, "not as many cells"), StoreFault::Inconsistent);
    EXPECT_FALSE(store.Campaigns()[0].complete);
    store.Plan(id, {Grid()[1], Grid()[2], Grid()[3]});
    store.EndPlan(id);
    EXPECT_EQ(CellsOf(store, id).size(), 4U);
    EXPECT_EQ(CellsOf(store, id)[2].plan.setup.settings.size(), 2U);
}

TEST_F(StoreContent, FinishesACellByTheNewestDemand)
{
    Store store = Open();
    const std::int64_t id = Plan(store, Head(), Grid());
    for (std::uint32_t number = 0; number < 2; ++number)
    {
        store.Record(IdAt(store, 1), number, Tally(number));
    }
    const auto finished = [&] {
        std::vector<std::size_t> counts;
        store.ForEachFinished(id, [&](const StoredCell& cell, const std::vector<Replication>& all) {
            counts.insert(counts.end(), {cell.plan.position, all.size()});
        });
        return counts;
    };
    EXPECT_EQ(finished(), (std::vector<std::size_t>{1, 2}));
    store.AskFor(id, {3, 3});
    EXPECT_TRUE(finished().empty());
    store.Record(IdAt(store, 1), 2, Tally(2));
    EXPECT_EQ(finished(), (std::vector<std::size_t>{1, 3}));
    store.AskFor(id, {1, 1});
    EXPECT_EQ(finished(), (std::vector<std::size_t>{1, 1})) << "a view: nothing is deleted";
    store.AskFor(id, {64, 1, "\"1%\"", "refused"});
    EXPECT_TRUE(finished().empty());
    store.Settle(id, 1, {64, 1, "\"2%\"", "refused"}, 1);
    EXPECT_EQ(store.States(id)[1].settled, 0U) << "that is not what is asked for";
    store.Settle(id, 1, {64, 1, "\"1%\"", "refused"}, 2);
    EXPECT_EQ(finished(), (std::vector<std::size_t>{1, 2}));
    const CellState state = store.States(id)[1];
    EXPECT_TRUE(state.hasPrecision);
    EXPECT_EQ(state.settled, 2U);
    EXPECT_EQ(state.finished, 2U);
    store.AskFor(id, {64, 1, "\"1%\"", "refused"});
    EXPECT_EQ(store.States(id)[1].settled, 2U) << "nothing new was asked for";
    store.AskFor(id, {64, 1, "\"1%\"", "connected"});
    EXPECT_EQ(store.States(id)[1].settled, 0U);
}

TEST_F(StoreContent, SharesACellThatTwoCampaignsHaveInCommon)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    store.Record(IdAt(store, 0), 0, Tally(0));
    Campaign other = Head();
    other.planHash = "another";
    std::vector<PlannedCell> cells = {Cell(0, "sp3", "2", 1)};
    cells[0].setup.settings = {{"renamed", "axis"}};
    const std::int64_t id = Plan(store, other, cells);
    EXPECT_EQ(CellsOf(store, id)[0].id, IdAt(store, 0));
    EXPECT_EQ(CellsOf(store, id)[0].plan.setup.settings[0].axis, "renamed");
    EXPECT_EQ(store.States(id)[0].finished, 1U);
}

TEST_F(StoreContent, RefusesACellThatItDoesNotKnow)
{
    Store store = Open();
    EXPECT_FALSE(store.FindCell("nonesuch"));
    EXPECT_EQ(FaultIn([&] { store.Record(5, 0, Tally(0)); }, "FOREIGN KEY"),
              StoreFault::Inconsistent);
}

TEST(CellKey, DependsOnEachOfItsPartsButNotOnHowOftenTheCellIsRun)
{
    const std::string key = CellKey("[scenario]\nseed = 1\nreplications = 2\n[server]\n", "v");
    EXPECT_EQ(key.size(), 64U);
    EXPECT_NE(key, CellKey("[scenario]\nseed = 2\nreplications = 2\n[server]\n", "v"));
    EXPECT_NE(key, CellKey("[scenario]\nseed = 1\nreplications = 2\n[server]\n", "w"));
    EXPECT_EQ(key,
              CellKey("[scenario]\nseed = 1\nreplications = 3\nprecision = \"1%\"\n"
                      "precision_metric = \"x\"\nmost_replications = 9\n[server]\n",
                      "v"));
    EXPECT_NE(CellKey("[server]\nreplications = 2", "v"), CellKey("[server]\n", "v"))
        << "a key of another section";
}

} // namespace

} // namespace pptplab::analysis
