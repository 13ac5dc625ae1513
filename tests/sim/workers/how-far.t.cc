// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/how-far.h"

#include "sim/workers/worker.h"

#include <gtest/gtest.h>

#include <poll.h>
#include <thread>

namespace pptplab::sim::workers
{

namespace
{

using namespace std::chrono_literals;

void
WaitFor(const Worker& worker)
{
    pollfd ready{worker.ReplyDescriptor(), POLLIN, 0};
    ASSERT_EQ(::poll(&ready, 1, 60'000), 1);
}

TEST(HowFar, IsSeenByTheParentAndBeginsAnewWithEachTask)
{
    Worker worker([](std::size_t task) {
        TellHowFar(0.25);
        const PartOfTask half(0.5, 1);
        TellHowFar(0.5);
        {
            const PartOfTask within(0.5, 0.75);
            TellHowFar(0.5);
        }
        if (task == 1)
        {
            std::this_thread::sleep_for(60s);
        }
        return std::string();
    });
    EXPECT_EQ(worker.HowFar(), 0) << "without a task";
    worker.Start(1);
    for (int i = 0; i < 6000 && worker.HowFar() != 0.8125; ++i)
    {
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(worker.HowFar(), 0.5 + 0.5 * (0.5 + 0.25 * 0.5));
    Worker second([](std::size_t /*task*/) { return std::string(); });
    second.Start(0);
    WaitFor(second);
    EXPECT_EQ(second.HowFar(), 0) << "it has not told";
}

TEST(HowFar, OutsideOfAWorkerIsWithoutEffect)
{
    TellHowFar(0.5);
    const PartOfTask half(0, 0.5);
    TellHowFar(1);
}

} // namespace

} // namespace pptplab::sim::workers
