// SPDX-License-Identifier: GPL-2.0-only

// GRE and PPTP's Call IDs through a Nat.

#include "models/base/random-stream.h"
#include "models/firewall/nat.h"
#include "tests/models/firewall/packets.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::firewall
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint32_t kFirst = 0x0A000002;
constexpr std::uint32_t kSecond = 0x0A000003;
constexpr std::uint32_t kOutside = 0x0A03FFFE;
constexpr std::uint32_t kServer = 0xC0A80002;
constexpr std::uint32_t kRouter = 0x64400001;
constexpr Endpoint kControl{kServer, 1723};
constexpr std::uint16_t kOwnId = 1;      // NT clients all begin with the same one
constexpr std::uint16_t kServersId = 0;  // Call ID of the first port, as in Q162847
constexpr std::uint16_t kMapped = 61000; // port and Call ID

const Octets kLcp = {0xFF, 0x03, 0xC0, 0x21};

NatOptions
With(GreMode gre, GreHolder holder = GreHolder::First)
{
    NatOptions options;
    options.gre = gre;
    options.greHolder = holder;
    return options;
}

pptp::OutgoingCallReply
ReplyTo(std::uint16_t peerCallId, std::uint16_t callId)
{
    pptp::OutgoingCallReply reply;
    reply.callId = callId;
    reply.peerCallId = peerCallId;
    return reply;
}

/// A box with Call IDs, and what its hosts and the server send through it.
struct Box
{
    explicit Box(const NatOptions& options = With(GreMode::CallId)) : nat(options, kOutside) {}

    auto Out(std::uint32_t host, const pptp::ControlMessage& message, Duration now = 0s)
    {
        return nat.Outwards(ControlPacket({host, 1025}, kControl, message), now);
    }

    auto In(std::uint16_t port, const pptp::ControlMessage& message, Duration now = 0s)
    {
        return nat.Inwards(ControlPacket(kControl, {kOutside, port}, message), now);
    }

    /// Call `number` of the box is set up by `host`.
    void SetUp(std::uint32_t host, std::uint16_t number)
    {
        pptp::OutgoingCallRequest request;
        request.callId = kOwnId;
        ASSERT_TRUE(Out(host, request));
        ASSERT_TRUE(In(kMapped + number, ReplyTo(kMapped + number, number)));
    }

    auto GreOut(std::uint32_t host, std::uint16_t serversId, Duration now = 0s)
    {
        return nat.Outwards(GrePacket(host, kServer, serversId, kLcp), now);
    }

    auto GreIn(std::uint16_t callId, Duration now = 0s)
    {
        return nat.Inwards(GrePacket(kServer, kOutside, callId, kLcp), now);
    }

    Nat nat;
};

TEST(NatPptp, WithoutGreNothingOfItPasses)
{
    Box box(With(GreMode::None));
    EXPECT_EQ(box.GreOut(kFirst, kServersId).Error(), NatDrop::Gre);
    EXPECT_EQ(box.GreIn(kOwnId).Error(), NatDrop::Gre);
}

TEST(NatPptp, ByAddressTheFirstOneHoldsTheMappingAsLongAsItSends)
{
    Box box(With(GreMode::Address));
    EXPECT_EQ(box.GreIn(kOwnId).Error(), NatDrop::Unsolicited);
    const auto out = box.GreOut(kFirst, kServersId);
    ASSERT_TRUE(out);
    EXPECT_EQ(out.Value(), GrePacket(kOutside, kServer, kServersId, kLcp));
    EXPECT_EQ(box.GreOut(kSecond, 1).Error(), NatDrop::GreHeld);
    // Whatever call it is for: the box does not read it.
    EXPECT_EQ(box.GreIn(kOwnId).Value(), GrePacket(kServer, kFirst, kOwnId, kLcp));
    EXPECT_EQ(box.GreIn(kOwnId + 1, 5min - 1ns).Value(),
              GrePacket(kServer, kFirst, kOwnId + 1, kLcp));
    EXPECT_TRUE(box.GreOut(kSecond, 1, 5min)) << "what comes in keeps nothing";
    EXPECT_EQ(box.GreIn(kOwnId, 5min).Value(), GrePacket(kServer, kSecond, kOwnId, kLcp));
}

