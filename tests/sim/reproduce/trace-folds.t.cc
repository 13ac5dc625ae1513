// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/trace-folds.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pptplab::sim::reproduce
{
namespace
{

/// A call of so many frames, of which the first and the last are shown.
ExampleCall
Recorded(std::size_t all, std::size_t first, std::size_t last)
{
    ExampleCall example;
    example.outcome = Outcome::FailedHungUp;
    example.error = 629;
    example.allFrames = all;
    for (std::size_t i = 1; i <= all; ++i)
    {
        if (i <= first || i > all - last)
        {
            example.frames.push_back({std::to_string(i), "0.100", "client", "server", "PPTP"});
        }
    }
    return example;
}

TEST(TraceFolds, FramesThatAreLeftOutAreTold)
{
    const auto lines = FrameLines(Recorded(72, 8, 16));
    ASSERT_EQ(lines.size(), 25U);
    EXPECT_EQ(lines[0], "   1   0.100  client > server  PPTP");
    EXPECT_EQ(lines[8], "     frames 9 to 56 are left out");
    EXPECT_EQ(lines[9].substr(0, 4), "  57");
    EXPECT_EQ(FrameLines(Recorded(20, 8, 12)).size(), 20U);
    TraceFolds traces;
    EXPECT_EQ(traces.Of(Recorded(72, 8, 16), "a", "A").summary,
              "A call that ended as failed.hung-up, error 629: 24 of 72 frames");
    EXPECT_EQ(traces.Of(Recorded(20, 8, 12), "b", "B").summary,
              "A call that ended as failed.hung-up, error 629");
}

TEST(TraceFolds, BareAcknowledgementsAreLeftOut)
{
    ExampleCall example = Recorded(20, 8, 12);
    example.frames[4].back() = "TCP .A...., len: 0, seq: 1-1, ack: 157, win: 8760";
    example.frames[5].back() = "TCP .A..S., len: 0, seq: 0-0, ack: 1, win: 8760";
    const auto lines = FrameLines(example);
    ASSERT_EQ(lines.size(), 19U);
    EXPECT_EQ(lines[4].substr(0, 4), "   6");
    TraceFolds traces;
    EXPECT_EQ(traces.Of(example, "a", "A").summary,
              "A call that ended as failed.hung-up, error 629: 19 of 20 frames, no bare "
              "acknowledgements of TCP");
}

TEST(TraceFolds, EqualTracesAreWrittenOnce)
{
    TraceFolds traces;
    const auto first = traces.Of(Recorded(20, 8, 12), "a", "A");
    EXPECT_EQ(std::count(first.text.begin(), first.text.end(), '\n'), 19);
    EXPECT_EQ(first.sameAs.id, "");
    const auto second = traces.Of(Recorded(20, 8, 12), "b", "B");
    EXPECT_EQ(second.text, "");
    EXPECT_EQ(second.sameAs.id, "a");
    EXPECT_EQ(second.sameAs.text, "The same frames as in A");
}

TEST(TraceFolds, ABeginningThatIsThereAlreadyIsReferredTo)
{
    TraceFolds traces;
    traces.Of(Recorded(20, 8, 12), "a", "A");
    ExampleCall other = Recorded(20, 8, 12);
    other.frames[10].back() = "LCP";
    const auto fold = traces.Of(other, "b", "B");
    EXPECT_EQ(fold.sameAs.text, "The first 10 lines are those of A");
    EXPECT_EQ(fold.text.substr(0, fold.text.find('\n')), "  11   0.100  client > server  LCP");
    EXPECT_EQ(traces.Of(other, "c", "C").sameAs.text, "The same frames as in B");
    other.frames[2].back() = "LCP"; // two lines are sooner read than followed
    EXPECT_EQ(traces.Of(other, "d", "D").sameAs.id, "");
}

} // namespace
} // namespace pptplab::sim::reproduce
