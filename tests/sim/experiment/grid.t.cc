// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/grid.h"

#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

namespace pptplab::sim::experiment
{

namespace
{

GridsReading
Read(const std::string& lines, const std::string& header = "[sweep]\n")
{
    const scenario::Document document = scenario::ParseDocument(header + lines, "test.toml");
    return ReadGrids(document.root.front().value);
}

/// The first mistake of named grids, with its line.
std::string
MistakeIn(const std::string& lines)
{
    const auto problems = Read(lines, "").problems;
    return problems.empty()
               ? "none"
               : std::to_string(problems.front().place.line) + ": " + problems.front().text;
}

/// All cells as "value value, value value, ...".
std::string
CellsOf(const std::string& lines)
{
    const GridsReading reading = Read(lines);
    if (!reading.problems.empty())
    {
        return reading.problems.front().text;
    }
    std::string text;
    for (const std::size_t number : reading.grids.front().Cells())
    {
        text += text.empty() ? "" : ",";
        for (const Setting& setting : reading.grids.front().At(number))
        {
            text += " " + Label(setting.value);
        }
    }
    return text;
}

TEST(Grid, WithoutAxesThereIsOneCell)
{
    EXPECT_EQ(Read("").grids.front().Cells().size(), 1U);
}

TEST(Grid, AxesMultiplyInTheOrderOfTheFileAndTheLastMovesFastest)
{
    EXPECT_EQ(CellsOf("\"z.z\" = [1, 2]\n\"a.a\" = [\"x\", \"y\"]"), " 1 x, 1 y, 2 x, 2 y");
}

TEST(Grid, RangesIncludeBothEnds)
{
    EXPECT_EQ(CellsOf("\"k\" = { from = 1, to = 7, step = 3 }"), " 1, 4, 7");
    EXPECT_EQ(CellsOf("\"k\" = { from = \"0.1/s\", to = \"0.3/s\", step = \"0.1/s\" }"),
              " 0.1/s, 0.2/s, 0.3/s");
    EXPECT_EQ(CellsOf("\"k\" = { from = 0.0, to = 1.0, count = 3 }"), " 0, 0.5, 1");
    EXPECT_EQ(CellsOf("\"k\" = { log = [\"0.01/s\", \"1/s\"], count = 3 }"), " 0.01/s, 0.1/s, 1/s");
}

TEST(Grid, LogarithmicRangesOfWholeNumbersStayWholeAndRepeatNone)
{
    EXPECT_EQ(CellsOf("\"k\" = { log = [1, 256], count = 9 }"),
              " 1, 2, 4, 8, 16, 32, 64, 128, 256");
    EXPECT_EQ(CellsOf("\"k\" = { log = [1, 4], count = 9 }"), " 1, 2, 3, 4");
}

TEST(Grid, ZippedKeysMoveTogether)
{
    EXPECT_EQ(
        CellsOf("load = { zip = { \"p\" = [1, 2], \"r\" = [\"1/s\", \"2/s\"] } }\n\"h\" = [\"a\"]"),
        " 1 1/s a, 2 2/s a");
    EXPECT_NE(
        CellsOf("load = { zip = { \"p\" = [1, 2], \"r\" = [\"1/s\"] } }").find("1 values where"),
        std::string::npos);
}

TEST(Grid, WhereKeepsTheCellsForWhichAllHold)
{
    EXPECT_EQ(CellsOf("\"p\" = [1, 2, 3]\n\"h\" = [\"a\", \"b\"]\nwhere = [\"p > 1\", \"h == a\"]"),
              " 2 a, 3 a");
    EXPECT_EQ(CellsOf("\"p\" = [\"30s\", \"1min\"]\nwhere = [\"p >= 60s\"]"), " 1min")
        << "compared in base units";
    EXPECT_EQ(CellsOf("\"p\" = [1, 2]\n\"q\" = [1, 2]\nwhere = [\"p < q\"]"), " 1 2");
}

TEST(Grid, MistakesAreTold)
{
    EXPECT_EQ(CellsOf("\"p\" = []"), "sweep: p = [] must hold at least one value");
    EXPECT_EQ(CellsOf("\"p\" = [1, 2, 1]"), "sweep: p has the value 1 twice");
    EXPECT_NE(CellsOf("\"p\" = 3").find("must be a list"), std::string::npos);
    EXPECT_NE(CellsOf("\"p\" = { from = 1, to = \"2s\", step = 1 }").find("of one unit"),
              std::string::npos);
    EXPECT_NE(CellsOf("\"p\" = { from = 1, to = 2, step = 0 }").find("step > 0"),
              std::string::npos);
    EXPECT_NE(CellsOf("\"p\" = { log = [0, 2], count = 3 }").find("above 0"), std::string::npos);
    EXPECT_NE(CellsOf("\"p\" = { from = 0, to = 1, count = 1 }").find("2..100000"),
              std::string::npos)
        << CellsOf("\"p\" = { from = 0, to = 1, count = 1 }");
    EXPECT_EQ(CellsOf("\"p\" = [1]\nz = { zip = { \"p\" = [1] } }"), "sweep: p is swept twice");
    EXPECT_EQ(CellsOf("\"p\" = [1]\nwhere = [\"p > 1\"]"), "sweep: where drops every cell");
    EXPECT_NE(CellsOf("\"port\" = [1]\nwhere = [\"prot > 0\"]").find("the nearest to prot is port"),
              std::string::npos);
    EXPECT_NE(CellsOf("\"h\" = [\"a\"]\nwhere = [\"h < b\"]").find("compares by size"),
              std::string::npos);
    EXPECT_NE(CellsOf("\"h\" = [\"a\"]\nwhere = [\"h < 3\"]").find("takes the value \"a\""),
              std::string::npos);
}

TEST(Grid, ASampleShowsEachValueOfEachAxis)
{
    const Grid grid = Read("\"a\" = [1, 2, 3]\n\"b\" = [1, 2]\n\"c\" = [1, 2]\n").grids.front();
    const std::vector<std::size_t> first = {0, 1, 2, 4, 8};
    EXPECT_EQ(grid.Sample(grid.Cells(), 100), first);
    EXPECT_EQ(grid.Sample(grid.Cells(), 2).size(), 2U);
}

TEST(Grid, NamesTellTheGridsOfAFileApart)
{
    EXPECT_TRUE(ReadGrids(std::nullopt).grids.front().name.empty());
    const std::string grid = "[[sweep]]\n\"p\" = [1]\n";
    EXPECT_EQ(MistakeIn(grid), "1: sweep: each [[sweep]] needs a name = \"...\"");
    EXPECT_EQ(MistakeIn(grid + "name = 3\n"), "3: sweep: each [[sweep]] needs a name = \"...\"");
    EXPECT_NE(MistakeIn(grid + "name = \"a b\"\n").find("must be of letters"), std::string::npos);
    EXPECT_EQ(MistakeIn(grid + "name = \"a\"\n" + grid + "name = \"a\"\n"),
              "4: sweep a: another grid has this name");
    EXPECT_EQ(MistakeIn("[[sweep]]\nname = \"a\"\n\"p\" = []\n"),
              "3: sweep a: p = [] must hold at least one value");
    EXPECT_EQ(MistakeIn("sweep = []\n"), "1: sweep: an empty list has no grid");
}

TEST(Grid, TooManyCellsAreRefusedBeforeTheyAreMade)
{
    const std::string thousand = "{ from = 1, to = 1000, step = 1 }";
    EXPECT_EQ(CellsOf("\"a\" = " + thousand + "\n\"b\" = " + thousand + "\n\"c\" = [1, 2]"),
              "sweep: more than 100000 cells");
    EXPECT_NE(CellsOf("\"a\" = { from = 0, to = 1e300, step = 1e-300 }").find("more than"),
              std::string::npos);
}

} // namespace

} // namespace pptplab::sim::experiment
