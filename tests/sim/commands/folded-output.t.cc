// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/folded-output.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace pptplab::sim::commands
{

namespace
{

class Columns
{
  public:
    explicit Columns(const char* number) { ::setenv("COLUMNS", number, 1); }
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    ~Columns() { ::unsetenv("COLUMNS"); }
};

TEST(LineWidth, IsThatOfColumnsWhichIsNeverTooFewForAWord)
{
    EXPECT_EQ((Columns("60"), LineWidth()), 60U);
    EXPECT_EQ((Columns("1"), LineWidth()), 20U);
}

TEST(LineWidth, OfNoNumberIsAsWithout)
{
    const std::size_t without = LineWidth();
    for (const char* const number : {"", "0", "wide"})
    {
        EXPECT_EQ((Columns(number), LineWidth()), without) << number;
    }
}

TEST(FoldedOutput, FoldsLinesHoweverTheyCome)
{
    const Columns columns("20");
    std::ostringstream out;
    {
        const FoldedOutput folded(out);
        out << "one two " << 3 << " four five";
        EXPECT_EQ(out.str(), "") << "a line is written when it is complete";
        out << " six\nnext\n\nlast";
    }
    EXPECT_EQ(out.str(), "one two 3 four\n  five six\nnext\n\nlast");
    out << " after a long life without any end";
    EXPECT_EQ(out.str(),
              "one two 3 four\n  five six\nnext\n\nlast after a long life without any end");
}

TEST(FoldedOutput, LeavesWhatIsNotForPeople)
{
    const Columns columns("20");
    std::ostringstream out;
    {
        const FoldedOutput folded(out, false);
        out << "{\"a\": 1, \"b\": 2, \"c\": 3}\n";
    }
    EXPECT_EQ(out.str(), "{\"a\": 1, \"b\": 2, \"c\": 3}\n");
}

TEST(FoldedOutput, TellsThatNothingMoreCanBeWritten)
{
    std::ofstream closed;
    {
        const FoldedOutput folded(closed);
        closed << "a line\n";
    }
    EXPECT_FALSE(closed);
}

} // namespace

} // namespace pptplab::sim::commands
