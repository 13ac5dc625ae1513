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

const Table kWide{"Refused callers by hunt order",
                  {{"hunt"}, {"blocks"}, {"sp3", Align::Right}, {"sp4", Align::Right}},
                  {{"lowest", "port", "6.77 % (6.44 to 7.11)", "5.34 % (4.97 to 5.74)"},
                   {"random", "port", "5.72 % (5.36 to 6.1)", "5.34 % (4.97 to 5.74)"}},
                  {"[1] A note that is longer."}};

std::string
Printed(const Table& table, std::size_t width)
{
    std::ostringstream out;
    PrintTable(table, out, width);
    return out.str();
}

TEST(Table, ThatFitsIsPrintedAsWithoutWidth)
{
    EXPECT_EQ(Printed(kWide, 60), Printed(kWide));
}

TEST(Table, ThatDoesNotFitSaysARepeatedSettingOnceAndBreaksItsCells)
{
    EXPECT_EQ(Printed(kWide, 40),
              "Refused callers by hunt order\n"
              "\n"
              "blocks throughout: port\n"
              "hunt                sp3              sp4\n"
              "──────  ───────────────  ───────────────\n"
              "lowest           6.77 %           5.34 %\n"
              "         (6.44 to 7.11)   (4.97 to 5.74)\n"
              "random           5.72 %           5.34 %\n"
              "          (5.36 to 6.1)   (4.97 to 5.74)\n"
              "[1] A note that is longer.\n");
}

TEST(Table, WithoutRoomForItsColumnsBecomesBlocks)
{
    EXPECT_EQ(Printed(kWide, 30),
              "Refused callers by hunt order\n"
              "\n"
              "blocks throughout: port\n"
              "hunt: lowest\n"
              "  sp3: 6.77 % (6.44 to 7.11)\n"
              "  sp4: 5.34 % (4.97 to 5.74)\n"
              "\n"
              "hunt: random\n"
              "  sp3: 5.72 % (5.36 to 6.1)\n"
              "  sp4: 5.34 % (4.97 to 5.74)\n"
              "[1] A note that is longer.\n");
}

TEST(Table, OfLongTextsTakesTheFormOfFewerLines)
{
    const Table table{"",
                      {{"what"}, {"seen"}, {"because"}},
                      {{"one", "-", "it is so and so it was and so it will be for ever and ever"}}};
    EXPECT_EQ(Printed(table, 30),
              "what: one\n"
              "  because: it is so and so\n"
              "    it was and so it will be\n"
              "    for ever and ever\n");
}

// No line is longer than asked for where each word has room, whatever the width.
TEST(Table, KeepsTheWidth)
{
    for (std::size_t width = 30; width < 90; ++width)
    {
        std::istringstream lines(Printed(kWide, width));
        for (std::string line; std::getline(lines, line);)
        {
            EXPECT_LE(DisplayWidth(line), width) << line;
        }
    }
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
