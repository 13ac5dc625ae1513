// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/caller-chap.h"

#include "models/auth/chap-md5.h"
#include "models/auth/failure-message.h"
#include "models/auth/ms-chap-v1.h"
#include "models/auth/pap.h"
#include "models/session/random-octets.h"

#include <algorithm>
#include <utility>

namespace pptplab::session
{

CallerChap::CallerChap(ppp::AuthenticationProtocol protocol,
                       const ClientOptions& options,
                       RandomStream& random,
                       AuthenticationOwner& owner)
    : m_protocol(protocol),
      m_options(options),
      m_random(random),
      m_owner(owner),
      m_password(options.password)
{
}

void
CallerChap::OnPacket(ppp::ProtocolNumber protocol, ByteView octets)
{
    const auto packet = ppp::DecodeChap(octets);
    if (protocol != ppp::ProtocolNumber::Chap || !packet)
    {
        return;
    }
    switch (packet->code)
    {
    case ppp::ChapCode::Challenge:
        OnChallenge(*packet);
        break;
    case ppp::ChapCode::Success:
    case ppp::ChapCode::Failure:
        OnVerdict(*packet);
        break;
    case ppp::ChapCode::Response:
        break; // the server is not asked to prove itself this way
    }
}

void
CallerChap::OnChallenge(const ppp::ChapPacket& challenge)
{
    const bool repeated = m_waiting && challenge.identifier == m_identifier;
    m_identifier = challenge.identifier;
    m_nextChallenge.reset();
    if (!repeated || !m_options.repeatsResponse)
    {
        m_value = Answer(challenge.value);
    }
    if (m_value.empty())
    {
        return; // the challenge has a size that the algorithm has no use for
    }
    m_waiting = true;
    m_transmissionsLeft = m_options.authentication.transmissions;
    SendResponse();
}

Octets
CallerChap::Answer(ByteView challenge)
{
    switch (m_protocol)
    {
    case ppp::AuthenticationProtocol::MsChapV1:
        return AnswerV1(challenge);
    case ppp::AuthenticationProtocol::MsChapV2:
        return AnswerV2(challenge);
    default:
        break;
    }
    const Octets password = auth::PapOctets(m_password);
    const auto response = auth::ChapMd5Response(m_identifier, password, challenge);
    return {response.begin(), response.end()};
}

Octets
CallerChap::AnswerV1(ByteView octets)
{
    auth::Challenge8 challenge{};
    if (octets.size() != challenge.size())
    {
        return {};
    }
    std::copy(octets.begin(), octets.end(), challenge.begin());
    m_secret = auth::MsChapV1Secret(
        auth::LmHash(m_password, m_options.oem), auth::NtHash(m_password), challenge);
    return auth::MsChapV1Response({m_password, m_options.oem, m_options.useLmPassword}, challenge);
}

Octets
CallerChap::AnswerV2(ByteView octets)
{
    auth::MsChapV2Exchange exchange;
    if (octets.size() != exchange.authenticatorChallenge.size())
    {
        return {};
    }
    std::copy(octets.begin(), octets.end(), exchange.authenticatorChallenge.begin());
    exchange.peerChallenge = RandomOctets<16>(m_random);
    exchange.user = auth::WithoutDomain(m_options.user);
    const auth::Hash16 ntHash = auth::NtHash(m_password);
    const auth::Response24 response = auth::NtResponse(exchange, ntHash);
    m_secret = auth::MsChapV2Secret(ntHash, response);
    m_serverProof = auth::AuthenticatorResponse(exchange, ntHash, response);
    return auth::MsChapV2Response(exchange.peerChallenge, response);
}

void
CallerChap::SendResponse()
{
    --m_transmissionsLeft;
    const Octets name(m_options.user.begin(), m_options.user.end());
    ppp::ChapPacket response;
    response.code = ppp::ChapCode::Response;
    response.identifier = m_identifier;
    response.value = m_value;
    response.name = name;
    Octets octets;
    ByteWriter out(octets);
    Encode(response, out);
    m_owner.SendAuthentication(ppp::ProtocolNumber::Chap, octets);
    m_owner.StartAuthenticationTimer(m_options.authentication.repeatAfter);
}

void
CallerChap::OnVerdict(const ppp::ChapPacket& verdict)
{
    if (!m_waiting || verdict.identifier != m_identifier)
    {
        return;
    }
    m_waiting = false;
    m_owner.StopAuthenticationTimer();
    if (verdict.code == ppp::ChapCode::Failure)
    {
        OnFailure(verdict.message);
        return;
    }
    const std::string text(verdict.message.begin(), verdict.message.end());
    if (text.compare(0, m_serverProof.size(), m_serverProof) != 0)
    {
        m_owner.OnDenied(auth::Denial::AccessDenied); // RFC 2759 5: the link must be ended
        return;
    }
    m_owner.OnAuthenticated(m_secret);
}

void
CallerChap::OnFailure(ByteView message)
{
    m_nextChallenge = auth::ChallengeIn(message);
    if (auth::RetryAllowedIn(message) && m_options.retypedPassword && m_nextChallenge)
    {
        m_owner.StartAuthenticationTimer(m_options.typingTime);
        return;
    }
    m_owner.OnDenied(auth::DenialIn(message));
}

void
CallerChap::TryAgain()
{
    // RFC 2433 8: the Response to the challenge in the Failure, under the next identifier.
    m_password = *m_options.retypedPassword;
    ++m_identifier;
    m_value = Answer(*std::exchange(m_nextChallenge, std::nullopt));
    if (m_value.empty())
    {
        m_owner.OnDenied(auth::Denial::WrongPassword); // a challenge of no use
        return;
    }
    m_waiting = true;
    m_transmissionsLeft = m_options.authentication.transmissions;
    SendResponse();
}

void
CallerChap::OnTimer()
{
    if (m_nextChallenge)
    {
        TryAgain();
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
    SendResponse();
}

} // namespace pptplab::session
