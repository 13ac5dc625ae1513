// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/tunnel.h"

namespace pptplab::session
{

namespace
{

TimerKind
KindOf(gre::Timer timer)
{
    switch (timer)
    {
    case gre::Timer::Ack:
        return TimerKind::GreAck;
    case gre::Timer::Timeout:
        return TimerKind::GreTimeout;
    case gre::Timer::Reorder:
        break;
    }
    return TimerKind::GreReorder;
}

TimerKind
KindOf(ppp::ProtocolNumber protocol)
{
    switch (protocol)
    {
    case ppp::ProtocolNumber::Ipcp:
        return TimerKind::Ipcp;
    case ppp::ProtocolNumber::Nbfcp:
        return TimerKind::Nbfcp;
    case ppp::ProtocolNumber::Ipxcp:
        return TimerKind::Ipxcp;
    case ppp::ProtocolNumber::Ccp:
        return TimerKind::Ccp;
    default:
        return TimerKind::Lcp;
    }
}

} // namespace

Tunnel::Tunnel(const TunnelContext& context, TunnelRole& role)
    : m_callId(context.callId),
      m_surroundings(context.surroundings),
      m_role(role),
      m_negotiateTime(context.ppp.negotiateTime),
      m_echoInterval(context.ppp.lcpEchoInterval),
      m_link(role.WantedLcp(), context.ppp, context.random, *this),
      m_channel(context.gre, context.peer, *this),
      m_encryption(context.encryption),
      m_isServer(context.isServer)
{
}

void
Tunnel::Start(Duration now)
{
    m_now = now;
    if (m_negotiateTime > Duration::zero())
    {
        StartTimer(TimerKind::Negotiate, m_negotiateTime);
    }
    m_link.Start();
}

void
Tunnel::OnGre(ByteView packet, Duration now)
{
    m_now = now;
    m_channel.OnPacket(packet, now);
}

void
Tunnel::OnTimer(TimerKind kind, Duration now)
{
    m_now = now;
    switch (kind)
    {
    case TimerKind::Lcp:
        m_link.OnTimer(ppp::ProtocolNumber::Lcp);
        break;
    case TimerKind::Ipcp:
        m_link.OnTimer(ppp::ProtocolNumber::Ipcp);
        break;
    case TimerKind::Nbfcp:
        m_link.OnTimer(ppp::ProtocolNumber::Nbfcp);
        break;
    case TimerKind::Ipxcp:
        m_link.OnTimer(ppp::ProtocolNumber::Ipxcp);
        break;
    case TimerKind::Ccp:
        m_link.OnTimer(ppp::ProtocolNumber::Ccp);
        break;
    case TimerKind::LcpEcho:
        if (!m_ended && m_link.SendEcho())
        {
            StartTimer(TimerKind::LcpEcho, m_echoInterval);
        }
        break;
    case TimerKind::Authentication:
        if (m_authentication)
        {
            m_authentication->OnTimer();
        }
        break;
    case TimerKind::Negotiate:
        GiveUp(m_heard ? EndCause::PppTimeout : EndCause::PeerSilent);
        break;
    case TimerKind::GreAck:
        m_channel.OnTimer(gre::Timer::Ack, now);
        break;
    case TimerKind::GreTimeout:
        m_channel.OnTimer(gre::Timer::Timeout, now);
        break;
    case TimerKind::GreReorder:
        m_channel.OnTimer(gre::Timer::Reorder, now);
        break;
    default:
        break; // of the call or the control connection
    }
}

void
Tunnel::SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now)
{
    m_now = now;
    if (!m_ended)
    {
        m_link.SendNetwork(protocol, packet);
    }
}

void
Tunnel::HangUp(Duration now)
{
    m_now = now;
    GiveUp(EndCause::LocalHangUp);
}

void
Tunnel::LowerDown(EndCause cause)
{
    EndSession(cause);
    for (const TimerKind kind : {TimerKind::Authentication,
                                 TimerKind::GreAck,
                                 TimerKind::GreTimeout,
                                 TimerKind::GreReorder})
    {
        StopTimer(kind);
    }
    m_link.LowerDown();
    m_down = true; // one of them may be at work yet, and want to start a timer or acknowledge
}

