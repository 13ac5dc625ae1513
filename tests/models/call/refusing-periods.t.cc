// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/refusing-periods.h"

#include "tests/models/call/busy-server.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

namespace pptplab::call
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

class Periods final : public ras::RefusingPeriodListener
{
  public:
    void OnRefusingPeriod(const ras::RefusingPeriod& period) override { seen.push_back(period); }

    std::vector<ras::RefusingPeriod> seen;
};

std::vector<ras::RefusingPeriod>
PeriodsOf(const Options& options)
{
    Onlooker onlooker;
    Periods periods;
    Engine(options, onlooker, &periods).Run();
    return periods.seen;
}

constexpr ProtocolSet kNetBeui = {NetworkProtocol::NetBeui};

/// A server for the calls of `trace`; clean-up takes 4 s.
Options
Calls(const population::Trace& trace, std::uint32_t ports)
{
    Options options = Busy();
    options.load.duration = 1h;
    options.server.ports = ports;
    options.server.poolSize = ports;
    options.cleanup = Law::Constant(4s);
    options.groups[0].trace = std::make_shared<const population::Trace>(trace);
    return options;
}

TEST(RefusingPeriods, OverlappingCleanUpsOfAServerThatTheyBlockAreOne)
{
    // Clean-ups from 11 s to 15 s, 13 s to 17 s, 17 s to 21 s and 101 s to 105 s.
    Options options = Calls(
        {{1s, 10s, kNetBeui}, {3s, 10s, kNetBeui}, {7s, 10s, kNetBeui}, {91s, 10s, kNetBeui}}, 8);
    options.server.cleanupBlocks = ras::CleanupBlocks::Server;
    const auto periods = PeriodsOf(options);
    ASSERT_EQ(periods.size(), 2U);
    EXPECT_EQ(periods[0].from, Duration{11s});
    EXPECT_EQ(periods[0].until, Duration{21s}) << "what meets at 17 s is one period";
    EXPECT_FALSE(periods[0].lastUntil);
    EXPECT_EQ(periods[1].from, Duration{101s});
    EXPECT_EQ(periods[1].until, Duration{105s});
    EXPECT_EQ(periods[1].lastUntil, Duration{21s});
}

TEST(RefusingPeriods, EndWithTheLastIdlePort)
{
    // One of two ports is in clean-up from 11 s to 15 s, and the other idle.
    Options options = Calls({{1s, 10s, kNetBeui}}, 2);
    options.server.cleanupBlocks = ras::CleanupBlocks::Server;
    EXPECT_EQ(PeriodsOf(options).size(), 1U);
    options.server.ports = 1;
    EXPECT_TRUE(PeriodsOf(options).empty()) << "no port is idle then";
}

TEST(RefusingPeriods, ARotaryServerRefusesWhileItsNextPortIsInCleanUp)
{
    // All four ports are taken in turn. The first, next in turn again, is in clean-up from 11 s to
    // 15 s; the second is idle from 12 s on.
    constexpr ProtocolSet kIp = {NetworkProtocol::TcpIp};
    Options options =
        Calls({{1s, 10s, kNetBeui}, {2s, 10s, kIp}, {3s, 10s, kIp}, {4s, 10s, kIp}}, 4);
    options.server.hunt = ras::Hunt::Rotary;
    const auto periods = PeriodsOf(options);
    ASSERT_EQ(periods.size(), 1U);
    EXPECT_EQ(periods[0].from, Duration{12s});
    EXPECT_EQ(periods[0].until, Duration{15s});
    options.server.hunt = ras::Hunt::Random;
    EXPECT_TRUE(PeriodsOf(options).empty()) << "a caller may be lucky";
}

TEST(RefusingPeriods, AreThereBeforeServicePack4Only)
{
    Options options = Calls({{1s, 10s, kNetBeui}}, 8);
    options.server.cleanupBlocks = ras::CleanupBlocks::Server;
    EXPECT_EQ(PeriodsOf(options).size(), 1U);
    options.server.level.servicePack = ras::ServicePack::Sp4;
    EXPECT_TRUE(PeriodsOf(options).empty());
}

TEST(RefusingPeriods, OfABlockedServerAreTheBusyPeriodsOfAsManyCleanersAsOneLikes)
{
    // 64 ports and 30 erlangs: one is always idle. Disconnects come at rate x exp(-rate' x 4 s).
    Options options = Busy();
    options.load.duration = std::chrono::seconds(400'000);
    options.server.ports = 64;
    options.server.poolSize = 64;
    options.server.cleanupBlocks = ras::CleanupBlocks::Server;
    options.groups[0].arrivalRate = {0.1};
    options.groups[0].holding = Law::Exponential(300s);
    options.groups[0].netbeuiShare = 0.5;
    double rate = 0.05;
    for (int i = 0; i < 50; ++i)
    {
        rate = 0.05 * std::exp(-4 * rate);
    }
    double length = 0;
    double gap = 0;
    const auto periods = PeriodsOf(options);
    for (const auto& period : periods)
    {
        length += ToSeconds(period.until - period.from);
        gap += period.lastUntil ? ToSeconds(period.from - *period.lastUntil) : 0;
    }
    const auto n = static_cast<double>(periods.size());
    EXPECT_NEAR(length / n, (std::exp(4 * rate) - 1) / rate, 4 * 1.2 / std::sqrt(n));
    EXPECT_NEAR(gap / (n - 1), 1 / rate, 4 / rate / std::sqrt(n));
}

} // namespace

} // namespace pptplab::call
