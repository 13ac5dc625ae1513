// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/message.h"

#include "models/pptp/message-cutter.h"

#include <gtest/gtest.h>

#include <random>

namespace pptplab::pptp
{
namespace
{

Octets
Encoded(const ControlMessage& message)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(message, out);
    return octets;
}

template <typename M>
const M*
DecodedAs(const Octets& octets, ControlMessage& store)
{
    const auto message = Decode(octets);
    if (!message)
    {
        return nullptr;
    }
    store = message.Value();
    return std::get_if<M>(&store);
}

/// One of each kind, every field different from 0.
std::vector<ControlMessage>
OneOfEach()
{
    return {
        StartRequest{0x0100, 1, 2, 3, 4, {"host"}, {"vendor"}},
        StartReply{0x0100, 2, 6, 1, 2, 3, 4, {"host"}, {"vendor"}},
        StopRequest{3},
        StopReply{2, 5},
        EchoRequest{0x01020304},
        EchoReply{0x01020304, 2, 6},
        OutgoingCallRequest{1, 2, 300, 100'000'000, 3, 2, 16, 5, 4, {"5551"}, {"sub"}},
        OutgoingCallReply{1, 2, 4, 5, 6, 64000, 16, 7, 8},
        IncomingCallRequest{1, 2, 2, 3, 4, 5, {"5551"}, {"55512"}, {"sub"}},
        IncomingCallReply{1, 2, 3, 4, 5, 6},
        IncomingCallConnected{1, 64000, 2, 3, 2},
        CallClearRequest{7},
        CallDisconnectNotify{7, 1, 2, 3, {"statistics"}},
        WanErrorNotify{1, 2, 3, 4, 5, 6, 7},
        SetLinkInfo{1, 0x000A0000, 0x80000000},
    };
}

TEST(ControlMessages, HaveTheLengthsOfRfc2637)
{
    const std::vector<std::size_t> lengths = {
        156, 156, 16, 16, 16, 20, 168, 32, 220, 24, 28, 16, 148, 40, 24};
    const auto messages = OneOfEach();
    ASSERT_EQ(messages.size(), lengths.size());
    for (std::size_t i = 0; i < messages.size(); ++i)
    {
        EXPECT_EQ(Encoded(messages[i]).size(), lengths[i]) << NameOf(messages[i]);
    }
}

TEST(ControlMessages, ComeBackAsTheyWereSent)
{
    for (const auto& message : OneOfEach())
    {
        SCOPED_TRACE(NameOf(message));
        const Octets octets = Encoded(message);
        const auto decoded = Decode(octets);
        ASSERT_TRUE(decoded.Ok());
        EXPECT_EQ(decoded.Value().index(), message.index());
        EXPECT_EQ(Encoded(decoded.Value()), octets);
    }
}

TEST(ControlMessages, EveryPrefixIsTruncated)
{
    for (const auto& message : OneOfEach())
    {
        const Octets octets = Encoded(message);
        for (std::size_t length = 0; length < octets.size(); ++length)
        {
            const auto decoded = Decode(ByteView(octets).Part(0, length));
            ASSERT_FALSE(decoded.Ok()) << NameOf(message) << " cut to " << length;
            EXPECT_EQ(decoded.Error(), WireError::Truncated);
        }
    }
}

TEST(ControlMessages, StartRequestHasTheOctetsOfSection2_1)
{
    const Octets octets = Encoded(StartRequest{0x0100, 3, 3, 0, 0, {"local"}, {"NT"}});
    const Octets head = {0x00, 0x9C, 0x00, 0x01, 0x1A, 0x2B, 0x3C, 0x4D, 0x00, 0x01, 0x00, 0x00,
                         0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x03,
                         0x00, 0x00, 0x00, 0x00, 'l',  'o',  'c',  'a',  'l',  0x00};
    EXPECT_EQ(ByteView(octets).Part(0, head.size()), ByteView(head));
    EXPECT_EQ(octets[92], 'N');
    EXPECT_EQ(octets[93], 'T');
    EXPECT_EQ(octets[94], 0);
}

TEST(ControlMessages, OutgoingCallReplyHasTheOctetsOfSection2_8)
{
    const OutgoingCallReply reply{0x0102, 0x0304, 2, 4, 0x0506, 0x0708090A, 0x0B0C, 0x0D0E, 0x0F10};
    const Octets expected = {0x00, 0x20, 0x00, 0x01, 0x1A, 0x2B, 0x3C, 0x4D, 0x00, 0x08, 0x00,
                             0x00, 0x01, 0x02, 0x03, 0x04, 0x02, 0x04, 0x05, 0x06, 0x07, 0x08,
                             0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x00, 0x00, 0x0F, 0x10};
    EXPECT_EQ(Encoded(reply), expected);
}

TEST(ControlMessages, SetLinkInfoHasTheOctetsOfSection2_15)
{
    const Octets expected = {0x00, 0x18, 0x00, 0x01, 0x1A, 0x2B, 0x3C, 0x4D,
                             0x00, 0x0F, 0x00, 0x00, 0x12, 0x34, 0x00, 0x00,
                             0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    EXPECT_EQ(Encoded(SetLinkInfo{0x1234}), expected);
}

TEST(ControlMessages, ReservedFieldsAreNotLookedAt)
{
    Octets octets = Encoded(EchoReply{9, 1, 0});
    octets[10] = 0xAA;
    octets.back() = 0xBB;
    ControlMessage store;
    const auto* reply = DecodedAs<EchoReply>(octets, store);
    ASSERT_NE(reply, nullptr);
    EXPECT_EQ(reply->identifier, 9U);
}

TEST(ControlMessages, WrongHeadersAreToldApart)
{
    const Octets good = Encoded(EchoRequest{1});
    const auto errorWith = [&good](std::size_t offset, std::uint8_t value) {
        Octets bad = good;
        bad[offset] = value;
        const auto decoded = Decode(bad);
        EXPECT_FALSE(decoded.Ok());
        return decoded.Error();
    };
    EXPECT_EQ(errorWith(4, 0x1B), WireError::BadCookie);
    EXPECT_EQ(errorWith(3, 2), WireError::BadMessageType);
    EXPECT_EQ(errorWith(9, 0), WireError::UnknownType);
    EXPECT_EQ(errorWith(9, 16), WireError::UnknownType);
    EXPECT_EQ(errorWith(1, 20), WireError::BadLength);
    Octets longer = good;
    longer.push_back(0);
    EXPECT_EQ(Decode(longer).Error(), WireError::BadLength);
}

TEST(ControlMessages, ATextKeepsWhatFollowsItsFirstZero)
{
    Octets octets = Encoded(StartRequest{});
    octets[28] = 'a';
    octets[30] = 'b';
    const auto decoded = Decode(octets);
    ASSERT_TRUE(decoded.Ok());
    EXPECT_EQ(std::get<StartRequest>(decoded.Value()).hostName.View(), "a");
    EXPECT_EQ(Encoded(decoded.Value()), octets);
}

TEST(MessageCutter, YieldsTheSameMessagesHoweverTcpCutsThem)
{
    Octets stream;
    ByteWriter out(stream);
    const auto messages = OneOfEach();
    for (const auto& message : messages)
    {
        Encode(message, out);
    }
    std::mt19937 generator(1);
    for (int run = 0; run < 200; ++run)
    {
        SCOPED_TRACE(run);
        MessageCutter cutter;
        Octets seen;
        ByteWriter again(seen);
        for (std::size_t at = 0; at < stream.size();)
        {
            const std::size_t step = 1 + generator() % 300;
            cutter.Feed(ByteView(stream).Part(at, step));
            at += step;
            for (auto next = cutter.Next(); next.Ok() && next.Value(); next = cutter.Next())
            {
                Encode(*next.Value(), again);
            }
        }
        EXPECT_EQ(seen, stream);
    }
}

TEST(MessageCutter, ReportsABadHeaderAsSoonAsItIsComplete)
{
    MessageCutter cutter;
    const Octets garbage(11, 0x41);
    cutter.Feed(garbage);
    ASSERT_TRUE(cutter.Next().Ok());
    cutter.Feed(ByteView(garbage).Part(0, 1));
    ASSERT_FALSE(cutter.Next().Ok());
    EXPECT_EQ(cutter.Next().Error(), WireError::BadCookie);
}

} // namespace
} // namespace pptplab::pptp
