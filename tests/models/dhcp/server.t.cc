// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/server.h"

#include "models/dhcp/lease-identifier.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::dhcp
{
namespace
{

using namespace std::chrono_literals;

constexpr Address kFirst{0xAC100001};
constexpr Address kSelf{0xAC1003FD};

Server::Scope
ScopeOf(std::uint32_t size)
{
    Server::Scope scope;
    scope.first = kFirst;
    scope.size = size;
    scope.subnetMask = {0xFFFFFC00};
    scope.leaseTime = 1h;
    return scope;
}

Message
From(std::uint32_t client, MessageType type)
{
    Message message;
    message.type = type;
    message.hardware = LeaseIdentifier{1, client}.AsHardware();
    message.clientIdentifier = LeaseIdentifier{1, client}.AsOption();
    message.transaction = client;
    message.broadcast = true;
    return message;
}

Message
Choosing(std::uint32_t client, Address address, Address server = kSelf)
{
    Message request = From(client, MessageType::Request);
    request.requestedAddress = address;
    request.serverIdentifier = server;
    return request;
}

Message
Renewing(std::uint32_t client, Address address)
{
    Message request = From(client, MessageType::Request);
    request.clientAddress = address;
    return request;
}

/// An address by all four messages, 0.0.0.0 for none.
Address
Acquire(Server& server, std::uint32_t client, Duration now)
{
    const auto offer = server.OnMessage(From(client, MessageType::Discover), now);
    if (!offer)
    {
        return {};
    }
    EXPECT_EQ(offer->message.type, MessageType::Offer);
    const auto ack = server.OnMessage(Choosing(client, offer->message.yourAddress), now);
    return ack && ack->message.type == MessageType::Ack ? ack->message.yourAddress : Address{};
}

std::optional<MessageType>
AnswerTo(Server& server, const Message& message, Duration now)
{
    const auto reply = server.OnMessage(message, now);
    return reply ? std::optional(reply->message.type) : std::nullopt;
}

TEST(DhcpServer, HandsOutItsRangeFromTheFirstAddressOnAndThenFallsSilent)
{
    Server server(ScopeOf(3), kSelf);
    for (std::uint32_t client = 0; client < 3; ++client)
    {
        EXPECT_EQ(Acquire(server, client, 0s), Address{kFirst.value + client});
    }
    EXPECT_EQ(Acquire(server, 3, 0s), Address{});
    EXPECT_EQ(server.Leased(0s), 3U);
    EXPECT_EQ(server.Exhausted(), 1U);
    EXPECT_EQ(Acquire(server, 3, 1h), kFirst) << "expired at last";
    EXPECT_EQ(server.Leased(1h), 1U);
}

TEST(DhcpServer, Rfc2131Table3FieldsOfItsAnswers)
{
    Server server(ScopeOf(3), kSelf);
    const auto offer = server.OnMessage(From(7, MessageType::Discover), 0s);
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->message.transaction, 7U);
    EXPECT_EQ(offer->message.serverIdentifier, kSelf);
    EXPECT_EQ(offer->message.leaseSeconds, 3600U);
    EXPECT_TRUE(offer->message.hardware == From(7, MessageType::Discover).hardware);
    EXPECT_FALSE(offer->to) << "the client asks for broadcast";
    const auto ack = server.OnMessage(Choosing(7, kFirst), 0s);
    ASSERT_TRUE(ack);
    EXPECT_EQ(ack->message.renewalSeconds, 1800U) << "4.4.5: half";
    EXPECT_EQ(ack->message.rebindingSeconds, 3150U) << "4.4.5: seven eighths";
    EXPECT_EQ(ack->message.subnetMask, Address{0xFFFFFC00});
}

TEST(DhcpServer, AClientThatCanReceiveItGetsItsAnswerAtItsAddress)
{
    Server server(ScopeOf(3), kSelf);
    ASSERT_EQ(Acquire(server, 1, 0s), kFirst);
    Message renewal = Renewing(1, kFirst);
    renewal.broadcast = false;
    const auto ack = server.OnMessage(renewal, 30min);
    ASSERT_TRUE(ack);
    EXPECT_EQ(ack->to, kFirst);
}

TEST(DhcpServer, AnOfferIsKeptForAMinuteOnly)
{
    Server server(ScopeOf(1), kSelf);
    ASSERT_TRUE(server.OnMessage(From(1, MessageType::Discover), 0s));
    EXPECT_EQ(AnswerTo(server, From(2, MessageType::Discover), 59s), std::nullopt);
    EXPECT_EQ(AnswerTo(server, From(2, MessageType::Discover), 60s), MessageType::Offer);
    EXPECT_EQ(AnswerTo(server, Choosing(1, kFirst), 61s), MessageType::Nak) << "it is too late";
}

TEST(DhcpServer, Rfc2131Section4Point3Point1PrefersTheAddressThatTheClientHad)
{
    Server server(ScopeOf(3), kSelf);
    ASSERT_EQ(Acquire(server, 1, 0s), kFirst);
    ASSERT_EQ(Acquire(server, 2, 0s), Address{kFirst.value + 1});
    EXPECT_EQ(Acquire(server, 2, 10h), Address{kFirst.value + 1});
    Message discover = From(3, MessageType::Discover);
    discover.requestedAddress = Address{kFirst.value + 2};
    const auto offer = server.OnMessage(discover, 10h);
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->message.yourAddress, Address{kFirst.value + 2});
}

