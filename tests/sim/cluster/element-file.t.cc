// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cluster/element-file.h"

#include "analysis/store/store.h"
#include "tests/sim/campaign/temporary-database.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace pptplab::sim::cluster
{

namespace
{

using analysis::Store;

class ElementFileTest : public testing::Test
{
  protected:
    std::string Database() const { return m_database.Path(); }
    std::string Finished() const { return ElementsFolder(Database()) + "/3-of-20.db"; }

    std::size_t Files() const
    {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(ElementsFolder(Database())), {}));
    }

    static void AddCampaign(const std::string& path, const std::string& hash)
    {
        Store store = Store::Open(path, Store::Access::WriteAlone);
        store.BeginCampaign({hash, "", 0, "a scenario", "1.0", 1, 1});
    }

    static std::size_t CampaignsIn(const std::string& path)
    {
        return Store::Open(path, Store::Access::ReadWhole).Campaigns().size();
    }

    static constexpr campaign::Element kElement{3, 20};

  private:
    campaign::TemporaryDatabase m_database;
};

TEST_F(ElementFileTest, HasItsNameOnlyWhenItIsFinished)
{
    ElementFile file(Database(), kElement);
    AddCampaign(file.Path(), "a");
    EXPECT_TRUE(FinishedElements(ElementsFolder(Database())).empty());
    file.Finish();
    EXPECT_EQ(FinishedElements(ElementsFolder(Database())), std::vector<std::string>{Finished()});
    EXPECT_EQ(Files(), 1U);
}

TEST_F(ElementFileTest, BeginsWithWhatTheLastAttemptRecorded)
{
    {
        ElementFile finished(Database(), kElement);
        AddCampaign(finished.Path(), "a");
        finished.Finish();
    }
    {
        const ElementFile ended(Database(), kElement);
        EXPECT_EQ(CampaignsIn(ended.Path()), 1U);
        AddCampaign(ended.Path(), "b");
    }
    EXPECT_EQ(Files(), 2U);
    EXPECT_EQ(CampaignsIn(Finished()), 1U);
    ElementFile next(Database(), kElement);
    EXPECT_EQ(Files(), 2U);
    EXPECT_EQ(CampaignsIn(next.Path()), 2U);
    next.Finish();
    EXPECT_EQ(CampaignsIn(Finished()), 2U);
}

TEST_F(ElementFileTest, PassesOverWhatIsNoDatabase)
{
    {
        ElementFile finished(Database(), kElement);
        AddCampaign(finished.Path(), "a");
        finished.Finish();
    }
    std::ofstream(Finished() + ".torn00.part") << std::string(1'000'000, 'x');
    const ElementFile next(Database(), kElement);
    EXPECT_EQ(CampaignsIn(next.Path()), 1U);
    EXPECT_EQ(Files(), 2U);
}

TEST_F(ElementFileTest, TheOlderOfTwoAttemptsFindsItsFileGone)
{
    const ElementFile older(Database(), kElement);
    Store store = Store::Open(older.Path(), Store::Access::WriteAlone);
    store.BeginCampaign({"a", "", 0, "a scenario", "1.0", 1, 1});
    const ElementFile newer(Database(), kElement);
    EXPECT_EQ(CampaignsIn(newer.Path()), 1U);
    EXPECT_THROW(store.BeginCampaign({"b", "", 0, "a scenario", "1.0", 1, 1}),
                 analysis::StoreError);
}

TEST(ElementNamed, KnowsFinishedFilesByTheirNames)
{
    EXPECT_EQ(ElementFileName({3, 20}), "3-of-20.db");
    ASSERT_TRUE(ElementNamed("3-of-20.db"));
    EXPECT_EQ(ElementNamed("3-of-20.db")->of, 20U);
    EXPECT_FALSE(ElementNamed("3-of-20.db.x7Tq2a.part"));
    EXPECT_FALSE(ElementNamed("21-of-20.db"));
    EXPECT_FALSE(ElementNamed(".db"));
    EXPECT_TRUE(FinishedElements("no such folder").empty());
}

} // namespace

} // namespace pptplab::sim::cluster
