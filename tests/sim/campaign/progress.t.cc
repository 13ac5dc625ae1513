// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::campaign
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

} // namespace pptplab::sim::campaign
