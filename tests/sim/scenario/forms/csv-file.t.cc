// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/csv-file.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::scenario
{
namespace
{

using Texts = std::vector<std::string>;

/// The last cell of each row, then how the file ended.
Texts
LastCells(const std::string& text)
{
    std::istringstream stream(text);
    CsvFile file(stream, "x.csv");
    Texts last;
    CsvFile::Cells cells;
    for (;;)
    {
        const auto next = file.Next(cells);
        if (!next || !next.Value())
        {
            last.push_back(next ? "end" : next.Error());
            return last;
        }
        last.push_back(cells.back());
    }
}

TEST(CsvFile, LinesEndAsTheyDoAnywhere)
{
    EXPECT_EQ(LastCells("a,b\n1,2\n\n3,4"), (Texts{"b", "2", "4", "end"}));
    EXPECT_EQ(LastCells("\xEF\xBB\xBF# c\r\na,b\r\n1,\"2\r\n3\"\r\n"),
              (Texts{"b", "2\r\n3", "end"}));
    EXPECT_EQ(LastCells(""), Texts{"end"});
    EXPECT_EQ(LastCells("\n"), Texts{"end"});
}

TEST(CsvFile, ALineWithoutAnEndIsToldInsteadOfRead)
{
    const std::string longest(1'000'000, 'x');
    EXPECT_EQ(LastCells(longest + "\n" + longest), (Texts{longest, longest, "end"}));
    for (const std::string begin : {"", "#", "a,"})
    {
        std::string text = "h\n" + begin;
        text.append(longest).append("xx\n1\n");
        EXPECT_EQ(LastCells(text), (Texts{"h", "x.csv:2: has more than 1000000 octets"}));
    }
    EXPECT_EQ(LastCells(std::string("a\n\0\n", 4)), (Texts{"a", "x.csv:2: is no text in UTF-8"}));
    EXPECT_NE(LastCells("a\n\"b\n" + longest + "xx").back().find("a cell in quotes must end"),
              std::string::npos);
}

} // namespace
} // namespace pptplab::sim::scenario