void
Tunnel::EndSession(EndCause cause, std::uint16_t detail)
{
    if (!m_ended)
    {
        m_ended = true;
        StopTimer(TimerKind::Negotiate);
        StopTimer(TimerKind::Authentication);
        StopTimer(TimerKind::LcpEcho);
        m_role.OnSessionEnded({cause, detail, m_up});
    }
}

void
Tunnel::GiveUp(EndCause cause, std::uint16_t detail)
{
    if (!m_ended)
    {
        EndSession(cause, detail);
        m_link.Close();
    }
}

void
Tunnel::SendPacket(ByteView packet)
{
    if (!m_down)
    {
        m_surroundings.SendGre(packet);
    }
}

void
Tunnel::DeliverPayload(ByteView payload, Duration /*now*/)
{
    m_heard = true;
    m_link.OnFrame(payload);
}

void
Tunnel::StartTimer(TimerKind kind, Duration delay)
{
    if (!m_down)
    {
        m_surroundings.StartTimer({kind, m_callId}, delay);
    }
}

void
Tunnel::StopTimer(TimerKind kind)
{
    m_surroundings.StopTimer({kind, m_callId});
}

void
Tunnel::StartTimer(gre::Timer timer, Duration delay)
{
    StartTimer(KindOf(timer), delay);
}

void
Tunnel::StopTimer(gre::Timer timer)
{
    StopTimer(KindOf(timer));
}

void
Tunnel::StartTimer(ppp::ProtocolNumber protocol, Duration delay)
{
    StartTimer(KindOf(protocol), delay);
}

void
Tunnel::StopTimer(ppp::ProtocolNumber protocol)
{
    StopTimer(KindOf(protocol));
}

void
Tunnel::SendFrame(ByteView frame)
{
    m_channel.Send(frame, m_now);
}

void
Tunnel::SendAuthentication(ppp::ProtocolNumber protocol, ByteView packet)
{
    m_link.SendPacket(protocol, packet);
}

void
Tunnel::StartAuthenticationTimer(Duration delay)
{
    StartTimer(TimerKind::Authentication, delay);
}

void
Tunnel::StopAuthenticationTimer()
{
    StopTimer(TimerKind::Authentication);
}

void
Tunnel::OnPhase(ppp::Phase phase)
{
    m_surroundings.OnPhase(m_callId, phase);
    if (phase == ppp::Phase::Terminate)
    {
        m_role.OnLinkChanged();
    }
}

void
Tunnel::OnLcpAgreed()
{
    m_role.OnLinkChanged();
}

void
Tunnel::OnAuthenticate(ppp::AuthenticationProtocol protocol)
{
    if (protocol == ppp::AuthenticationProtocol::None)
    {
        OnAuthenticated({});
        return;
    }
    AuthenticationOwner& self = *this;
    m_authentication = m_role.MakeAuthentication(protocol, self);
    m_authentication->Start();
}

void
Tunnel::OnAuthenticationPacket(ppp::ProtocolNumber protocol, ByteView packet)
{
    if (m_authentication && !m_ended)
    {
        m_authentication->OnPacket(protocol, packet);
    }
}

void
Tunnel::OnAuthenticated(const std::optional<auth::EncryptionSecret>& secret)
{
    m_secret = secret;
    const bool required = m_encryption.policy >= EncryptionPolicy::Required;
    if (required && !secret)
    {
        GiveUp(EndCause::NoEncryption);
        return;
    }
    ppp::NetworkConfig wanted = m_role.WantedNetworks();
    wanted.ccp = WantedCcp();
    m_link.StartNetworks(wanted);
}

