// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/refusing-periods.h"

#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

constexpr ProtocolSet kNetBeui = {NetworkProtocol::NetBeui};

/// A clean-up of 4 s on one port blocks the other as well.
RasServer::Options
Blocked(ras::ServicePack servicePack)
{
    RasServer::Options options;
    options.ras.ports = 2;
    options.ras.poolSize = 2;
    options.ras.level.servicePack = servicePack;
    options.ras.cleanupBlocks = ras::CleanupBlocks::Server;
    options.cleanup = population::Law::Constant(4s);
    return options;
}

struct RefusingLab : Lab
{
    explicit RefusingLab(const RasServer::Options& options)
    {
        ras->Configure(options);
        ras->TraceConnectWithoutContext("RefusingPeriod",
                                        ns3::MakeCallback(&RefusingLab::OnPeriod, this));
    }

    /// Two calls of half a minute with NetBEUI, then one that hears of what was before.
    void CallThrice()
    {
        for (int call = 1; call <= 3; ++call)
        {
            DialAt(1min * call, kNetBeui);
            ns3::Simulator::Schedule(ToNs3(1min * call + 30s), &PptpClient::HangUp, caller);
        }
        RunUntil(3min + 10s);
    }

    std::vector<Duration> When(ras::PortState state) const
    {
        std::vector<Duration> times;
        for (const PortChange& change : ports)
        {
            if (change.state == state)
            {
                times.push_back(change.at);
            }
        }
        return times;
    }

    void OnPeriod(const ras::RefusingPeriod& period) { periods.push_back(period); }

    std::vector<ras::RefusingPeriod> periods;
};

TEST(RefusingPeriodsOfRasServer, LastAsLongAsTheCleanUpsThatBlockIt)
{
    RefusingLab lab(Blocked(ras::ServicePack::Sp3));
    lab.CallThrice();
    const auto begun = lab.When(ras::PortState::CleanUp);
    const auto ended = lab.When(ras::PortState::Idle);
    ASSERT_EQ(lab.periods.size(), 2U);
    ASSERT_EQ(begun.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
    {
        EXPECT_EQ(lab.periods[i].from, begun[i]);
        EXPECT_EQ(lab.periods[i].until, ended[i]);
        EXPECT_EQ(lab.periods[i].until - lab.periods[i].from, 4s);
    }
    EXPECT_FALSE(lab.periods[0].lastUntil);
    EXPECT_EQ(lab.periods[1].lastUntil, lab.periods[0].until);
}

TEST(RefusingPeriodsOfRasServer, AreThereBeforeServicePack4Only)
{
    RefusingLab lab(Blocked(ras::ServicePack::Sp4));
    lab.CallThrice();
    EXPECT_EQ(lab.When(ras::PortState::CleanUp).size(), 2U);
    EXPECT_TRUE(lab.periods.empty());
}

TEST(RefusingPeriodsOfRasServer, EndWithTheService)
{
    RasServer::Options options = Blocked(ras::ServicePack::Sp3);
    options.service.restart = {92s, {}, 1s};
    RefusingLab lab(options);
    lab.CallThrice();
    ASSERT_EQ(lab.periods.size(), 2U);
    EXPECT_EQ(lab.periods[0].until, 92s);
    EXPECT_LT(lab.periods[0].until - lab.periods[0].from, 4s);
}

} // namespace
} // namespace pptplab::node
