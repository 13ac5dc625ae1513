// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/lines.h"

#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

using Lines = std::vector<std::string>;

TEST(DisplayWidth, CountsWhatIsSeen)
{
    EXPECT_EQ(DisplayWidth(""), 0U);
    EXPECT_EQ(DisplayWidth("abc"), 3U);
    EXPECT_EQ(DisplayWidth("±§✓…"), 4U);
    EXPECT_EQ(DisplayWidth("e\xcc\x81"), 1U); // e and a combining acute accent
}

TEST(Broken, EndsLinesAtWordsAndKeepsWhatFits)
{
    EXPECT_EQ(Broken("one two  three", 14), (Lines{"one two  three"}));
    EXPECT_EQ(Broken("one two three", 8), (Lines{"one two", "three"}));
    EXPECT_EQ(Broken("  one two three", 9), (Lines{"  one two", "three"}));
    EXPECT_EQ(Broken("", 5), (Lines{""}));
}

TEST(Broken, CountsPlacesNotOctets)
{
    EXPECT_EQ(Broken("§§§ ±±± ✓✓✓", 7), (Lines{"§§§ ±±±", "✓✓✓"}));
}

TEST(Broken, LeavesALongerWordWhole)
{
    EXPECT_EQ(Broken("a /quite/long/path b", 8), (Lines{"a", "/quite/long/path", "b"}));
}

TEST(Broken, KeepsANumberWithItsUnitAndAnIntervalTogether)
{
    EXPECT_EQ(Broken("refused 5.48 % of all", 12), (Lines{"refused", "5.48 % of", "all"}));
    EXPECT_EQ(Broken("6.77 % (6.44 to 7.11)", 16), (Lines{"6.77 %", "(6.44 to 7.11)"}));
    EXPECT_EQ(Broken("at -3.1 .. 4 ports", 9), (Lines{"at", "-3.1 .. 4 ports"}));
    EXPECT_EQ(Broken("from 5 to the end", 8), (Lines{"from 5", "to the", "end"}));
}

TEST(Folded, HangsAParagraphByTwoPlaces)
{
    EXPECT_EQ(Folded("short", 20), "short");
    EXPECT_EQ(Folded("one two three four", 12), "one two\n  three four");
    EXPECT_EQ(Folded("  one two three four", 14), "  one two\n    three four");
}

TEST(Folded, HangsBelowTheTextOfAColumn)
{
    EXPECT_EQ(Folded("  718   the computer did not answer", 22),
              "  718   the computer\n"
              "        did not answer");
    // A column that begins in the right half leaves too little room.
    EXPECT_EQ(Folded("a long name       the text", 24), "a long name       the\n  text");
}

} // namespace

} // namespace pptplab::analysis