std::optional<ppp::CcpConfig>
Tunnel::WantedCcp() const
{
    using Bits = ppp::MppeBits;
    if (m_encryption.policy == EncryptionPolicy::None || !m_secret)
    {
        return std::nullopt;
    }
    const bool only128 = m_encryption.policy == EncryptionPolicy::Required128;
    ppp::CcpConfig wanted;
    wanted.supported = (m_encryption.bits128 ? Bits::k128 : 0U) |
                       (m_encryption.bits56 && !only128 ? Bits::k56 : 0U) |
                       (m_encryption.bits40 && !only128 ? Bits::k40 : 0U) |
                       (m_encryption.stateless ? Bits::kStateless : 0U);
    wanted.required = m_encryption.policy >= EncryptionPolicy::Required;
    return wanted;
}

void
Tunnel::OnEncryption(std::uint32_t bits)
{
    m_encryptionBits = ppp::EncryptionBitsOf(bits);
    m_ciphers.reset();
    if (m_encryptionBits == 0)
    {
        return;
    }
    const mppe::Parameters parameters = {static_cast<mppe::Strength>(m_encryptionBits),
                                         (bits & ppp::MppeBits::kStateless) != 0,
                                         m_encryption.fidelity};
    const auto up = mppe::Direction::ClientToServer;
    const auto down = mppe::Direction::ServerToClient;
    const auto start = [&](mppe::Direction direction) {
        return mppe::StartKey(*m_secret, parameters.strength, direction);
    };
    m_ciphers = std::make_unique<Ciphers>(
        Ciphers{mppe::Encryptor(start(m_isServer ? down : up), parameters),
                mppe::Decryptor(start(m_isServer ? up : down), parameters)});
}

Octets
Tunnel::Encrypt(ByteView frame)
{
    return m_ciphers->out.Encrypt(frame);
}

std::optional<Octets>
Tunnel::Decrypt(ByteView packet)
{
    auto frame = m_ciphers->in.Decrypt(packet);
    if (frame)
    {
        return std::move(frame).Value();
    }
    const mppe::DecryptError error = frame.Error();
    if (error == mppe::DecryptError::Lost || error == mppe::DecryptError::WaitsForFlush)
    {
        m_link.SendResetRequest(); // again for each: a request may itself be lost
    }
    return std::nullopt;
}

void
Tunnel::OnResetRequest()
{
    if (m_ciphers)
    {
        m_ciphers->out.Flush();
    }
}

void
Tunnel::OnDenied(auth::Denial denial)
{
    GiveUp(EndCause::Denied, static_cast<std::uint16_t>(denial));
}

void
Tunnel::OnAuthenticationTimeout()
{
    GiveUp(EndCause::PppTimeout);
}

void
Tunnel::OnNetworkPacket(ppp::ProtocolNumber protocol, ByteView packet)
{
    if (!m_ended)
    {
        m_surroundings.DeliverNetwork(m_callId, protocol, packet);
    }
}

void
Tunnel::OnNetworksUp(ppp::NetworkProtocols open)
{
    if (m_up || m_ended)
    {
        return; // negotiated anew during the session
    }
    Negotiated negotiated = m_role.Agreed(open, m_link.OpenIpcp());
    negotiated.encryptionBits = m_encryptionBits;
    if (!m_role.Projects(negotiated))
    {
        GiveUp(EndCause::ProjectionFailed);
        return;
    }
    m_up = true;
    StopTimer(TimerKind::Negotiate);
    if (m_echoInterval > Duration::zero())
    {
        StartTimer(TimerKind::LcpEcho, m_echoInterval);
    }
    m_surroundings.OnSessionUp(m_callId, negotiated);
}

void
Tunnel::OnFailure(ppp::LinkFailure failure)
{
    if (failure == ppp::LinkFailure::PeerTerminated)
    {
        // It is the peer who asks now; the link finishes by itself.
        EndSession(EndCause::PeerHangUp);
    }
    else
    {
        GiveUp(CauseOf(failure));
    }
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
    case ppp::LinkFailure::NoAddress:
        break;
    }
    return EndCause::NoAddress;
}

void
Tunnel::OnFinished()
{
    m_role.OnLinkFinished();
}

} // namespace pptplab::session
