// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/message.h"

namespace pptplab::dhcp
{

namespace
{

constexpr std::uint8_t kRequest = 1; // op
constexpr std::uint8_t kReply = 2;
constexpr std::uint16_t kBroadcastFlag = 0x8000;
constexpr std::size_t kServerName = 64;
constexpr std::size_t kBootFile = 128;
constexpr std::uint32_t kCookie = 0x63825363; // 99.130.83.99, RFC 2131 3
constexpr std::size_t kBootpSize = 300;

// RFC 2132; Pad and End are alone without a length.
namespace option
{
constexpr std::uint8_t kPad = 0;
constexpr std::uint8_t kSubnetMask = 1;
constexpr std::uint8_t kRequestedAddress = 50;
constexpr std::uint8_t kLeaseTime = 51;
constexpr std::uint8_t kOverload = 52;
constexpr std::uint8_t kMessageType = 53;
constexpr std::uint8_t kServerIdentifier = 54;
constexpr std::uint8_t kRenewalTime = 58;
constexpr std::uint8_t kRebindingTime = 59;
constexpr std::uint8_t kClientIdentifier = 61;
constexpr std::uint8_t kEnd = 255;
} // namespace option

void
WriteU32(std::uint8_t code, std::optional<std::uint32_t> value, ByteWriter& out)
{
    if (value)
    {
        out.U8(code);
        out.U8(4);
        out.U32(*value);
    }
}

void
WriteAddress(std::uint8_t code, std::optional<Address> address, ByteWriter& out)
{
    WriteU32(code, address ? std::optional(address->value) : std::nullopt, out);
}

void
WriteOptions(const Message& message, ByteWriter& out)
{
    out.U8(option::kMessageType);
    out.U8(1);
    out.U8(static_cast<std::uint8_t>(message.type));
    if (!message.clientIdentifier.empty())
    {
        out.U8(option::kClientIdentifier);
        out.U8(static_cast<std::uint8_t>(message.clientIdentifier.size()));
        out.View(message.clientIdentifier);
    }
    WriteAddress(option::kRequestedAddress, message.requestedAddress, out);
    WriteAddress(option::kServerIdentifier, message.serverIdentifier, out);
    WriteU32(option::kLeaseTime, message.leaseSeconds, out);
    WriteU32(option::kRenewalTime, message.renewalSeconds, out);
    WriteU32(option::kRebindingTime, message.rebindingSeconds, out);
    WriteAddress(option::kSubnetMask, message.subnetMask, out);
    out.U8(option::kEnd);
}

/// Reads option fields one after the other into one message.
class OptionReader
{
  public:
    explicit OptionReader(Message& message) : m_message(message) {}

    /// One field, up to its End.
    std::optional<WireError> Read(ByteView field)
    {
        ByteReader in(field);
        for (;;)
        {
            const std::uint8_t code = in.U8();
            if (!in.Ok())
            {
                return WireError::Truncated;
            }
            if (code == option::kEnd)
            {
                return std::nullopt;
            }
            if (code == option::kPad)
            {
                continue;
            }
            const std::uint8_t length = in.U8();
            const ByteView value = in.View(length);
            if (!in.Ok())
            {
                return WireError::Truncated;
            }
            if (!Take(code, value))
            {
                return WireError::Inconsistent;
            }
        }
    }

    bool HasType() const { return m_hasType; }
    bool InBootFile() const { return (m_overload & 1U) != 0; }
    bool InServerName() const { return (m_overload & 2U) != 0; }

  private:
    bool Take(std::uint8_t code, ByteView value)
    {
        switch (code)
        {
        case option::kMessageType:
            return TakeType(value);
        case option::kOverload:
            m_overload = value.size() == 1 ? value[0] : std::uint8_t{0};
            return m_overload >= 1 && m_overload <= 3;
        case option::kClientIdentifier:
            m_message.clientIdentifier.assign(value.begin(), value.end());
            return value.size() >= 2; // RFC 2132 9.14
        case option::kSubnetMask:
            return TakeAddress(value, m_message.subnetMask);
        case option::kRequestedAddress:
            return TakeAddress(value, m_message.requestedAddress);
        case option::kServerIdentifier:
            return TakeAddress(value, m_message.serverIdentifier);
        case option::kLeaseTime:
            return TakeU32(value, m_message.leaseSeconds);
        case option::kRenewalTime:
            return TakeU32(value, m_message.renewalSeconds);
        case option::kRebindingTime:
            return TakeU32(value, m_message.rebindingSeconds);
        default:
            return true; // an option that no model acts on
        }
    }

