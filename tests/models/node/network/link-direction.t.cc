// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/link-direction.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

LinkDirection
EightMegabit(std::uint64_t queueLimit)
{
    LinkDirection::Options options;
    options.rate = BitRate{8'000'000}; // an octet takes 1 us
    options.delay = 10ms;
    options.queueLimit = Bytes{queueLimit};
    return LinkDirection(options);
}

TEST(LinkDirection, APacketTakesSerializationAndDelay)
{
    auto link = EightMegabit(60'000);
    EXPECT_EQ(link.Accept(5s, Bytes{1500}), 1500us + 10ms);
}

TEST(LinkDirection, PacketsWaitForThoseBeforeThem)
{
    auto link = EightMegabit(60'000);
    EXPECT_EQ(link.Accept(0s, Bytes{1500}), 1500us + 10ms);
    EXPECT_EQ(link.Accept(500us, Bytes{100}), 1000us + 100us + 10ms);
    EXPECT_EQ(link.Accept(1600us, Bytes{40}), 40us + 10ms) << "the line was just idle again";
}

TEST(LinkDirection, AFullQueueDropsTheLastToCome)
{
    auto link = EightMegabit(3000);
    EXPECT_TRUE(link.Accept(0s, Bytes{1500}));
    EXPECT_TRUE(link.Accept(0s, Bytes{1500}));
    EXPECT_FALSE(link.Accept(0s, Bytes{1}));
    EXPECT_EQ(link.Drops(), 1U);
    EXPECT_EQ(link.Accept(1us, Bytes{1}), 3000us + 10ms) << "one octet has gone";
}

TEST(LinkDirection, AnIdleTransmitterTakesAPacketLargerThanTheQueue)
{
    auto link = EightMegabit(100);
    EXPECT_TRUE(link.Accept(0s, Bytes{1500}));
    EXPECT_EQ(link.Drops(), 0U);
}

} // namespace
} // namespace pptplab::node
