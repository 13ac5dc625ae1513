// SPDX-License-Identifier: GPL-2.0-only
#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <malloc.h>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

std::size_t
HeapOctets()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

/// Calls of 5 s one after the other.
void
MakeCalls(Lab& lab, int calls)
{
    for (int i = 0; i < calls; ++i)
    {
        const Duration start = Now() + 1s;
        lab.DialAt(1s);
        lab.RunUntil(start + 5s);
        lab.caller->HangUp();
        lab.RunUntil(start + 10s);
    }
}

// The sanitizers' allocator tells nothing here; they find leaks themselves.
TEST(Heap, StaysFlatOverManyCalls)
{
    Lab lab;
    MakeCalls(lab, 100);
    lab.outcomes.reserve(1000);
    lab.setUps.reserve(1000);
    lab.causes.reserve(1000);
    lab.idleAt.reserve(1000);
    lab.ports.reserve(10000);
    const std::size_t before = HeapOctets();
    MakeCalls(lab, 300);
    EXPECT_EQ(lab.outcomes.size(), 400U);
    EXPECT_LT(HeapOctets(), before + std::size_t{300} * 16)
        << "less than a pointer or two for each call";
}

} // namespace
} // namespace pptplab::node
