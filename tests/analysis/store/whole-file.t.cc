// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/whole-file.h"

#include "analysis/store/sqlite.h"
#include "tests/analysis/store/sample.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace pptplab::analysis
{

namespace
{

class WholeFile : public StoreTest
{
  protected:
    static std::int64_t RowsOf(const std::string& database)
    {
        const Connection connection(database, Connection::Mode::ReadWriteCreate, Duration::zero());
        Statement count(connection, "SELECT count(*) FROM numbers");
        count.Next();
        return count.Integer(0);
    }
};

TEST_F(WholeFile, IsThereAsAWholeOrNotAtAll)
{
    std::string path;
    {
        const UnfinishedFile file(Path("a.db."), ".part");
        path = file.Path();
        EXPECT_TRUE(std::filesystem::exists(path));
        EXPECT_FALSE(std::filesystem::exists(Path("a.db")));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    UnfinishedFile file(Path("a.db."), ".part");
    std::ofstream(file.Path()) << "all of it";
    file.Become(Path("a.db"));
    EXPECT_EQ(std::filesystem::file_size(Path("a.db")), 9U);
    EXPECT_FALSE(std::filesystem::exists(file.Path()));
    EXPECT_THROW(UnfinishedFile(Path("no/such/folder/"), ".part"), StoreError);
}

TEST_F(WholeFile, StaysForALaterProcessIfItIsKept)
{
    std::string path;
    {
        UnfinishedFile file(Path("a.db."), ".part");
        path = file.Path();
        file.Keep();
    }
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(WholeFile, ACopyHoldsWhatWasCommittedAlsoWhenTheWriterIsAtWork)
{
    Connection writer(Path("a.db"), Connection::Mode::ReadWriteCreate, Duration::zero());
    writer.Execute("CREATE TABLE numbers (number INTEGER, filling TEXT);"
                   "INSERT INTO numbers VALUES (1, '')");
    EXPECT_TRUE(CopyWithoutLocks(Path("a.db"), Path("b.db")));
    EXPECT_EQ(RowsOf(Path("b.db")), 1);

    // More than the cache holds: pages of the open transaction are in the file.
    writer.Execute("PRAGMA cache_size = 4; BEGIN;"
                   "WITH RECURSIVE next(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM next "
                   "WHERE n < 200) INSERT INTO numbers SELECT n, hex(zeroblob(1000)) FROM next;"
                   "DELETE FROM numbers WHERE number = 1");
    ASSERT_TRUE(std::filesystem::exists(JournalOf(Path("a.db"))));
    EXPECT_GT(std::filesystem::file_size(Path("a.db")), 100'000U);
    EXPECT_TRUE(CopyWithoutLocks(Path("a.db"), Path("b.db")));
    EXPECT_EQ(RowsOf(Path("b.db")), 1);

    writer.Execute("COMMIT");
    EXPECT_TRUE(CopyWithoutLocks(Path("a.db"), Path("b.db")));
    EXPECT_EQ(RowsOf(Path("b.db")), 199);
    EXPECT_FALSE(CopyWithoutLocks(Path("none.db"), Path("c.db")));
}

} // namespace

} // namespace pptplab::analysis
