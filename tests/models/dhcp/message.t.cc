// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/message.h"

#include "models/base/random-stream.h"
#include "models/dhcp/lease-identifier.h"

#include <gtest/gtest.h>

namespace pptplab::dhcp
{
namespace
{

Octets
Encoded(const Message& message)
{
    Octets octets;
    ByteWriter out(octets);
    Encode(message, out);
    return octets;
}

Octets
PartOf(const Octets& octets, std::size_t from, std::size_t size)
{
    const ByteView part = ByteView(octets).Part(from, size);
    return {part.begin(), part.end()};
}

Message
SmallDiscover()
{
    Message message;
    message.type = MessageType::Discover;
    message.hardware = LeaseIdentifier{0x01BCD49FD0E6DA90, 1}.AsHardware();
    message.transaction = 0x3903F326;
    message.seconds = 3;
    message.broadcast = true;
    return message;
}

Message
FullAck()
{
    Message message = SmallDiscover();
    message.type = MessageType::Ack;
    message.clientAddress = {0xAC100002};
    message.yourAddress = {0xAC100003};
    message.nextServer = {0xAC1003FD};
    message.relay = {0x0A000001};
    message.hops = 1;
    message.subnetMask = Address{0xFFFFFC00};
    message.requestedAddress = Address{0xAC100003};
    message.leaseSeconds = 259200;
    message.serverIdentifier = Address{0xAC1003FD};
    message.renewalSeconds = 129600;
    message.rebindingSeconds = 226800;
    message.clientIdentifier = LeaseIdentifier{1, 2}.AsOption();
    return message;
}

std::optional<WireError>
ErrorOf(const Octets& octets)
{
    const auto decoded = Decode(octets);
    return decoded ? std::nullopt : std::optional(decoded.Error());
}

/// Offset of the options, behind fixed fields and cookie.
constexpr std::size_t kOptions = 240;

TEST(DhcpMessage, Rfc2131Section2FixedFieldsInWireOrder)
{
    const Octets octets = Encoded(FullAck());
    EXPECT_EQ(PartOf(octets, 0, 12), (Octets{2, 1, 16, 1, 0x39, 0x03, 0xF3, 0x26, 0, 3, 0x80, 0}));
    EXPECT_EQ(PartOf(octets, 12, 16),
              (Octets{172, 16, 0, 2, 172, 16, 0, 3, 172, 16, 3, 253, 10, 0, 0, 1}));
    EXPECT_EQ(PartOf(octets, 44, 64 + 128), Octets(64 + 128)) << "server name and boot file";
    EXPECT_EQ(PartOf(octets, 236, 4), (Octets{99, 130, 83, 99})) << "RFC 2131 3";
}

TEST(DhcpMessage, Rfc2132Section9OptionsOfADiscover)
{
    const Octets octets = Encoded(SmallDiscover());
    EXPECT_EQ(octets[0], 1) << "BOOTREQUEST";
    EXPECT_EQ(PartOf(octets, kOptions, 4), (Octets{53, 1, 1, 255}));
    EXPECT_EQ(octets.size(), 300U) << "RFC 1542 2.1";
}

TEST(DhcpMessage, Rfc2132OptionsOfAnAckAreLiteral)
{
    const Octets octets = Encoded(FullAck());
    const Octets expected = {53,  1,  5,    61,   17, 0, 'R', 'A', 'S',  ' ',  1,  0,
                             0,   0,  0,    0,    0,  0, 2,   0,   0,    0,    50, 4,
                             172, 16, 0,    3,    54, 4, 172, 16,  3,    253,  51, 4,
                             0,   3,  0xF4, 0x80, 58, 4, 0,   1,   0xFA, 0x40, 59, 4,
                             0,   3,  0x75, 0xF0, 1,  4, 255, 255, 252,  0,    255};
    EXPECT_EQ(PartOf(octets, kOptions, expected.size()), expected);
}

TEST(DhcpMessage, TheIdentifierIsThatOfTheEventInQ177648)
{
    const HardwareAddress hardware = LeaseIdentifier{0x01BCD49FD0E6DA90, 1}.AsHardware();
    EXPECT_EQ(hardware.length, 16);
    const Octets shown = {0x52,
                          0x41,
                          0x53,
                          0x20,
                          0x90,
                          0xDA,
                          0xE6,
                          0xD0,
                          0x9F,
                          0xD4,
                          0xBC,
                          0x01,
                          0x01,
                          0x00,
                          0x00,
                          0x00};
    EXPECT_EQ(Octets(hardware.octets.begin(), hardware.octets.end()), shown);
}

TEST(DhcpMessage, WhatIsEncodedIsDecoded)
{
    for (const Message& message : {SmallDiscover(), FullAck()})
    {
        const Octets octets = Encoded(message);
        const auto decoded = Decode(octets);
        ASSERT_TRUE(decoded);
        EXPECT_EQ(Encoded(decoded.Value()), octets);
        EXPECT_EQ(decoded.Value().leaseSeconds, message.leaseSeconds);
        EXPECT_EQ(decoded.Value().clientIdentifier, message.clientIdentifier);
    }
}

TEST(DhcpMessage, EveryPrefixIsRejectedUpToTheEndOption)
{
    for (const Message& message : {SmallDiscover(), FullAck()})
    {
        const Octets octets = Encoded(message);
        std::size_t end = octets.size() - 1;
        while (octets[end] == 0) // the zeros behind it may be missing
        {
            --end;
        }
        for (std::size_t size = 0; size <= end; ++size)
        {
            EXPECT_EQ(ErrorOf(PartOf(octets, 0, size)), WireError::Truncated) << size << " octets";
        }
        EXPECT_EQ(ErrorOf(PartOf(octets, 0, end + 1)), std::nullopt);
    }
}

TEST(DhcpMessage, UnknownOptionsAndPadsAreSkipped)
{
    Octets octets = PartOf(Encoded(SmallDiscover()), 0, kOptions);
    const Octets options = {0, 0, 12, 2, 'N', 'T', 53, 1, 3, 55, 0, 255, 0xAA};
    octets.insert(octets.end(), options.begin(), options.end());
    const auto decoded = Decode(octets);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded.Value().type, MessageType::Request);
}

TEST(DhcpMessage, Rfc2132Section9Point3OptionsMayGoOnInBootFileAndServerName)
{
    Octets octets = PartOf(Encoded(SmallDiscover()), 0, kOptions);
    const Octets options = {52, 1, 3, 255};
    octets.insert(octets.end(), options.begin(), options.end());
    const Octets inServerName = {50, 4, 10, 0, 0, 9, 255};
    const Octets inBootFile = {53, 1, 3, 255};
    std::copy(inServerName.begin(), inServerName.end(), octets.begin() + 44);
    std::copy(inBootFile.begin(), inBootFile.end(), octets.begin() + 44 + 64);
    const auto decoded = Decode(octets);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded.Value().type, MessageType::Request);
    EXPECT_EQ(decoded.Value().requestedAddress, Address{0x0A000009});
    octets[kOptions + 2] = 1;
    const auto bootFileOnly = Decode(octets);
    ASSERT_TRUE(bootFileOnly);
    EXPECT_FALSE(bootFileOnly.Value().requestedAddress);
}

