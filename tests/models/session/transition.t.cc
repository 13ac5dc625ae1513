// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/transition.h"

#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pptplab::session
{
namespace
{

std::vector<std::string>
StepsOf(const Story& story, Machine machine)
{
    std::vector<std::string> texts;
    for (const Transition& each : story.transitions)
    {
        if (each.machine == machine)
        {
            texts.push_back(TextOf(each));
        }
    }
    return texts;
}

TEST(Transition, OfEachMachineOfACallIsReportedInOrder)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(StepsOf(wire.client.story, Machine::PnsCall),
              (std::vector<std::string>{"pns-call: idle + local-open -> wait-reply",
                                        "pns-call: wait-reply + reply-ok -> established"}));
    EXPECT_EQ(StepsOf(wire.server.story, Machine::PacCall),
              (std::vector<std::string>{"pac-call: idle + request-accepted -> wait-cs-ans",
                                        "pac-call: wait-cs-ans + answered -> established"}));
    EXPECT_EQ(StepsOf(wire.client.story, Machine::Originator).front(),
              "originator: idle + tcp-opened -> wait-ctl-reply");
    EXPECT_EQ(StepsOf(wire.server.story, Machine::Receiver).front(),
              "receiver: idle + request-ok -> preparing");
    EXPECT_EQ(StepsOf(wire.client.story, Machine::Lcp).front(), "lcp: initial + open -> starting");
    EXPECT_EQ(StepsOf(wire.client.story, Machine::Ipcp).back().substr(0, 6), "ipcp: ");
}

TEST(Transition, ChainsOfOneMachineHaveNoGap)
{
    Wire wire;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    for (const Story* story : {&wire.client.story, &wire.server.story})
    {
        std::map<Machine, std::uint8_t> states;
        for (const Transition& each : story->transitions)
        {
            EXPECT_EQ(states[each.machine], each.from) << TextOf(each);
            states[each.machine] = each.next;
        }
    }
}

} // namespace
} // namespace pptplab::session
