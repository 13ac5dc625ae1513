// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/address-translation.h"

#include "models/node/pptp/gre-protocol.h"
#include "tests/models/node/nat-house.h"
#include "tests/models/node/ping-log.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;
using firewall::GreHolder;
using firewall::GreMode;
using firewall::NatDrop;

firewall::NatOptions
With(GreMode gre, GreHolder holder = GreHolder::First)
{
    firewall::NatOptions options;
    options.gre = gre;
    options.greHolder = holder;
    return options;
}

TEST(AddressTranslation, OneCallerPassesByAddressAndByCallIdAndNotWithoutGre)
{
    for (const GreMode mode : {GreMode::None, GreMode::Address, GreMode::CallId})
    {
        SCOPED_TRACE(firewall::kGreModeNames[static_cast<std::size_t>(mode)]);
        NatHouse house(With(mode), 1);
        house.DialAt(0, 0s);
        house.RunUntil(40s);
        if (mode == GreMode::None)
        {
            // Ten LCP requests, 3 s apart, none answered: 721, as where a filter drops GRE.
            EXPECT_EQ(house.callers[0].outcome, Outcome::FailedPeerSilent);
            EXPECT_GE(house.Dropped(NatDrop::Gre), 10U);
            continue;
        }
        EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
        house.HangUp(0);
        house.RunUntil(50s);
        EXPECT_TRUE(house.callers[0].client->IsIdle());
        EXPECT_EQ(house.nat->Counts().calls, 0U);
        // The server's first LCP request comes before the caller's, which opens the mapping; that
        // its call has been answered is known to who reads control messages only.
        EXPECT_EQ(house.Dropped(NatDrop::Unsolicited), mode == GreMode::Address ? 1U : 0U);
        EXPECT_EQ(house.Dropped(NatDrop::GreStranger), 0U);
    }
}

