// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_END_H
#define PPTPLAB_MODELS_SESSION_END_H

#include "models/base/network-protocol.h"
#include "models/base/outcome.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::session
{

/// Why a call is over, as this end met it. The first cause counts.
enum class EndCause : std::uint8_t
{
    LocalHangUp,
    PeerHangUp,         ///< the peer ended a session that was up, or one in set-up without a reason
    NoListener,         ///< SYN answered by RST
    Unreachable,        ///< SYN never answered
    IcmpUnreachable,    ///< an ICMP error ended the control connection or the attempt at one
    ControlRefused,     ///< Start-Control-Connection-Reply with a result other than 1
    Busy,               ///< Outgoing-Call-Reply 4, no port
    NoResource,         ///< Outgoing-Call-Reply 2 with general error 4
    CallRefused,        ///< any other Outgoing-Call-Reply but 1
    ControlClosed,      ///< the peer closed the control connection
    ControlReset,       ///< the peer, or something on the way, reset it
    ControlLost,        ///< TCP gave up, or a keep-alive went unanswered
    ReplyTimeout,       ///< a control message went unanswered for 60 s (RFC 2637 3)
    Violation,          ///< malformed or impossible control message
    PeerSilent,         ///< not one PPP frame came
    PppTimeout,         ///< PPP began and did not finish
    NotConverging,      ///< PPP options not agreed
    Loopback,           ///< our own magic number came back
    Denied,             ///< authentication failed; detail holds auth::Denial
    NoAuthentication,   ///< no authentication protocol in common
    NoNetworkProtocol,  ///< no network protocol in common
    NoAddress,          ///< the server had no address for the caller
    AddressRefused,     ///< the caller's own address was not taken
    NoEncryption,       ///< the peer does no encryption, which this end requires
    NoCommonEncryption, ///< the peer does, in no strength that this end requires
    EncryptionMissing,  ///< the machine lacks the encryption that this end requires
    ProjectionFailed,   ///< the server could not set up the caller's address (Q233048)
    NoNetBios,          ///< NetBEUI frames without PPP went unanswered
};

/// How one call ended.
struct End
{
    EndCause cause = EndCause::LocalHangUp;
    /// auth::Denial; what the caller of NoAddress or NoNetworkProtocol is told, 0 for the usual;
    /// the result code of the refusing message; type * 256 + code of the last ICMP error, 0 for
    /// none, when no control connection came about
    std::uint16_t detail = 0;
    bool wasUp = false; ///< the session had been up before
};

inline constexpr std::array<std::string_view, 28> kEndCauseNames = {
    "local-hang-up",
    "peer-hang-up",
    "no-listener",
    "unreachable",
    "icmp-unreachable",
    "control-refused",
    "busy",
    "no-resource",
    "call-refused",
    "control-closed",
    "control-reset",
    "control-lost",
    "reply-timeout",
    "violation",
    "peer-silent",
    "ppp-timeout",
    "not-converging",
    "loopback",
    "denied",
    "no-authentication",
    "no-network-protocol",
    "no-address",
    "address-refused",
    "no-encryption",
    "no-common-encryption",
    "encryption-missing",
    "projection-failed",
    "no-netbios",
};

static_assert(kEndCauseNames.size() == static_cast<std::size_t>(EndCause::NoNetBios) + 1);

constexpr std::string_view
NameOf(EndCause cause)
{
    return kEndCauseNames[static_cast<std::size_t>(cause)];
}

/// What a call that ended this way counts as where the caller can tell. None for a refusal (only
/// the server knows whether a port was idle), for a caller who hung up during set-up, and none
/// besides Connected for a session that was up.
std::optional<Outcome> OutcomeOf(const End& end);

/// What a caller is told who asked for these protocols and was given none: 733 of TCP/IP, which the
/// server does not have for him (Q168720), else 720.
constexpr std::uint16_t
NoProtocolError(ProtocolSet asked)
{
    return asked.Has(NetworkProtocol::TcpIp) ? 733 : 720;
}

/// The number of the error that NT's Dial-Up Networking shows (Q163111; texts: models/dialer).
std::uint16_t RasErrorOf(const End& end);

} // namespace pptplab::session

#endif
