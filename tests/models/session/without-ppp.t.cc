// SPDX-License-Identifier: GPL-2.0-only
// Callers with NT 3.1's server type: NetBEUI frames in the tunnel, no PPP.
#include "models/ppp/nbf-frame.h"
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

namespace pptplab::session
{
namespace
{

using namespace std::chrono_literals;

void
DialWithoutPpp(Wire& wire)
{
    wire.clientOptions.serverType = ServerType::Nt31;
    wire.clientOptions.protocols = {NetworkProtocol::NetBeui};
    wire.Dial();
}

TEST(WithoutPpp, ACallerOfNt31sTypeConnects)
{
    Wire wire;
    DialWithoutPpp(wire);
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::NetBeui}));
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::NetBeui}));
    EXPECT_LT(wire.clock.Now(), 1s);
    for (const Octets& frame : wire.client.story.framesSent)
    {
        EXPECT_TRUE(ppp::IsNbf(frame));
    }
    EXPECT_EQ(wire.client.story.framesSent.size(), 2U) << "finds the name, and calls it";
}

TEST(WithoutPpp, EitherSideMayHangUp)
{
    for (const bool byCaller : {true, false})
    {
        Wire wire;
        DialWithoutPpp(wire);
        ASSERT_TRUE(wire.RunUntilUp());
        byCaller ? wire.clientEnd->HangUp(wire.clock.Now())
                 : wire.serverEnd->HangUp(*wire.server.Find(0x1001), wire.clock.Now());
        ASSERT_TRUE(wire.RunUntilClosed());
        EXPECT_EQ(wire.server.story.released.size(), 1U);
        EXPECT_EQ(wire.client.story.ends[0].cause,
                  byCaller ? EndCause::LocalHangUp : EndCause::PeerHangUp);
        EXPECT_EQ(wire.client.TimersRunning(), 0U);
        EXPECT_EQ(wire.server.TimersRunning(), 0U);
    }
}

TEST(WithoutPpp, LostFramesAreSentAgain)
{
    Wire wire;
    int packets = 0;
    wire.losesGre = [&packets](const Octets& /*packet*/) { return ++packets <= 6; };
    DialWithoutPpp(wire);
    EXPECT_TRUE(wire.RunUntilUp());
}

TEST(WithoutPpp, AServerWithoutNetBeuiDoesNotAnswer)
{
    Wire wire;
    wire.server.protocols = {NetworkProtocol::TcpIp};
    DialWithoutPpp(wire);
    ASSERT_TRUE(wire.RunUntilClosed());
    const End& end = wire.client.story.ends.front();
    EXPECT_FALSE(end.wasUp);
    EXPECT_EQ(RasErrorOf(end), 640);
    EXPECT_EQ(OutcomeOf(end), Outcome::FailedNoProtocol);
}

TEST(WithoutPpp, AServerThatDemandsEncryptionHangsUp)
{
    Wire wire;
    wire.serverOptions.encryption.policy = EncryptionPolicy::Required;
    DialWithoutPpp(wire);
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::NoEncryption);
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 629);
}

/// A server below which nothing but PPP is sent.
TEST(WithoutPpp, AServerWhoseDriverIsStuckHangsUp)
{
    Wire wire;
    wire.server.passesNbf = false;
    DialWithoutPpp(wire);
    ASSERT_TRUE(wire.RunUntilClosed());
    const End& end = wire.client.story.ends.front();
    EXPECT_EQ(RasErrorOf(end), 629);
    EXPECT_EQ(OutcomeOf(end), Outcome::FailedHungUp);
    EXPECT_EQ(wire.server.story.ends.front().cause, EndCause::PeerSilent);
    for (const Octets& frame : wire.client.story.framesReceived)
    {
        EXPECT_FALSE(ppp::IsNbf(frame)) << "the caller hears none";
    }
}

} // namespace
} // namespace pptplab::session