TEST(NatPptp, ByAddressTheLastOneMayTakeTheMappingOver)
{
    Box box(With(GreMode::Address, GreHolder::Last));
    ASSERT_TRUE(box.GreOut(kFirst, 0));
    ASSERT_TRUE(box.GreOut(kSecond, 1, 1min));
    ASSERT_TRUE(box.GreOut(kFirst, 0, 2min)) << "it goes out still, and opens nothing new";
    EXPECT_EQ(box.GreIn(kOwnId, 3min).Value(), GrePacket(kServer, kSecond, kOwnId, kLcp));
    EXPECT_EQ(box.GreIn(kOwnId, 6min).Value(), GrePacket(kServer, kFirst, kOwnId, kLcp))
        << "the second one's is gone";
}

TEST(NatPptp, ByAddressTwoServersAreTwoMappings)
{
    Box box(With(GreMode::Address));
    ASSERT_TRUE(box.GreOut(kFirst, 0));
    ASSERT_TRUE(box.nat.Outwards(GrePacket(kSecond, kServer + 1, 0, kLcp), 0s));
    EXPECT_EQ(box.GreIn(kOwnId).Value(), GrePacket(kServer, kFirst, kOwnId, kLcp));
    EXPECT_EQ(box.nat.Inwards(GrePacket(kServer + 1, kOutside, kOwnId, kLcp), 0s).Value(),
              GrePacket(kServer + 1, kSecond, kOwnId, kLcp));
}

TEST(NatPptp, Rfc2637Section27And28TheCallersCallIdIsReplaced)
{
    Box box;
    pptp::OutgoingCallRequest request;
    request.callId = kOwnId;
    const auto out = box.Out(kFirst, request);
    ASSERT_TRUE(out);
    request.callId = kMapped;
    EXPECT_EQ(out.Value(), ControlPacket({kOutside, kMapped}, kControl, request));

    const auto in = box.In(kMapped, ReplyTo(kMapped, kServersId));
    ASSERT_TRUE(in);
    EXPECT_EQ(in.Value(), ControlPacket(kControl, {kFirst, 1025}, ReplyTo(kOwnId, kServersId)));
    EXPECT_TRUE(box.Out(kFirst, pptp::OutgoingCallRequest{}, 1s)) << "another call";
    EXPECT_EQ(box.nat.Counts(1s).calls, 2U);
}

TEST(NatPptp, ARequestThatIsRepeatedGetsTheSameCallId)
{
    Box box;
    pptp::OutgoingCallRequest request;
    request.callId = kOwnId;
    const auto once = box.Out(kFirst, request);
    const auto again = box.Out(kFirst, request, 3s);
    ASSERT_TRUE(once && again);
    EXPECT_EQ(once.Value(), again.Value());
    EXPECT_EQ(box.nat.Counts(3s).calls, 1U);
}

TEST(NatPptp, Rfc2637Section41TwoCallsWithOneCallIdAreToldApart)
{
    Box box;
    box.SetUp(kFirst, 0);
    box.SetUp(kSecond, 1);
    EXPECT_EQ(box.GreOut(kFirst, 0).Value(), GrePacket(kOutside, kServer, 0, kLcp));
    EXPECT_EQ(box.GreOut(kSecond, 1).Value(), GrePacket(kOutside, kServer, 1, kLcp));
    EXPECT_EQ(box.GreOut(kSecond, 0).Error(), NatDrop::GreStranger) << "the first one's call";
    EXPECT_EQ(box.GreIn(kMapped).Value(), GrePacket(kServer, kFirst, kOwnId, kLcp));
    EXPECT_EQ(box.GreIn(kMapped + 1).Value(), GrePacket(kServer, kSecond, kOwnId, kLcp));
    EXPECT_EQ(box.GreIn(kOwnId).Error(), NatDrop::GreStranger);
    const Octets plain = IpPacket(kFirst, kServer, kGre, Octets(8)); // RFC 1701, version 0
    EXPECT_EQ(box.nat.Outwards(plain, 0s).Error(), NatDrop::Gre);
}

