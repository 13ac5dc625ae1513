// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/worker-pool.h"

#include "sim/workers/interrupts.h"
#include "sim/workers/reason-of-end.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <new>
#include <optional>
#include <sched.h>
#include <stdexcept>
#include <sys/resource.h>
#include <system_error>
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
    EXPECT_EQ(collected.failed[5], "killed from outside (SIGKILL)");
    EXPECT_EQ(collected.failed[7], "ended with code 9");
}

TEST(WorkerPool, AFailedTaskSaysWhatItsProcessSaid)
{
    Collected collected;
    const auto work = [](std::size_t task) -> std::string {
        if (task == 0)
        {
            std::fputs("three plus four\n  is not eight\n", stderr);
            std::signal(SIGABRT, SIG_DFL);
            std::abort();
        }
        if (task == 1)
        {
            throw std::bad_alloc();
        }
        std::fputs("of another task\n", stderr);
        return "fine";
    };
    ::testing::internal::CaptureStderr();
    WorkerPool{1, false}.Run(3, work, collected);
    EXPECT_EQ(::testing::internal::GetCapturedStderr(),
              "three plus four\n  is not eight\nof another task\n");
    EXPECT_EQ(collected.failed[0], "gave up (SIGABRT): three plus four is not eight");
    EXPECT_EQ(collected.failed[1], "out of memory");
    EXPECT_EQ(collected.done[2], "fine");
}

TEST(WorkerPool, ATaskThatTakesTooLongCostsItselfOnly)
{
    for (const bool fresh : {false, true})
    {
        Collected collected;
        const auto work = [](std::size_t task) -> std::string {
            if (task % 3 == 1)
            {
                ::pause();
            }
            return "fine";
        };
        const WorkerPool pool{2, fresh, std::chrono::milliseconds(700)};
        EXPECT_EQ(pool.Run(5, work, collected), PoolEnd::AllDone);
        EXPECT_EQ(collected.done.size(), 3U);
        EXPECT_EQ(collected.failed[1], "took longer than 0.7 s (--cell-timeout)");
        EXPECT_EQ(collected.failed[4], "took longer than 0.7 s (--cell-timeout)");
    }
}

/// For a death test: the pool in a process that may have fewer of something.
[[noreturn]] void
RunWithin(decltype(RLIMIT_NOFILE) what, rlim_t limit, unsigned jobs)
{
    constexpr uid_t kNobody = 65534;
    if (what == RLIMIT_NPROC)
    {
        static_cast<void>(::setuid(kNobody)); // root has no such limit
    }
    const rlimit both{limit, limit};
    ::setrlimit(what, &both);
    Collected collected;
    try
    {
        WorkerPool{jobs, true}.Run(
            40,
            [](std::size_t) {
                // A worker has its own descriptors to itself.
                return ::dup(STDERR_FILENO) < 0 ? throw std::runtime_error("none left") : "fine";
            },
            collected);
        ::_exit(collected.done.size() == 40 ? 0 : 1);
    }
    catch (const std::system_error& error)
    {
        std::fputs(error.what(), stderr);
        ::_exit(error.code() == std::errc::resource_unavailable_try_again ? 3 : 2);
    }
}

TEST(WorkerPoolDeathTest, FewDescriptorsMakeFewerWorkers)
{
    EXPECT_EXIT(RunWithin(RLIMIT_NOFILE, 24, 16),
                ::testing::ExitedWithCode(0),
                "[1-5] of 16 workers could be started .*Too many open files.; goes on with th");
}

TEST(WorkerPoolDeathTest, NoProcessAtAllIsAnErrorThatSaysSo)
{
    EXPECT_EXIT(RunWithin(RLIMIT_NPROC, 0, 4),
                ::testing::ExitedWithCode(3),
                "no process for a worker: Resource temporarily unavailable");
}

TEST(ReasonOfEnd, NamesSignalsAndTheKernelsWantOfMemory)
{
    EXPECT_EQ(ReasonOfEnd(SIGSEGV, "", 0), "crashed (SIGSEGV: Segmentation fault)");
    EXPECT_EQ(ReasonOfEnd(3 << 8, "no \x1b[31m more\n", 0), "ended with code 3: no [31m more");
    const auto kills = OutOfMemoryKills();
    EXPECT_EQ(ReasonOfEnd(SIGKILL, "", std::nullopt),
              "killed from outside (SIGKILL), as the kernel does when memory runs out");
    if (kills)
    {
        EXPECT_EQ(ReasonOfEnd(SIGKILL, "", *kills + 1), "killed from outside (SIGKILL)");
    }
    if (kills && *kills > 0)
    {
        EXPECT_EQ(ReasonOfEnd(SIGKILL, "", *kills - 1),
                  "out of memory: killed by the kernel (SIGKILL)");
    }
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
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    {
        auto* const before = std::signal(signal, SIG_DFL); // nohup has one ignored
        const pid_t parent = ::getpid();
        const auto work = [&](std::size_t task) -> std::string {
            if (task == 3)
            {
                ::kill(parent, signal);
                ::pause(); // until the parent ends this process
            }
            return "fine";
        };
        Collected collected;
        EXPECT_EQ((WorkerPool{1, false}.Run(10, work, collected)), PoolEnd::Interrupted);
        EXPECT_EQ(collected.done.size(), 3U);
        EXPECT_TRUE(collected.failed.empty());
        std::signal(signal, before);
    }
}

TEST(WorkerPool, AHangUpThatNohupIgnoresIsIgnored)
{
    auto* const before = std::signal(SIGHUP, SIG_IGN);
    const pid_t parent = ::getpid();
    const auto work = [&](std::size_t) {
        ::kill(parent, SIGHUP);
        return std::string("fine");
    };
    Collected collected;
    EXPECT_EQ((WorkerPool{1, false}.Run(3, work, collected)), PoolEnd::AllDone);
    EXPECT_EQ(collected.done.size(), 3U);
    std::signal(SIGHUP, before);
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

TEST(WorkerPool, OnlyProcessorsThatItMayUseAreCounted)
{
    cpu_set_t all;
    ASSERT_EQ(::sched_getaffinity(0, sizeof all, &all), 0);
    cpu_set_t one;
    CPU_ZERO(&one);
    for (std::size_t number = 0; CPU_COUNT(&one) == 0; ++number)
    {
        if (CPU_ISSET(number, &all))
        {
            CPU_SET(number, &one);
        }
    }
    ASSERT_EQ(::sched_setaffinity(0, sizeof one, &one), 0);
    EXPECT_EQ(AvailableProcessors(), 1U);
    ASSERT_EQ(::sched_setaffinity(0, sizeof all, &all), 0);
    EXPECT_EQ(AvailableProcessors(), static_cast<unsigned>(CPU_COUNT(&all)));
}

} // namespace

} // namespace pptplab::sim::workers
