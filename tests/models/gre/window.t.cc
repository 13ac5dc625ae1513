// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/ack-timeout.h"
#include "models/gre/receive-window.h"
#include "models/gre/sender-window.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace pptplab::gre
{
namespace
{

using std::chrono::milliseconds;

TEST(SenderWindow, StartsAtHalfTheAdvertisedSizeAndAtNumber0)
{
    EXPECT_EQ(SenderWindow(16).Size(), 8);
    EXPECT_EQ(SenderWindow(3).Size(), 2);
    EXPECT_EQ(SenderWindow(2).Size(), 1);
    EXPECT_EQ(SenderWindow(1).Size(), 1);
    EXPECT_EQ(SenderWindow(0).Size(), 1);
    SenderWindow window(2);
    EXPECT_EQ(window.TakeSequence(), 0U);
    EXPECT_FALSE(window.MaySend());
}

TEST(SenderWindow, GrowsByOneForEachFullWindowUpToTheAdvertisedSize)
{
    SenderWindow window(4);
    std::uint32_t last = 0;
    std::vector<int> sizes;
    for (int packet = 0; packet < 12; ++packet)
    {
        last = window.TakeSequence();
        EXPECT_TRUE(window.OnAck(last));
        sizes.push_back(window.Size());
    }
    EXPECT_EQ(sizes, (std::vector<int>{2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4}));
}

TEST(SenderWindow, ATimeoutHalvesRoundedUpAndTakesWhatIsInFlightForLost)
{
    SenderWindow window(10); // starts at 5
    while (window.MaySend())
    {
        window.TakeSequence();
    }
    EXPECT_EQ(window.InFlight(), 5U);
    window.OnTimeout();
    EXPECT_EQ(window.Size(), 3);
    EXPECT_EQ(window.InFlight(), 0U);
    window.OnTimeout();
    EXPECT_EQ(window.Size(), 2);
    window.OnTimeout();
    EXPECT_EQ(window.Size(), 1);
    window.OnTimeout();
    EXPECT_EQ(window.Size(), 1);
    EXPECT_FALSE(window.OnAck(4)) << "an acknowledgment that comes after the time-out is old";
}

TEST(SenderWindow, AnAcknowledgmentOfWhatWasNeverSentIsIgnored)
{
    SenderWindow window(4);
    window.TakeSequence();
    EXPECT_FALSE(window.OnAck(1));
    EXPECT_FALSE(window.OnAck(0x80000000));
    EXPECT_EQ(window.InFlight(), 1U);
    EXPECT_TRUE(window.OnAck(0));
    EXPECT_FALSE(window.OnAck(0));
}

TEST(SenderWindow, NeverHasMoreInFlightThanItsSizeNorLeaves1ToTheAdvertisedSize)
{
    std::mt19937 generator(7);
    SenderWindow window(16);
    std::uint32_t next = 0;
    for (int step = 0; step < 20000; ++step)
    {
        const auto dice = generator() % 10;
        if (dice < 6 && window.MaySend())
        {
            EXPECT_EQ(window.TakeSequence(), next++);
            EXPECT_LE(window.InFlight(), window.Size());
        }
        else if (dice < 9)
        {
            window.OnAck(next - static_cast<std::uint32_t>(generator() % 20));
        }
        else
        {
            window.OnTimeout();
        }
        ASSERT_GE(window.Size(), 1);
        ASSERT_LE(window.Size(), 16);
    }
}

TEST(AckTimeout, FollowsTheFormulasOfSection4_4)
{
    AckTimeout timeout(milliseconds(100), {milliseconds(10), milliseconds(10000)});
    EXPECT_EQ(timeout.Value(), milliseconds(100));
    timeout.OnSample(milliseconds(180)); // difference 80: DEV 20, RTT 110
    EXPECT_EQ(timeout.Deviation(), milliseconds(20));
    EXPECT_EQ(timeout.RoundTrip(), milliseconds(110));
    EXPECT_EQ(timeout.Value(), milliseconds(190));
    timeout.OnSample(milliseconds(30)); // difference -80: DEV 35, RTT 100
    EXPECT_EQ(timeout.Deviation(), milliseconds(35));
    EXPECT_EQ(timeout.RoundTrip(), milliseconds(100));
    timeout.OnTimeout(); // RTT doubles, DEV stays
    EXPECT_EQ(timeout.Value(), milliseconds(340));
}

TEST(AckTimeout, StaysBetweenItsBounds)
{
    AckTimeout timeout(milliseconds(0), {milliseconds(500), milliseconds(1000)});
    EXPECT_EQ(timeout.Value(), milliseconds(500));
    for (int i = 0; i < 100; ++i)
    {
        timeout.OnSample(milliseconds(5000));
        timeout.OnTimeout();
    }
    EXPECT_EQ(timeout.Value(), milliseconds(1000));
}

using Verdict = ReceiveWindow::Verdict;

TEST(ReceiveWindow, DiscardDeliversInOrderAndThrowsAwayWhatIsLate)
{
    ReceiveWindow window(ReceiveOrder::Discard, 16);
    const Octets payload = {1};
    EXPECT_EQ(window.OnPacket(0, payload), Verdict::Deliver);
    EXPECT_EQ(window.OnPacket(2, payload), Verdict::Deliver);
    EXPECT_EQ(window.OnPacket(1, payload), Verdict::Drop);
    EXPECT_EQ(window.OnPacket(2, payload), Verdict::Drop);
    EXPECT_EQ(window.Highest(), 2U);
    EXPECT_FALSE(window.Ready().has_value());
}

TEST(ReceiveWindow, TheFirstPacketStartsTheOrder)
{
    ReceiveWindow window(ReceiveOrder::Reorder, 16);
    EXPECT_FALSE(window.Highest().has_value());
    EXPECT_EQ(window.OnPacket(1, Octets{1}), Verdict::Deliver);
    EXPECT_EQ(window.OnPacket(0, Octets{0}), Verdict::Drop);
}

TEST(ReceiveWindow, ReorderKeepsPacketsUntilTheMissingOneComes)
{
    ReceiveWindow window(ReceiveOrder::Reorder, 3);
    EXPECT_EQ(window.OnPacket(0xFFFFFFFE, Octets{0}), Verdict::Deliver);
    EXPECT_EQ(window.OnPacket(1, Octets{3}), Verdict::Wait);
    EXPECT_EQ(window.OnPacket(0, Octets{2}), Verdict::Wait);
    EXPECT_EQ(window.OnPacket(0, Octets{2}), Verdict::Drop);
    EXPECT_TRUE(window.HasGap());
    EXPECT_FALSE(window.Ready().has_value());
    EXPECT_EQ(window.OnPacket(0xFFFFFFFF, Octets{1}), Verdict::Deliver);
    EXPECT_EQ(window.Ready(), Octets{2});
    EXPECT_EQ(window.Ready(), Octets{3});
    EXPECT_FALSE(window.HasGap());
}

TEST(ReceiveWindow, ReorderGivesUpAGapWhenMoreThanAWindowFullWaits)
{
    ReceiveWindow window(ReceiveOrder::Reorder, 2);
    window.OnPacket(0, Octets{0});
    window.OnPacket(2, Octets{2});
    window.OnPacket(3, Octets{3});
    EXPECT_FALSE(window.Ready().has_value());
    window.OnPacket(5, Octets{5});
    EXPECT_EQ(window.Ready(), Octets{2});
    EXPECT_EQ(window.Ready(), Octets{3});
    EXPECT_FALSE(window.Ready().has_value()) << "4 is missing too";
    EXPECT_EQ(window.OnPacket(1, Octets{1}), Verdict::Drop);
    window.GiveUpGap();
    EXPECT_EQ(window.Ready(), Octets{5});
}

} // namespace
} // namespace pptplab::gre
