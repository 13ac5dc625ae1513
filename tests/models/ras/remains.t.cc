// SPDX-License-Identifier: GPL-2.0-only
// What ended sessions leave behind on servers that have the faults for it, and what clears it.
#include "models/ras/server.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::ras
{
namespace
{

using namespace std::chrono_literals;

constexpr ProtocolSet kIp = {NetworkProtocol::TcpIp};

/// Ports, as many addresses, and all that a level can leave behind.
Server::Options
Leaking(std::uint32_t ports, ServicePack servicePack, LeakShares leaks)
{
    Server::Options options;
    options.ports = ports;
    options.poolSize = ports;
    options.level.servicePack = servicePack;
    options.leaks = leaks;
    return options;
}

class RemainsTest : public testing::Test
{
  protected:
    /// Whether a caller with IP gets a session; he holds the port.
    bool Connect(Server& server)
    {
        const auto port = server.OnCallRequest(m_chance);
        if (!port)
        {
            return false;
        }
        m_port = port.Value();
        if (!server.AssignAddress(m_port) || !server.Project(m_port, m_now))
        {
            server.OnReleased(m_port, m_now);
            return false;
        }
        server.OnSessionUp(m_port, kIp);
        return true;
    }

    void HangUp(Server& server) { server.OnReleased(m_port, m_now, server.DrawRemains(m_chance)); }

    /// Calls one after the other; how many of them got no session.
    int FailuresOf(Server& server, int calls)
    {
        int failures = 0;
        for (int call = 0; call < calls; ++call)
        {
            m_now += 1min;
            if (Connect(server))
            {
                HangUp(server);
            }
            else
            {
                ++failures;
            }
        }
        return failures;
    }

    NamedStream m_chance{{1, 0, "chance"}};
    Duration m_now{};
    PortNumber m_port;
};

using StaleRoute = RemainsTest;

TEST_F(StaleRoute, NothingFailsBeforeEachAddressWasUsedOnce)
{
    Server server(Leaking(16, ServicePack::Sp5, {1, 0, 0}));
    EXPECT_EQ(FailuresOf(server, 16), 0);
    EXPECT_EQ(server.Routes().Standing(m_now), 16U);
    EXPECT_EQ(FailuresOf(server, 16), 16) << "all of them recycle an address";
}

TEST_F(StaleRoute, AFailedProjectionClearsItByDefault)
{
    Server server(Leaking(16, ServicePack::Sp5, {1, 0, 0}));
    FailuresOf(server, 32);
    EXPECT_EQ(server.Routes().Standing(m_now), 0U);
    EXPECT_EQ(FailuresOf(server, 16), 0);
}

// An address that failed succeeds next; one that succeeded fails next with probability p. So the
// share of failures is p / (1 + p), whatever pool and load.
TEST_F(StaleRoute, LaterOnPOfOnePlusPFail)
{
    constexpr double kLeaks = 0.2;
    constexpr int kCalls = 40'000;
    Server server(Leaking(16, ServicePack::Sp5, {kLeaks, 0, 0}));
    FailuresOf(server, 16 * 20);
    const double share = FailuresOf(server, kCalls) / double{kCalls};
    const double exact = kLeaks / (1 + kLeaks);
    // Consecutive uses of one address are correlated by -p, which makes it less than binomial.
    EXPECT_NEAR(share, exact, 4 * std::sqrt(exact * (1 - exact) / kCalls));
}

// The k-th use of an address still finds it without a stale route with (1 - p)^(k - 1).
TEST_F(StaleRoute, WhatOnlyARestartClearsFailsMoreAndMore)
{
    constexpr double kLeaks = 0.1;
    constexpr int kAddresses = 256;
    Server::Options options = Leaking(kAddresses, ServicePack::Sp5, {kLeaks, 0, 0});
    options.staleRoutes.end = StaleRouteEnd::Restart;
    Server server(options);
    for (int use = 1; use <= 12; ++use)
    {
        const double clear = std::pow(1 - kLeaks, use - 1);
        const double deviation = std::sqrt(clear * (1 - clear) / kAddresses);
        EXPECT_NEAR(
            FailuresOf(server, kAddresses) / double{kAddresses}, 1 - clear, 4 * deviation + 1e-9)
            << "use " << use;
    }
    server.OnRestarted(Restart::Service);
    EXPECT_EQ(server.Routes().Standing(m_now), 0U);
    EXPECT_EQ(FailuresOf(server, kAddresses), 0);
}

TEST_F(StaleRoute, MayNeedAReboot)
{
    Server::Options options = Leaking(4, ServicePack::Sp5, {1, 0, 0});
    options.staleRoutes.end = StaleRouteEnd::Reboot;
    Server server(options);
    FailuresOf(server, 4);
    server.OnRestarted(Restart::Service);
    EXPECT_EQ(FailuresOf(server, 4), 4);
    server.OnRestarted(Restart::Machine);
    EXPECT_EQ(FailuresOf(server, 4), 0);
}

TEST_F(StaleRoute, MayGoByItselfBeforeItIsInTheWay)
{
    Server::Options options = Leaking(4, ServicePack::Sp5, {1, 0, 0});
    options.staleRoutes.lasts = 4min; // the time until an address comes back
    Server server(options);
    EXPECT_EQ(FailuresOf(server, 40), 0);
    options.staleRoutes.lasts = 4min + 1ns;
    Server longer(options);
    EXPECT_EQ(FailuresOf(longer, 40), 20) << "every other use";
}

TEST_F(StaleRoute, IsGoneFromServicePack6)
{
    Server server(Leaking(4, ServicePack::Sp6, {1, 0, 0}));
    EXPECT_EQ(FailuresOf(server, 100), 0);
    Server::Options mended = Leaking(4, ServicePack::Sp5, {1, 0, 0});
    mended.level.hotfixes = {"Q233048"};
    Server withHotfix(mended);
    EXPECT_EQ(FailuresOf(withHotfix, 100), 0);
}

TEST_F(StaleRoute, CallersWithoutIpNeedNone)
{
    Server server(Leaking(1, ServicePack::Sp5, {1, 0, 0}));
    for (int call = 0; call < 3; ++call)
    {
        const PortNumber port = server.OnCallRequest(m_chance).Value();
        EXPECT_TRUE(server.Project(port, m_now));
        server.OnSessionUp(port, {NetworkProtocol::Ipx});
        server.OnReleased(port, m_now, server.DrawRemains(m_chance));
    }
}

using LostAddress = RemainsTest;

TEST_F(LostAddress, IsOutOfThePoolUntilAReboot)
{
    Server server(Leaking(4, ServicePack::Sp2, {0, 1, 0}));
    EXPECT_EQ(FailuresOf(server, 6), 2) << "four addresses for six calls";
    server.OnRestarted(Restart::Service);
    EXPECT_EQ(FailuresOf(server, 1), 1) << "Q159309: stopping and starting does not restore them";
    server.OnRestarted(Restart::Machine);
    EXPECT_EQ(FailuresOf(server, 6), 2);
}

// Each session takes an address with it with probability q: the number of sessions until all N
// are gone is negative binomial with mean N / q and variance N (1 - q) / q^2.
TEST_F(LostAddress, ThePoolIsDrainedAfterNOverQSessions)
{
    constexpr double kLeaks = 0.075;
    constexpr int kAddresses = 256;
    Server server(Leaking(kAddresses, ServicePack::Sp2, {0, kLeaks, 0}));
    int sessions = 0;
    for (; Connect(server); ++sessions)
    {
        HangUp(server);
    }
    EXPECT_NEAR(sessions, kAddresses / kLeaks, 4 * std::sqrt(kAddresses * (1 - kLeaks)) / kLeaks);
}

TEST_F(LostAddress, IsGoneFromServicePack3)
{
    Server server(Leaking(4, ServicePack::Sp3, {0, 1, 0}));
    EXPECT_EQ(FailuresOf(server, 100), 0);
}

using LostPort = RemainsTest;

TEST_F(LostPort, IsOfferedToNobodyUntilARestart)
{
    for (const Hunt hunt : {Hunt::Lowest, Hunt::Random, Hunt::Rotary, Hunt::LongestIdle})
    {
        Server::Options options = Leaking(3, ServicePack::Sp5, {0, 0, 1});
        options.hunt = hunt;
        Server server(options);
        EXPECT_EQ(FailuresOf(server, 5), 2);
        EXPECT_EQ(server.Ports().CountOf(PortState::Lost), 3U);
        EXPECT_EQ(server.OnCallRequest(m_chance).Error(), Outcome::RefusedNoPort);
        server.OnRestarted(Restart::Service);
        EXPECT_EQ(FailuresOf(server, 5), 2);
    }
}

TEST_F(LostPort, NeedsASession)
{
    Server server(Leaking(1, ServicePack::Sp5, {0, 0, 1}));
    const PortNumber port = server.OnCallRequest(m_chance).Value();
    EXPECT_EQ(server.OnReleased(port, 1s, server.DrawRemains(m_chance)), PortState::Idle);
}

TEST_F(LostPort, IsGoneFromServicePack6)
{
    Server server(Leaking(3, ServicePack::Sp6, {0, 0, 1}));
    EXPECT_EQ(FailuresOf(server, 100), 0);
}

/// RRAS with `ports` ports.
Server::Options
Router(std::uint32_t ports, ServicePack servicePack)
{
    Server::Options options = Leaking(ports, servicePack, {});
    options.level.product = Product::Rras;
    options.interfaceQuery = 2ms;
    return options;
}

using InterfaceCount = RemainsTest;

TEST_F(InterfaceCount, GrowsWithAllCallsEverMadeBeforeServicePack4)
{
    Server before(Router(4, ServicePack::Sp3));
    FailuresOf(before, 1000);
    EXPECT_EQ(before.InterfaceQuery(), 2s);
    before.OnRestarted(Restart::Service);
    EXPECT_EQ(before.InterfaceQuery(), 0s);

    Server after(Router(4, ServicePack::Sp4));
    FailuresOf(after, 1000);
    EXPECT_EQ(after.InterfaceQuery(), 0s) << "nobody is there";
    Connect(after);
    Connect(after);
    EXPECT_EQ(after.InterfaceQuery(), 4ms) << "those who are";
}

TEST_F(InterfaceCount, IsTheRoutersOnly)
{
    Server::Options options = Router(4, ServicePack::Sp3);
    options.level.product = Product::Ras;
    Server server(options);
    FailuresOf(server, 1000);
    EXPECT_EQ(server.InterfaceQuery(), 0s);
}

TEST(PortMemory, StopsTheMachineAtItsStartByTheNumberOfItsPorts)
{
    EXPECT_FALSE(Server(Router(199, ServicePack::Sp5)).StopsAtStart());
    EXPECT_TRUE(Server(Router(200, ServicePack::Sp5)).StopsAtStart());
    EXPECT_TRUE(Server(Router(256, ServicePack::Sp5)).StopsAtStart());
    EXPECT_FALSE(Server(Router(256, ServicePack::Sp6)).StopsAtStart());
    Server::Options plain = Router(256, ServicePack::Sp5);
    plain.level.product = Product::Ras;
    EXPECT_FALSE(Server(plain).StopsAtStart());
}

TEST(PortMemory, OrWhenSoManyAreInUse)
{
    Server::Options options = Router(256, ServicePack::Sp5);
    options.portMemory = {2, PortMemoryOf::InUse};
    Server server(options);
    NamedStream choice({{1, 0}, "hunt"});
    server.TakePort(choice);
    EXPECT_FALSE(server.StopsNow());
    server.TakePort(choice);
    EXPECT_TRUE(server.StopsNow());
    EXPECT_FALSE(server.StopsAtStart());
}

} // namespace
} // namespace pptplab::ras
