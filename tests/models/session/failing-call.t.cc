// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/frame.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

namespace pptplab::session
{
namespace
{

using std::chrono::seconds;

TEST(Refusal, BusyAndNoResourceAreToldInTheReplyAndCloseInNone)
{
    const std::map<CallRefusal, EndCause> causes = {
        {CallRefusal::Busy, EndCause::Busy},
        {CallRefusal::NoResource, EndCause::NoResource},
        {CallRefusal::Close, EndCause::CallRefused},
    };
    for (const auto& [refusal, cause] : causes)
    {
        SCOPED_TRACE(NameOf(cause));
        Wire wire;
        wire.server.refusal = refusal;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilClosed());
        ASSERT_EQ(wire.client.story.ends.size(), 1U);
        EXPECT_EQ(wire.client.story.ends[0].cause, cause);
        EXPECT_FALSE(OutcomeOf(wire.client.story.ends[0]).has_value());
        EXPECT_TRUE(wire.server.story.ends.empty());
        EXPECT_TRUE(wire.server.story.released.empty());
        EXPECT_TRUE(wire.client.story.gre.empty());
    }
}

TEST(Refusal, TakesTheServerAsLongAsAnAnswer)
{
    Wire wire;
    wire.server.refusal = CallRefusal::Busy;
    wire.Dial();
    ASSERT_TRUE(wire.clock.RunUntil([&] { return !wire.client.story.ends.empty(); }, seconds(5)));
    const auto roundTrips = std::chrono::milliseconds(40);
    EXPECT_EQ(wire.clock.Now(),
              roundTrips + wire.serverOptions.startDelay + wire.serverOptions.callDelay);
}

TEST(Refusal, OfACallerWhoHangsUpMeanwhileIsAnAnswerToHim)
{
    Wire wire;
    wire.server.refusal = CallRefusal::Busy;
    wire.serverOptions.callDelay = seconds(10);
    wire.Dial();
    wire.clock.RunFor(seconds(1));
    wire.clientEnd->HangUp(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::LocalHangUp);
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
    EXPECT_EQ(wire.client.TimersRunning(), 0U);
}

TEST(Refusal, IsForgottenWithTheControlConnection)
{
    Wire wire;
    wire.server.refusal = CallRefusal::Busy;
    wire.serverOptions.callDelay = seconds(10);
    wire.Dial();
    wire.clock.RunFor(seconds(1));
    wire.serverEnd->Stop(wire.clock.Now());
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.TimersRunning(), 0U);
}

TEST(Denial, AWrongPasswordIs691OnBothSides)
{
    Wire wire;
    wire.clientOptions.password = u"passw0rd";
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    const End& end = wire.client.story.ends.front();
    EXPECT_EQ(end.cause, EndCause::Denied);
    EXPECT_EQ(RasErrorOf(end), 691);
    EXPECT_EQ(OutcomeOf(end), Outcome::FailedPassword);
    EXPECT_FALSE(wire.client.story.Up());
    EXPECT_EQ(wire.server.story.ends.size(), 1U);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
}

TEST(Denial, AnAccountWithoutPermissionIs649)
{
    Wire wire;
    wire.server.accounts["user"].denial = auth::Denial::NoDialInPermission;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 649);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedPermission);
}

TEST(NetworkProtocols, NetBeuiAloneComesUpWithoutAnAddress)
{
    Wire wire;
    wire.clientOptions.protocols = {NetworkProtocol::NetBeui};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::NetBeui}));
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::NetBeui}));
    EXPECT_EQ(wire.client.story.ups[0].clientAddress, ppp::Ipv4Address{});
    wire.clientEnd->SendNetwork(ppp::ProtocolNumber::Nbf, Octets(40, 7), wire.clock.Now());
    wire.clock.RunFor(seconds(1));
    ASSERT_EQ(wire.server.story.delivered.size(), 1U);
    EXPECT_EQ(wire.server.story.delivered[0].first, ppp::ProtocolNumber::Nbf);
}

TEST(NetworkProtocols, AllThatBothHaveComeUpTogether)
{
    Wire wire;
    wire.clientOptions.protocols = ProtocolSet::All();
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups.size(), 1U);
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ProtocolSet::All()));
}

