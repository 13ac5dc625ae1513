// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/server-pap.h"

#include "models/auth/failure-message.h"
#include "models/auth/pap.h"

#include <string>

namespace pptplab::session
{

void
ServerPap::OnPacket(ppp::ProtocolNumber protocol, ByteView packet)
{
    const auto request = ppp::DecodePap(packet);
    if (protocol == ppp::ProtocolNumber::Pap && request &&
        request->code == ppp::PapCode::AuthenticateRequest)
    {
        OnRequest(*request);
    }
}

void
ServerPap::OnRequest(const ppp::PapPacket& request)
{
    // Repeated because the answer was lost or late: the same answer, not another try.
    if (m_answeredIdentifier == request.identifier || m_verdict.IsFinal())
    {
        SendAnswer(request.identifier);
        return;
    }
    const std::string user(request.peerId.begin(), request.peerId.end());
    m_verdict.Take(auth::CheckPap(m_accounts.AccountOf(user), request.password));
    m_answeredIdentifier = request.identifier;
    SendAnswer(request.identifier);
    if (!m_verdict.IsFinal())
    {
        return;
    }
    m_owner.StopAuthenticationTimer();
    if (m_verdict.Denial() == auth::Denial::None)
    {
        m_owner.OnAuthenticated({});
    }
    else
    {
        m_owner.OnDenied(m_verdict.Denial());
    }
}

void
ServerPap::SendAnswer(std::uint8_t identifier)
{
    const bool granted = m_verdict.Denial() == auth::Denial::None;
    const std::string text =
        granted ? "" : auth::FailureMessage(m_verdict.Denial(), !m_verdict.IsFinal());
    const Octets message(text.begin(), text.end());
    ppp::PapPacket answer;
    answer.code = granted ? ppp::PapCode::AuthenticateAck : ppp::PapCode::AuthenticateNak;
    answer.identifier = identifier;
    answer.message = message;
    Octets octets;
    ByteWriter out(octets);
    Encode(answer, out);
    m_owner.SendAuthentication(ppp::ProtocolNumber::Pap, octets);
}

void
ServerPap::OnTimer()
{
    if (m_verdict.IsFinal())
    {
        return;
    }
    m_verdict.Close();
    if (m_verdict.Denial() == auth::Denial::None)
    {
        m_owner.OnAuthenticationTimeout();
    }
    else
    {
        m_owner.OnDenied(m_verdict.Denial());
    }
}

} // namespace pptplab::session
