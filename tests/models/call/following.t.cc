// SPDX-License-Identifier: GPL-2.0-only
// What an observer that follows calls, and a listener of ports, are told.
#include "tests/models/call/busy-server.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

namespace pptplab::call
{
namespace
{

using namespace std::chrono_literals;
using population::Law;

/// Holds the ports as they are, and looks at each attempt beside them.
class Watch final : public Observer, public ras::PortListener
{
  public:
    using Place = std::pair<std::uint32_t, std::uint32_t>; // server and port
    using Caller = std::pair<std::uint32_t, std::uint32_t>;

    explicit Watch(std::uint32_t ports) : m_ports(ports) {}

    bool FollowsCalls() const override { return true; }

    void OnPortChange(const ras::PortChange& change) override
    {
        ras::PortState& state = m_states[{change.server, change.port.index}];
        ASSERT_EQ(change.from, state);
        ASSERT_NE(change.to, state);
        ASSERT_GE(change.at, lastChange);
        lastChange = change.at;
        m_taken[change.server] += change.from == ras::PortState::Idle ? 1U : 0U;
        m_taken[change.server] -= change.to == ras::PortState::Idle ? 1U : 0U;
        state = change.to;
    }

    void OnAttempt(const Attempt& attempt) override
    {
        attempts.push_back(attempt);
        ASSERT_TRUE(attempt.place);
        const AttemptPlace& place = *attempt.place;
        if (IsConnected(attempt.outcome))
        {
            ASSERT_TRUE(place.port);
            ASSERT_EQ(StateOf({place.server, *place.port}), ras::PortState::Connected);
            ASSERT_TRUE(open.insert({{attempt.group, place.caller}, attempt}).second);
        }
        if (IsRefusal(attempt.outcome))
        {
            ASSERT_FALSE(place.port);
            ASSERT_EQ(place.idlePorts > 0, attempt.outcome == Outcome::RefusedCleanup);
            if (attempt.serversAsked == 1)
            {
                ASSERT_EQ(place.idlePorts, m_ports - m_taken[place.server]);
            }
        }
    }

    void OnSessionEnd(const SessionEnd& end) override
    {
        const auto call = open.find({end.group, end.caller});
        ASSERT_NE(call, open.end()) << "a session ends once, after its attempt";
        held.push_back(end.at - call->second.decidedAt);
        open.erase(call);
    }

    ras::PortState StateOf(Place place) const
    {
        const auto found = m_states.find(place);
        return found == m_states.end() ? ras::PortState::Idle : found->second;
    }

    std::vector<Attempt> attempts;
    std::vector<Duration> held;
    std::map<Caller, Attempt> open;
    Duration lastChange{};

  private:
    std::uint32_t m_ports;
    std::map<Place, ras::PortState> m_states;
    std::map<std::uint32_t, std::uint32_t> m_taken;
};

void
Follow(const Options& options, Watch& watch)
{
    Engine(options, watch, nullptr, &watch).Run();
}

Options
WithCleanUps()
{
    Options options = Busy();
    options.setupTime = Law::Constant(2s);
    options.groups[0].netbeuiShare = 0.5;
    options.groups[0].holding = Law::Constant(30min);
    return options;
}

TEST(Following, TellsPlacesAndEndsAsPortsShowThem)
{
    const Options options = WithCleanUps();
    Watch watch(50);
    Follow(options, watch);
    std::size_t connected = 0;
    std::size_t blocked = 0;
    for (const Attempt& attempt : watch.attempts)
    {
        connected += IsConnected(attempt.outcome) ? 1 : 0;
        blocked += attempt.outcome == Outcome::RefusedCleanup ? 1 : 0;
    }
    EXPECT_GT(blocked, 0U);
    EXPECT_EQ(watch.held.size() + watch.open.size(), connected);
    EXPECT_LE(watch.open.size(), 50U) << "those that go on at the end";
    for (const Duration held : watch.held)
    {
        ASSERT_EQ(held, 30min);
    }
}

TEST(Following, ChangesNothing)
{
    const Options options = WithCleanUps();
    const Seen alone = LogOf(options);
    Watch watch(50);
    Follow(options, watch);
    ASSERT_EQ(watch.attempts.size(), alone.attempts.size());
    for (std::size_t i = 0; i < alone.attempts.size(); ++i)
    {
        ASSERT_EQ(watch.attempts[i].decidedAt, alone.attempts[i].decidedAt);
        ASSERT_EQ(watch.attempts[i].outcome, alone.attempts[i].outcome);
        ASSERT_FALSE(alone.attempts[i].place) << "nobody follows";
    }
}

TEST(Following, CountsIdlePortsOfAllServersThatRefused)
{
    Options options = WithCleanUps();
    options.load.farm.servers = 2;
    options.load.farm.spread = population::Spread::Hunt;
    options.server.ports = 20;
    options.server.poolSize = 20;
    Watch watch(20);
    Follow(options, watch);
    std::size_t second = 0;
    for (const Attempt& attempt : watch.attempts)
    {
        ASSERT_LT(attempt.place->server, 2U);
        second += attempt.place->server == 1 && attempt.place->port ? 1 : 0;
        ASSERT_EQ(attempt.place->server + 1, attempt.serversAsked);
    }
    EXPECT_GT(second, 0U);
}

TEST(Following, EndsSessionsThatAreCutOff)
{
    Options options = WithCleanUps();
    options.load.duration = 100'000s;
    options.service.restart.at = 50'000s;
    options.service.restart.takes = 60s;
    Watch watch(50);
    Follow(options, watch);
    std::size_t cutOff = 0;
    for (const Duration held : watch.held)
    {
        cutOff += held < 30min ? 1 : 0;
    }
    EXPECT_GT(cutOff, 20U) << "all that were up, of 45 on average";
}

TEST(Following, ASilentEndIsTheCallersAndThePortIsHeldOn)
{
    Options options = WithCleanUps();
    options.load.duration = 20'000s;
    options.groups[0].silentShare = 1;
    Watch watch(50);
    Follow(options, watch);
    ASSERT_FALSE(watch.held.empty());
    for (const Duration held : watch.held)
    {
        ASSERT_EQ(held, 30min);
    }
}

TEST(Following, ARestartOfThePoolTellsOfPortsThatWereLost)
{
    ras::PortPool pool({3});
    Watch watch(3);
    Duration now = 5s;
    pool.Follow(watch, now, 0);
    NamedStream random({{1, 0}, "hunt"});
    const ras::PortNumber port = *pool.Take(random);
    now = 6s;
    pool.OnSessionUp(port);
    pool.OnLost(port);
    EXPECT_EQ(watch.StateOf({0, port.index}), ras::PortState::Lost);
    now = 9s;
    pool.Restart();
    EXPECT_EQ(watch.StateOf({0, port.index}), ras::PortState::Idle);
    EXPECT_EQ(watch.lastChange, 9s);
    EXPECT_EQ(pool.CountOf(ras::PortState::Idle), 3U);
}

} // namespace
} // namespace pptplab::call
