// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_ANALYSIS_STORE_SAMPLE_H
#define PPTPLAB_TESTS_ANALYSIS_STORE_SAMPLE_H

#include "analysis/store/identity.h"
#include "analysis/store/store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace pptplab::analysis
{

/// A fresh folder for each test, removed at its end.
class StoreTest : public testing::Test
{
  protected:
    StoreTest()
        : m_folder(std::filesystem::path(testing::TempDir()) /
                   (std::string("pptplab-") +
                    testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
    }

    ~StoreTest() override { std::filesystem::remove_all(m_folder); }

    std::string Path(const std::string& name = "results.db") const
    {
        return (m_folder / name).string();
    }

    Store Open(Store::Access access = Store::Access::Write) const
    {
        return Store::Open(Path(), access, std::chrono::milliseconds(20));
    }

    /// Changes the database as another program would.
    void Execute(const std::string& sql) const
    {
        Connection(Path(), Connection::Mode::ReadWriteCreate, std::chrono::seconds(1)).Execute(sql);
    }

    static PlannedCell Cell(std::size_t position,
                            const std::string& servicePack,
                            const std::string& ports,
                            std::uint32_t replications = 2)
    {
        PlannedCell cell;
        cell.position = position;
        cell.key = CellKey("ports = " + ports + ", sp = " + servicePack, "1.0");
        cell.demand.replications = replications;
        cell.demand.first = replications;
        cell.setup.settings = {{"server.service_pack", servicePack}, {"server.ports", ports}};
        cell.setup.engine = "call";
        cell.setup.exact = {{"refused", 0.25}};
        cell.setup.noExact = {{"connected", "too small"}, {"*", "not told"}};
        cell.setup.designEffect = 1.5;
        return cell;
    }

    static Campaign Head(std::size_t cells = 4)
    {
        return {"hash of the experiment", "", 0, "the experiment", "1.0", 7, cells};
    }

    static std::vector<PlannedCell> Grid()
    {
        return {Cell(0, "sp3", "2"), Cell(1, "sp3", "4"), Cell(2, "sp4", "2"), Cell(3, "sp4", "4")};
    }

    /// Plans all of a campaign. Returns its id.
    static std::int64_t Plan(Store& store, Campaign head, const std::vector<PlannedCell>& cells)
    {
        head.cells = cells.size();
        const std::int64_t id = store.BeginCampaign(head);
        store.Plan(id, cells);
        store.EndPlan(id);
        return id;
    }

    /// The id of the cell at this position of Grid().
    static CellId IdAt(const Store& store, std::size_t position)
    {
        return store.FindCell(Grid()[position].key).value();
    }

    static std::vector<StoredCell> CellsOf(const Store& store, std::int64_t campaign)
    {
        std::vector<StoredCell> cells;
        store.ForEachCell(campaign, [&](const StoredCell& cell) { cells.push_back(cell); });
        return cells;
    }

    // A quarter refused, with a batch-to-batch difference that depends on `salt`.
    static Replication Tally(std::uint64_t salt)
    {
        Replication replication;
        for (std::uint64_t i = 0; i < 30; ++i)
        {
            Batch batch;
            const std::uint64_t refused = 25 + (i * (salt + 3)) % 5;
            batch.outcomes[static_cast<std::size_t>(Outcome::RefusedNoPort)] = refused;
            batch.outcomes[static_cast<std::size_t>(Outcome::Connected)] = 100 - refused;
            batch.sums[0] = {100 - refused, 0.1 * static_cast<double>(100 + i + salt)};
            replication.batches.push_back(batch);
        }
        return replication;
    }

    // The fault with which `action` fails; a test failure if it does not.
    template <typename Action>
    static StoreFault FaultIn(Action action, const std::string& wording)
    {
        try
        {
            action();
        }
        catch (const StoreError& error)
        {
            EXPECT_NE(std::string(error.what()).find(wording), std::string::npos) << error.what();
            return error.Fault();
        }
        ADD_FAILURE() << "expected a StoreError with \"" << wording << '"';
        return StoreFault::Inconsistent;
    }

  private:
    std::filesystem::path m_folder;
};

} // namespace pptplab::analysis

#endif
