// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_MESSAGES_H
#define PPTPLAB_MODELS_PPTP_MESSAGES_H

#include "models/pptp/text.h"

#include <cstddef>
#include <cstdint>

namespace pptplab::pptp
{

// The fifteen control messages of RFC 2637 section 2, in its order. Wire sizes include the header
// of 12 octets. Reserved fields are not members; they are written as 0.

inline constexpr std::uint16_t kProtocolVersion = 0x0100; ///< version 1, revision 0
inline constexpr std::uint32_t kFramingEither = 3;        ///< asynchronous and synchronous
inline constexpr std::uint32_t kBearerEither = 3;         ///< analog and digital

/// Start-Control-Connection-Request, RFC 2637 2.1.
struct StartRequest
{
    static constexpr std::uint16_t kType = 1;
    static constexpr std::size_t kWireSize = 156;

    std::uint16_t protocolVersion = kProtocolVersion;
    std::uint32_t framingCapabilities = kFramingEither;
    std::uint32_t bearerCapabilities = kBearerEither;
    std::uint16_t maximumChannels = 0; ///< PAC only, a PNS sends 0
    std::uint16_t firmwareRevision = 0;
    Text<64> hostName;
    Text<64> vendor;
};

/// Start-Control-Connection-Reply, RFC 2637 2.2.
struct StartReply
{
    static constexpr std::uint16_t kType = 2;
    static constexpr std::size_t kWireSize = 156;

    std::uint16_t protocolVersion = kProtocolVersion;
    std::uint8_t resultCode = 1; ///< StartResult
    std::uint8_t errorCode = 0;  ///< GeneralError, meaningful when resultCode is 2
    std::uint32_t framingCapabilities = kFramingEither;
    std::uint32_t bearerCapabilities = kBearerEither;
    std::uint16_t maximumChannels = 0;
    std::uint16_t firmwareRevision = 0;
    Text<64> hostName;
    Text<64> vendor;
};

/// Stop-Control-Connection-Request, RFC 2637 2.3.
struct StopRequest
{
    static constexpr std::uint16_t kType = 3;
    static constexpr std::size_t kWireSize = 16;

    std::uint8_t reason = 1; ///< 1 = none, 2 = stop-protocol, 3 = stop-local-shutdown
};

/// Stop-Control-Connection-Reply, RFC 2637 2.4.
struct StopReply
{
    static constexpr std::uint16_t kType = 4;
    static constexpr std::size_t kWireSize = 16;

    std::uint8_t resultCode = 1; ///< 1 = OK, 2 = general error
    std::uint8_t errorCode = 0;
};

/// Echo-Request, RFC 2637 2.5.
struct EchoRequest
{
    static constexpr std::uint16_t kType = 5;
    static constexpr std::size_t kWireSize = 16;

    std::uint32_t identifier = 0;
};

/// Echo-Reply, RFC 2637 2.6.
struct EchoReply
{
    static constexpr std::uint16_t kType = 6;
    static constexpr std::size_t kWireSize = 20;

    std::uint32_t identifier = 0; ///< copied from the Echo-Request it answers
    std::uint8_t resultCode = 1;  ///< 1 = OK, 2 = general error
    std::uint8_t errorCode = 0;
};

/// Outgoing-Call-Request, RFC 2637 2.7, PNS to PAC.
struct OutgoingCallRequest
{
    static constexpr std::uint16_t kType = 7;
    static constexpr std::size_t kWireSize = 168;

    std::uint16_t callId = 0;
    std::uint16_t callSerialNumber = 0;
    std::uint32_t minimumBps = 0;
    std::uint32_t maximumBps = 0;
    std::uint32_t bearerType = kBearerEither;
    std::uint32_t framingType = kFramingEither;
    std::uint16_t receiveWindow = 0;   ///< packets the sender of this message will buffer
    std::uint16_t processingDelay = 0; ///< tenths of a second
    std::uint16_t phoneNumberLength = 0;
    Text<64> phoneNumber;
    Text<64> subaddress;
};

/// Outgoing-Call-Reply, RFC 2637 2.8, PAC to PNS.
struct OutgoingCallReply
{
    static constexpr std::uint16_t kType = 8;
    static constexpr std::size_t kWireSize = 32;

