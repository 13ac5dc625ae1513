// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/full-log.h"

#include "tests/sim/load/log-of.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>

namespace pptplab::sim::load
{

namespace
{

using std::chrono::seconds;

scenario::Scenario
WithLog(std::uint32_t ports, const population::Trace& trace)
{
    scenario::Scenario scenario;
    scenario.server.ras.ports = ports;
    scenario.clients.emplace_back().calls.name = "home";
    scenario.clients.back().calls.trace = std::make_shared<const population::Trace>(trace);
    return scenario;
}

TEST(FullLog, ALogOfTheScenariosPortsSaysForHowLongTheyWereAllBusy)
{
    const population::Trace trace = {{seconds(0), seconds(10), {}},
                                     {seconds(5), seconds(10), {}},
                                     {seconds(15), seconds(5), {}}};
    const auto note = NoteOnFullLog(WithLog(2, trace));
    ASSERT_TRUE(note);
    EXPECT_EQ(note->rfind("clients.home.trace: all 2 ports are busy 25 % of the time", 0), 0U)
        << *note;
    EXPECT_FALSE(NoteOnFullLog(WithLog(3, trace))) << "a port was always idle";
    EXPECT_FALSE(NoteOnFullLog(WithLog(1, trace))) << "a log of another server, which was larger";
    EXPECT_FALSE(NoteOnFullLog(WithLog(2, {})));
}

TEST(FullLog, ALogThatStopsAtALevelIsThatOfAServerWithSoManyPorts)
{
    const population::Trace full = LogOf({10, 10, 2000, 1});
    const auto note = NoteOnFullLog(WithLog(20, full));
    ASSERT_TRUE(note);
    EXPECT_NE(note->find("never more than 10 sessions at a time"), std::string::npos) << *note;
    // With room for all the peak is chance.
    EXPECT_FALSE(NoteOnFullLog(WithLog(20, LogOf({1000, 5, 2000, 1}))));
    EXPECT_FALSE(NoteOnFullLog(WithLog(200, LogOf({1000, 100, 2000, 1}))));
}

// Calls that come more evenly than Poisson's, without a limit.
TEST(FullLog, APeakThatIsReachedForAMomentIsNoLimit)
{
    population::Trace trace;
    for (int i = 0; i < 2000; ++i)
    {
        trace.push_back({seconds(10 * i), seconds(100), {}});
    }
    const auto note = NoteOnFullLog(WithLog(20, trace));
    ASSERT_TRUE(note) << "ten at all times but the first and last 100 s";
    EXPECT_NE(note->find("never more than 10 sessions at a time"), std::string::npos) << *note;
    trace.insert(trace.begin() + 1001, {seconds(10'000), seconds(1), {}});
    EXPECT_FALSE(NoteOnFullLog(WithLog(20, trace))) << "eleven for one second of 20000";
}

} // namespace

} // namespace pptplab::sim::load
