// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/pptp/session-timers.h"

#include "models/node/units/ns3-units.h"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;
using session::TimerId;
using session::TimerKind;

constexpr TimerId kLcp{TimerKind::Lcp, 7};
constexpr TimerId kIpcp{TimerKind::Ipcp, 7};

class SessionTimersTest : public testing::Test
{
  protected:
    ~SessionTimersTest() override { ns3::Simulator::Destroy(); }

    template <typename Action>
    static void At(Duration time, Action action)
    {
        ns3::Simulator::Schedule(ToNs3(time), action);
    }

    std::vector<std::pair<Duration, TimerKind>> m_expired;
    SessionTimers m_timers{[this](TimerId id) { m_expired.emplace_back(Now(), id.kind); }};
};

TEST_F(SessionTimersTest, EachExpiresOnceAtItsTime)
{
    m_timers.Start(kLcp, 3s);
    m_timers.Start(kIpcp, 1s);
    ns3::Simulator::Run();
    EXPECT_EQ(
        m_expired,
        (std::vector<std::pair<Duration, TimerKind>>{{1s, TimerKind::Ipcp}, {3s, TimerKind::Lcp}}));
}

TEST_F(SessionTimersTest, StartingAnewCountsFromThen)
{
    m_timers.Start(kLcp, 3s);
    At(2s, [this] { m_timers.Start(kLcp, 3s); });
    ns3::Simulator::Run();
    EXPECT_EQ(m_expired, (std::vector<std::pair<Duration, TimerKind>>{{5s, TimerKind::Lcp}}));
}

TEST_F(SessionTimersTest, StartingAnewForAnEarlierTimeWorksToo)
{
    m_timers.Start(kLcp, 10s);
    At(2s, [this] { m_timers.Start(kLcp, 1s); });
    ns3::Simulator::Run();
    EXPECT_EQ(m_expired, (std::vector<std::pair<Duration, TimerKind>>{{3s, TimerKind::Lcp}}));
}

TEST_F(SessionTimersTest, AStoppedOneNeverExpires)
{
    m_timers.Start(kLcp, 3s);
    m_timers.Start(kIpcp, 3s);
    At(1s, [this] { m_timers.Stop(kLcp); });
    ns3::Simulator::Run();
    EXPECT_EQ(m_expired, (std::vector<std::pair<Duration, TimerKind>>{{3s, TimerKind::Ipcp}}));
}

TEST_F(SessionTimersTest, ManyRestartsKeepOneEventInTheQueue)
{
    for (int i = 0; i < 1000; ++i)
    {
        At(i * 1ms, [this] { m_timers.Start(kLcp, 60s); });
    }
    ns3::Simulator::Run();
    EXPECT_EQ(m_expired,
              (std::vector<std::pair<Duration, TimerKind>>{{60s + 999ms, TimerKind::Lcp}}));
    EXPECT_LT(ns3::Simulator::GetEventCount(), 1010U);
}

} // namespace
} // namespace pptplab::node
