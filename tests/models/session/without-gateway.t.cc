// SPDX-License-Identifier: GPL-2.0-only
// Q163129: NetBEUI where this computer is all that callers may reach.
#include "tests/models/session/wire.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pptplab::session
{
namespace
{

using namespace std::chrono_literals;

constexpr ProtocolSet kNetBeui = {NetworkProtocol::NetBeui};
constexpr ProtocolSet kBoth = {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui};

/// The class in the server's last Peer-Information (RFC 2097 3.2), as the caller's wire has it.
bool
SaysItIs(const Wire& wire, ppp::PeerClass peerClass)
{
    const Octets option = {2, 14, 0, static_cast<std::uint8_t>(peerClass), 0, 4, 0, 0, 'S', 'E'};
    for (const Octets& frame : wire.server.story.framesSent)
    {
        if (std::search(frame.begin(), frame.end(), option.begin(), option.end()) != frame.end())
        {
            return true;
        }
    }
    return false;
}

TEST(ThisComputerOnly, IsSaidInNbfcp)
{
    for (const bool gateway : {true, false})
    {
        Wire wire;
        wire.serverOptions.netbiosGateway = gateway;
        wire.clientOptions.protocols = kNetBeui;
        wire.Dial();
        ASSERT_TRUE(wire.RunUntilUp());
        EXPECT_EQ(SaysItIs(wire, ppp::PeerClass::GatewayServer), gateway);
        EXPECT_EQ(SaysItIs(wire, ppp::PeerClass::LocalAccessServer), !gateway);
    }
}

TEST(ThisComputerOnly, WaitedForInVainNbfcpTimesOutAtTheCaller)
{
    Wire wire;
    wire.serverOptions.netbiosGateway = false;
    wire.serverOptions.nbfcpWaitsForGateway = true;
    wire.clientOptions.protocols = kNetBeui;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilClosed());
    EXPECT_EQ(wire.client.story.ends.front().cause, EndCause::PppTimeout);
    EXPECT_EQ(RasErrorOf(wire.client.story.ends.front()), 718);
    EXPECT_LT(wire.clock.Now(), 40s) << "ten requests, three seconds apart";
}

TEST(ThisComputerOnly, ACallerWithTcpIpGetsThroughWithoutNetBeui)
{
    Wire wire;
    wire.serverOptions.netbiosGateway = false;
    wire.serverOptions.nbfcpWaitsForGateway = true;
    wire.clientOptions.protocols = kBoth;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::TcpIp}));
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::TcpIp}));
    EXPECT_GT(wire.clock.Now(), 30s);
}

TEST(ThisComputerOnly, WithAGatewayNobodyWaits)
{
    Wire wire;
    wire.serverOptions.nbfcpWaitsForGateway = true;
    wire.clientOptions.protocols = kBoth;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.client.story.ups[0].protocols, kBoth);
}

TEST(ThisComputerOnly, EncryptionIsWaitedForAllTheSame)
{
    Wire wire;
    wire.serverOptions.netbiosGateway = false;
    wire.serverOptions.nbfcpWaitsForGateway = true;
    wire.serverOptions.encryption.policy = EncryptionPolicy::Required;
    wire.serverOptions.authentication.protocols.msChapV1 = true;
    wire.clientOptions.authentication.protocols.msChapV1 = true;
    wire.clientOptions.protocols = kBoth;
    wire.Dial();
    ASSERT_TRUE(wire.RunUntilUp());
    EXPECT_EQ(wire.server.story.ups[0].protocols, (ProtocolSet{NetworkProtocol::TcpIp}));
}

} // namespace
} // namespace pptplab::session