    std::uint16_t callId = 0;
    std::uint16_t peerCallId = 0;
    std::uint8_t resultCode = 1; ///< CallResult
    std::uint8_t errorCode = 0;  ///< GeneralError, meaningful when resultCode is 2
    std::uint16_t causeCode = 0;
    std::uint32_t connectSpeed = 0; ///< bits per second
    std::uint16_t receiveWindow = 0;
    std::uint16_t processingDelay = 0; ///< tenths of a second
    std::uint32_t physicalChannelId = 0;
};

/// Incoming-Call-Request, RFC 2637 2.9, PAC to PNS.
struct IncomingCallRequest
{
    static constexpr std::uint16_t kType = 9;
    static constexpr std::size_t kWireSize = 220;

    std::uint16_t callId = 0;
    std::uint16_t callSerialNumber = 0;
    std::uint32_t bearerType = 1; ///< 1 = analog, 2 = digital
    std::uint32_t physicalChannelId = 0;
    std::uint16_t dialedNumberLength = 0;
    std::uint16_t dialingNumberLength = 0;
    Text<64> dialedNumber;
    Text<64> dialingNumber;
    Text<64> subaddress;
};

/// Incoming-Call-Reply, RFC 2637 2.10, PNS to PAC.
struct IncomingCallReply
{
    static constexpr std::uint16_t kType = 10;
    static constexpr std::size_t kWireSize = 24;

    std::uint16_t callId = 0;
    std::uint16_t peerCallId = 0;
    std::uint8_t resultCode = 1; ///< 1 = connect, 2 = general error, 3 = do not accept
    std::uint8_t errorCode = 0;
    std::uint16_t receiveWindow = 0;
    std::uint16_t transmitDelay = 0; ///< tenths of a second
};

/// Incoming-Call-Connected, RFC 2637 2.11, PAC to PNS.
struct IncomingCallConnected
{
    static constexpr std::uint16_t kType = 11;
    static constexpr std::size_t kWireSize = 28;

    std::uint16_t peerCallId = 0;
    std::uint32_t connectSpeed = 0; ///< bits per second
    std::uint16_t receiveWindow = 0;
    std::uint16_t transmitDelay = 0; ///< tenths of a second
    std::uint32_t framingType = 1;   ///< 1 = asynchronous, 2 = synchronous
};

/// Call-Clear-Request, RFC 2637 2.12, PNS to PAC.
struct CallClearRequest
{
    static constexpr std::uint16_t kType = 12;
    static constexpr std::size_t kWireSize = 16;

    std::uint16_t callId = 0; ///< the one that the PNS gave to the call
};

/// Call-Disconnect-Notify, RFC 2637 2.13, PAC to PNS.
struct CallDisconnectNotify
{
    static constexpr std::uint16_t kType = 13;
    static constexpr std::size_t kWireSize = 148;

    std::uint16_t callId = 0;    ///< the one that the PAC gave to the call
    std::uint8_t resultCode = 4; ///< DisconnectResult
    std::uint8_t errorCode = 0;
    std::uint16_t causeCode = 0;
    Text<128> statistics;
};

/// WAN-Error-Notify, RFC 2637 2.14, PAC to PNS. Counts since the call began.
struct WanErrorNotify
{
    static constexpr std::uint16_t kType = 14;
    static constexpr std::size_t kWireSize = 40;

    std::uint16_t peerCallId = 0;
    std::uint32_t crcErrors = 0;
    std::uint32_t framingErrors = 0;
    std::uint32_t hardwareOverruns = 0;
    std::uint32_t bufferOverruns = 0;
    std::uint32_t timeoutErrors = 0;
    std::uint32_t alignmentErrors = 0;
};

/// Set-Link-Info, RFC 2637 2.15. PNS to PAC there; NT sends it both ways (Q241252).
struct SetLinkInfo
{
    static constexpr std::uint16_t kType = 15;
    static constexpr std::size_t kWireSize = 24;
    static constexpr std::uint32_t kAllCharacters = 0xFFFFFFFF;

    std::uint16_t peerCallId = 0;
    std::uint32_t sendAccm = kAllCharacters;
    std::uint32_t receiveAccm = kAllCharacters;
};

} // namespace pptplab::pptp

#endif