TEST(NatPptp, Rfc2637Section212To215FieldsThatNameTheCallersCall)
{
    Box box;
    box.SetUp(kFirst, 0);
    EXPECT_EQ(box.Out(kFirst, pptp::CallClearRequest{kOwnId}).Value(),
              ControlPacket({kOutside, kMapped}, kControl, pptp::CallClearRequest{kMapped}));
    EXPECT_EQ(box.Out(kFirst, pptp::SetLinkInfo{kServersId}).Value(),
              ControlPacket({kOutside, kMapped}, kControl, pptp::SetLinkInfo{kServersId}))
        << "the server's Call ID is the server's business";
    EXPECT_EQ(box.In(kMapped, pptp::SetLinkInfo{kMapped}).Value(),
              ControlPacket(kControl, {kFirst, 1025}, pptp::SetLinkInfo{kOwnId}));
    pptp::WanErrorNotify errors;
    errors.peerCallId = kMapped;
    const auto in = box.In(kMapped, errors);
    errors.peerCallId = kOwnId;
    EXPECT_EQ(in.Value(), ControlPacket(kControl, {kFirst, 1025}, errors));
    pptp::IncomingCallConnected connected;
    connected.peerCallId = kMapped;
    const auto toFirst = box.In(kMapped, connected);
    connected.peerCallId = kOwnId;
    EXPECT_EQ(toFirst.Value(), ControlPacket(kControl, {kFirst, 1025}, connected));
}

TEST(NatPptp, Rfc2637Section213ADisconnectEndsTheMapping)
{
    Box box;
    box.SetUp(kFirst, 0);
    pptp::CallDisconnectNotify notify;
    notify.callId = kServersId;
    EXPECT_EQ(box.In(kMapped, notify).Value(), ControlPacket(kControl, {kFirst, 1025}, notify));
    EXPECT_EQ(box.GreIn(kMapped).Error(), NatDrop::GreStranger);
    EXPECT_EQ(box.nat.Counts(0s).calls, 0U);
    EXPECT_EQ(box.nat.Counts(0s).callsHighWater, 1U);
}

TEST(NatPptp, Rfc2637Section29And210AnIncomingCallThatIsAcceptedIsMapped)
{
    Box box;
    ASSERT_TRUE(box.Out(kFirst, pptp::StartRequest{}));
    pptp::IncomingCallRequest request;
    request.callId = 5;
    EXPECT_EQ(box.In(kMapped, request).Value(), ControlPacket(kControl, {kFirst, 1025}, request));
    pptp::IncomingCallReply reply;
    reply.peerCallId = 5;
    reply.resultCode = 3; // declined: there is no call
    EXPECT_EQ(box.Out(kFirst, reply).Value(), ControlPacket({kOutside, kMapped}, kControl, reply));
    EXPECT_EQ(box.nat.Counts(0s).calls, 0U);
    reply.callId = kOwnId;
    reply.resultCode = 1;
    const auto out = box.Out(kFirst, reply);
    reply.callId = kMapped;
    EXPECT_EQ(out.Value(), ControlPacket({kOutside, kMapped}, kControl, reply));
    EXPECT_TRUE(box.GreOut(kFirst, 5));
}

TEST(NatPptp, SeveralMessagesInASegmentAreAllTranslated)
{
    Box box;
    box.SetUp(kFirst, 0);
    const auto segment = [](std::uint16_t callId) {
        Octets octets;
        ByteWriter out(octets);
        pptp::Encode(pptp::EchoRequest{}, out);
        pptp::Encode(pptp::SetLinkInfo{callId}, out);
        pptp::Encode(pptp::SetLinkInfo{callId}, out);
        return octets;
    };
    const auto in =
        box.nat.Inwards(TcpPacket(kControl, {kOutside, kMapped}, kAck, segment(kMapped)), 0s);
    EXPECT_EQ(in.Value(), TcpPacket(kControl, {kFirst, 1025}, kAck, segment(kOwnId)));
}

TEST(NatPptp, WhatIsNoMessageStaysAsItIs)
{
    Box box;
    box.SetUp(kFirst, 0);
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(pptp::SetLinkInfo{kMapped}, out);
    octets[4] ^= 1U; // the magic cookie
    for (std::size_t size = 0; size <= octets.size(); ++size)
    {
        const ByteView cut = ByteView(octets).Part(0, size);
        EXPECT_EQ(box.nat.Inwards(TcpPacket(kControl, {kOutside, kMapped}, kAck, cut), 0s).Value(),
                  TcpPacket(kControl, {kFirst, 1025}, kAck, cut));
    }
}

