// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/event-queue.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <utility>

namespace pptplab::call
{
namespace
{

TEST(EventQueue, EventsOfOneInstantComeInTheOrderOfTheirInsertion)
{
    EventQueue queue;
    for (std::uint32_t i = 0; i < 100; ++i)
    {
        queue.Push(Duration{5}, EventKind::HangUp, i);
    }
    for (std::uint32_t i = 0; i < 100; ++i)
    {
        EXPECT_EQ(queue.Pop().subject, i);
    }
    EXPECT_TRUE(queue.Empty());
}

// The queue against an ordered map, with many equal times.
TEST(EventQueue, PopsWhatAnOrderedMapPops)
{
    std::mt19937 random(3);
    EventQueue queue;
    std::map<std::pair<Duration, std::uint32_t>, EventKind> expected;
    std::uint32_t pushed = 0;
    for (int step = 0; step < 50'000; ++step)
    {
        if (expected.empty() || random() % 100 < 52)
        {
            const Duration at{static_cast<Duration::rep>(random() % 1000)};
            const auto kind = static_cast<EventKind>(random() % 5);
            queue.Push(at, kind, pushed);
            expected[{at, pushed}] = kind;
            ++pushed;
            continue;
        }
        const auto first = expected.begin();
        const Event event = queue.Pop();
        ASSERT_EQ(event.at, first->first.first);
        ASSERT_EQ(event.subject, first->first.second);
        ASSERT_EQ(event.kind, first->second);
        expected.erase(first);
        ASSERT_EQ(queue.Size(), expected.size());
    }
}

TEST(EventQueue, OneKindCanBeTakenOut)
{
    EventQueue queue;
    for (std::uint32_t i = 0; i < 100; ++i)
    {
        queue.Push(Duration{100 - i}, i % 3 == 0 ? EventKind::HangUp : EventKind::CleanUpEnds, i);
    }
    queue.Drop(EventKind::HangUp);
    EXPECT_EQ(queue.Size(), 66U);
    Duration last{};
    while (!queue.Empty())
    {
        const Event event = queue.Pop();
        EXPECT_EQ(event.kind, EventKind::CleanUpEnds);
        EXPECT_GT(event.at, last);
        last = event.at;
    }
}

} // namespace
} // namespace pptplab::call
