// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/pptp/gre-protocol.h"

#include "models/node/units/ns3-units.h"
#include "tests/models/node/small-network.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;

struct Recorder final : GreUser
{
    void OnGre(ByteView packet) override
    {
        times.push_back(Now());
        packets.emplace_back(packet.begin(), packet.end());
    }

    std::vector<Duration> times;
    std::vector<Octets> packets;
};

/// RFC 2637 4.1: version 1, sequence number present, payload length 4, Call ID 0x1234.
Octets
Packet()
{
    return {0x30, 0x01, 0x88, 0x0B, 0, 4, 0x12, 0x34, 0, 0, 0, 0, 0xFF, 0x03, 0xC0, 0x21};
}

TEST(GreProtocol, APacketArrivesAfterTwoSerializationsAndTwoDelays)
{
    SmallNetwork net;
    Recorder user;
    net.server->GetObject<GreProtocol>()->Bind(0x1234, SmallNetwork::kClientAddress, user);
    net.client->GetObject<GreProtocol>()->Send(SmallNetwork::kServerAddress, Packet());
    ns3::Simulator::Run();

    ASSERT_EQ(user.packets.size(), 1U);
    EXPECT_EQ(user.packets[0], Packet());
    // IP header 20 + 16 octets at 1 us each, 10 ms, on two links.
    EXPECT_EQ(user.times[0], 2 * (36us + 10ms));
}

TEST(GreProtocol, AnUnknownCallIdAndAStrangerAreDropped)
{
    SmallNetwork net;
    Recorder other;
    Recorder stranger;
    const auto gre = net.server->GetObject<GreProtocol>();
    gre->Bind(0x1235, SmallNetwork::kClientAddress, other);
    gre->Bind(0x1234, "10.0.0.3", stranger);
    net.client->GetObject<GreProtocol>()->Send(SmallNetwork::kServerAddress, Packet());
    ns3::Simulator::Run();
    EXPECT_TRUE(other.packets.empty());
    EXPECT_TRUE(stranger.packets.empty());
}

TEST(GreProtocol, NothingArrivesAfterUnbind)
{
    SmallNetwork net;
    Recorder user;
    const auto gre = net.server->GetObject<GreProtocol>();
    gre->Bind(0x1234, SmallNetwork::kClientAddress, user);
    gre->Unbind(0x1234);
    net.client->GetObject<GreProtocol>()->Send(SmallNetwork::kServerAddress, Packet());
    ns3::Simulator::Run();
    EXPECT_TRUE(user.packets.empty());
}

} // namespace
} // namespace pptplab::node
