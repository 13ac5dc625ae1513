// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/server-chap.h"

#include "models/auth/chap-md5.h"
#include "models/auth/failure-message.h"
#include "models/auth/ms-chap-v1.h"
#include "models/session/random-octets.h"

#include <algorithm>

namespace pptplab::session
{

namespace
{

using Protocol = ppp::AuthenticationProtocol;

} // namespace

ServerChap::ServerChap(ppp::AuthenticationProtocol protocol,
                       const ServerOptions& options,
                       RandomStream& random,
                       AccountSource& accounts,
                       AuthenticationOwner& owner)
    : m_protocol(protocol),
      m_options(options),
      m_random(random),
      m_accounts(accounts),
      m_owner(owner),
      // MD5 has no second try: RFC 1994 4.2 ends the link.
      m_verdict(protocol == Protocol::ChapMd5 ? std::uint8_t{0} : options.authentication.retries),
      // Not 0 again after LCP was negotiated anew: a late verdict on the former exchange would be
      // taken for one on this.
      m_identifier(static_cast<std::uint8_t>(random.Bits())),
      m_timeLeft(options.authentication.time),
      m_transmissionsLeft(options.authentication.transmissions)
{
}

void
ServerChap::Start()
{
    m_challenge = RandomOctets<16>(m_random);
    SendChallenge();
    StartTimer();
}

ByteView
ServerChap::Challenge() const
{
    // 8 octets for MS-CHAP v1 (RFC 2433 5), 16 for v2 (RFC 2759 3) and for MD5.
    constexpr std::size_t kV1Size = 8;
    return auth::ViewOf(m_challenge)
        .Part(0, m_protocol == Protocol::MsChapV1 ? kV1Size : m_challenge.size());
}

void
ServerChap::SendChallenge()
{
    --m_transmissionsLeft;
    const Octets name(m_options.computerName.begin(), m_options.computerName.end());
    ppp::ChapPacket challenge;
    challenge.code = ppp::ChapCode::Challenge;
    challenge.identifier = m_identifier;
    challenge.value = Challenge();
    challenge.name = name;
    Octets octets;
    ByteWriter out(octets);
    Encode(challenge, out);
    m_owner.SendAuthentication(ppp::ProtocolNumber::Chap, octets);
}

void
ServerChap::StartTimer()
{
    const Duration step = std::min(m_options.authentication.repeatAfter, m_timeLeft);
    m_timeLeft -= step;
    m_owner.StartAuthenticationTimer(step);
}

void
ServerChap::OnTimer()
{
    if (m_verdict.IsFinal())
    {
        return;
    }
    const bool answered = m_verdict.Denial() != auth::Denial::None;
    if (m_timeLeft > Duration::zero() && (answered || m_transmissionsLeft > 0))
    {
        if (!answered)
        {
            SendChallenge();
        }
        StartTimer();
        return;
    }
    m_verdict.Close();
    if (answered)
    {
        m_owner.OnDenied(m_verdict.Denial());
    }
    else
    {
        m_owner.OnAuthenticationTimeout();
    }
}

void
ServerChap::OnPacket(ppp::ProtocolNumber protocol, ByteView octets)
{
    const auto packet = ppp::DecodeChap(octets);
    if (protocol == ppp::ProtocolNumber::Chap && packet && packet->code == ppp::ChapCode::Response)
    {
        OnResponse(*packet);
    }
}

void
ServerChap::OnResponse(const ppp::ChapPacket& response)
{
    // RFC 1994 4.1: a repeated Response gets the same verdict again, also when all is over.
    if (m_answeredIdentifier == response.identifier)
    {
        SendVerdict();
        return;
    }
    if (m_verdict.IsFinal() || response.identifier != m_identifier)
    {
        return;
    }
    m_verdict.Take(Check(response));
    m_answeredIdentifier = response.identifier;
    if (!m_verdict.IsFinal())
    {
        // The next try answers another challenge under the next identifier (RFC 2433 8).
        m_challenge = RandomOctets<16>(m_random);
        ++m_identifier;
    }
    m_message = VerdictMessage();
    SendVerdict();
    if (!m_verdict.IsFinal())
    {
        return;
    }
    m_owner.StopAuthenticationTimer();
    if (m_verdict.Denial() == auth::Denial::None)
    {
        m_owner.OnAuthenticated(m_secret);
    }
    else
    {
        m_owner.OnDenied(m_verdict.Denial());
    }
}

auth::Denial
ServerChap::Check(const ppp::ChapPacket& response)
{
    const std::string user(response.name.begin(), response.name.end());
    const auto account = m_accounts.AccountOf(user);
    if (m_protocol == Protocol::MsChapV2)
    {
        return CheckV2(account, user, response.value);
    }
    if (m_protocol != Protocol::MsChapV1)
    {
        return auth::CheckChapMd5(account, {response.identifier, Challenge(), response.value});
    }
    auth::Challenge8 challenge{};
    std::copy_n(m_challenge.begin(), challenge.size(), challenge.begin());
    if (account)
    {
        m_secret = auth::MsChapV1Secret(account->lmHash, account->ntHash, challenge);
    }
    return auth::CheckMsChapV1(account, challenge, response.value);
}

auth::Denial
ServerChap::CheckV2(const std::optional<auth::Account>& account,
                    std::string_view user,
                    ByteView value)
{
    const auto answer = auth::ReadMsChapV2Response(value);
    if (!account || !answer)
    {
        return auth::Denial::WrongPassword;
    }
    const auth::MsChapV2Exchange exchange = {
        m_challenge, answer->peerChallenge, auth::WithoutDomain(user)};
    const auth::Response24 expected = auth::NtResponse(exchange, account->ntHash);
    if (answer->ntResponse != expected)
    {
        return auth::Denial::WrongPassword;
    }
    m_secret = auth::MsChapV2Secret(account->ntHash, expected);
    m_proof = auth::AuthenticatorResponse(exchange, account->ntHash, expected);
    return account->denial;
}

std::string
ServerChap::VerdictMessage() const
{
    if (m_verdict.Denial() == auth::Denial::None)
    {
        return m_proof.empty() ? "" : m_proof + " M=";
    }
    std::string message = auth::FailureMessage(m_verdict.Denial(), !m_verdict.IsFinal());
    if (m_protocol == Protocol::MsChapV1)
    {
        message += " C=" + auth::HexText(Challenge()) + " V=2"; // RFC 2433 8
    }
    else if (m_protocol == Protocol::MsChapV2)
    {
        message += " C=" + auth::HexText(Challenge()) + " V=3 M="; // RFC 2759 6
    }
    return message;
}

void
ServerChap::SendVerdict()
{
    const bool granted = m_verdict.Denial() == auth::Denial::None;
    const Octets message(m_message.begin(), m_message.end());
    ppp::ChapPacket verdict;
    verdict.code = granted ? ppp::ChapCode::Success : ppp::ChapCode::Failure;
    verdict.identifier = *m_answeredIdentifier;
    verdict.message = message;
    Octets octets;
    ByteWriter out(octets);
    Encode(verdict, out);
    m_owner.SendAuthentication(ppp::ProtocolNumber::Chap, octets);
}

} // namespace pptplab::session
