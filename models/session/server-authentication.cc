// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/server-authentication.h"

#include "models/auth/failure-message.h"
#include "models/auth/pap.h"

#include <string>

namespace pptplab::session
{

void
ServerAuthentication::Start(ppp::AuthenticationProtocol /*protocol*/)
{
    m_verdict = Verdict::Open;
    m_triesLeft = static_cast<std::uint8_t>(m_options.retries + 1);
    m_answeredIdentifier.reset();
    m_owner.StartAuthenticationTimer(m_options.time);
}

void
ServerAuthentication::OnPacket(ppp::ProtocolNumber protocol, ByteView packet)
{
    const auto request = ppp::DecodePap(packet);
    if (protocol == ppp::ProtocolNumber::Pap && request &&
        request->code == ppp::PapCode::AuthenticateRequest)
    {
        OnPapRequest(*request);
    }
}

void
ServerAuthentication::OnPapRequest(const ppp::PapPacket& request)
{
    // Repeated because the answer was lost or late: the same answer, not another try.
    if (m_answeredIdentifier == request.identifier || m_verdict != Verdict::Open)
    {
        SendPapAnswer(request.identifier);
        return;
    }
    const std::string user(request.peerId.begin(), request.peerId.end());
    m_denial = auth::CheckPap(m_accounts.AccountOf(user), request.password);
    m_answeredIdentifier = request.identifier;
    --m_triesLeft;
    if (m_denial == auth::Denial::None)
    {
        m_verdict = Verdict::Granted;
    }
    else if (m_denial != auth::Denial::WrongPassword || m_triesLeft == 0)
    {
        m_verdict = Verdict::Denied;
    }
    SendPapAnswer(request.identifier);
    if (m_verdict == Verdict::Open)
    {
        return;
    }
    m_owner.StopAuthenticationTimer();
    if (m_verdict == Verdict::Granted)
    {
        m_owner.OnAuthenticated();
    }
    else
    {
        m_owner.OnDenied(m_denial);
    }
}

void
ServerAuthentication::SendPapAnswer(std::uint8_t identifier)
{
    const bool granted = m_denial == auth::Denial::None;
    const std::string text =
        granted ? "" : auth::FailureMessage(m_denial, m_verdict == Verdict::Open);
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
ServerAuthentication::OnTimer()
{
    if (m_verdict != Verdict::Open)
    {
        return;
    }
    m_verdict = Verdict::Denied;
    if (m_denial == auth::Denial::None)
    {
        m_owner.OnAuthenticationTimeout();
    }
    else
    {
        m_owner.OnDenied(m_denial);
    }
}

} // namespace pptplab::session
