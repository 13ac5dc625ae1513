// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/engine.h"
#include "tests/models/call/busy-server.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace pptplab::call
{
namespace
{

using namespace std::chrono_literals;
using population::Law;

/// What a run by steps may go wrong with: set-ups, redials, clean-ups, silent ends, a storm.
Options
Varied()
{
    Options options = Busy();
    options.load.duration = 400'000s;
    options.load.dropAt = 200'000s;
    options.setupTime = Law::Uniform(1s, 3s);
    population::Group& group = options.groups[0];
    group.netbeuiShare = 0.5;
    group.silentShare = 0.1;
    group.redial = population::Redial{0.5, Law::Exponential(60s), 3, {}};
    group.reconnect = population::Reconnect{0.9, Law::Exponential(10s)};
    return options;
}

bool
AreAlike(const Attempt& a, const Attempt& b)
{
    return a.offeredAt == b.offeredAt && a.decidedAt == b.decidedAt && a.redials == b.redials &&
           a.callerDone == b.callerDone && a.outcome == b.outcome && a.lostAt == b.lostAt;
}

TEST(SteppedEngine, StepsOfAnyLengthComeToTheSameRun)
{
    const Options options = Varied();
    const Seen whole = LogOf(options);
    for (const Duration step : {Duration{1000s}, Duration{123'456'789'012}})
    {
        Onlooker onlooker;
        Engine engine(options, onlooker);
        engine.Start();
        for (Duration until{}; until < options.load.duration; until += step)
        {
            engine.RunUntil(until);
        }
        engine.RunUntil(options.load.duration);
        engine.Finish();
        ASSERT_EQ(onlooker.seen.attempts.size(), whole.attempts.size());
        EXPECT_TRUE(std::equal(whole.attempts.begin(),
                               whole.attempts.end(),
                               onlooker.seen.attempts.begin(),
                               AreAlike));
    }
}

TEST(SteppedEngine, AStormMayComeAtAnyTime)
{
    Options planned = Varied();
    const Seen known = LogOf(planned);
    planned.load.dropAt.reset();
    Onlooker onlooker;
    Engine engine(planned, onlooker);
    engine.Start();
    engine.RunUntil(200'000s);
    engine.DropSessionsAt(200'000s);
    engine.RunUntil(planned.load.duration);
    engine.Finish();
    ASSERT_EQ(onlooker.seen.attempts.size(), known.attempts.size());
    EXPECT_TRUE(std::equal(
        known.attempts.begin(), known.attempts.end(), onlooker.seen.attempts.begin(), AreAlike));
}

TEST(SteppedEngine, TheNextTimeIsThatOfTheNextChange)
{
    Options options = Busy();
    options.load.duration = 100'000s;
    Onlooker onlooker;
    Engine engine(options, onlooker);
    engine.Start();
    std::size_t steps = 0;
    while (engine.NextTime() < options.load.duration)
    {
        const Duration next = engine.NextTime();
        const std::size_t before = onlooker.seen.attempts.size();
        engine.RunUntil(next);
        ASSERT_EQ(onlooker.seen.attempts.size(), before) << "nothing is due before it";
        engine.RunUntil(next + Duration{1});
        ASSERT_GT(engine.NextTime(), next);
        ++steps;
    }
    // A caller, and a hang-up of each who was connected; those at the end are still there.
    const auto callers = onlooker.seen.attempts.size();
    EXPECT_NEAR(static_cast<double>(steps),
                static_cast<double>(callers + onlooker.seen.Count(Outcome::Connected)),
                50);
}

/// Looks at the server whenever an attempt was refused.
class Watcher final : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override
    {
        if (!IsRefusal(attempt.outcome))
        {
            return;
        }
        const ras::PortPool& ports = engine->ServerAt(0).Ports();
        const auto by = ports.RefusedBy();
        EXPECT_EQ(attempt.outcome == Outcome::RefusedCleanup,
                  ports.CountOf(ras::PortState::Idle) > 0);
        if (by)
        {
            EXPECT_EQ(ports.StateOf(*by), ras::PortState::CleanUp);
            ++byPort;
        }
        else
        {
            EXPECT_EQ(ports.CountOf(ras::PortState::CleanUp), 0U);
            EXPECT_EQ(attempt.outcome, Outcome::RefusedNoPort);
            ++byNone;
        }
    }

    const Engine* engine = nullptr;
    int byPort = 0;
    int byNone = 0;
};

TEST(SteppedEngine, ARefusedCallerIsToldOfWhileItsPortCanBeSeen)
{
    Options options = Busy();
    options.groups[0].netbeuiShare = 0.5;
    Watcher watcher;
    Engine engine(options, watcher);
    watcher.engine = &engine;
    engine.Run();
    EXPECT_GT(watcher.byPort, 100);
    EXPECT_GT(watcher.byNone, 100);
}

} // namespace
} // namespace pptplab::call
