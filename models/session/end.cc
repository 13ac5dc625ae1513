// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/end.h"

#include "models/auth/account.h"

namespace pptplab::session
{

namespace
{

struct Row
{
    std::optional<Outcome> outcome; ///< unless the session had been up
    std::uint16_t rasError = 0;
};

constexpr std::optional<Outcome> kCallerCannotTell = std::nullopt;

// In the order of EndCause. Why these errors: SOURCES: Client errors. 676 for a refusal is not
// documented for NT 4.0 and so is inference.
constexpr std::array<Row, kEndCauseNames.size()> kRows = {{
    /* LocalHangUp       */ {kCallerCannotTell, 631},
    /* PeerHangUp        */ {Outcome::FailedHungUp, 629},
    /* NoListener        */ {Outcome::FailedNoAnswer, 678},
    /* Unreachable       */ {Outcome::FailedNotResponding, 650},
    /* IcmpUnreachable   */ {Outcome::FailedNotResponding, 650},
    /* ControlRefused    */ {Outcome::FailedNotResponding, 650},
    /* Busy              */ {kCallerCannotTell, 676},
    /* NoResource        */ {kCallerCannotTell, 678},
    /* CallRefused       */ {kCallerCannotTell, 678},
    /* ControlClosed     */ {Outcome::FailedHungUp, 629},
    /* ControlReset      */ {Outcome::FailedHungUp, 629},
    /* ControlLost       */ {Outcome::FailedNotResponding, 650},
    /* ReplyTimeout      */ {Outcome::FailedNotResponding, 650},
    /* Violation         */ {Outcome::FailedNotResponding, 651},
    /* PeerSilent        */ {Outcome::FailedPeerSilent, 721},
    /* PppTimeout        */ {Outcome::FailedPppTimeout, 718},
    /* NotConverging     */ {Outcome::FailedPppTimeout, 732},
    /* Loopback          */ {Outcome::FailedPppTimeout, 737},
    /* Denied            */ {Outcome::FailedPassword, 691},
    /* NoAuthentication  */ {Outcome::FailedPassword, 645},
    /* NoNetworkProtocol */ {Outcome::FailedNoProtocol, 720},
    /* NoAddress         */ {Outcome::FailedNoAddress, 733},
    /* AddressRefused    */ {Outcome::FailedNoAddress, 735},
    /* NoEncryption      */ {Outcome::FailedEncryption, 742},
    /* NoCommonEncryption*/ {Outcome::FailedEncryption, 742},
    /* EncryptionMissing */ {Outcome::FailedEncryption, 741},
    /* ProjectionFailed  */ {Outcome::FailedProjection, 629},
    /* NoNetBios         */ {Outcome::FailedNoProtocol, 640},
}};

const Row&
RowOf(const End& end)
{
    return kRows[static_cast<std::size_t>(end.cause)];
}

} // namespace

std::optional<Outcome>
OutcomeOf(const End& end)
{
    if (end.wasUp)
    {
        return Outcome::Connected;
    }
    const auto denial = static_cast<auth::Denial>(end.detail);
    if (end.cause == EndCause::Denied && denial != auth::Denial::WrongPassword &&
        denial != auth::Denial::AccessDenied)
    {
        return Outcome::FailedPermission;
    }
    return RowOf(end).outcome;
}

std::uint16_t
RasErrorOf(const End& end)
{
    const bool named =
        (end.cause == EndCause::NoAddress || end.cause == EndCause::NoNetworkProtocol) &&
        end.detail != 0;
    return end.cause == EndCause::Denied || named ? end.detail : RowOf(end).rasError;
}

} // namespace pptplab::session
