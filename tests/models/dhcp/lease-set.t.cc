// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/lease-set.h"

#include "models/dhcp/server.h"

#include <gtest/gtest.h>

#include <chrono>
#include <deque>

namespace pptplab::dhcp
{
namespace
{

using namespace std::chrono_literals;

constexpr Address kFirst{0xAC100001};
constexpr Address kServer{0xAC1003FD};

/// A lease set and a server on one wire without delay.
struct Lan : LeaseSetOwner
{
    explicit Lan(std::uint32_t leases, std::uint32_t scope, Duration leaseTime = 72h)
        : server({kFirst, scope, {0xFFFFFC00}, leaseTime, 1min}, kServer),
          set({leases, 2min, 1, {}}, *this, random)
    {
    }

    struct Entry
    {
        Duration at;
        std::uint32_t index;
        Address address; ///< 0.0.0.0 where none was to be had
    };

    struct Sent
    {
        Duration at;
        Message message;
        bool toAll;
    };

    void RunUntil(Duration until)
    {
        if (sent.empty())
        {
            set.Start(now);
            Deliver();
        }
        for (auto due = set.Due(); due && *due <= until; due = set.Due())
        {
            EXPECT_GE(*due, now) << "nothing is due in the past";
            now = *due;
            set.OnDue(now);
            Deliver();
        }
        now = until;
    }

    void Deliver()
    {
        while (!wire.empty())
        {
            const Message message = wire.front();
            wire.pop_front();
            const auto reply = up ? server.OnMessage(message, now) : std::nullopt;
            if (reply)
            {
                set.OnMessage(reply->message, now);
            }
        }
    }

    void SendDhcp(const Message& message, std::optional<Address> to) override
    {
        EXPECT_TRUE(!to || *to == kServer);
        sent.push_back({now, message, !to});
        wire.push_back(message);
    }

    void OnLeased(std::uint32_t index, Address address) override
    {
        leased.push_back({now, index, address});
    }

    void OnLeaseLost(std::uint32_t index, Address address) override
    {
        lost.push_back({now, index, address});
    }

    void OnLeaseUnavailable(std::uint32_t index) override
    {
        unavailable.push_back({now, index, {}});
    }

    std::vector<Duration> DiscoversAt() const
    {
        std::vector<Duration> times;
        for (const Sent& each : sent)
        {
            if (each.message.type == MessageType::Discover)
            {
                times.push_back(each.at);
            }
        }
        return times;
    }

