// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/retrain.h"

#include "models/node/network/link-direction.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;
using population::Law;

/// Stands still in [10 s, 15 s), [25 s, 30 s), ...
const Retrains kRegular{Law::Constant(10s), Law::Constant(5s)};
constexpr StreamKey kKey{{1, 0}, "line.office-1.retrains"};

/// An octet takes 1 ms.
LinkDirection
Modem(Bytes queue)
{
    return LinkDirection(
        {BitRate{8000}, 50ms, queue}, nullptr, std::make_unique<RetrainProcess>(kRegular, kKey));
}

TEST(Retrain, WorkStandsStillMeanwhile)
{
    RetrainProcess process(kRegular, kKey);
    EXPECT_EQ(process.Finish(0s, 10s), 10s);
    EXPECT_EQ(process.Finish(0s, 11s), 16s);
    EXPECT_EQ(process.Finish(9s, 12s), 31s);
    EXPECT_EQ(process.Finish(12s, 1s), 16s) << "from within one";
    EXPECT_EQ(process.Finish(0s, 25s), 35s) << "two of them";
    EXPECT_EQ(process.WorkingTime(12s, 27s), 10s);
    process.Forget(20s);
    EXPECT_EQ(process.Finish(20s, 6s), 31s);
}

TEST(Retrain, APacketWaitsAndArrivesLater)
{
    LinkDirection line = Modem(Bytes{60'000});
    EXPECT_EQ(line.Accept(1s, Bytes{100}), 150ms);
    EXPECT_EQ(line.Accept(9950ms, Bytes{100}), 100ms + 5s + 50ms) << "stops in its middle";
    EXPECT_EQ(line.Accept(12s, Bytes{100}), 3s + 50ms + 100ms + 50ms) << "behind that one";
    EXPECT_EQ(line.Accept(20s, Bytes{100}), 150ms);
}

TEST(Retrain, AQueueHoldsTheOctetsThatItHolds)
{
    LinkDirection line = Modem(Bytes{300});
    EXPECT_TRUE(line.Accept(11s, Bytes{1500})) << "an idle transmitter takes any packet";
    EXPECT_FALSE(line.Accept(11s, Bytes{100}));
    LinkDirection other = Modem(Bytes{300});
    for (int i = 0; i < 3; ++i)
    {
        EXPECT_TRUE(other.Accept(11s, Bytes{100})) << "four seconds do not fill it";
    }
    EXPECT_FALSE(other.Accept(14s, Bytes{100}));
    EXPECT_TRUE(other.Accept(15200ms, Bytes{100})) << "two packets have left";
}

TEST(Retrain, BothDirectionsOfALineStopTogether)
{
    const Retrains random{Law::Exponential(10s), Law::Exponential(5s)};
    RetrainProcess up(random, kKey);
    RetrainProcess down(random, kKey);
    for (int i = 0; i < 100; ++i)
    {
        up.Finish(i * 10s, i * 1ms); // packets of the two directions differ
        EXPECT_EQ(up.WorkingTime(i * 10s, i * 10s + 7s), down.WorkingTime(i * 10s, i * 10s + 7s));
        up.Forget(i * 10s);
    }
    RetrainProcess other(random, {1, 0, "line.office-2.retrains"});
    EXPECT_NE(other.Finish(0s, 1000s), RetrainProcess(random, kKey).Finish(0s, 1000s));
}

} // namespace
} // namespace pptplab::node
