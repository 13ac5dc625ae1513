// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::workers
{

namespace
{

using namespace std::chrono_literals;

TEST(Progress, TellsRateAndTimeLeftInPlainLinesForEachTenth)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"sweep", 40, false}, out, start);
    for (int i = 1; i <= 10; ++i)
    {
        progress.Advance(start + i * 2s);
    }
    EXPECT_EQ(out.str(),
              "sweep: 4 of 40 runs, 0.5/s, 72 s left\n"
              "sweep: 8 of 40 runs, 0.5/s, 64 s left\n");
}

TEST(Progress, OverwritesItsLineOnATerminalAndClearsIt)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"sweep", 100, true}, out, start);
    progress.Advance(start + 2s);
    progress.Advance(start + 2s + 1ms);
    EXPECT_EQ(out.str(), "\rsweep: 1 of 100 runs, 0.5/s, 3 min left");
    progress.End();
    EXPECT_EQ(out.str().back(), '\r');
}

TEST(Progress, OfOneLongRunTellsItsShareEachHalfMinute)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"my.toml", 1, false}, out, start);
    for (int second = 1; second <= 70; ++second)
    {
        progress.Turn(start + second * 1s, second / 100.0);
    }
    progress.Advance(start + 100s); // its end tells itself
    EXPECT_EQ(out.str(),
              "my.toml: 30 %, 70 s left\n"
              "my.toml: 60 %, 40 s left\n");
}

TEST(Progress, CountsWhatIsBegun)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"sweep", 4, true}, out, start);
    progress.Advance(start + 500ms);
    progress.Turn(start + 10s, 1);
    EXPECT_EQ(out.str(), "\rsweep: 1 of 4 runs, 0.2/s, 10 s left");
}

TEST(Progress, BeforeAnythingIsDoneTellsTheTimeSoFar)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"sweep", 4, true}, out, start);
    progress.Turn(start + 3s, 0);
    EXPECT_EQ(out.str(), "\rsweep: 4 runs to do, 3 s so far");
}

TEST(Progress, OfManyPartsIsOfThePartAndSilentByTheWhole)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"capacity", 1, true}, out, start);
    progress.Next("step 1", 1, start);
    progress.Turn(start + 600ms, 0.5);
    progress.Next("step 2", 2, start + 800ms);
    progress.Turn(start + 1800ms, 0.5);
    EXPECT_EQ(out.str(), "\rstep 2: 0 of 2 runs, 0.5/s, 3 s left");
}

TEST(Progress, CutsALongNameSoThatItsLineDoesNotBreak)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({std::string(200, 'x') + ".toml", 1'000'000, true}, out, start);
    progress.Advance(start + 100s);
    EXPECT_LE(out.str().size(), 80U);
    EXPECT_NE(out.str().find("xxx.toml: 1 of"), std::string::npos);
}

TEST(Progress, IsSilentForShortWork)
{
    const Progress::Clock::time_point start{};
    std::ostringstream out;
    Progress progress({"sweep", 2, false}, out, start);
    progress.Advance(start + 10ms);
    progress.Advance(start + 20ms);
    progress.End();
    EXPECT_EQ(out.str(), "");
}

} // namespace

} // namespace pptplab::sim::workers