TEST(AddressTranslation, OfTwoCallersToOneServerTheSecondFailsByAddress)
{
    NatHouse house(With(GreMode::Address), 2);
    house.DialAt(0, 0s);
    house.DialAt(1, 20s);
    house.RunUntil(100s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_FALSE(house.callers[0].ended) << "the first one's session stays";
    EXPECT_EQ(house.callers[1].outcome, Outcome::FailedPeerSilent);
    EXPECT_EQ(house.callers[1].client->LastError(), 721);
    EXPECT_GE(house.Dropped(NatDrop::GreHeld), 10U) << "its ten LCP requests";
    // The server's own requests to the second come to the first, which gave its call the same
    // Call ID.
    EXPECT_EQ(house.callers[1].greReceived, 0U);
}

TEST(AddressTranslation, ByAddressTheLastOneMayTakeTheTunnelFromTheFirst)
{
    NatHouse house(With(GreMode::Address, GreHolder::Last), 2);
    house.DialAt(0, 0s);
    house.DialAt(1, 20s);
    house.RunUntil(30s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_EQ(house.callers[1].outcome, Outcome::Connected);
    const std::size_t before = house.callers[0].greReceived;
    house.HangUp(0);
    house.RunUntil(40s);
    EXPECT_EQ(house.callers[0].greReceived, before) << "the answer goes to the second";
    EXPECT_EQ(house.callers[0].ended, session::EndCause::LocalHangUp);
    EXPECT_FALSE(house.callers[1].ended);
}

TEST(AddressTranslation, TwoCallersToOneServerPassWithCallIds)
{
    NatHouse house(With(GreMode::CallId), 2);
    house.DialAt(0, 0s);
    house.DialAt(1, 20s);
    house.RunUntil(200s);
    for (const auto& caller : house.callers)
    {
        EXPECT_EQ(caller.outcome, Outcome::Connected);
        EXPECT_FALSE(caller.ended);
    }
    EXPECT_EQ(house.nat->Counts().calls, 2U);
    // The server hangs up on one of the two, who have one address.
    house.farm[0]->HangUpCaller(*house.callers[1].client->KnownAs());
    house.RunUntil(210s);
    EXPECT_FALSE(house.callers[0].ended);
    EXPECT_EQ(house.callers[1].ended, session::EndCause::PeerHangUp);
}

TEST(AddressTranslation, CallersWhoDialAtOnceAreToldApart)
{
    NatHouse house(With(GreMode::CallId), 3);
    for (std::size_t i = 0; i < 3; ++i)
    {
        house.DialAt(i, 0s);
    }
    house.RunUntil(20s);
    for (const auto& caller : house.callers)
    {
        EXPECT_EQ(caller.outcome, Outcome::Connected);
    }
}

TEST(AddressTranslation, TwoCallersToTwoServersPassByAddress)
{
    NatHouse house(With(GreMode::Address), 2, 2);
    house.DialAt(0, 0s, 0);
    house.DialAt(1, 1s, 1);
    house.RunUntil(100s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_EQ(house.callers[1].outcome, Outcome::Connected);
    EXPECT_EQ(house.Dropped(NatDrop::GreHeld), 0U);
}

TEST(AddressTranslation, TwoAddressesAreTwoBoxes)
{
    NatHouse house(With(GreMode::Address), 4, 1, 2);
    for (std::size_t i = 0; i < 4; ++i)
    {
        house.DialAt(i, i * 20s);
    }
    house.RunUntil(150s);
    EXPECT_EQ(house.nat->Boxes(), 2U);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_EQ(house.callers[1].outcome, Outcome::FailedPeerSilent);
    EXPECT_EQ(house.callers[2].outcome, Outcome::Connected);
    EXPECT_EQ(house.callers[3].outcome, Outcome::FailedPeerSilent);
}

TEST(AddressTranslation, AnIdleTunnelLivesByKeepAlivesOnlyWithCallIds)
{
    // NT asks for an echo every 60 s. By address what the control connection says keeps nothing.
    for (const GreMode mode : {GreMode::Address, GreMode::CallId})
    {
        firewall::NatOptions options = With(mode);
        options.timeouts.gre = 90s;
        NatHouse house(options, 1);
        house.DialAt(0, 0s);
        house.RunUntil(300s);
        ASSERT_EQ(house.callers[0].outcome, Outcome::Connected);
        const std::size_t before = house.callers[0].greReceived;
        house.farm[0]->HangUpCaller(*house.callers[0].client->KnownAs());
        house.RunUntil(302s);
        // LCP's Terminate-Request of the server.
        EXPECT_EQ(house.callers[0].greReceived > before, mode == GreMode::CallId);
        EXPECT_EQ(house.Dropped(NatDrop::Unsolicited) > 0, mode == GreMode::Address);
    }
}

TEST(AddressTranslation, ATunnelWhoseGreMappingIsGoneIsDeadAndItsCallerIsNotTold)
{
    firewall::NatOptions options = With(GreMode::CallId);
    options.timeouts.gre = 30s; // less than the 60 s between keep-alives
    NatHouse house(options, 1);
    house.DialAt(0, 0s);
    house.RunUntil(300s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_FALSE(house.callers[0].ended) << "the control connection is well";
    EXPECT_EQ(house.nat->Counts().calls, 0U);
    house.HangUp(0);
    // LCP Terminate-Request twice, 3 s apart; then a Call-Clear-Request with a Call ID that the
    // server does not know any more, and 60 s for its answer.
    house.RunUntil(365s);
    EXPECT_EQ(house.Dropped(NatDrop::GreStranger), 2U);
    EXPECT_FALSE(house.callers[0].client->IsIdle());
    house.RunUntil(367s);
    EXPECT_TRUE(house.callers[0].client->IsIdle());
}

TEST(AddressTranslation, AControlConnectionWhoseMappingIsGoneIsResetByTheServer)
{
    firewall::NatOptions options = With(GreMode::CallId);
    options.timeouts.tcp = 50s; // less than the 60 s between keep-alives
    NatHouse house(options, 1);
    house.DialAt(0, 0s);
    house.RunUntil(55s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_FALSE(house.callers[0].ended);
    house.RunUntil(70s);
    // The keep-alive leaves from another port, for which the server has no connection.
    EXPECT_EQ(house.callers[0].ended, session::EndCause::ControlReset);
}

TEST(AddressTranslation, WithoutAFreePortTheSecondCallerGetsNoAnswer)
{
    firewall::NatOptions options = With(GreMode::CallId);
    options.ports = {61000, 61000};
    NatHouse house(options, 2);
    house.DialAt(0, 0s);
    house.DialAt(1, 20s);
    house.RunUntil(100s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    EXPECT_EQ(house.callers[1].outcome, Outcome::FailedNotResponding); // 650 after 45 s
    EXPECT_EQ(house.Dropped(NatDrop::NoPort), 4U) << "SYN and three more";
}

TEST(AddressTranslation, WithoutAFreeCallIdTheSecondCallersRequestIsNotAnswered)
{
    firewall::NatOptions options = With(GreMode::CallId);
    options.callIds = {61000, 61000};
    NatHouse house(options, 2);
    house.DialAt(0, 0s);
    house.DialAt(1, 20s);
    house.RunUntil(200s);
    EXPECT_EQ(house.callers[0].outcome, Outcome::Connected);
    ASSERT_TRUE(house.callers[1].outcome);
    EXPECT_FALSE(IsConnected(*house.callers[1].outcome));
    EXPECT_GT(house.Dropped(NatDrop::NoCallId), 1U) << "TCP repeats the request";
}

TEST(AddressTranslation, EachOfTwoCallersLearnsWhyTheServerRefusedIt)
{
    // One port: the second caller is refused while the first one's clean-up is under way.
    NatHouse house(With(GreMode::CallId), 2, 1, std::nullopt, 2);
    const ProtocolSet both = {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui};
    house.DialAt(0, 0s, 0, both);
    house.RunUntil(20s);
    ASSERT_EQ(house.callers[0].outcome, Outcome::Connected);
    house.HangUp(0);
    house.DialAt(1, 1s);
    house.RunUntil(25s);
    EXPECT_EQ(house.callers[1].outcome, Outcome::RefusedCleanup) << "the other port is idle";
}

TEST(AddressTranslation, PingsAndErrorsFindTheirHost)
{
    NatHouse house(With(GreMode::Address), 2);
    PingOptions large;
    large.size = 2000; // two fragments each
    const PingLog first(house.hosts[0], SmallNetwork::kServerAddress);
    const PingLog second(house.hosts[1], SmallNetwork::kServerAddress, large);
    const PingLog unreachable(house.hosts[1], "10.0.0.2"); // a neighbour
    house.RunUntil(20s);
    EXPECT_EQ(first.Answered(), 4U);
    EXPECT_EQ(second.Answered(), 4U);
    EXPECT_EQ(unreachable.Answered(), 4U);
    EXPECT_EQ(house.nat->Counts().outwards, 4U + 2 * 4U) << "neighbours are not translated";
}

TEST(AddressTranslation, NobodyOutsideReachesAnAddressInside)
{
    NatHouse house(With(GreMode::Address), 1);
    const PingLog ping(house.server, SmallNetwork::kClientAddress);
    house.RunUntil(10s);
    EXPECT_EQ(ping.Answered(), 0U);
    EXPECT_EQ(house.Dropped(NatDrop::Unsolicited), 4U);
}

} // namespace
} // namespace pptplab::node