TEST(DhcpServer, ARenewalExtendsTheLeaseFromThenOn)
{
    Server server(ScopeOf(1), kSelf);
    ASSERT_EQ(Acquire(server, 1, 0s), kFirst);
    EXPECT_EQ(AnswerTo(server, Renewing(1, kFirst), 30min), MessageType::Ack);
    EXPECT_EQ(server.Leased(89min), 1U);
    EXPECT_EQ(server.Leased(90min), 0U);
}

TEST(DhcpServer, Rfc2131Section4Point3Point2WhoIsUnknownGetsSilenceWhoIsWrongARefusal)
{
    Server server(ScopeOf(2), kSelf);
    ASSERT_EQ(Acquire(server, 1, 0s), kFirst);
    EXPECT_EQ(AnswerTo(server, Choosing(1, kFirst, {0x01020304}), 1s), std::nullopt)
        << "another server was chosen";
    EXPECT_EQ(AnswerTo(server, Renewing(2, Address{kFirst.value + 1}), 1s), std::nullopt);
    EXPECT_EQ(AnswerTo(server, Renewing(2, kFirst), 1s), MessageType::Nak) << "it is another's";
    EXPECT_EQ(AnswerTo(server, Renewing(1, Address{kFirst.value + 1}), 1s), MessageType::Nak);
}

TEST(DhcpServer, ReleasedAddressesComeBackAndDeclinedOnesDoNot)
{
    Server server(ScopeOf(2), kSelf);
    ASSERT_EQ(Acquire(server, 1, 0s), kFirst);
    ASSERT_EQ(Acquire(server, 2, 0s), Address{kFirst.value + 1});
    Message release = From(1, MessageType::Release);
    release.clientAddress = kFirst;
    EXPECT_FALSE(server.OnMessage(release, 1s));
    Message decline = From(2, MessageType::Decline);
    decline.requestedAddress = Address{kFirst.value + 1};
    EXPECT_FALSE(server.OnMessage(decline, 1s));
    EXPECT_EQ(Acquire(server, 3, 2s), kFirst);
    EXPECT_EQ(Acquire(server, 4, 10h), kFirst) << "the other one is nobody's any more";
    EXPECT_EQ(Acquire(server, 2, 10h), Address{}) << "not even of who declined it";
}

TEST(DhcpServer, AnswersNoServersAndNoInforms)
{
    Server server(ScopeOf(2), kSelf);
    for (const auto type :
         {MessageType::Offer, MessageType::Ack, MessageType::Nak, MessageType::Inform})
    {
        EXPECT_EQ(AnswerTo(server, From(1, type), 0s), std::nullopt) << NameOf(type);
    }
}

} // namespace
} // namespace pptplab::dhcp
