// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-event.h"

#include "models/auth/account.h"

namespace pptplab::node
{

namespace
{

using ras::EventKind;
using session::EndCause;

EventKind
EventOfDenial(auth::Denial denial)
{
    switch (denial)
    {
    case auth::Denial::PasswordExpired:
        return EventKind::PasswordExpired;
    case auth::Denial::AccountExpired:
        return EventKind::AccountExpired;
    case auth::Denial::NoDialInPermission:
        return EventKind::NoDialInPrivilege;
    default:
        return EventKind::AuthenticationFailed;
    }
}

/// The caller's line went away, or he hung up.
std::optional<EventKind>
EventOfLoss(const session::End& end, ppp::Phase phase)
{
    if (end.wasUp || phase == ppp::Phase::Network)
    {
        return EventKind::UserHungUp;
    }
    return phase == ppp::Phase::Authenticate ? std::optional(EventKind::TransportError)
                                             : std::nullopt;
}

/// 20084 says that the machine of the caller does not support encryption. Q172215 has 20077 where
/// 128 bits are forced, whatever the caller can do.
EventKind
EventOfMissingEncryption(session::EncryptionPolicy policy)
{
    return policy == session::EncryptionPolicy::Required ? EventKind::EncryptionRequired
                                                         : EventKind::PppFailure;
}

/// Not one PPP frame came. Of RRAS an article has the event: PPP does not converge (KB 888201); of
/// RAS the text of 20099 fits (inference).
EventKind
EventOfSilence(ras::Product product)
{
    return product == ras::Product::Rras ? EventKind::PppFailure : EventKind::NoInitialData;
}

} // namespace

std::optional<EventKind>
EventOf(const session::End& end,
        ppp::Phase phase,
        session::EncryptionPolicy policy,
        ras::Product product)
{
    switch (end.cause)
    {
    case EndCause::LocalHangUp:
        return std::nullopt;
    case EndCause::PeerHangUp:
    case EndCause::ControlClosed:
    case EndCause::ControlReset:
    case EndCause::ControlLost:
    case EndCause::IcmpUnreachable:
    case EndCause::ReplyTimeout:
    case EndCause::Violation:
        return EventOfLoss(end, phase);
    case EndCause::Denied:
        return EventOfDenial(static_cast<auth::Denial>(end.detail));
    case EndCause::PeerSilent:
        return EventOfSilence(product);
    case EndCause::PppTimeout:
        return phase == ppp::Phase::Authenticate ? EventKind::AuthenticationTimeout
                                                 : EventKind::PppFailure;
    case EndCause::NoEncryption:
        return EventOfMissingEncryption(policy);
    case EndCause::ProjectionFailed:
        return EventKind::NotProjected;
    default:
        return EventKind::PppFailure; // LCP, encryption or a network protocol was not agreed on
    }
}

} // namespace pptplab::node
