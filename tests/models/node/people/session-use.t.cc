// SPDX-License-Identifier: GPL-2.0-only

// What callers do inside their sessions, and what becomes of an attempt whose session carries none.

#include "models/node/people/session-use.h"

#include "models/auth/hashes.h"
#include "models/node/people/caller-population.h"
#include "models/session/options.h"
#include "tests/models/base/onlooker.h"
#include "tests/models/node/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

struct UseLog : Seen
{
    std::vector<Duration> toldAt;
};

class UseWriter final : public Onlooker
{
  public:
    void OnAttempt(const Attempt& attempt) override
    {
        Onlooker::OnAttempt(attempt);
        toldAt.push_back(Now());
    }

    UseLog Log() const { return {seen, toldAt}; }

    std::vector<Duration> toldAt;
};

/// One caller who dials at 1 s and hangs up after 30 s of session.
struct OneSession : SmallNetwork
{
    OneSession()
    {
        pptp.SetClientAttribute("DialOnStart", ns3::BooleanValue(false));
        ras = pptp.InstallServer(server);
        group.name = "office";
        group.count = 1;
        group.idleTime = population::Law::Constant(1s);
        group.holding = population::Law::Constant(30s);
    }

    /// Runs until `duration`, or 20 s beyond if somebody waits for data.
    UseLog Run(const SessionUseOptions& use, Duration duration = 32s)
    {
        CallerPopulation::Options calls;
        calls.load.duration = duration;
        calls.servers = {ras};
        calls.groups = {{group, use, {}}};
        CallerPopulation population(
            calls,
            [this](std::uint32_t) { return pptp.InstallClient(client, "office", options); },
            writer);
        population.Start();
        ns3::Simulator::Stop(ToNs3(duration + 20s));
        ns3::Simulator::Run();
        return writer.Log();
    }

    PptpHelper pptp;
    ns3::Ptr<RasServer> ras;
    session::ClientOptions options;
    population::Group group;
    UseWriter writer;
};

SessionUseOptions
TrafficOf(std::uint64_t bitsPerSecond, std::uint32_t size)
{
    SessionUseOptions use;
    use.traffic = Traffic{BitRate{bitsPerSecond}, size, true, true};
    return use;
}

TEST(SessionUse, TrafficFlowsBothWaysDuringTheSession)
{
    OneSession lab;
    const UseLog log = lab.Run(TrafficOf(8000, 100)); // ten datagrams a second
    ASSERT_EQ(log.data.size(), 1U);
    const SessionData& data = log.data[0];
    EXPECT_EQ(data.lasted, 30s);
    EXPECT_EQ(data.up->sent, 299U) << "the first after 0.1 s; with the 300th the caller hangs up";
    EXPECT_EQ(data.up->arrived, 299U);
    EXPECT_EQ(data.down->sent, 299U);
    EXPECT_EQ(data.down->arrived, 299U);
}

TEST(SessionUse, TrafficMayFlowOneWay)
{
    OneSession lab;
    auto use = TrafficOf(8000, 100);
    use.traffic->down = false;
    const UseLog log = lab.Run(use);
    ASSERT_EQ(log.data.size(), 1U);
    EXPECT_EQ(log.data[0].up->arrived, 299U);
    EXPECT_FALSE(log.data[0].down);
}

TEST(SessionUse, WhatIsUnderWayWhenTheRunEndsIsReportedToo)
{
    OneSession lab;
    auto use = TrafficOf(8000, 100);
    use.probes.push_back({3, 0s, {100, 1s, 1s, 32}});
    const UseLog log = lab.Run(use, 11s);
    ASSERT_EQ(log.data.size(), 1U);
    EXPECT_GT(log.data[0].lasted, 9s);
    EXPECT_LT(log.data[0].lasted, 10s);
    ASSERT_EQ(log.pings.size(), 1U);
    EXPECT_EQ(log.pings[0].echoes.size(), 10U);
}

TEST(SessionUse, EachSessionIsPinged)
{
    OneSession lab;
    SessionUseOptions use;
    use.probes.push_back({7, 2s, {}});
    const UseLog log = lab.Run(use, 60s);
    ASSERT_EQ(log.attempts.size(), 2U);
    ASSERT_EQ(log.pings.size(), 2U);
    EXPECT_EQ(log.pings[0].probe, 7U);
    EXPECT_EQ(log.pings[0].startedAt, log.attempts[0].decidedAt + 2s);
    ASSERT_EQ(log.pings[0].echoes.size(), 4U);
    EXPECT_EQ(log.pings[0].echoes[3].answer, EchoAnswer::Reply);
    EXPECT_EQ(log.pings[0].echoes[3].from, lab.ras->OwnTunnelAddress().Get());
}

UseLog
LogOf(const SessionUseOptions& use)
{
    OneSession lab;
    return lab.Run(use);
}

TEST(SessionUse, AnAttemptIsConnectedAsOfItsSessionOnceDataHasCome)
{
    const UseLog log = LogOf(TrafficOf(8000, 100));
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
    EXPECT_GT(log.toldAt[0], log.attempts[0].decidedAt + 100ms);
    EXPECT_LT(log.toldAt[0], log.attempts[0].decidedAt + 150ms);
    const UseLog quiet = LogOf({});
    ASSERT_EQ(quiet.attempts.size(), 1U);
    EXPECT_EQ(quiet.toldAt[0], quiet.attempts[0].decidedAt);
    EXPECT_EQ(quiet.attempts[0].decidedAt, log.attempts[0].decidedAt) << "setting up is the same";
    EXPECT_TRUE(quiet.data.empty());
}

