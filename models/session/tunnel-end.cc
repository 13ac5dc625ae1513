// SPDX-License-Identifier: GPL-2.0-only
// What the failure of a link means for the session.
#include "models/session/tunnel.h"

namespace pptplab::session
{

void
Tunnel::OnFailure(ppp::LinkFailure failure)
{
    if (failure == ppp::LinkFailure::PeerTerminated)
    {
        // The peer asks for the end; the link finishes by itself.
        OnPeerTerminates();
    }
    else if (m_refusesNetworks)
    {
        EndSession(EndCause::EncryptionMissing); // the caller finds out, and hangs up
    }
    else
    {
        GiveUp(CauseOf(failure));
    }
}

void
Tunnel::OnPeerTerminates()
{
    // A caller who gives up after a try that failed was denied.
    const auto denial = m_authentication ? m_authentication->LastDenial() : auth::Denial::None;
    const bool denied = denial != auth::Denial::None;
    EndSession(denied ? EndCause::Denied : EndCause::PeerHangUp,
               static_cast<std::uint16_t>(denial));
}

EndCause
Tunnel::CauseOf(ppp::LinkFailure failure) const
{
    switch (failure)
    {
    case ppp::LinkFailure::TimedOut:
        return m_heard ? EndCause::PppTimeout : EndCause::PeerSilent;
    case ppp::LinkFailure::PeerTerminated:
        return EndCause::PeerHangUp;
    case ppp::LinkFailure::NotConverging:
        return EndCause::NotConverging;
    case ppp::LinkFailure::Loopback:
        return EndCause::Loopback;
    case ppp::LinkFailure::NoAuthentication:
        return EndCause::NoAuthentication;
    case ppp::LinkFailure::NetworkRefused:
        return m_up ? EndCause::PeerHangUp : EndCause::NoNetworkProtocol;
    case ppp::LinkFailure::NetworkTimedOut:
        return EndCause::PppTimeout;
    case ppp::LinkFailure::NoEncryption:
        return EndCause::NoEncryption;
    case ppp::LinkFailure::NoCommonEncryption:
        return EndCause::NoCommonEncryption;
    case ppp::LinkFailure::AddressRefused:
        return EndCause::AddressRefused;
    case ppp::LinkFailure::NoAddress:
        break;
    }
    return EndCause::NoAddress;
}

} // namespace pptplab::session