TEST(NatPptp, WhateverComesIsTranslatedInPlaceOrDropped)
{
    constexpr std::uint64_t kSeed = 1;
    NamedStream random({{kSeed, 0}, "tests.nat"});
    const auto draw = [&random](std::size_t below) {
        return static_cast<std::size_t>(random.Uniform() * static_cast<double>(below));
    };
    Box box;
    box.SetUp(kFirst, 0);
    pptp::OutgoingCallRequest request;
    request.callId = kOwnId;
    const Octets inner = GrePacket(kOutside, kServer, kServersId, kLcp);
    const std::vector<Octets> packets = {
        ControlPacket({kFirst, 1025}, kControl, request),
        ControlPacket(kControl, {kOutside, kMapped}, ReplyTo(kMapped, kServersId)),
        GrePacket(kFirst, kServer, kServersId, kLcp),
        GrePacket(kServer, kOutside, kMapped, kLcp),
        IcmpPacket(kRouter, kOutside, 0x0302, 0, ByteView(inner).Part(0, 28))};
    for (int i = 0; i < 20000; ++i)
    {
        SCOPED_TRACE(testing::Message() << "seed " << kSeed << " packet " << i);
        Octets packet = packets[draw(packets.size())];
        for (std::size_t changes = draw(4); changes > 0; --changes)
        {
            packet[draw(packet.size())] = static_cast<std::uint8_t>(draw(256));
        }
        packet.resize(packet.size() - draw(2) * draw(packet.size()));
        const auto out = box.nat.Outwards(packet, 1s * i);
        const auto in = box.nat.Inwards(packet, 1s * i);
        EXPECT_TRUE(!out || out.Value().size() == packet.size());
        EXPECT_TRUE(!in || in.Value().size() == packet.size());
    }
}

TEST(NatPptp, WithoutAFreeCallIdTheRequestIsDropped)
{
    NatOptions options = With(GreMode::CallId);
    options.callIds = {7, 7};
    Box box(options);
    pptp::OutgoingCallRequest request;
    request.callId = kOwnId;
    ASSERT_TRUE(box.Out(kFirst, request));
    EXPECT_EQ(box.Out(kSecond, request).Error(), NatDrop::NoCallId);
    // The control connection of the first one ends, and its Call ID is free.
    ASSERT_TRUE(box.nat.Outwards(TcpPacket({kFirst, 1025}, kControl, kRst), 1s));
    EXPECT_EQ(box.nat.Counts(1s).calls, 0U);
    const auto out = box.Out(kSecond, request, 1s);
    ASSERT_TRUE(out);
    request.callId = 7;
    EXPECT_EQ(out.Value(), ControlPacket({kOutside, kMapped + 1}, kControl, request));
}

TEST(NatPptp, ACallLivesByItsGreOrItsControlConnection)
{
    NatOptions options = With(GreMode::CallId);
    options.timeouts.gre = 90s;
    Box box(options);
    box.SetUp(kFirst, 0);
    ASSERT_TRUE(box.Out(kFirst, pptp::EchoRequest{}, 60s)); // NT's keep-alive
    EXPECT_TRUE(box.GreIn(kMapped, 149s));
    EXPECT_TRUE(box.GreOut(kFirst, kServersId, 238s));
    EXPECT_EQ(box.GreIn(kMapped, 328s).Error(), NatDrop::GreStranger);
    EXPECT_EQ(box.GreOut(kFirst, kServersId, 328s).Error(), NatDrop::GreStranger)
        << "nothing opens it again";
}

TEST(NatPptp, AnErrorAboutGreFindsTheHostThatSentIt)
{
    for (const GreMode mode : {GreMode::Address, GreMode::CallId})
    {
        Box box(With(mode));
        box.SetUp(kFirst, 0);
        const auto sent = box.GreOut(kFirst, kServersId);
        ASSERT_TRUE(sent);
        const ByteView quote = ByteView(sent.Value()).Part(0, 28);
        const Octets original = GrePacket(kFirst, kServer, kServersId, kLcp);
        EXPECT_EQ(box.nat.Inwards(IcmpPacket(kRouter, kOutside, 0x0302, 0, quote), 0s).Value(),
                  IcmpPacket(kRouter, kFirst, 0x0302, 0, ByteView(original).Part(0, 28)));
    }
}

} // namespace
} // namespace pptplab::firewall