    NamedStream random{{{1, 0}, "test.lease"}};
    Duration now{};
    bool up = true;
    std::deque<Message> wire;
    std::vector<Sent> sent;
    std::vector<Entry> leased;
    std::vector<Entry> lost;
    std::vector<Entry> unavailable;
    Server server;
    LeaseSet set;
};

TEST(LeaseSet, TakesOneLeaseForEachNameOneAfterTheOther)
{
    Lan lan(3, 10);
    lan.RunUntil(1s);
    ASSERT_EQ(lan.leased.size(), 3U);
    for (std::uint32_t i = 0; i < 3; ++i)
    {
        EXPECT_EQ(lan.leased[i].index, i);
        EXPECT_EQ(lan.leased[i].address, Address{kFirst.value + i});
    }
    ASSERT_EQ(lan.sent.size(), 6U) << "a discover and a request for each";
    EXPECT_EQ(lan.sent[5].message.type, MessageType::Request);
    EXPECT_EQ(lan.sent[5].message.serverIdentifier, kServer);
    EXPECT_EQ(lan.server.Leased(lan.now), 3U);
}

TEST(LeaseSet, Rfc2131Section4Point1WaitsDoubleAndSpread)
{
    Lan lan(3, 10);
    lan.up = false;
    lan.RunUntil(119s);
    const auto times = lan.DiscoversAt();
    ASSERT_EQ(times.size(), 4U);
    for (std::size_t i = 1; i < times.size(); ++i)
    {
        const Duration wait = times[i] - times[i - 1];
        const Duration middle = 4s * (1U << (i - 1));
        EXPECT_GE(wait, middle - 1s);
        EXPECT_LE(wait, middle + 1s);
        EXPECT_NE(wait, middle);
    }
    ASSERT_EQ(lan.unavailable.size(), 1U);
    EXPECT_EQ(lan.unavailable[0].index, 0U) << "the server's own; the others were not asked for";
    EXPECT_GE(lan.unavailable[0].at, 56s);
    EXPECT_LE(lan.unavailable[0].at, 64s);
}

TEST(LeaseSet, Q150281AsksEveryTwoMinutesForEver)
{
    Lan lan(3, 10);
    lan.up = false;
    lan.RunUntil(2h - 1s);
    EXPECT_EQ(lan.unavailable.size(), 60U);
    for (const Duration at : {0s, 120s, 240s, 7080s})
    {
        const auto times = lan.DiscoversAt();
        EXPECT_TRUE(std::find(times.begin(), times.end(), at) != times.end())
            << ToSeconds(at) << " s";
    }
    lan.up = true;
    lan.RunUntil(2h);
    EXPECT_EQ(lan.set.Held(), 3U);
    EXPECT_EQ(lan.leased[0].at, 2h);
}

TEST(LeaseSet, WhatTheScopeHasNotIsAskedForAgainAndAgain)
{
    Lan lan(5, 3);
    lan.RunUntil(10min - 1s);
    EXPECT_EQ(lan.set.Held(), 3U);
    EXPECT_EQ(lan.unavailable.size(), 5U);
    for (const auto& entry : lan.unavailable)
    {
        EXPECT_EQ(entry.index, 3U) << "the first of the missing";
    }
}

TEST(LeaseSet, RenewsAtHalfTimeWithTheServerAlone)
{
    Lan lan(2, 10, 1h);
    lan.RunUntil(30min - 1s);
    EXPECT_EQ(lan.sent.size(), 4U);
    lan.RunUntil(30min);
    ASSERT_EQ(lan.sent.size(), 6U);
    EXPECT_EQ(lan.sent[4].message.type, MessageType::Request);
    EXPECT_EQ(lan.sent[4].message.clientAddress, kFirst);
    EXPECT_FALSE(lan.sent[4].message.requestedAddress) << "RFC 2131 4.3.6";
    EXPECT_FALSE(lan.sent[4].message.serverIdentifier) << "RFC 2131 4.3.6";
    EXPECT_FALSE(lan.sent[4].toAll);
    lan.RunUntil(10h);
    EXPECT_EQ(lan.leased.size(), 2U) << "told once";
    EXPECT_TRUE(lan.lost.empty());
    EXPECT_EQ(lan.set.Held(), 2U);
}

TEST(LeaseSet, RebindsWithEverybodyAtSevenEighthsAndLosesTheLeaseInTheEnd)
{
    Lan lan(1, 10, 1h);
    lan.RunUntil(1min);
    lan.up = false;
    lan.RunUntil(1h - 1s);
    EXPECT_TRUE(lan.lost.empty());
    std::vector<Duration> toServer;
    std::vector<Duration> toAll;
    for (const auto& each : lan.sent)
    {
        if (each.message.clientAddress != Address{})
        {
            (each.toAll ? toAll : toServer).push_back(each.at);
        }
    }
    // RFC 2131 4.4.5: T1 is 1800 s, T2 3150 s; again after half of what remains, 60 s at least.
    const std::vector<Duration> renewals = {
        1800s, 2475s, 2812500ms, 2981250ms, 3065625ms, 3125625ms};
    EXPECT_EQ(toServer, renewals);
    const std::vector<Duration> rebindings = {3150s, 3375s, 3487500ms, 3547500ms};
    EXPECT_EQ(toAll, rebindings);
    lan.RunUntil(1h);
    ASSERT_EQ(lan.lost.size(), 1U);
    EXPECT_EQ(lan.lost[0].at, 1h);
    EXPECT_EQ(lan.lost[0].address, kFirst);
    EXPECT_EQ(lan.DiscoversAt().back(), 1h) << "a lost lease is asked for at once";
}

TEST(LeaseSet, ARefusedRenewalLosesTheAddressAndAsksForAnother)
{
    Lan lan(1, 2, 1h);
    lan.RunUntil(1min);
    lan.server = Server({{kFirst.value + 1}, 2, {0xFFFFFC00}, 1h, 1min}, kServer);
    // The server's database was rebuilt (Q171860) and knows another client for that address.
    Message other;
    other.type = MessageType::Discover;
    other.hardware.length = 6;
    lan.server = Server({kFirst, 2, {0xFFFFFC00}, 1h, 1min}, kServer);
    const auto offer = lan.server.OnMessage(other, lan.now);
    ASSERT_TRUE(offer && offer->message.yourAddress == kFirst);
    other.type = MessageType::Request;
    other.requestedAddress = kFirst;
    other.serverIdentifier = kServer;
    ASSERT_TRUE(lan.server.OnMessage(other, lan.now));
    lan.RunUntil(30min);
    ASSERT_EQ(lan.lost.size(), 1U);
    ASSERT_EQ(lan.leased.size(), 2U);
    EXPECT_EQ(lan.leased[1].at, 30min);
    EXPECT_EQ(lan.leased[1].address, Address{kFirst.value + 1});
}

TEST(LeaseSet, ANewSetGetsNewAddressesWhileTheOldOnesStayTaken)
{
    Lan first(3, 10);
    first.RunUntil(1s);
    Lan second(3, 10);
    second.server = first.server;
    LeaseSet anew({3, 2min, 2, {}}, second, second.random);
    anew.Start(second.now);
    while (!second.wire.empty())
    {
        const Message message = second.wire.front();
        second.wire.pop_front();
        if (const auto reply = second.server.OnMessage(message, second.now))
        {
            anew.OnMessage(reply->message, second.now);
        }
    }
    EXPECT_EQ(anew.Held(), 3U);
    EXPECT_EQ(second.server.Leased(second.now), 6U) << "Q153161";
}

} // namespace
} // namespace pptplab::dhcp
