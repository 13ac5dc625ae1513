// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"

#include "tests/analysis/store/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace pptplab::analysis
{

namespace
{

class Export : public StoreTest
{
  protected:
    static std::string CsvOf(const Store& store, const CsvForm& form = {})
    {
        std::ostringstream out;
        ExportCsv(store, out, form);
        return out.str();
    }
};

TEST_F(Export, WritesOneLineForEachMetricOfAFinishedCell)
{
    Store store = Open();
    Plan(store, Head(), {Cell(0, "sp3", "2", 1)});
    Replication replication;
    Batch batch;
    batch.outcomes[static_cast<std::size_t>(Outcome::Connected)] = 3;
    batch.outcomes[static_cast<std::size_t>(Outcome::RefusedNoPort)] = 1;
    replication.batches.assign(30, batch);
    store.Record(IdAt(store, 0), 0, replication);
    const std::string csv = CsvOf(store);
    EXPECT_EQ(csv.substr(0, csv.find("\n1,0,call,sp3,2,refused.cleanup") + 1),
              "campaign,cell,engine,server.service_pack,server.ports,metric,value,low,high,n,exact,"
              "z\n"
              "1,0,call,sp3,2,refused,0.25,0.25,0.25,120,0.25,\n"
              "1,0,call,sp3,2,refused.no-port,0.25,0.25,0.25,120,,\n");
}

TEST_F(Export, HasTheSameOctetsWhateverTheOrderOfArrival)
{
    std::vector<std::string> exports;
    for (const bool forward : {true, false})
    {
        std::filesystem::remove(Path());
        Store store = Open();
        Plan(store, Head(), Grid());
        for (std::size_t i = 0; i < 8; ++i)
        {
            const std::size_t step = forward ? i : 7 - i;
            store.Record(IdAt(store, step / 2), static_cast<std::uint32_t>(step % 2), Tally(step));
        }
        exports.push_back(CsvOf(store));
    }
    EXPECT_EQ(exports[0], exports[1]);
    EXPECT_NE(exports[0].find("sp4,4,setup_time,"), std::string::npos);
}

TEST_F(Export, LeavesUnfinishedCellsOut)
{
    Store store = Open();
    const std::int64_t id = Plan(store, Head(), Grid());
    store.Record(IdAt(store, 0), 0, Tally(0));
    store.Record(IdAt(store, 3), 0, Tally(0));
    store.Record(IdAt(store, 3), 1, Tally(1));
    const auto results = ResultsOf(store, id);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(results[0].position, 3U);
    EXPECT_EQ(results[0].summary.settings[0].value, "sp4");
}

/// Two campaigns of a cell each, which stand on different axes.
void
PlanTwo(Store& store, bool forward)
{
    Campaign first{"hash a", "", 0, "the experiment", "1.0", 7, 1};
    Campaign second{"hash b", "", 0, "another", "1.0", 7, 1};
    PlannedCell cell;
    cell.setup.engine = "call";
    cell.key = "one";
    cell.setup.settings = {{"server.service_pack", "sp3"}, {"server.ports", "2"}};
    PlannedCell other = cell;
    other.key = "two";
    other.setup.settings = {{"server.ports", "8"}, {"server.hunt", "lowest"}};
    for (const bool isFirst : {forward, !forward})
    {
        const std::int64_t id = store.BeginCampaign(isFirst ? first : second);
        store.Plan(id, {isFirst ? cell : other});
        store.EndPlan(id);
    }
}

TEST_F(Export, JoinsTheAxesOfSeveralCampaignsWhateverTheirOrder)
{
    std::vector<std::string> exports;
    for (const bool forward : {true, false})
    {
        std::filesystem::remove(Path());
        Store store = Open();
        PlanTwo(store, forward);
        store.Record(store.FindCell("one").value(), 0, Tally(0));
        store.Record(store.FindCell("two").value(), 0, Tally(0));
        exports.push_back(CsvOf(store));
    }
    EXPECT_EQ(exports[0], exports[1]);
    EXPECT_EQ(
        exports[0].find("campaign,cell,engine,server.service_pack,server.ports,server.hunt,metric"),
        0U);
    EXPECT_NE(exports[0].find("\n1,0,call,sp3,2,,refused,"), std::string::npos);
    EXPECT_NE(exports[0].find("\n2,0,call,,8,lowest,refused,"), std::string::npos);
}

/// The numbers of ports, to be told from their texts.
CsvForm
WithNumbers()
{
    CsvForm form;
    form.numbersOf = [](const std::string& axis) -> std::optional<NumberColumn> {
        if (axis != "server.ports")
        {
            return std::nullopt;
        }
        return NumberColumn{"server.ports_in_tens", [](const std::string& value) {
                                return value == "2" ? std::optional(0.2) : std::nullopt;
                            }};
    };
    return form;
}

TEST_F(Export, HasNumbersBesideTheTextsOfAnAxis)
{
    Store store = Open();
    Plan(store, Head(), {Cell(0, "sp3", "2", 1), Cell(1, "sp3", "4", 1)});
    store.Record(IdAt(store, 0), 0, Tally(0));
    store.Record(IdAt(store, 1), 0, Tally(0));
    const std::string csv = CsvOf(store, WithNumbers());
    EXPECT_EQ(csv.find("campaign,cell,engine,server.service_pack,server.ports,server.ports_in_tens,"
                       "metric,"),
              0U);
    EXPECT_NE(csv.find("\n1,0,call,sp3,2,0.2,refused,"), std::string::npos);
    EXPECT_NE(csv.find("\n1,1,call,sp3,4,,refused,"), std::string::npos);
}

TEST_F(Export, LeavesOutAxesOnWhichNothingVaries)
{
    Store store = Open();
    Plan(store, Head(), {Cell(0, "sp3", "2", 1), Cell(1, "sp3", "4", 1)});
    store.Record(IdAt(store, 0), 0, Tally(0));
    store.Record(IdAt(store, 1), 0, Tally(0));
    CsvForm form;
    form.varyingOnly = true;
    EXPECT_EQ(CsvOf(store, form).find("campaign,cell,engine,server.ports,metric,"), 0U);
    form.choice.takesCell = [](const ChosenCell& chosen) { return chosen.cell.plan.position == 1; };
    EXPECT_EQ(CsvOf(store, form).find("campaign,cell,engine,metric,"), 0U);
    EXPECT_NE(CsvOf(store, form).find("\n1,1,call,refused,"), std::string::npos);
}

TEST_F(Export, HasALineForEachCellOrReplicationWhenWide)
{
    Store store = Open();
    Plan(store, Head(), {Cell(0, "sp3", "2", 2)});
    store.Record(IdAt(store, 0), 0, Tally(0));
    store.Record(IdAt(store, 0), 1, Tally(1));
    CsvForm form;
    form.wide = true;
    form.metrics = {"refused", "failed.password", "goodput.up"};
    const std::string csv = CsvOf(store, form);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
    EXPECT_NE(csv.find(",refused,refused.low,refused.high,refused.n,refused.exact,refused.z,"
                       "failed.password,"),
              std::string::npos);
    EXPECT_EQ(csv.substr(csv.size() - 7), ",,,,,,\n");  // no goodput
    EXPECT_NE(csv.find(",6000,,,"), std::string::npos); // no password was wrong: 0 of 6000
    form.perReplication = true;
    form.metrics.clear();
    const std::string each = CsvOf(store, form);
    EXPECT_EQ(std::count(each.begin(), each.end(), '\n'), 3);
    EXPECT_NE(each.find(",replication,refused,"), std::string::npos);
    EXPECT_NE(each.find("\n1,0,call,sp3,2,1,"), std::string::npos);
    EXPECT_NE(each.find(",3000,0.25,"), std::string::npos); // attempts of one, and what is exact
}

TEST_F(Export, IsOfOneMomentWhileOthersWrite)
{
    Store writer = Open();
    Plan(writer, Head(), Grid());
    const auto finish = [&](std::size_t position) {
        writer.Record(IdAt(writer, position), 0, Tally(0));
        writer.Record(IdAt(writer, position), 1, Tally(1));
    };
    finish(0);
    const Store reader = Open(Store::Access::Read);
    const std::string before = CsvOf(reader);
    CsvForm form;
    form.choice.takesCell = [&](const ChosenCell& chosen) {
        if (chosen.cell.plan.position == 0)
        {
            finish(3);
        }
        return true;
    };
    EXPECT_EQ(CsvOf(reader, form), before);
    EXPECT_NE(CsvOf(reader), before);
}

TEST(CsvField, QuotesWhatWouldBreakTheLine)
{
    EXPECT_EQ(CsvField("sp3"), "sp3");
    EXPECT_EQ(CsvField("a,b"), "\"a,b\"");
    EXPECT_EQ(CsvField("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
}

} // namespace

} // namespace pptplab::analysis
