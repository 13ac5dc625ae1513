// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/control-packet.h"
#include "models/ppp/frame.h"
#include "models/ppp/pap.h"

#include <gtest/gtest.h>

namespace pptplab::ppp
{
namespace
{

template <typename T>
Octets
Encoded(const T& packet)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(packet, out);
    return octets;
}

TEST(ControlPacket, HasTheOctetsOfRfc1661Section5)
{
    const Octets data = {0xAA, 0xBB};
    EXPECT_EQ(Encoded(ControlPacket{Code::TerminateRequest, 7, data}),
              (Octets{5, 7, 0, 6, 0xAA, 0xBB}));
}

TEST(ControlPacket, LeavesPaddingOutAndRejectsEveryPrefix)
{
    const Octets octets = {9, 1, 0, 6, 1, 2, 0, 0};
    const auto packet = DecodeControlPacket(octets);
    ASSERT_TRUE(packet.has_value());
    EXPECT_EQ(packet->code, Code::EchoRequest);
    EXPECT_EQ(packet->data, ByteView(Octets{1, 2}));
    for (std::size_t length = 0; length < 6; ++length)
    {
        EXPECT_FALSE(DecodeControlPacket(ByteView(octets).Part(0, length)).has_value());
    }
    EXPECT_FALSE(DecodeControlPacket(Octets{9, 1, 0, 3}).has_value());
}

TEST(OptionReader, StopsAtAnImpossibleLength)
{
    const Octets good = {7, 2, 5, 6, 1, 2, 3, 4};
    OptionReader reader(good);
    const auto first = reader.Next();
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->type, 7);
    EXPECT_TRUE(first->value.empty());
    const auto second = reader.Next();
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->value, ByteView(Octets{1, 2, 3, 4}));
    EXPECT_FALSE(reader.Next().has_value());
    EXPECT_TRUE(reader.Ok());
    for (const Octets& bad : {Octets{7}, Octets{7, 0}, Octets{7, 1}, Octets{5, 6, 1, 2, 3}})
    {
        EXPECT_FALSE(OptionsAreWellFormed(bad));
    }
}

TEST(Frame, TakesAndWritesAllFourForms)
{
    const auto expectForm = [](ProtocolNumber protocol, Framing framing, const Octets& header) {
        Octets octets;
        ByteWriter out(octets);
        EncodeFrameHeader(protocol, framing, out);
        EXPECT_EQ(octets, header);
        octets.push_back(0x45);
        const auto frame = DecodeFrame(octets);
        ASSERT_TRUE(frame.has_value());
        EXPECT_EQ(frame->protocol, protocol);
        EXPECT_EQ(frame->payload, ByteView(Octets{0x45}));
    };
    expectForm(ProtocolNumber::Ip, {false, false}, {0xFF, 0x03, 0x00, 0x21});
    expectForm(ProtocolNumber::Ip, {true, false}, {0x00, 0x21});
    expectForm(ProtocolNumber::Ip, {false, true}, {0xFF, 0x03, 0x21});
    expectForm(ProtocolNumber::Ip, {true, true}, {0x21});
    expectForm(ProtocolNumber::Lcp, {true, true}, {0xC0, 0x21});
}

TEST(Frame, IsNoneWithoutAWholeProtocolField)
{
    EXPECT_FALSE(DecodeFrame({}).has_value());
    EXPECT_FALSE(DecodeFrame(Octets{0xFF, 0x03}).has_value());
    EXPECT_FALSE(DecodeFrame(Octets{0xC0}).has_value());
    EXPECT_FALSE(DecodeFrame(Octets{0xC0, 0x22}).has_value()) << "a protocol number is odd";
}

TEST(Pap, HasTheOctetsOfRfc1334Section2_2)
{
    const Octets user = {'u', 's'};
    const Octets password = {'p'};
    const Octets message = {'n', 'o'};
    const Octets request = {1, 3, 0, 9, 2, 'u', 's', 1, 'p'};
    EXPECT_EQ(Encoded(PapPacket{PapCode::AuthenticateRequest, 3, user, password, {}}), request);
    EXPECT_EQ(Encoded(PapPacket{PapCode::AuthenticateNak, 3, {}, {}, message}),
              (Octets{3, 3, 0, 7, 2, 'n', 'o'}));
    const auto packet = DecodePap(request);
    ASSERT_TRUE(packet.has_value());
    EXPECT_EQ(packet->peerId, ByteView(user));
    EXPECT_EQ(packet->password, ByteView(password));
    for (std::size_t length = 0; length < request.size(); ++length)
    {
        EXPECT_FALSE(DecodePap(ByteView(request).Part(0, length)).has_value());
    }
    EXPECT_FALSE(DecodePap(Octets{4, 3, 0, 5, 0}).has_value());
}

} // namespace
} // namespace pptplab::ppp
