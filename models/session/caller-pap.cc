// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/caller-pap.h"

#include "models/auth/failure-message.h"
#include "models/auth/pap.h"
#include "models/ppp/pap.h"

#include <utility>

namespace pptplab::session
{

void
CallerPap::Start()
{
    Ask(m_options.password);
}

void
CallerPap::Ask(const std::u16string& password)
{
    m_password = password;
    m_waiting = true;
    m_transmissionsLeft = m_options.authentication.transmissions;
    SendRequest();
}

void
CallerPap::SendRequest()
{
    --m_transmissionsLeft;
    const Octets user(m_options.user.begin(), m_options.user.end());
    const Octets password = auth::PapOctets(m_password);
    ppp::PapPacket request;
    request.identifier = m_identifier;
    request.peerId = user;
    request.password = password;
    Octets octets;
    ByteWriter out(octets);
    Encode(request, out);
    m_owner.SendAuthentication(ppp::ProtocolNumber::Pap, octets);
    m_owner.StartAuthenticationTimer(m_options.authentication.repeatAfter);
}

void
CallerPap::OnPacket(ppp::ProtocolNumber protocol, ByteView packet)
{
    if (protocol != ppp::ProtocolNumber::Pap || !m_waiting)
    {
        return;
    }
    const auto answer = ppp::DecodePap(packet);
    if (!answer || answer->identifier != m_identifier ||
        answer->code == ppp::PapCode::AuthenticateRequest)
    {
        return;
    }
    m_waiting = false;
    m_owner.StopAuthenticationTimer();
    if (answer->code == ppp::PapCode::AuthenticateAck)
    {
        m_owner.OnAuthenticated({});
    }
    else if (auth::RetryAllowedIn(answer->message) && m_options.retypedPassword)
    {
        m_typing = true;
        m_owner.StartAuthenticationTimer(m_options.typingTime);
    }
    else
    {
        m_owner.OnDenied(auth::DenialIn(answer->message));
    }
}

void
CallerPap::OnTimer()
{
    if (std::exchange(m_typing, false))
    {
        ++m_identifier; // a request with another password is another one
        Ask(*m_options.retypedPassword);
        return;
    }
    if (!m_waiting)
    {
        return;
    }
    if (m_transmissionsLeft == 0)
    {
        m_waiting = false;
        m_owner.OnAuthenticationTimeout();
        return;
    }
    SendRequest();
}

} // namespace pptplab::session
