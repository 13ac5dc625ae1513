// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"

#include "tests/analysis/store/sample.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::analysis
{

namespace
{

class Export : public StoreTest
{
  protected:
    static std::string CsvOf(const Store& store)
    {
        std::ostringstream out;
        ExportCsv(store, out);
        return out.str();
    }
};

TEST_F(Export, WritesOneLineForEachMetricOfAFinishedCell)
{
    Campaign campaign = Grid();
    campaign.cells = {Cell("sp3", "2", 1)};
    Store store = Open();
    store.BeginCampaign(campaign);
    Replication replication;
    Batch batch;
    batch.outcomes[static_cast<std::size_t>(Outcome::Connected)] = 3;
    batch.outcomes[static_cast<std::size_t>(Outcome::RefusedNoPort)] = 1;
    replication.batches.assign(30, batch);
    store.Record(campaign.cells[0].key, {{0, replication}});
    const std::string csv = CsvOf(store);
    EXPECT_EQ(csv.substr(0, csv.find("\n1,0,call,sp3,2,refused.cleanup") + 1),
              "campaign,cell,engine,server.service_pack,server.ports,metric,value,low,high,n,exact,"
              "z\n"
              "1,0,call,sp3,2,refused,0.25,0.25,0.25,120,0.25,\n"
              "1,0,call,sp3,2,refused.no-port,0.25,0.25,0.25,120,,\n");
}

TEST_F(Export, HasTheSameOctetsWhateverTheOrderOfArrival)
{
    const Campaign grid = Grid();
    std::vector<std::string> exports;
    for (const bool forward : {true, false})
    {
        std::filesystem::remove(Path());
        Store store = Open();
        store.BeginCampaign(grid);
        for (std::size_t i = 0; i < 8; ++i)
        {
            const std::size_t step = forward ? i : 7 - i;
            const auto number = static_cast<std::uint32_t>(step % 2);
            store.Record(grid.cells[step / 2].key, {{number, Tally(step)}});
        }
        exports.push_back(CsvOf(store));
    }
    EXPECT_EQ(exports[0], exports[1]);
    EXPECT_NE(exports[0].find("sp4,4,setup_time,"), std::string::npos);
}

TEST_F(Export, LeavesUnfinishedCellsOut)
{
    const Campaign grid = Grid();
    Store store = Open();
    store.BeginCampaign(grid);
    store.Record(grid.cells[0].key, {{0, Tally(0)}});
    store.Record(grid.cells[3].key, {{0, Tally(0)}, {1, Tally(1)}});
    const auto results = ResultsOf(store, 1);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(results[0].position, 3U);
    EXPECT_EQ(results[0].summary.settings[0].value, "sp4");
}

TEST_F(Export, JoinsTheAxesOfSeveralCampaigns)
{
    Campaign first = Grid();
    first.cells = {Cell("sp3", "2", 1)};
    Campaign second = first;
    second.scenario = "another";
    second.cells = {Cell("sp4", "8", 1)};
    second.cells[0].setup.settings = {{"server.ports", "8"}, {"server.hunt", "lowest"}};
    Store store = Open();
    for (const Campaign& campaign : {first, second})
    {
        store.BeginCampaign(campaign);
        store.Record(campaign.cells[0].key, {{0, Tally(0)}});
    }
    const std::string csv = CsvOf(store);
    EXPECT_EQ(csv.find("campaign,cell,engine,server.service_pack,server.ports,server.hunt,metric"),
              0U);
    EXPECT_NE(csv.find("\n1,0,call,sp3,2,,refused,"), std::string::npos);
    EXPECT_NE(csv.find("\n2,0,call,,8,lowest,refused,"), std::string::npos);
}

TEST(CsvField, QuotesWhatWouldBreakTheLine)
{
    EXPECT_EQ(CsvField("sp3"), "sp3");
    EXPECT_EQ(CsvField("a,b"), "\"a,b\"");
    EXPECT_EQ(CsvField("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
}

} // namespace

} // namespace pptplab::analysis