    bool TakeType(ByteView value)
    {
        constexpr auto kLast = static_cast<std::uint8_t>(MessageType::Inform);
        if (value.size() != 1 || value[0] < 1 || value[0] > kLast)
        {
            return false;
        }
        m_message.type = static_cast<MessageType>(value[0]);
        m_hasType = true;
        return true;
    }

    static bool TakeU32(ByteView value, std::optional<std::uint32_t>& into)
    {
        into = ByteReader(value).U32();
        return value.size() == 4;
    }

    static bool TakeAddress(ByteView value, std::optional<Address>& into)
    {
        into = Address{ByteReader(value).U32()};
        return value.size() == 4;
    }

    Message& m_message;
    bool m_hasType = false;
    std::uint8_t m_overload = 0; ///< RFC 2132 9.3: 1 boot file, 2 server name, 3 both
};

} // namespace

std::string_view
NameOf(MessageType type)
{
    constexpr std::array<std::string_view, 8> kNames = {
        "DHCPDISCOVER",
        "DHCPOFFER",
        "DHCPREQUEST",
        "DHCPDECLINE",
        "DHCPACK",
        "DHCPNAK",
        "DHCPRELEASE",
        "DHCPINFORM",
    };
    return kNames.at(static_cast<std::size_t>(type) - 1);
}

void
Encode(const Message& message, ByteWriter& out)
{
    const std::size_t start = out.Size();
    out.U8(IsFromClient(message.type) ? kRequest : kReply);
    out.U8(message.hardware.type);
    out.U8(message.hardware.length);
    out.U8(message.hops);
    out.U32(message.transaction);
    out.U16(message.seconds);
    out.U16(message.broadcast ? kBroadcastFlag : std::uint16_t{0});
    out.U32(message.clientAddress.value);
    out.U32(message.yourAddress.value);
    out.U32(message.nextServer.value);
    out.U32(message.relay.value);
    out.View({message.hardware.octets.data(), message.hardware.octets.size()});
    out.Zeros(kServerName);
    out.Zeros(kBootFile);
    out.U32(kCookie);
    WriteOptions(message, out);
    const std::size_t size = out.Size() - start;
    out.Zeros(size < kBootpSize ? kBootpSize - size : 0);
}

Result<Message, WireError>
Decode(ByteView in)
{
    Message message;
    ByteReader fields(in);
    const std::uint8_t op = fields.U8();
    message.hardware.type = fields.U8();
    message.hardware.length = fields.U8();
    message.hops = fields.U8();
    message.transaction = fields.U32();
    message.seconds = fields.U16();
    message.broadcast = (fields.U16() & kBroadcastFlag) != 0; // the others must be ignored
    message.clientAddress = {fields.U32()};
    message.yourAddress = {fields.U32()};
    message.nextServer = {fields.U32()};
    message.relay = {fields.U32()};
    const ByteView hardware = fields.View(message.hardware.octets.size());
    std::copy(hardware.begin(), hardware.end(), message.hardware.octets.begin());
    const ByteView serverName = fields.View(kServerName);
    const ByteView bootFile = fields.View(kBootFile);
    const std::uint32_t cookie = fields.U32();
    if (!fields.Ok())
    {
        return Failure{WireError::Truncated};
    }
    if (cookie != kCookie)
    {
        return Failure{WireError::NotDhcp};
    }
    OptionReader options(message);
    auto wrong = options.Read(fields.Rest());
    if (!wrong && options.InBootFile())
    {
        wrong = options.Read(bootFile);
    }
    if (!wrong && options.InServerName())
    {
        wrong = options.Read(serverName);
    }
    if (wrong)
    {
        return Failure{*wrong};
    }
    if (!options.HasType())
    {
        return Failure{WireError::NotDhcp};
    }
    const bool agrees = op == (IsFromClient(message.type) ? kRequest : kReply);
    if (!agrees || message.hardware.length > message.hardware.octets.size())
    {
        return Failure{WireError::Inconsistent};
    }
    return message;
}

} // namespace pptplab::dhcp