TEST(DhcpMessage, WhatContradictsItselfIsRejected)
{
    const Octets good = Encoded(SmallDiscover());
    const auto with = [&good](std::size_t at, std::uint8_t octet) {
        Octets octets = good;
        octets[at] = octet;
        return ErrorOf(octets);
    };
    EXPECT_EQ(with(0, 2), WireError::Inconsistent) << "op";
    EXPECT_EQ(with(2, 17), WireError::Inconsistent) << "hlen";
    EXPECT_EQ(with(236, 98), WireError::NotDhcp) << "cookie";
    EXPECT_EQ(with(kOptions, 12), WireError::NotDhcp) << "no message type: BOOTP";
    EXPECT_EQ(with(kOptions + 2, 0), WireError::Inconsistent) << "message type";
    EXPECT_EQ(with(kOptions + 2, 9), WireError::Inconsistent) << "message type";
    for (const std::uint8_t code : Octets{1, 50, 51, 54, 58, 59})
    {
        Octets octets = PartOf(good, 0, kOptions);
        const Octets options = {53, 1, 1, code, 3, 1, 2, 3, 255};
        octets.insert(octets.end(), options.begin(), options.end());
        EXPECT_EQ(ErrorOf(octets), WireError::Inconsistent) << "option " << int{code};
    }
}

TEST(DhcpMessage, ChangedOctetsNeverBreakTheDecoder)
{
    NamedStream random({{1, 0}, "test.dhcp"});
    const Octets good = Encoded(FullAck());
    for (int round = 0; round < 20000; ++round)
    {
        Octets octets = good;
        for (std::uint64_t changes = 1 + random.Below(4); changes > 0; --changes)
        {
            octets[random.Below(octets.size())] = static_cast<std::uint8_t>(random.Bits());
        }
        octets.resize(octets.size() - random.Below(80));
        const auto decoded = Decode(octets);
        if (decoded)
        {
            const Octets again = Encoded(decoded.Value());
            const auto twice = Decode(again);
            ASSERT_TRUE(twice) << "round " << round;
            EXPECT_EQ(Encoded(twice.Value()), again) << "round " << round;
        }
    }
}

} // namespace
} // namespace pptplab::dhcp
