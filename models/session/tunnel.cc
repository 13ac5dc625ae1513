// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/tunnel.h"

#include "models/session/tunnel-timers.h"

namespace pptplab::session
{

Tunnel::Tunnel(const TunnelContext& context, TunnelRole& role)
    : m_callId(context.callId),
      m_surroundings(context.surroundings),
      m_call(context.call),
      m_role(role),
      m_negotiateTime(context.ppp.negotiateTime),
      m_echoInterval(context.ppp.lcpEchoInterval),
      m_nbfOptions(context.nbf),
      m_isServer(context.isServer),
      m_link(role.WantedLcp(), context.ppp, context.random, *this),
      m_channel(context.gre, context.peer, *this),
      m_encryption(context.encryption, context.isServer)
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
    m_nbfOptions && !m_isServer ? StartNbf() : m_link.Start();
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
    if (const auto protocol = NameFor(kRestartTimers, kind))
    {
        m_link.OnTimer(*protocol);
    }
    else if (const auto timer = NameFor(kGreTimers, kind))
    {
        m_channel.OnTimer(*timer, now);
    }
    else if (kind == TimerKind::Negotiate)
    {
        GiveUp(m_heard ? EndCause::PppTimeout : EndCause::PeerSilent);
    }
    else if (kind == TimerKind::Authentication && m_authentication)
    {
        m_authentication->OnTimer();
    }
    else if (kind == TimerKind::Nbf && m_nbf)
    {
        m_nbf->OnTimer(now);
    }
    else if (kind == TimerKind::LcpEcho && !m_ended && m_link.SendEcho())
    {
        StartTimer(TimerKind::LcpEcho, m_echoInterval);
    }
}

void
Tunnel::SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now)
{
    m_now = now;
    if (!m_ended && !m_channel.IsFull())
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
    m_nbf ? StopNbfTimer() : m_link.LowerDown();
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
        m_nbf ? m_role.OnLinkFinished() : m_link.Close();
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
    m_call.OnFrame(FrameDirection::Received, payload);
    if (!TakesNbf(payload))
    {
        m_link.OnFrame(payload);
    }
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
    StartTimer(KindOf(kGreTimers, timer), delay);
}

void
Tunnel::StopTimer(gre::Timer timer)
{
    StopTimer(KindOf(kGreTimers, timer));
}

void
Tunnel::StartTimer(ppp::ProtocolNumber protocol, Duration delay)
{
    StartTimer(KindOf(kRestartTimers, protocol), delay);
}

void
Tunnel::StopTimer(ppp::ProtocolNumber protocol)
{
    StopTimer(KindOf(kRestartTimers, protocol));
}

void
Tunnel::SendFrame(ByteView frame)
{
    if (m_call.PassesDriver(!m_nbf))
    {
        m_call.OnFrame(FrameDirection::Sent, frame);
        m_channel.Send(frame, m_now);
    }
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
    m_call.OnPhase(phase);
    if (phase == ppp::Phase::Terminate)
    {
        m_role.OnLinkChanged();
    }
}

void
Tunnel::OnPassage(ppp::ProtocolNumber protocol, ppp::Passage passage)
{
    m_surroundings.OnTransition(
        TransitionOf(MachineOf(protocol), m_callId, passage.from, passage.event, passage.next));
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
    m_encryption.TakeSecret(secret);
    if (m_encryption.LacksStrength() && m_isServer)
    {
        // Q174474: a caller who demands encryption sees 742, others 733, so that the server's PPP
        // has neither CCP nor IPCP for them, and does not hang up.
        m_refusesNetworks = true;
        m_link.StartNetworks({});
        return;
    }
    if (m_encryption.LacksStrength())
    {
        GiveUp(EndCause::EncryptionMissing);
        return;
    }
    if (m_encryption.LacksKeys())
    {
        GiveUp(EndCause::NoEncryption);
        return;
    }
    ppp::NetworkConfig wanted = m_role.WantedNetworks();
    wanted.ccp = m_encryption.WantedCcp();
    m_link.StartNetworks(wanted);
}

void
Tunnel::OnEncryption(std::uint32_t bits)
{
    m_encryption.OnAgreed(bits);
}

Octets
Tunnel::Encrypt(ByteView frame)
{
    return m_encryption.Encrypt(frame);
}

std::optional<Octets>
Tunnel::Decrypt(ByteView packet)
{
    auto frame = m_encryption.Decrypt(packet);
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
    m_encryption.Flush();
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
        m_call.DeliverNetwork(protocol, packet);
    }
}

void
Tunnel::OnNetworksUp(ProtocolSet open)
{
    if (m_up || m_ended)
    {
        return; // negotiated anew during the session
    }
    Negotiated negotiated = m_role.Agreed(open, m_link.OpenIpcp());
    negotiated.encryptionBits = m_encryption.Bits();
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
    m_call.OnSessionUp(negotiated);
}

void
Tunnel::OnFinished()
{
    m_role.OnLinkFinished();
}

} // namespace pptplab::session