// Q251382: password "Kenn" + section sign + "wort", set on a machine with one OEM place for the
// sign, typed on one with another. The NT hashes are equal, the 40-bit keys of MS-CHAP v1 are not.
const std::u16string kPassword = u"Kenn\u00A7wort";
constexpr std::uint8_t kFirstPlace = 0xF5;
constexpr std::uint8_t kSecondPlace = 0x15;

void
Encrypt(OneSession& lab, mppe::Fidelity fidelity, std::uint8_t typed)
{
    RasServer::Options server;
    server.ras.ports = 2;
    server.ras.poolSize = 2;
    for (auto* protocols :
         {&server.session.authentication.protocols, &lab.options.authentication.protocols})
    {
        *protocols = {false, true, false, false};
    }
    for (auto* encryption : {&server.session.encryption, &lab.options.encryption})
    {
        encryption->policy = session::EncryptionPolicy::Required;
        encryption->fidelity = fidelity;
    }
    lab.options.password = kPassword;
    lab.options.oem.sectionSign = typed;
    lab.ras->Configure(server);
    lab.ras->SetAccount("user",
                        auth::AccountWith(kPassword, {auth::CodePage::Oem850, kFirstPlace}));
}

class OfEachFidelity : public testing::TestWithParam<mppe::Fidelity>
{
};

INSTANTIATE_TEST_SUITE_P(SessionUse,
                         OfEachFidelity,
                         testing::Values(mppe::Fidelity::Real, mppe::Fidelity::Modelled));

TEST_P(OfEachFidelity, UnequalKeysConnectAndCarryNothing)
{
    OneSession lab;
    Encrypt(lab, GetParam(), kSecondPlace);
    auto use = TrafficOf(8000, 100);
    use.probes.push_back({0, 0s, {}});
    const UseLog log = lab.Run(use);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::ConnectedNoData);
    EXPECT_EQ(log.toldAt[0], log.attempts[0].decidedAt + use.noDataAfter);
    ASSERT_EQ(log.data.size(), 1U);
    EXPECT_GT(log.data[0].up->sent, 200U);
    EXPECT_EQ(log.data[0].up->arrived + log.data[0].down->arrived, 0U);
    ASSERT_EQ(log.pings.size(), 1U);
    EXPECT_EQ(log.pings[0].echoes.at(3).answer, EchoAnswer::TimedOut);
}

TEST_P(OfEachFidelity, EqualKeysCarryAll)
{
    OneSession lab;
    Encrypt(lab, GetParam(), kFirstPlace);
    const UseLog log = lab.Run(TrafficOf(8000, 100));
    ASSERT_EQ(log.data.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
    EXPECT_EQ(log.data[0].up->arrived, log.data[0].up->sent);
    EXPECT_EQ(log.data[0].down->arrived, log.data[0].down->sent);
}

TEST_P(OfEachFidelity, WithoutTrafficNobodyKnows)
{
    OneSession lab;
    Encrypt(lab, GetParam(), kSecondPlace);
    const UseLog log = lab.Run({});
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
}

TEST(SessionUse, ASessionThatEndsBeforeItIsKnownCountsAsConnected)
{
    OneSession lab;
    Encrypt(lab, mppe::Fidelity::Real, kSecondPlace);
    lab.group.holding = population::Law::Constant(3s);
    const UseLog log = lab.Run(TrafficOf(8000, 100), 10s);
    ASSERT_FALSE(log.attempts.empty());
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
}

SessionUseOptions
ResourceOf(const ResourceAccess& access)
{
    SessionUseOptions use;
    use.resource = access;
    return use;
}

TEST(SessionUse, AShareIsThereAfterFourRoundTrips)
{
    OneSession session;
    const UseLog log = session.Run(ResourceOf({ResourceUse::Share, 20, true}));
    ASSERT_EQ(log.resources.size(), 1U);
    EXPECT_TRUE(log.resources[0].granted);
    // Four times 40 ms, and 1 us an octet on two lines each: less than a millisecond a round trip.
    EXPECT_GT(log.resources[0].took, 160ms);
    EXPECT_LT(log.resources[0].took, 165ms);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
}

TEST(SessionUse, ADeniedShareLeavesTheAttemptConnected)
{
    OneSession session;
    const UseLog log = session.Run(ResourceOf({ResourceUse::Share, 20, false}));
    ASSERT_EQ(log.resources.size(), 1U);
    EXPECT_FALSE(log.resources[0].granted);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
}

TEST(SessionUse, BrowsingWaitsForAnswersToBroadcastsThatNobodyHears)
{
    OneSession session;
    const UseLog log = session.Run(ResourceOf({ResourceUse::Browse, 8, true}));
    ASSERT_EQ(log.resources.size(), 1U);
    // Five round trips of 40 ms for the list, 8 x 3 x 750 ms for the servers on it.
    EXPECT_GT(log.resources[0].took, 18s + 200ms);
    EXPECT_LT(log.resources[0].took, 18s + 206ms);
}

TEST(SessionUse, AnAccessThatEndsWithItsSessionIsNotReported)
{
    OneSession session;
    EXPECT_TRUE(session.Run(ResourceOf({ResourceUse::Browse, 20, true})).resources.empty());
}

} // namespace
} // namespace pptplab::node
