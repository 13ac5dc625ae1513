// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/channel.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace pptplab::gre
{
namespace
{

using std::chrono::milliseconds;

class Owner : public ChannelOwner
{
  public:
    void SendPacket(ByteView packet) override { sent.emplace_back(packet.begin(), packet.end()); }

    void DeliverPayload(ByteView payload, Duration /*now*/) override
    {
        delivered.emplace_back(payload.begin(), payload.end());
    }

    void StartTimer(Timer timer, Duration delay) override { timers[timer] = delay; }
    void StopTimer(Timer timer) override { timers.erase(timer); }

    Header LastHeader() const { return Decode(sent.back()).Value().header; }

    std::vector<Octets> sent;
    std::vector<Octets> delivered;
    std::map<Timer, Duration> timers;
};

Octets
Packet(std::optional<std::uint32_t> sequence, std::optional<std::uint32_t> ack)
{
    Octets octets;
    ByteWriter out(octets);
    const std::uint16_t length = sequence ? 1 : 0;
    Encode({length, 7, sequence, ack}, out);
    if (sequence)
    {
        out.U8(static_cast<std::uint8_t>(*sequence));
    }
    return octets;
}

Options
WindowOf(std::uint16_t packets)
{
    Options options;
    options.receiveWindow = packets;
    return options;
}

TEST(Channel, WhatDoesNotFitTheWindowWaitsAndLeavesInOrder)
{
    Owner owner;
    const Options options;
    Channel channel(options, {9, 2, 0}, owner);
    for (std::uint8_t i = 0; i < 3; ++i)
    {
        channel.Send(Octets{i}, milliseconds(0));
    }
    ASSERT_EQ(owner.sent.size(), 1U) << "half of the advertised 2";
    EXPECT_EQ(owner.LastHeader().callId, 9);
    EXPECT_EQ(owner.LastHeader().sequence, 0U);
    channel.OnPacket(Packet({}, 0), milliseconds(20));
    ASSERT_EQ(owner.sent.size(), 3U) << "grown to 2";
    EXPECT_EQ(owner.sent[2].back(), 2);
    EXPECT_EQ(owner.LastHeader().sequence, 2U);
}

TEST(Channel, TheTransmitQueueIsBounded)
{
    Owner owner;
    Options options;
    options.transmitQueue = 2;
    Channel channel(options, {9, 1, 0}, owner);
    for (std::uint8_t i = 0; i < 5; ++i)
    {
        channel.Send(Octets{i}, milliseconds(0));
    }
    EXPECT_EQ(channel.Counts().queueFull, 2U);
}

TEST(Channel, AcknowledgmentsRideOnDataAndElseGoAloneAtTheLatestAfterTheDelay)
{
    Owner owner;
    const Options options = WindowOf(16);
    Channel channel(options, {9, 16, 0}, owner);
    channel.OnPacket(Packet(0, {}), milliseconds(0));
    EXPECT_TRUE(owner.sent.empty());
    ASSERT_EQ(owner.timers.count(Timer::Ack), 1U);
    EXPECT_EQ(owner.timers[Timer::Ack], milliseconds(500));
    channel.Send(Octets{1}, milliseconds(10));
    EXPECT_EQ(owner.LastHeader().acknowledgment, 0U);
    EXPECT_EQ(owner.timers.count(Timer::Ack), 0U);
    channel.Send(Octets{2}, milliseconds(11));
    EXPECT_FALSE(owner.LastHeader().acknowledgment.has_value()) << "once is enough";
    channel.OnPacket(Packet(1, {}), milliseconds(20));
    channel.OnTimer(Timer::Ack, milliseconds(520));
    EXPECT_EQ(owner.sent.back().size(), 12U);
    EXPECT_EQ(owner.LastHeader().acknowledgment, 1U);
    EXPECT_FALSE(owner.LastHeader().sequence.has_value());
}

TEST(Channel, HalfAWindowOfDataIsAcknowledgedAtOnce)
{
    Owner owner;
    const Options options = WindowOf(4);
    Channel channel(options, {9, 4, 0}, owner);
    channel.OnPacket(Packet(0, {}), milliseconds(0));
    EXPECT_TRUE(owner.sent.empty());
    channel.OnPacket(Packet(1, {}), milliseconds(1));
    ASSERT_EQ(owner.sent.size(), 1U);
    EXPECT_EQ(owner.LastHeader().acknowledgment, 1U);
}

TEST(Channel, ATimeoutHalvesTheWindowDoublesTheRoundTripAndSendsOnlyWhatWaits)
{
    Owner owner;
    Options options;
    options.minimumTimeout = milliseconds(10);
    Channel channel(options, {9, 4, 2}, owner);
    for (std::uint8_t i = 0; i < 4; ++i)
    {
        channel.Send(Octets{i}, milliseconds(0));
    }
    EXPECT_EQ(owner.sent.size(), 2U);
    EXPECT_EQ(owner.timers[Timer::Timeout], milliseconds(200)) << "processing delay of 2 tenths";
    channel.OnTimer(Timer::Timeout, milliseconds(200));
    EXPECT_EQ(channel.Window().Size(), 1);
    ASSERT_EQ(owner.sent.size(), 3U);
    EXPECT_EQ(owner.sent.back().back(), 2) << "packets 0 and 1 are not sent again";
    EXPECT_EQ(channel.Timeout(), milliseconds(400));
    EXPECT_EQ(channel.Counts().ackTimeouts, 1U);
}

TEST(Channel, TheTimerRunsExactlyWhileSomethingIsInFlight)
{
    Owner owner;
    const Options options;
    Channel channel(options, {9, 16, 0}, owner);
    EXPECT_EQ(owner.timers.count(Timer::Timeout), 0U);
    channel.Send(Octets{0}, milliseconds(0));
    channel.Send(Octets{1}, milliseconds(0));
    channel.OnPacket(Packet({}, 0), milliseconds(5));
    EXPECT_EQ(owner.timers.count(Timer::Timeout), 1U);
    channel.OnPacket(Packet({}, 1), milliseconds(6));
    EXPECT_EQ(owner.timers.count(Timer::Timeout), 0U);
}

TEST(Channel, ReorderWaitsForAMissingPacketAsLongAsItsTimer)
{
    Owner owner;
    Options options = WindowOf(16);
    options.order = ReceiveOrder::Reorder;
    Channel channel(options, {9, 16, 0}, owner);
    channel.OnPacket(Packet(0, {}), milliseconds(0));
    channel.OnPacket(Packet(2, {}), milliseconds(1));
    EXPECT_EQ(owner.delivered.size(), 1U);
    EXPECT_EQ(owner.timers.count(Timer::Reorder), 1U);
    channel.OnPacket(Packet(1, {}), milliseconds(2));
    EXPECT_EQ(owner.delivered.size(), 3U);
    EXPECT_EQ(owner.timers.count(Timer::Reorder), 0U);
    channel.OnPacket(Packet(4, {}), milliseconds(3));
    channel.OnTimer(Timer::Reorder, milliseconds(303));
    EXPECT_EQ(owner.delivered.back(), Octets{4});
}

TEST(Channel, MalformedPacketsAreCountedAndDropped)
{
    Owner owner;
    const Options options;
    Channel channel(options, {9, 16, 0}, owner);
    Octets packet = Packet(0, {});
    packet.pop_back();
    channel.OnPacket(packet, milliseconds(0));
    channel.OnPacket({}, milliseconds(0));
    EXPECT_EQ(channel.Counts().malformed, 2U);
    EXPECT_TRUE(owner.delivered.empty());
}

} // namespace
} // namespace pptplab::gre
