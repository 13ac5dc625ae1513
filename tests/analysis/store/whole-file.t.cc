// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/whole-file.h"

#include "analysis/store/sqlite.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace pptplab::analysis
{

namespace
{

class WholeFile : public testing::Test
{
  protected:
    WholeFile()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "pptplab-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
    }
    ~WholeFile() override { std::filesystem::remove_all(m_folder); }

    std::string In(const std::string& name) const { return (m_folder / name).string(); }

    static std::int64_t RowsOf(const std::string& database)
    {
        const Connection connection(database, Connection::Mode::ReadWriteCreate, Duration::zero());
        Statement count(connection, "SELECT count(*) FROM numbers");
        count.Next();
        return count.Integer(0);
    }

    std::filesystem::path m_folder;
};

TEST_F(WholeFile, IsThereAsAWholeOrNotAtAll)
{
    std::string path;
    {
        const UnfinishedFile file(In("a.db."), ".part");
        path = file.Path();
        EXPECT_TRUE(std::filesystem::exists(path));
        EXPECT_FALSE(std::filesystem::exists(In("a.db")));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    UnfinishedFile file(In("a.db."), ".part");
    std::ofstream(file.Path()) << "all of it";
    file.Become(In("a.db"));
    EXPECT_EQ(std::filesystem::file_size(In("a.db")), 9U);
    EXPECT_FALSE(std::filesystem::exists(file.Path()));
    EXPECT_THROW(UnfinishedFile(In("no/such/folder/"), ".part"), StoreError);
}

TEST_F(WholeFile, StaysForALaterProcessIfItIsKept)
{
    std::string path;
    {
        UnfinishedFile file(In("a.db."), ".part");
        path = file.Path();
        file.Keep();
    }
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(WholeFile, ACopyHoldsWhatWasCommittedAlsoWhenTheWriterIsAtWork)
{
    Connection writer(In("a.db"), Connection::Mode::ReadWriteCreate, Duration::zero());
    writer.Execute("CREATE TABLE numbers (number INTEGER, filling TEXT);"
                   "INSERT INTO numbers VALUES (1, '')");
    EXPECT_TRUE(CopyWithoutLocks(In("a.db"), In("b.db")));
    EXPECT_EQ(RowsOf(In("b.db")), 1);

    // More than the cache holds: pages of the open transaction are in the file.
    writer.Execute("PRAGMA cache_size = 4; BEGIN;"
                   "WITH RECURSIVE next(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM next "
                   "WHERE n < 200) INSERT INTO numbers SELECT n, hex(zeroblob(1000)) FROM next;"
                   "DELETE FROM numbers WHERE number = 1");
    ASSERT_TRUE(std::filesystem::exists(JournalOf(In("a.db"))));
    EXPECT_GT(std::filesystem::file_size(In("a.db")), 100'000U);
    EXPECT_TRUE(CopyWithoutLocks(In("a.db"), In("b.db")));
    EXPECT_EQ(RowsOf(In("b.db")), 1);

    writer.Execute("COMMIT");
    EXPECT_TRUE(CopyWithoutLocks(In("a.db"), In("b.db")));
    EXPECT_EQ(RowsOf(In("b.db")), 199);
    EXPECT_FALSE(CopyWithoutLocks(In("none.db"), In("c.db")));
}

} // namespace

} // namespace pptplab::analysis
