// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"
#include "tests/analysis/store/sample.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace pptplab::analysis
{

namespace
{

// Databases and exports of former releases, made by make_old_databases.py beside this file; tests
// run in the folder of the repository.
class Migration : public StoreTest
{
  protected:
    static std::string Text(const std::string& name)
    {
        std::ifstream file("tests/golden/databases/" + name);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    void Restore(const std::string& name) const
    {
        std::filesystem::remove(Path());
        Execute(Text(name));
    }

    static std::string CsvOf(const Store& store)
    {
        std::ostringstream out;
        ExportCsv(store, out);
        return out.str();
    }

    /// Without what schema 1 could not hold: the metrics of groups.
    static std::string WithoutGroups(const std::string& csv)
    {
        std::istringstream in(csv);
        std::string kept;
        for (std::string line; std::getline(in, line);)
        {
            const bool isGroup = line.find("refused.home") != std::string::npos ||
                                 line.find("refused.office") != std::string::npos;
            kept += isGroup ? "" : line + "\n";
        }
        return kept;
    }
};

TEST_F(Migration, ADatabaseOfSchema2ExportsTheSameOctets)
{
    Restore("schema-2.dump");
    const auto before = std::filesystem::last_write_time(Path());
    EXPECT_EQ(CsvOf(Open(Store::Access::Read)), Text("schema-2.csv"));
    EXPECT_EQ(std::filesystem::last_write_time(Path()), before) << "read in a copy";
    EXPECT_EQ(CsvOf(Open(Store::Access::Write)), Text("schema-2.csv"));
    EXPECT_EQ(CsvOf(Open(Store::Access::Read)), Text("schema-2.csv"));
}

TEST_F(Migration, ADatabaseOfSchema1ExportsTheSameOctets)
{
    Restore("schema-1.dump");
    const std::string expected = WithoutGroups(Text("schema-2.csv"));
    EXPECT_EQ(CsvOf(Open(Store::Access::Read)), expected);
    EXPECT_EQ(CsvOf(Open(Store::Access::Write)), expected);
}

TEST_F(Migration, CellsThatDifferInHowOftenTheyWereRunBecomeOne)
{
    Restore("schema-2.dump");
    Store store = Open();
    const auto campaigns = store.Campaigns();
    ASSERT_EQ(campaigns.size(), 3U);
    EXPECT_TRUE(campaigns[0].complete);
    const StoredCell once = CellsOf(store, campaigns[0].id)[0];
    const StoredCell thrice = CellsOf(store, campaigns[1].id)[0];
    EXPECT_EQ(once.id, thrice.id);
    EXPECT_EQ(once.Wanted(), 1U);
    EXPECT_EQ(thrice.Wanted(), 3U);
    EXPECT_EQ(once.plan.setup.noExact.count("*"), thrice.plan.setup.noExact.count("*"));
    EXPECT_EQ(store.Failures(once.id).size(), 1U);
    EXPECT_EQ(store.Failures(once.id)[0].message, "killed by signal 9 (Killed)");
    const StoredCell precise = CellsOf(store, campaigns[2].id)[0];
    EXPECT_EQ(precise.plan.demand.precision, "\"8%\"");
    EXPECT_EQ(precise.plan.demand.metric, "refused");
    EXPECT_EQ(precise.plan.demand.replications, 4096U);
    EXPECT_EQ(precise.settled, 1U);
}

TEST_F(Migration, IsUndoneWhenItFails)
{
    Restore("schema-2.dump");
    Execute("UPDATE tallies SET name = 'vanished' WHERE name = 'connected'");
    EXPECT_EQ(FaultIn([&] { Open(); }, "unknown outcome vanished"), StoreFault::Damaged);
    Execute("UPDATE tallies SET name = 'connected' WHERE name = 'vanished'");
    EXPECT_EQ(CsvOf(Open()), Text("schema-2.csv"));
}

} // namespace

} // namespace pptplab::analysis
