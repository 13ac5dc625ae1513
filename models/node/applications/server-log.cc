// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-log.h"

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

/// Q172215 has 20077 where 128 bits are forced; 20084 speaks of data encryption in general.
EventKind
EventOfMissingEncryption(session::EncryptionPolicy policy)
{
    return policy == session::EncryptionPolicy::Required ? EventKind::EncryptionRequired
                                                         : EventKind::PppFailure;
}

} // namespace

std::optional<EventKind>
EventOf(const session::End& end, ppp::Phase phase, session::EncryptionPolicy policy)
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
        return EventKind::NoInitialData;
    case EndCause::PppTimeout:
        return phase == ppp::Phase::Authenticate ? EventKind::AuthenticationTimeout
                                                 : EventKind::PppFailure;
    case EndCause::NoEncryption:
        return EventOfMissingEncryption(policy);
    case EndCause::ProjectionFailed:
        return EventKind::NotProjected;
    default:
        return EventKind::PppFailure; // LCP or a network protocol could not be agreed on
    }
}

void
ServerLog::Write(const ras::Event& event) const
{
    if (!m_trace.IsEmpty())
    {
        m_trace(ras::EventId(event.kind, m_product), ras::EventText(event));
    }
}

} // namespace pptplab::node