TEST(NetworkProtocols, NoneInCommonEndsTheCallWith720)
{
    Wire wire;
    wire.clientOptions.protocols = {NetworkProtocol::NetBeui};
    wire.server.protocols = {NetworkProtocol::TcpIp};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    const End& end = wire.client.story.ends.front();
    EXPECT_EQ(end.cause, EndCause::NoNetworkProtocol);
    EXPECT_EQ(RasErrorOf(end), 720);
    EXPECT_EQ(OutcomeOf(end), Outcome::FailedNoProtocol);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    EXPECT_FALSE(wire.server.story.Up());
}

TEST(NetworkProtocols, WithoutAnAddressForTheCallerTheCallEndsWith733)
{
    Wire wire;
    wire.server.address.reset();
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 733);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedNoAddress);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoAddress);
}

TEST(NetworkProtocols, TheErrorOfAnEmptyPoolMayBe717)
{
    Wire wire;
    wire.server.address.reset();
    wire.clientOptions.noAddressError = 717;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 717);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedNoAddress);
}

TEST(NetworkProtocols, ACallerWhoInsistsOnAnAddressTheServerWillNotGiveEndsWith735)
{
    Wire wire;
    wire.clientOptions.proposedAddress = ppp::Ipv4Address{0x0A090909};
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::AddressRefused);
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 735);
    EXPECT_EQ(OutcomeOf(wire.client.story.ends.front()), Outcome::FailedNoAddress);
    EXPECT_FALSE(wire.client.story.Up());
}

TEST(NetworkProtocols, WithoutAnAddressNetBeuiStillComesUp)
{
    Wire wire;
    wire.clientOptions.protocols = {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui};
    wire.server.address.reset();
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::NetBeui}));
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::NetBeui}));
}

TEST(Projection, RefusedByTheServerEndsTheCall)
{
    Wire wire;
    wire.server.projects = false;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::ProjectionFailed);
    EXPECT_EQ(wire.server.story.released.size(), 1U);
    EXPECT_FALSE(wire.server.story.Up());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::PeerHangUp);
}

TEST(Projection, RefusedInSilenceTimesOutAtTheCaller)
{
    Wire wire;
    wire.server.projects = false;
    wire.serverOptions.unprojected = Unprojected::Silence;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::PppTimeout);
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 718);
    EXPECT_FALSE(wire.client.story.Up());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::ProjectionFailed);
    EXPECT_GT(wire.clock.Now(), seconds(30));
    EXPECT_LT(wire.clock.Now(), seconds(40)) << "ten requests, three seconds apart";
}

TEST(Projection, InSilenceIsTriedAgainWithEachRequest)
{
    Wire wire;
    wire.server.projects = false;
    wire.serverOptions.unprojected = Unprojected::Silence;
    wire.Dial();
    wire.clock.RunUntil([] { return false; }, seconds(10));
    EXPECT_FALSE(wire.client.story.Up());
    wire.server.projects = true;
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_LT(wire.clock.Now(), seconds(14)) << "with the next request";
    EXPECT_EQ(wire.client.story.ups[0].clientAddress, *wire.server.address);
}

/// How a call ends whose caller repeats LCP's requests after `restart`, over a round trip.
std::optional<std::uint16_t>
ErrorOver(Duration roundTrip, Duration restart)
{
    Wire wire;
    wire.clientOptions.ppp.restartTimer = restart;
    wire.clientOptions.asksForCallback = false;
    wire.greDelay = [=] { return roundTrip / 2; };
    wire.Dial();
    if (wire.RunUntilUp())
    {
        return std::nullopt;
    }
    return RasErrorOf(wire.client.story.ends.front());
}

// Q219353: "a round-trip delay of approximately 1 second or greater", error 718.
TEST(FailingCall, RequestsThatAreRepeatedBeforeTheirAnswersComeNeverSettle)
{
    using std::chrono::milliseconds;
    EXPECT_EQ(ErrorOver(milliseconds(1200), milliseconds(900)), 718);
    EXPECT_EQ(ErrorOver(milliseconds(800), milliseconds(900)), std::nullopt);
    EXPECT_EQ(ErrorOver(milliseconds(1200), std::chrono::seconds(3)), std::nullopt);
}

} // namespace
} // namespace pptplab::session
