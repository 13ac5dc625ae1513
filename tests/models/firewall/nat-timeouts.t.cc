// SPDX-License-Identifier: GPL-2.0-only

// How long mappings live, and what happens when there are no more.

#include "models/firewall/nat.h"
#include "tests/models/firewall/packets.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::firewall
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kOutside = 0x0A03FFFE;
constexpr Endpoint kClient{0x0A000002, 1025};
constexpr Endpoint kServer{0xC0A80002, 1723};
constexpr Endpoint kMapped{kOutside, 61000};

bool
Out(Nat& nat, std::uint8_t flags, Duration now)
{
    return nat.Outwards(TcpPacket(kClient, kServer, flags), now).Ok();
}

bool
In(Nat& nat, std::uint8_t flags, Duration now)
{
    return nat.Inwards(TcpPacket(kServer, kMapped, flags), now).Ok();
}

TEST(NatTimeouts, Rfc5382AConnectionThatOpensHasFourMinutes)
{
    Nat nat({}, kOutside);
    ASSERT_TRUE(Out(nat, kSyn, 0s));
    EXPECT_EQ(nat.Counts(4min - 1ns).mappings, 1U);
    EXPECT_FALSE(In(nat, kSyn | kAck, 4min));
    EXPECT_EQ(nat.Counts(4min).mappings, 0U);
}

TEST(NatTimeouts, Rfc5382AnEstablishedOneHasTwoHoursAndFour)
{
    Nat nat({}, kOutside);
    ASSERT_TRUE(Out(nat, kSyn, 0s));
    ASSERT_TRUE(In(nat, kSyn | kAck, 1s));
    ASSERT_TRUE(Out(nat, kAck, 2s));
    EXPECT_TRUE(In(nat, kAck, 2s + 124min - 1ns));
    EXPECT_FALSE(In(nat, kAck, 2s + 2 * 124min)) << "both ways keep it, and then it is over";
}

TEST(NatTimeouts, Rfc5382AClosedOneHasFourMinutesAgain)
{
    for (const bool reset : {false, true})
    {
        Nat nat({}, kOutside);
        ASSERT_TRUE(Out(nat, kSyn, 0s));
        ASSERT_TRUE(In(nat, kSyn | kAck, 1s));
        ASSERT_TRUE(Out(nat, reset ? kRst : kFin | kAck, 2s));
        if (!reset)
        {
            EXPECT_EQ(nat.Counts(1h).mappings, 1U) << "half closed is established";
            ASSERT_TRUE(In(nat, kFin | kAck, 1h));
            ASSERT_TRUE(Out(nat, kAck, 1h));
        }
        const Duration over = reset ? Duration(2s) : Duration(1h);
        EXPECT_EQ(nat.Counts(over + 4min - 1ns).mappings, 1U);
        EXPECT_EQ(nat.Counts(over + 4min).mappings, 0U);
    }
}

TEST(NatTimeouts, ASegmentAfterItsMappingIsGoneGetsAnotherPort)
{
    Nat nat({}, kOutside);
    ASSERT_TRUE(Out(nat, kSyn, 0s));
    const auto late = nat.Outwards(TcpPacket(kClient, kServer, kAck), 5min);
    ASSERT_TRUE(late);
    EXPECT_EQ(U16At(late.Value(), 20), 61001);
}

TEST(NatTimeouts, Rfc4787OnlyWhatGoesOutKeepsUdp)
{
    Nat nat({}, kOutside);
    const auto out = [&](Duration now) {
        return nat.Outwards(UdpPacket(kClient, kServer, Octets{1}), now).Ok();
    };
    const auto in = [&](Duration now) {
        return nat.Inwards(UdpPacket(kServer, kMapped, Octets{1}), now).Ok();
    };
    ASSERT_TRUE(out(0s));
    ASSERT_TRUE(out(4min));
    EXPECT_TRUE(in(8min));
    EXPECT_FALSE(in(9min));
}

TEST(NatTimeouts, NoFreePortDropsWhatIsNewAndNothingElse)
{
    NatOptions options;
    options.ports = {61000, 61001};
    Nat nat(options, kOutside);
    const auto send = [&](std::uint16_t port, Duration now) {
        return nat.Outwards(UdpPacket({kClient.address, port}, kServer, Octets{1}), now);
    };
    ASSERT_TRUE(send(1, 0s));
    ASSERT_TRUE(send(2, 1s));
    ASSERT_FALSE(send(3, 2s));
    EXPECT_EQ(send(3, 2s).Error(), NatDrop::NoPort);
    EXPECT_TRUE(send(2, 2s));
    EXPECT_TRUE(Out(nat, kSyn, 2s)) << "TCP has ports of its own";
    const NatCounts counts = nat.Counts(2s);
    EXPECT_EQ(counts.dropped[static_cast<std::size_t>(NatDrop::NoPort)], 2U);
    EXPECT_EQ(counts.mappings, 3U);
    const auto freed = send(3, 5min);
    ASSERT_TRUE(freed) << "the first one's time is over";
    EXPECT_EQ(U16At(freed.Value(), 20), 61000);
    EXPECT_EQ(nat.Counts(1h).mappings, 0U);
    EXPECT_EQ(nat.Counts(1h).mappingsHighWater, 3U);
}

TEST(NatTimeouts, NumbersComeInTurnSoThatOneIsNotReusedAtOnce)
{
    NatOptions options;
    options.ports = {61000, 61002};
    options.timeouts.udp = 10s;
    Nat nat(options, kOutside);
    for (int i = 0; i < 7; ++i)
    {
        const auto out = nat.Outwards(
            UdpPacket({kClient.address, static_cast<std::uint16_t>(i + 1)}, kServer, Octets{1}),
            i * 10s);
        ASSERT_TRUE(out);
        EXPECT_EQ(U16At(out.Value(), 20), 61000 + i % 3);
    }
}

} // namespace
} // namespace pptplab::firewall
