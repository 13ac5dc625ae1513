// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"
#include "tests/analysis/store/sample.h"

#include <fstream>
#include <set>
#include <sstream>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kPage = 4096;

std::set<std::string>
LinesOf(const Store& store)
{
    std::ostringstream csv;
    ExportCsv(store, csv);
    std::istringstream lines(csv.str());
    std::set<std::string> set;
    std::string line;
    std::getline(lines, line); // names the axes of the cells that are there
    while (std::getline(lines, line))
    {
        set.insert(line);
        // Its exact value and the distance from it may be gone: that is no wrong number.
        const std::size_t exact = line.rfind(',', line.rfind(',') - 1);
        set.insert(line.substr(0, exact) + ",,");
    }
    return set;
}

class Damage : public StoreTest
{
  protected:
    Damage()
    {
        {
            Store store = Open();
            Campaign head = Head(12);
            head.scenario.assign(5000, '#'); // more than a page
            std::vector<PlannedCell> cells;
            cells.reserve(12);
            for (std::size_t i = 0; i < 12; ++i)
            {
                cells.push_back(Cell(i, "sp3", std::to_string(i)));
            }
            Plan(store, head, cells);
            for (const PlannedCell& cell : cells)
            {
                store.Record(store.FindCell(cell.key).value(), 0, Tally(cell.position));
                store.Record(store.FindCell(cell.key).value(), 1, Tally(cell.position + 1));
            }
        }
        std::ifstream in(Path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        m_octets = text.str();
        m_lines = LinesOf(Open(Store::Access::Read));
    }

    /// Reads the database with these octets: what comes out is right, and what is missing is told.
    /// Returns how many lines came.
    std::size_t ReadsRightly(const std::string& octets, const std::string& what)
    {
        std::ofstream(Path(), std::ios::binary) << octets;
        try
        {
            const Store store = Open(Store::Access::Read);
            const std::set<std::string> lines = LinesOf(store);
            for (const std::string& line : lines)
            {
                EXPECT_EQ(m_lines.count(line), 1U) << what << ": " << line;
            }
            EXPECT_TRUE(lines == m_lines || !store.Damage().empty()) << what;
            return lines.size();
        }
        catch (const StoreError& error)
        {
            EXPECT_NE(error.Fault(), StoreFault::Inconsistent) << what << ": " << error.what();
            return 0;
        }
    }

    std::string m_octets;
    std::set<std::string> m_lines;
};

TEST_F(Damage, OfAPageCostsWhatIsOnItOnly)
{
    std::size_t read = 0;
    const std::size_t pages = m_octets.size() / kPage;
    for (std::size_t page = 1; page < pages; ++page)
    {
        std::string octets = m_octets;
        octets.replace(page * kPage, kPage, kPage, '\0');
        read += ReadsRightly(octets, "page " + std::to_string(page));
    }
    EXPECT_GT(read, m_lines.size() * (pages - 1) / 3) << "most tables have more than a page";
}

TEST_F(Damage, ATruncatedFileIsReadUpToItsEnd)
{
    for (std::size_t pages = 0; pages <= m_octets.size() / kPage; ++pages)
    {
        ReadsRightly(m_octets.substr(0, pages * kPage), "up to page " + std::to_string(pages));
        ReadsRightly(m_octets.substr(0, pages * kPage + 100), std::to_string(pages) + " and a bit");
    }
    std::string last = m_octets;
    last.resize(m_octets.size() - kPage);
    EXPECT_GT(ReadsRightly(last, "without the last page"), 0U);
}

TEST_F(Damage, AFlippedBitIsNeverAWrongNumber)
{
    constexpr std::size_t kStep = 1999;
    for (std::size_t at = 0; at < m_octets.size(); at += kStep)
    {
        std::string octets = m_octets;
        octets[at] = static_cast<char>(octets[at] ^ (1 << (at % 8)));
        ReadsRightly(octets, "octet " + std::to_string(at));
    }
}

TEST_F(Damage, OfOneReplicationCostsItsCellAndSaysHowToGoOn)
{
    Execute("UPDATE replications SET tallies = replace(tallies, '75', '76') WHERE cell = 3 "
            "AND number = 1");
    const Store store = Open(Store::Access::Read);
    EXPECT_EQ(CellsOf(store, store.Campaigns().front().id).size(), 12U);
    EXPECT_EQ(store.Replications(3, 2).size(), 1U);
    EXPECT_EQ(store.Damage(),
              Path() +
                  ": is damaged: 1 row of replications is not what was written; 12 of 12 cells of "
                  "the plan and 23 replications are whole, and no more is read. "
                  "`pptplab show " +
                  Path() + " --save NEW.db` saves that, and a sweep into NEW.db runs the rest");
    store.SaveTo(Path("new.db"));
    const Store saved = Store::Open(Path("new.db"), Store::Access::Write);
    EXPECT_EQ(saved.Missing(3, 2), std::vector<std::uint32_t>{1});
    EXPECT_EQ(saved.Missing(4, 2), std::vector<std::uint32_t>{});
    EXPECT_TRUE(Store::Open(Path("new.db"), Store::Access::Read).Damage().empty());
}

TEST_F(Damage, OfAFormerReleasesDatabaseSaysWhatIsLeftToTry)
{
    std::filesystem::remove(Path());
    std::ifstream dump("tests/golden/databases/schema-2.dump");
    std::ostringstream sql;
    sql << dump.rdbuf();
    Execute(sql.str());
    const auto size = std::filesystem::file_size(Path());
    std::fstream file(Path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size - kPage));
    file << std::string(kPage, '\0');
    file.close();
    EXPECT_EQ(FaultIn([&] { Open(Store::Access::Read); }, "of a former release"), StoreFault::Lost);
}

} // namespace

} // namespace pptplab::analysis
