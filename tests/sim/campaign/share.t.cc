// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/share.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace pptplab::sim::campaign
{

namespace
{

constexpr std::uint64_t kReplications = 12;

/// How many replications each element runs.
std::map<std::uint32_t, std::uint64_t>
Loads(const Shares& shares, std::size_t cells)
{
    std::map<std::uint32_t, std::uint64_t> loads;
    for (std::size_t cell = 0; cell < cells; ++cell)
    {
        const auto [first, last] = shares.ElementsOf(cell);
        for (std::uint64_t number = 0; number < kReplications; ++number)
        {
            const std::uint32_t element = shares.ElementOf(cell, number);
            EXPECT_GE(element, first);
            EXPECT_LE(element, last);
            ++loads[element];
        }
    }
    return loads;
}

TEST(Shares, AreEqualByCellsWhereThereIsOneForEachElement)
{
    for (const std::size_t cells : {1U, 2U, 7U, 40U, 200U})
    {
        for (const std::uint32_t elements : {1U, 2U, 3U, 7U, 20U, 40U, 41U, 200U})
        {
            if (elements > cells)
            {
                continue;
            }
            const auto loads = Loads(Shares(cells, elements), cells);
            EXPECT_EQ(loads.size(), elements);
            EXPECT_EQ(loads.begin()->first, 1U);
            EXPECT_EQ(loads.rbegin()->first, elements);
            for (const auto& [element, load] : loads)
            {
                EXPECT_GE(load, cells / elements * kReplications) << cells << ", " << element;
                EXPECT_LE(load, (cells / elements + 1) * kReplications) << cells << ", " << element;
            }
        }
    }
}

TEST(Shares, SplitTheReplicationsOfFewCells)
{
    const Shares shares(5, 23); // 4 or 5 elements for each cell, and none for two
    const auto loads = Loads(shares, 5);
    EXPECT_EQ(loads.size(), 23U);
    for (const auto& [element, load] : loads)
    {
        EXPECT_GE(load, 2U) << element;
        EXPECT_LE(load, 3U) << element;
    }
    EXPECT_EQ(Loads(Shares(1, 300), 1).size(), kReplications);
}

TEST(Shares, HoldForTheLargestSweep)
{
    const Shares shares(100'000, Shares::kMostElements);
    std::vector<bool> seen(Shares::kMostElements + 1);
    for (std::size_t cell = 0; cell < 100'000; ++cell)
    {
        seen[shares.ElementOf(cell, 99)] = true;
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), true), 100'000);
}

TEST(Shares, SpreadNeighboursTheSameWayEverywhere)
{
    const Shares shares(1'000, 20);
    std::map<std::uint32_t, std::size_t> heavy; // the first 200 cells
    for (std::size_t cell = 0; cell < 200; ++cell)
    {
        ++heavy[shares.ElementOf(cell, 0)];
    }
    for (std::uint32_t element = 1; element <= 20; ++element)
    {
        EXPECT_GE(heavy[element], 3U); // 10 each on average, 2.8 of their standard deviation
        EXPECT_LE(heavy[element], 18U);
    }
    EXPECT_EQ(Shares(10, 10).ElementOf(0, 0), 5U); // elements of other machines agree
    EXPECT_EQ(Shares(10, 10).ElementOf(9, 0), 1U);
}

TEST(Part, IsAllOrWhatTheElementRuns)
{
    EXPECT_TRUE(Part().IsAll());
    EXPECT_TRUE(Part().Holds(7));
    EXPECT_TRUE(Part().Runs(7, 3, false));
    for (std::size_t position = 0; position < 3; ++position)
    {
        int held = 0;
        int run = 0;
        int runWhole = 0;
        for (std::uint32_t number = 1; number <= 8; ++number)
        {
            const Part part(3, Element{number, 8});
            EXPECT_FALSE(part.IsAll());
            held += part.Holds(position) ? 1 : 0;
            run += part.Runs(position, 4, false) ? 1 : 0;
            runWhole += part.Runs(position, 4, true) && part.Runs(position, 0, true) ? 1 : 0;
        }
        EXPECT_GE(held, 2);
        EXPECT_EQ(run, 1);
        EXPECT_EQ(runWhole, 1);
    }
}

TEST(ElementFrom, TakesNothingThatCannotBe)
{
    const auto element = ElementFrom("3/20", "/");
    ASSERT_TRUE(element);
    EXPECT_EQ(element->number, 3U);
    EXPECT_EQ(element->of, 20U);
    EXPECT_TRUE(ElementFrom("20-of-20", "-of-"));
    for (const char* text : {"",
                             "/",
                             "3",
                             "0/3",
                             "4/3",
                             "1/0",
                             "-1/3",
                             "1/100001",
                             "1/2/3",
                             "1/4294967297",
                             " 1/3",
                             "1/3 "})
    {
        EXPECT_FALSE(ElementFrom(text, "/")) << text;
    }
}

TEST(ArrayText, JoinsNeighbours)
{
    EXPECT_EQ(ArrayText({}), "");
    EXPECT_EQ(ArrayText({3, 17, 40, 41, 42, 43, 44}), "3,17,40-44");
    EXPECT_EQ(ArrayText({1, 2, 4}), "1,2,4");
}

} // namespace

} // namespace pptplab::sim::campaign
