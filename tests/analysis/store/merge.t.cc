// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/merge.h"

#include "analysis/store/export.h"
#include "tests/analysis/store/sample.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace pptplab::analysis
{

namespace
{

class MergeTest : public StoreTest
{
  protected:
    /// A database with these cells of the grid and, of each, replications `from` to `to` - 1.
    std::string Element(const std::string& name,
                        const std::vector<std::size_t>& positions,
                        std::uint32_t from,
                        std::uint32_t to,
                        std::uint32_t demand = 2)
    {
        Store store = Store::Open(Path(name), Store::Access::WriteAlone);
        const std::int64_t campaign = store.BeginCampaign(Head());
        for (const std::size_t position : positions)
        {
            PlannedCell cell = Grid()[position];
            cell.demand.replications = demand;
            cell.demand.first = demand;
            store.Plan(campaign, {cell});
            for (std::uint32_t number = from; number < to; ++number)
            {
                store.Record(IdAt(store, position), number, Tally(10 * position + number));
            }
        }
        return Path(name);
    }

    static void Join(const std::string& out, const std::vector<std::string>& inputs)
    {
        EXPECT_EQ(Merge(out, inputs, [] {}), 0U);
    }

    std::string Exported(const std::string& name) const
    {
        std::ostringstream out;
        ExportCsv(Store::Open(Path(name), Store::Access::ReadWhole), out);
        return out.str();
    }
};

TEST_F(MergeTest, IsTheSameInAnyOrderAndGroupingAndTwice)
{
    Element("whole.db", {0, 1, 2, 3}, 0, 2);
    std::vector<std::string> parts = {Element("a.db", {3, 1}, 0, 2),
                                      Element("b.db", {0, 2}, 1, 2),
                                      Element("c.db", {0, 2, 3}, 0, 1)};
    const std::string whole = Exported("whole.db");
    EXPECT_EQ(std::count(whole.begin(), whole.end(), '\n') % 4, 1);
    std::sort(parts.begin(), parts.end());
    do
    {
        Join(Path("all.db"), parts);
        EXPECT_EQ(Exported("all.db"), whole);
        Join(Path("all.db"), {parts[1]}); // with what it is already
        EXPECT_EQ(Exported("all.db"), whole);
        std::filesystem::remove(Path("all.db"));

        Join(Path("two.db"), {parts[0], parts[1]});
        Join(Path("nested.db"), {Path("two.db"), parts[2], parts[2]});
        EXPECT_EQ(Exported("nested.db"), whole);
        std::filesystem::remove(Path("two.db"));
        std::filesystem::remove(Path("nested.db"));
    } while (std::next_permutation(parts.begin(), parts.end()));
}

TEST_F(MergeTest, TheLargerDemandAndAResultCount)
{
    const std::string few = Element("few.db", {0, 1, 2, 3}, 0, 2);
    const std::string more = Element("more.db", {0, 1, 2, 3}, 1, 4, 4);
    {
        Store store = Store::Open(few, Store::Access::WriteAlone);
        store.RecordFailure(IdAt(store, 0), {3, "killed by signal 9"});
        store.RecordFailure(IdAt(store, 0), {7, "killed by signal 9"});
    }
    Join(Path("fm.db"), {few, more});
    Join(Path("mf.db"), {more, few});
    for (const char* name : {"fm.db", "mf.db"})
    {
        const Store store = Store::Open(Path(name), Store::Access::ReadWhole);
        const auto cells = CellsOf(store, store.Campaigns().front().id);
        ASSERT_EQ(cells.size(), 4U);
        EXPECT_EQ(cells[2].plan.demand.replications, 4U);
        EXPECT_TRUE(store.Missing(cells[2].id, 4).empty());
        const auto failures = store.Failures(IdAt(store, 0));
        ASSERT_EQ(failures.size(), 1U);
        EXPECT_EQ(failures[0].number, 7U);
        EXPECT_TRUE(store.Campaigns().front().complete);
    }
    EXPECT_EQ(Exported("fm.db"), Exported("mf.db"));
}

TEST_F(MergeTest, OtherResultsOfTheSameReplicationAreCountedAndDecidedAlike)
{
    const std::string one = Element("one.db", {0}, 0, 2);
    const std::string other = Element("other.db", {0}, 0, 1);
    {
        Store store = Store::Open(other, Store::Access::WriteAlone);
        store.Record(IdAt(store, 0), 0, Tally(99));
    }
    EXPECT_EQ(Merge(Path("a.db"), {one, other}, [] {}), 1U);
    EXPECT_EQ(Merge(Path("b.db"), {other, one}, [] {}), 1U);
    EXPECT_EQ(Exported("a.db"), Exported("b.db"));
    EXPECT_EQ(Store::Open(Path("a.db"), Store::Access::Read).Damage(), "");
    EXPECT_EQ(Store::Open(Path("b.db"), Store::Access::Read).Damage(), "");
}

TEST_F(MergeTest, RefusesADamagedFile)
{
    const std::string good = Element("good.db", {0}, 0, 1);
    const std::string bad = Element(Path().substr(Path().rfind('/') + 1), {1}, 0, 1);
    Execute("UPDATE replications SET tallies = '{}'");
    const auto merge = [&] { Merge(Path("out.db"), {good, bad}, [] {}); };
    EXPECT_EQ(FaultIn(merge, "--save NEW.db"), StoreFault::Lost);
    EXPECT_FALSE(std::filesystem::exists(Path("out.db")));
}

TEST_F(MergeTest, RefusesWhatDoesNotBelongTogetherAndLeavesNothingBehind)
{
    const std::string good = Element("good.db", {0}, 0, 1);
    const std::string bad = Element(Path().substr(Path().rfind('/') + 1), {1}, 0, 1);
    const auto merge = [&] { Merge(Path("out.db"), {good, bad}, [] {}); };
    Execute("UPDATE campaigns SET program_version = '0.9'");
    EXPECT_EQ(FaultIn(merge, "is by pptplab 0.9"), StoreFault::OtherVersion);
    Execute("PRAGMA user_version = 2");
    EXPECT_EQ(FaultIn(merge, "has schema version 2"), StoreFault::OtherVersion);
    Execute("PRAGMA application_id = 1");
    EXPECT_EQ(FaultIn(merge, "another program"), StoreFault::ForeignSchema);
    std::filesystem::resize_file(bad, 5000);
    EXPECT_NO_THROW(FaultIn(merge, "results.db"));
    std::filesystem::remove(bad);
    EXPECT_EQ(FaultIn(merge, "results.db: no such file"), StoreFault::CannotOpen);
    EXPECT_THROW(Merge(Path("out.db"), {good}, [] { throw 1; }), int);
    const auto files = std::distance(
        std::filesystem::directory_iterator(std::filesystem::path(good).parent_path()), {});
    EXPECT_EQ(files, 1) << "only good.db";
}

} // namespace

} // namespace pptplab::analysis
