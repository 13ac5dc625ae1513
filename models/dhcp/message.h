// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DHCP_MESSAGE_H
#define PPTPLAB_MODELS_DHCP_MESSAGE_H

#include "models/base/bytes.h"
#include "models/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::dhcp
{

inline constexpr std::uint16_t kServerPort = 67; ///< UDP, RFC 2131 4.1
inline constexpr std::uint16_t kClientPort = 68;

/// An IPv4 address in host order; 0.0.0.0 stands for none in the fixed fields.
struct Address
{
    std::uint32_t value = 0;

    friend constexpr bool operator==(Address a, Address b) { return a.value == b.value; }
    friend constexpr bool operator!=(Address a, Address b) { return a.value != b.value; }
};

/// Option 53, RFC 2132 9.6.
enum class MessageType : std::uint8_t
{
    Discover = 1,
    Offer = 2,
    Request = 3,
    Decline = 4,
    Ack = 5,
    Nak = 6,
    Release = 7,
    Inform = 8,
};

std::string_view NameOf(MessageType type);

/// Whether a client sends it (op 1, BOOTREQUEST) or a server (op 2, BOOTREPLY): RFC 2131 4.3.1,
/// 4.4.1.
constexpr bool
IsFromClient(MessageType type)
{
    return type != MessageType::Offer && type != MessageType::Ack && type != MessageType::Nak;
}

/// htype, hlen and chaddr. RAS fills all 16 octets with the number of a lease (lease-identifier.h).
struct HardwareAddress
{
    std::uint8_t type = 1; ///< Ethernet, RFC 1700
    std::uint8_t length = 0;
    std::array<std::uint8_t, 16> octets{};

    friend bool operator==(const HardwareAddress& a, const HardwareAddress& b)
    {
        return a.type == b.type && a.length == b.length && a.octets == b.octets;
    }
};

/// A DHCP message: the fixed fields in wire order (RFC 2131 2), then the options that a model acts
/// on (RFC 2132). Other options are skipped; server name and boot file are read for options only.
struct Message
{
    MessageType type = MessageType::Discover;
    HardwareAddress hardware;
    std::uint8_t hops = 0;
    std::uint32_t transaction = 0; ///< xid
    std::uint16_t seconds = 0;     ///< since the client began
    bool broadcast = false;        ///< the client wants its answer by broadcast
    Address clientAddress;         ///< ciaddr, of a client that has it and answers for it
    Address yourAddress;           ///< yiaddr, the client's to be
    Address nextServer;            ///< siaddr
    Address relay;                 ///< giaddr

    std::optional<Address> subnetMask;             ///< option 1
    std::optional<Address> requestedAddress;       ///< option 50
    std::optional<std::uint32_t> leaseSeconds;     ///< option 51
    std::optional<Address> serverIdentifier;       ///< option 54
    std::optional<std::uint32_t> renewalSeconds;   ///< option 58, T1
    std::optional<std::uint32_t> rebindingSeconds; ///< option 59, T2
    Octets clientIdentifier;                       ///< option 61 with its type; empty for none
};

/// Times that never end, RFC 2131 3.3.
inline constexpr std::uint32_t kInfinite = 0xFFFFFFFF;

enum class WireError : std::uint8_t
{
    Truncated,   ///< ends within the fixed fields or within an option
    NotDhcp,     ///< no magic cookie, or no message type: plain BOOTP
    Inconsistent ///< op against type, hlen above 16, an option of another length than its own
};

/// Filled with zeros to the 300 octets of a BOOTP message (RFC 1542 2.1).
void Encode(const Message& message, ByteWriter& out);

Result<Message, WireError> Decode(ByteView in);

} // namespace pptplab::dhcp

#endif
