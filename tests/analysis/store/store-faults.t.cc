// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"
#include "tests/analysis/store/sample.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pptplab::analysis
{

namespace
{

class StoreFaults : public StoreTest
{
  protected:
    StoreFault FaultInOpening(const std::string& path, const std::string& wording) const
    {
        return FaultIn([&] { Store::Open(path, Store::Access::Write); }, wording);
    }
};

/// No file may grow beyond `octets` while this lives: what a full quota does to a writer.
class FileSizeLimit
{
  public:
    explicit FileSizeLimit(rlim_t octets) : m_oldHandler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit limit = m_old;
        limit.rlim_cur = octets;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }

  private:
    rlimit m_old{};
    void (*m_oldHandler)(int);
};

TEST_F(StoreFaults, NameADirectory)
{
    EXPECT_EQ(FaultInOpening(testing::TempDir(), "is a directory"), StoreFault::IsDirectory);
}

TEST_F(StoreFaults, NameAPathThatCannotBeWritten)
{
    EXPECT_EQ(FaultInOpening(Path("no/such/folder/results.db"), "results.db"),
              StoreFault::CannotOpen);
    EXPECT_EQ(FaultInOpening("/proc/results.db", "/proc/results.db"), StoreFault::CannotOpen);
}

TEST_F(StoreFaults, NameAFileThatIsNotThereWhenReading)
{
    EXPECT_EQ(FaultIn([&] { Store::Open(Path(), Store::Access::Read); }, "results.db"),
              StoreFault::CannotOpen);
    std::ofstream(Path()).close();
    EXPECT_EQ(FaultIn([&] { Store::Open(Path(), Store::Access::Read); }, "holds no results"),
              StoreFault::NotADatabase);
}

TEST_F(StoreFaults, NameAFileThatIsNoDatabase)
{
    std::ofstream(Path()) << "question = 'is a scenario file a database?'\n"
                          << std::string(2000, '#');
    EXPECT_EQ(FaultInOpening(Path(), "results.db"), StoreFault::NotADatabase);
}

TEST_F(StoreFaults, NameADatabaseOfAnotherProgram)
{
    Connection(Path(), Connection::Mode::ReadWriteCreate, Duration{})
        .Execute("CREATE TABLE bookmarks (url TEXT)");
    EXPECT_EQ(FaultInOpening(Path(), "another program"), StoreFault::ForeignSchema);
}

TEST_F(StoreFaults, NameADatabaseOfAnotherVersion)
{
    Open();
    Connection(Path(), Connection::Mode::ReadWriteCreate, Duration{})
        .Execute("PRAGMA user_version = 99");
    EXPECT_EQ(FaultInOpening(Path(), "has schema version 99, this program reads versions 1 to 3"),
              StoreFault::OtherVersion);
}

TEST_F(StoreFaults, NameALockThatAnotherProcessHolds)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 0);
    {
        Connection other(Path(), Connection::Mode::ReadWriteCreate, Duration{});
        other.Execute("BEGIN EXCLUSIVE");
        EXPECT_EQ(FaultIn([&] { store.Record(cell, 0, Tally(0)); }, "locked"), StoreFault::Locked);
    }
    store.Record(cell, 0, Tally(0));
    EXPECT_EQ(store.Replications(cell, 1).size(), 1U);
}

TEST_F(StoreFaults, LeaveWhatWasRecordedWhenTheStorageEnds)
{
    constexpr std::uint32_t kMany = 1000;
    std::uint32_t kept = 0;
    {
        Store store = Open();
        Plan(store, Head(), Grid());
        const CellId cell = IdAt(store, 1);
        const FileSizeLimit limit(1'000'000);
        const StoreFault fault = FaultIn(
            [&] {
                for (; kept < kMany; ++kept)
                {
                    store.Record(cell, kept, Tally(kept));
                }
            },
            "results.db");
        EXPECT_TRUE(fault == StoreFault::Full || fault == StoreFault::Lost);
        EXPECT_GT(kept, 0U);
    }
    Store store = Open();
    const CellId cell = IdAt(store, 1);
    EXPECT_EQ(store.Missing(cell, kMany).size(), kMany - kept) << "all that was told as recorded";
    store.Record(cell, kept, Tally(kept));
    EXPECT_EQ(store.Replications(cell, kMany).size(), kept + 1);
}

TEST_F(StoreFaults, OfAKilledProcessLoseNothingThatWasRecorded)
{
    const pid_t child = fork();
    if (child == 0)
    {
        Store store = Open();
        Plan(store, Head(), Grid());
        store.Record(IdAt(store, 0), 0, Tally(0));
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status));
    const Store store = Open();
    EXPECT_TRUE(store.Missing(IdAt(store, 0), 1).empty());
    EXPECT_FALSE(store.Missing(IdAt(store, 1), 1).empty());
}

TEST_F(StoreFaults, NameAFileThatWasTakenAwayDuringTheRun)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 0);
    std::filesystem::rename(Path(), Path("elsewhere.db"));
    EXPECT_EQ(FaultIn([&] { store.Record(cell, 0, Tally(0)); }, "moved or deleted"),
              StoreFault::Lost);
}

TEST_F(StoreFaults, NameTheReplicationWhoseTalliesAreDamaged)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 1);
    store.Record(cell, 3, Tally(0));
    Execute("UPDATE replications SET tallies = '{'");
    EXPECT_EQ(FaultIn([&] { store.Replications(cell, 9); },
                      "the tallies of cell 2, replication 3 are damaged: they are not JSON"),
              StoreFault::Damaged);
}

TEST(FaultOf, SortsTheCodesOfSqlite)
{
    EXPECT_EQ(FaultOf(SQLITE_FULL), StoreFault::Full);
    EXPECT_EQ(FaultOf(SQLITE_IOERR_WRITE), StoreFault::Lost);
    EXPECT_EQ(FaultOf(SQLITE_CORRUPT), StoreFault::Lost);
    EXPECT_EQ(FaultOf(SQLITE_READONLY_DBMOVED), StoreFault::Lost);
    EXPECT_EQ(FaultOf(SQLITE_READONLY), StoreFault::CannotOpen);
    EXPECT_EQ(FaultOf(SQLITE_BUSY_SNAPSHOT), StoreFault::Locked);
    EXPECT_EQ(FaultOf(SQLITE_CONSTRAINT_UNIQUE), StoreFault::Inconsistent);
}

} // namespace

} // namespace pptplab::analysis
