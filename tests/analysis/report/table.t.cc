// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/table.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

std::string
Printed(const Table& table)
{
    std::ostringstream out;
    PrintTable(table, out);
    return out.str();
}

TEST(Table, IsPrintedInAlignedColumns)
{
    const Table table{"Refused",
                      {{"hunt"}, {"share", Align::Right}, {"verdict"}},
                      {{"lowest", "0.0582", {"agrees", Tone::Good}}, {"random", "0.17"}}};
    EXPECT_EQ(Printed(table),
              "Refused\n"
              "\n"
              "hunt     share  verdict\n"
              "──────  ──────  ───────\n"
              "lowest  0.0582  agrees\n"
              "random    0.17\n");
}

TEST(Table, AlignsTextThatTakesMoreOctetsThanPlaces)
{
    const Table table{"", {{"µ"}, {"x"}}, {{"5 §", "1"}, {"ab", "2"}}};
    EXPECT_EQ(Printed(table),
              "µ    x\n"
              "───  ─\n"
              "5 §  1\n"
              "ab   2\n");
}

TEST(Table, RefusesARowThatIsTooLong)
{
    const Table table{"", {{"a"}}, {{"1", "2"}}};
    EXPECT_THROW(Printed(table), std::invalid_argument);
}

TEST(DisplayWidth, CountsWhatIsSeen)
{
    EXPECT_EQ(DisplayWidth(""), 0U);
    EXPECT_EQ(DisplayWidth("abc"), 3U);
    EXPECT_EQ(DisplayWidth("±§…"), 3U);
    EXPECT_EQ(DisplayWidth("e\xcc\x81"), 1U); // e and a combining acute accent
}

TEST(Table, KeepsARowOnItsLineWhateverANameSays)
{
    EXPECT_EQ(Printed({"", {{"a"}, {"b"}}, {{"x\ny", "1"}, {"\x1b[2J", "2"}}}),
              "a        b\n"
              "───────  ─\n"
              "x\\x0ay   1\n"
              "\\x1b[2J  2\n");
}

} // namespace

} // namespace pptplab::analysis
