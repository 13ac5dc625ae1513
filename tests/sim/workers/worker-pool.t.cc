// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/worker-pool.h"

#include "sim/workers/interrupts.h"

#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <stdexcept>
#include <unistd.h>

namespace pptplab::sim::workers
{

namespace
{

class Collected final : public PoolObserver
{
  public:
    void OnDone(std::size_t task, const std::string& result) override { done[task] += result; }
    void OnFailed(std::size_t task, const std::string& reason) override { failed[task] = reason; }

    std::map<std::size_t, std::string> done;
    std::map<std::size_t, std::string> failed;
};

TEST(WorkerPool, EveryTaskIsDoneOnceForAnyNumberOfWorkers)
{
    for (const unsigned jobs : {1U, 2U, 7U})
    {
        for (const bool fresh : {false, true})
        {
            Collected collected;
            const auto end = WorkerPool{jobs, fresh}.Run(
                20, [](std::size_t task) { return std::string(task * 10'000, 'x'); }, collected);
            EXPECT_EQ(end, PoolEnd::AllDone);
            ASSERT_EQ(collected.done.size(), 20U);
            EXPECT_EQ(collected.done[19].size(), 190'000U) << "more than a pipe holds";
            EXPECT_TRUE(collected.failed.empty());
        }
    }
}

TEST(WorkerPool, NoTasksAreDoneAtOnce)
{
    Collected collected;
    const auto end =
        WorkerPool{2, false}.Run(0, [](std::size_t) { return std::string(); }, collected);
    EXPECT_EQ(end, PoolEnd::AllDone);
}

TEST(WorkerPool, ACrashOrAnExceptionCostsItsTaskOnly)
{
    Collected collected;
    const auto work = [](std::size_t task) -> std::string {
        if (task == 2)
        {
            throw std::runtime_error("out of luck");
        }
        if (task == 5)
        {
            ::raise(SIGKILL);
        }
        if (task == 7)
        {
            ::_exit(9);
        }
        return "fine";
    };
    EXPECT_EQ((WorkerPool{2, false}.Run(10, work, collected)), PoolEnd::AllDone);
    EXPECT_EQ(collected.done.size(), 7U);
    EXPECT_EQ(collected.failed[2], "out of luck");
    EXPECT_EQ(collected.failed[5], "killed by signal 9 (Killed)");
    EXPECT_EQ(collected.failed[7], "ended with code 9");
}

TEST(WorkerPool, AFreshProcessRunsEachTaskWhereAsked)
{
    const auto work = [](std::size_t) { return std::to_string(::getpid()); };
    Collected same;
    WorkerPool{1, false}.Run(3, work, same);
    EXPECT_EQ(same.done[0], same.done[2]);
    Collected fresh;
    WorkerPool{1, true}.Run(3, work, fresh);
    EXPECT_NE(fresh.done[0], fresh.done[2]);
}

TEST(WorkerPool, AnInterruptEndsTheRunAndKeepsWhatWasDone)
{
    const pid_t parent = ::getpid();
    const auto work = [&](std::size_t task) -> std::string {
        if (task == 3)
        {
            ::kill(parent, SIGINT);
            ::pause(); // until the parent ends this process
        }
        return "fine";
    };
    Collected collected;
    EXPECT_EQ((WorkerPool{1, false}.Run(10, work, collected)), PoolEnd::Interrupted);
    EXPECT_EQ(collected.done.size(), 3U);
    EXPECT_TRUE(collected.failed.empty());
}

TEST(WorkerPool, AnInterruptAfterTheLastResultIsNotLost)
{
    class Late final : public PoolObserver
    {
      public:
        void OnDone(std::size_t, const std::string&) override { ::kill(::getpid(), SIGINT); }
        void OnFailed(std::size_t, const std::string&) override {}
    };
    const auto work = [](std::size_t) { return std::string("fine"); };
    Late late;
    EXPECT_EQ((WorkerPool{1, false}.Run(1, work, late)), PoolEnd::Interrupted);
    EXPECT_FALSE(Interrupts::Pending()) << "taken at the end";
}

TEST(WorkerPool, AnInterruptBeforeTheRunStopsItAndEveryLaterOneOfTheSameCommand)
{
    const Interrupts command;
    ::kill(::getpid(), SIGTERM);
    const auto work = [](std::size_t) { return std::string("fine"); };
    Collected collected;
    EXPECT_EQ((WorkerPool{2, false}.Run(3, work, collected)), PoolEnd::Interrupted);
    EXPECT_EQ((WorkerPool{2, false}.Run(0, work, collected)), PoolEnd::Interrupted);
    EXPECT_TRUE(collected.done.empty());
    EXPECT_TRUE(Interrupts::Pending());
}

TEST(WorkerPool, ThereIsAtLeastOneProcessor)
{
    EXPECT_GE(AvailableProcessors(), 1U);
}

} // namespace

} // namespace pptplab::sim::workers
