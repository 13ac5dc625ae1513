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
    {
        Store store = Open();
        EXPECT_EQ(store.BeginCampaign(Grid()), 1);
    }
    const Store store = Open(Store::Access::Read);
    ASSERT_EQ(store.Campaigns().size(), 1U);
    EXPECT_EQ(store.Campaigns()[0].scenario, "the experiment");
    EXPECT_EQ(store.Campaigns()[0].programVersion, "1.0");
    EXPECT_EQ(store.Campaigns()[0].seed, 7U);
    const std::vector<PlannedCell> cells = store.Cells(1);
    ASSERT_EQ(cells.size(), 4U);
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        const PlannedCell expected = Grid().cells[i];
        EXPECT_EQ(cells[i].key, expected.key);
        EXPECT_EQ(cells[i].scenario, expected.scenario);
        EXPECT_EQ(cells[i].replications, expected.replications);
        EXPECT_EQ(cells[i].setup.engine, "call");
        EXPECT_EQ(cells[i].setup.exact, expected.setup.exact);
        EXPECT_EQ(cells[i].setup.noExact, expected.setup.noExact);
        EXPECT_EQ(cells[i].setup.designEffect, 1.5);
        ASSERT_EQ(cells[i].setup.settings.size(), 2U);
        EXPECT_EQ(cells[i].setup.settings[0].axis, "server.service_pack");
        EXPECT_EQ(cells[i].setup.settings[1].value, expected.setup.settings[1].value);
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
    store.BeginCampaign(Grid());
    const std::string key = Grid().cells[0].key;
    store.Record(key, {{1, Tally(2)}, {0, rich}});
    const std::vector<Replication> replications = Open(Store::Access::Read).Replications(key);
    ASSERT_EQ(replications.size(), 2U);
    ExpectEqual(replications[0], rich);
    ExpectEqual(replications[1], Tally(2));
}

TEST_F(StoreContent, GivesTheGroupsBackByName)
{
    Replication split = Tally(1);
    split.groups = {{"office", std::vector<Sum>(30, Sum{60, 20})},
                    {"home", std::vector<Sum>(30, Sum{40, 5})}};
    split.groups[1].batches[7] = {0, 0};
    Store store = Open();
    store.BeginCampaign(Grid());
    const std::string key = Grid().cells[0].key;
    store.Record(key, {{0, split}});
    const std::vector<GroupTally> groups = store.Replications(key).front().groups;
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[1].name, "office");
    EXPECT_EQ(groups[0].batches[3].n, 40U);
    EXPECT_EQ(groups[0].batches[3].total, 5);
    EXPECT_EQ(groups[0].batches[7].n, 0U);
    const CellSummary summary = Summarise(Grid().cells[0].setup, {split});
    ASSERT_NE(summary.Find("refused.home"), nullptr);
    EXPECT_DOUBLE_EQ(summary.Find("refused.home")->value, 0.125);
    EXPECT_EQ(store.Groups(), (std::vector<std::string>{"home", "office"}));
}

TEST_F(StoreContent, KnowsWhatIsStillMissing)
{
    const std::string key = Grid().cells[2].key;
    Store store = Open();
    store.BeginCampaign(Grid());
    EXPECT_EQ(store.Missing(key), (std::vector<std::uint32_t>{0, 1}));
    store.Record(key, {{1, Tally(1)}});
    EXPECT_EQ(store.Missing(key), (std::vector<std::uint32_t>{0}));
    store.RecordFailure(key, {0, "out of memory"});
    EXPECT_FALSE(store.Finished(key));
    ASSERT_EQ(store.Failures(key).size(), 1U);
    EXPECT_EQ(store.Failures(key)[0].message, "out of memory");
    store.Record(key, {{0, Tally(0)}});
    EXPECT_TRUE(store.Finished(key));
    EXPECT_TRUE(store.Failures(key).empty());
    store.RecordFailure(key, {0, "too late"});
    EXPECT_TRUE(store.Finished(key));
}

TEST_F(StoreContent, ReplacesAReplicationThatIsRecordedAgain)
{
    const std::string key = Grid().cells[0].key;
    Store store = Open();
    store.BeginCampaign(Grid());
    store.Record(key, {{0, Tally(1)}});
    store.Record(key, {{0, Tally(2)}});
    ASSERT_EQ(store.Replications(key).size(), 1U);
    ExpectEqual(store.Replications(key)[0], Tally(2));
}

TEST_F(StoreContent, CanBeReadWhileItIsWrittenAndIsOneFileAfterwards)
{
    const std::string key = Grid().cells[0].key;
    {
        Store writer = Open();
        writer.BeginCampaign(Grid());
        const Store reader = Open(Store::Access::Read);
        EXPECT_FALSE(reader.Finished(key));
        writer.Record(key, {{0, Tally(0)}, {1, Tally(1)}});
        EXPECT_TRUE(reader.Finished(key));
    }
    EXPECT_TRUE(std::filesystem::exists(Path()));
    EXPECT_FALSE(std::filesystem::exists(Path("results.db-wal")));
    EXPECT_TRUE(Open(Store::Access::Read).Finished(key));
}

TEST_F(StoreContent, FindsAPlanThatHasBegunBefore)
{
    Store store = Open();
    EXPECT_EQ(store.BeginCampaign(Grid()), 1);
    Campaign other = Grid();
    other.cells.pop_back();
    EXPECT_EQ(store.BeginCampaign(other), 2);
    EXPECT_EQ(store.BeginCampaign(Grid()), 1);
    EXPECT_EQ(store.Campaigns().size(), 2U);
}

TEST_F(StoreContent, SharesACellThatTwoCampaignsHaveInCommon)
{
    Store store = Open();
    store.BeginCampaign(Grid());
    const std::string key = Grid().cells[0].key;
    store.Record(key, {{0, Tally(0)}, {1, Tally(1)}});
    Campaign other = Grid();
    other.scenario = "another experiment";
    other.cells = {Cell("sp3", "2")};
    other.cells[0].setup.settings = {{"renamed", "axis"}};
    const std::int64_t id = store.BeginCampaign(other);
    EXPECT_TRUE(store.Finished(store.Cells(id)[0].key));
    EXPECT_EQ(store.Cells(id)[0].setup.settings[0].axis, "renamed");
}

TEST_F(StoreContent, RefusesACellThatItDoesNotKnow)
{
    Store store = Open();
    EXPECT_EQ(FaultIn([&] { store.Record("nonesuch", {}); }, "unknown cell nonesuch"),
              StoreFault::Inconsistent);
    store.BeginCampaign(Grid());
    Campaign wrong = Grid();
    wrong.scenario = "another";
    wrong.cells[0].scenario = "same key, other text";
    EXPECT_EQ(FaultIn([&] { store.BeginCampaign(wrong); }, "another scenario"),
              StoreFault::Inconsistent);
    EXPECT_EQ(store.Campaigns().size(), 1U); // nothing of it remains
}

TEST(CellKey, DependsOnEachOfItsParts)
{
    const std::string key = CellKey("text", 1, 2, "v");
    EXPECT_EQ(key.size(), 64U);
    EXPECT_EQ(key, CellKey("text", 1, 2, "v"));
    EXPECT_NE(key, CellKey("text2", 1, 2, "v"));
    EXPECT_NE(key, CellKey("text", 2, 2, "v"));
    EXPECT_NE(key, CellKey("text", 1, 3, "v"));
    EXPECT_NE(key, CellKey("text", 1, 2, "w"));
    EXPECT_NE(CellKey("a", 11, 1, "v"), CellKey("a", 1, 11, "v"));
}

} // namespace

} // namespace pptplab::analysis
