// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_MESSAGE_H
#define PPTPLAB_MODELS_PPTP_MESSAGE_H

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/pptp/messages.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

namespace pptplab::pptp
{

/// Any control message, in the order of the types 1 to 15.
using ControlMessage = std::variant<StartRequest,
                                    StartReply,
                                    StopRequest,
                                    StopReply,
                                    EchoRequest,
                                    EchoReply,
                                    OutgoingCallRequest,
                                    OutgoingCallReply,
                                    IncomingCallRequest,
                                    IncomingCallReply,
                                    IncomingCallConnected,
                                    CallClearRequest,
                                    CallDisconnectNotify,
                                    WanErrorNotify,
                                    SetLinkInfo>;

/// What every message begins with, RFC 2637 section 2.
inline constexpr std::size_t kHeaderSize = 12;
inline constexpr std::uint16_t kControlMessageType = 1;
inline constexpr std::uint32_t kMagicCookie = 0x1A2B3C4D;

/// Control connection results, RFC 2637 2.2.
enum class StartResult : std::uint8_t
{
    Ok = 1,
    GeneralError = 2,
    ChannelExists = 3,
    NotAuthorised = 4,
    BadVersion = 5,
};

/// Outgoing call results, RFC 2637 2.8.
enum class CallResult : std::uint8_t
{
    Connected = 1,
    GeneralError = 2,
    NoCarrier = 3,
    Busy = 4,
    NoDialTone = 5,
    TimeOut = 6,
    DoNotAccept = 7,
};

/// Why a call was disconnected, RFC 2637 2.13.
enum class DisconnectResult : std::uint8_t
{
    LostCarrier = 1,
    GeneralError = 2,
    AdminShutdown = 3,
    Request = 4,
};

/// General error codes, RFC 2637 2.16.
enum class GeneralError : std::uint8_t
{
    None = 0,
    NotConnected = 1,
    BadFormat = 2,
    BadValue = 3,
    NoResource = 4,
    BadCallId = 5,
    PacError = 6,
};

/// Why octets are no control message.
enum class WireError : std::uint8_t
{
    Truncated,
    BadCookie,
    BadMessageType, ///< PPTP message type other than 1
    UnknownType,    ///< control message type outside 1 to 15
    BadLength,      ///< not the length of its type
};

/// Name as in the RFC, for tables and logs.
std::string_view NameOf(const ControlMessage& message);

void Encode(const ControlMessage& message, ByteWriter& out);

/// `in` must hold exactly one message. Reserved fields are not looked at (RFC 2637 2).
Result<ControlMessage, WireError> Decode(ByteView in);

/// Length of the message that `in` begins with, once its header is there; Truncated before.
Result<std::size_t, WireError> MessageLength(ByteView in);

} // namespace pptplab::pptp

#endif
