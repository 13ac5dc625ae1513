// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/ladder.h"

#include "analysis/report/inline-svg.h"
#include "analysis/trace/decode.h"
#include "tests/analysis/trace/frames.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::analysis
{

namespace
{

/// A call whose GRE a router refuses, and that is taken up 30 s later.
FrameTable
RefusedGre()
{
    const Octets gre = Gre(Ppp(0xC021, LcpRequest()));
    Capture capture = RawCapture({Tcp({true, 0, 0, TcpSegment::kSyn}),
                                  gre,
                                  Unreachable(gre),
                                  Tcp({true, 1}, Message(pptp::CallClearRequest{}))});
    capture.frames.back().time += std::chrono::seconds(30);
    FrameTable table = Decode(capture);
    table.title = "a <call>";
    return table;
}

TEST(Ladder, HasTheCallerAtTheLeftTheServerAtTheRightAndWhoSpeaksBetween)
{
    const Ladder ladder = LadderOf(RefusedGre());
    const std::vector<std::string> expected = {"client", "192.168.0.1", "server"};
    EXPECT_EQ(ladder.lifelines, expected);
    EXPECT_EQ(ladder.rungs[2].from, 1U);
    EXPECT_EQ(ladder.rungs[2].to, 0U);
    EXPECT_TRUE(ladder.rungs[2].trouble);
    EXPECT_FALSE(ladder.rungs[1].trouble);
}

TEST(Ladder, IsALineForEachFrameAndABreakWhereNothingHappens)
{
    std::ostringstream out;
    PrintLadder(LadderOf(RefusedGre()), out);
    EXPECT_EQ(out.str(),
              "      time   client          192.168.0.1         server\n"
              "     0.000      |--1------------------------------->|   SYN\n"
              "     0.100      |--2------------------------------->|   LCP Configure-Request 0x00\n"
              "     0.200      |<-3--------------|                 | ! ICMP, see 2: Destination "
              "unreachable (protocol unreachable)\n"
              "                :                 :                 :   30.100 s later\n"
              "    30.300      |--4------------------------------->|   Call-Clear-Request (16)\n");
}

TEST(Ladder, PicturesNeedNothingFromElsewhereAndNoTextBreaksThem)
{
    const std::string svg = LadderSvg(LadderOf(RefusedGre()));
    EXPECT_NE(svg.find("a &lt;call&gt;"), std::string::npos);
    EXPECT_NE(svg.find("30.100 s later"), std::string::npos);
    EXPECT_NO_THROW(InlineSvg(svg, "ladder", "x")); // looks for references to the outside
}

TEST(Ladder, OfALongTraceEndsAndSaysHowMuchIsLeftOut)
{
    const Ladder ladder =
        LadderOf(Decode(RawCapture(std::vector<Octets>(Ladder::kMaxRungs + 5, Tcp({})))));
    EXPECT_EQ(ladder.rungs.size(), Ladder::kMaxRungs);
    EXPECT_EQ(ladder.leftOut, 5U);
}

TEST(Ladder, OfNothingIsEmpty)
{
    std::ostringstream out;
    PrintLadder(LadderOf({}), out);
    EXPECT_EQ(out.str(), "");
    EXPECT_NE(LadderSvg(LadderOf({})).find("</svg>"), std::string::npos);
}

TEST(Ladder, ManyMachinesShareTheLastLifelineOfTheOthers)
{
    std::vector<Octets> packets;
    packets.reserve(20);
    for (std::uint32_t i = 0; i < 20; ++i)
    {
        packets.push_back(Ip({0x0A000010 + i, kServer}, {}));
    }
    const Ladder ladder = LadderOf(Decode(RawCapture(packets)));
    EXPECT_LE(ladder.lifelines.size(), Ladder::kMaxLifelines);
    EXPECT_EQ(ladder.lifelines.back(), "others");
    EXPECT_EQ(ladder.rungs.back().from, ladder.lifelines.size() - 1);
}

} // namespace

} // namespace pptplab::analysis
