// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/claimant.h"
#include "tests/analysis/store/sample.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace pptplab::analysis
{

namespace
{

class Claims : public StoreTest
{
  protected:
    /// A store with one cell whose replication 0 is claimed like this.
    Store ClaimedBy(const Claimant& other, const std::string& since) const
    {
        Store store = Open();
        Plan(store, Head(), Grid());
        Execute(fmt::format("INSERT INTO claims VALUES ({}, 0, '{}', {}, {}, {})",
                            IdAt(store, 0),
                            other.host,
                            other.process,
                            other.started,
                            since));
        return store;
    }

    /// A process that lives as long as this.
    class Other
    {
      public:
        Other() : m_id(::fork())
        {
            if (m_id == 0)
            {
                ::pause();
                ::_exit(0);
            }
        }

        Other(const Other&) = delete;
        Other& operator=(const Other&) = delete;
        ~Other() { End(); }

        void End()
        {
            if (m_id > 0)
            {
                ::kill(m_id, SIGKILL);
                ::waitpid(m_id, nullptr, 0);
                m_id = 0;
            }
        }

        std::int64_t Id() const { return m_id; }

      private:
        pid_t m_id;
    };

    static constexpr const char* kNow = "unixepoch()";
    static constexpr const char* kTwoHoursAgo = "unixepoch() - 7200";
};

TEST_F(Claims, AreGrantedOnceAndEndWithTheResult)
{
    Store store = Open();
    Plan(store, Head(), Grid());
    const CellId cell = IdAt(store, 0);
    EXPECT_EQ(store.TryClaim(cell, 0, false), Claim::Granted);
    store.Record(cell, 0, Tally(0));
    EXPECT_EQ(store.TryClaim(cell, 0, false), Claim::Finished);
    store.RecordFailure(cell, {1, "crashed"});
    EXPECT_EQ(store.TryClaim(cell, 1, false), Claim::Failed);
    EXPECT_EQ(store.TryClaim(cell, 1, true), Claim::Granted);
}

TEST_F(Claims, OfALivingProcessCountUntilItsEnd)
{
    Other other;
    const Claimant self = ThisProcess();
    const Claimant living = ClaimantOf(other.Id());
    EXPECT_EQ(living.host, self.host);
    Store store = ClaimedBy(living, kTwoHoursAgo);
    EXPECT_EQ(store.TryClaim(IdAt(store, 0), 0, false), Claim::Taken);
    EXPECT_EQ(store.TryClaim(IdAt(store, 0), 1, false), Claim::Granted);
    other.End();
    EXPECT_EQ(store.TryClaim(IdAt(store, 0), 0, false), Claim::Granted);
}

TEST_F(Claims, OfAProcessWhoseNumberAnotherHasNowLapse)
{
    Claimant former = ThisProcess();
    former.started -= 1;
    Store store = ClaimedBy(former, kNow);
    EXPECT_EQ(store.TryClaim(IdAt(store, 0), 0, false), Claim::Granted);
}

TEST_F(Claims, OfAnotherMachineCountForAnHour)
{
    const Claimant elsewhere{"no such machine", 1, 1};
    {
        Store store = ClaimedBy(elsewhere, kNow);
        EXPECT_EQ(store.TryClaim(IdAt(store, 0), 0, false), Claim::Taken);
    }
    std::filesystem::remove(Path());
    Store store = ClaimedBy(elsewhere, kTwoHoursAgo);
    EXPECT_EQ(store.TryClaim(IdAt(store, 0), 0, false), Claim::Granted);
}

TEST_F(Claims, AreReleasedTogether)
{
    const Claimant elsewhere{"no such machine", 1, 1};
    Store store = ClaimedBy(elsewhere, kNow);
    store.TryClaim(IdAt(store, 0), 1, false);
    store.Release();
    Connection sql(Path(), Connection::Mode::ReadOnly, Duration{});
    Statement rows(sql, "SELECT number FROM claims");
    ASSERT_TRUE(rows.Next());
    EXPECT_EQ(rows.Integer(0), 0) << "the other machine's";
    EXPECT_FALSE(rows.Next());
}

} // namespace

} // namespace pptplab::analysis
