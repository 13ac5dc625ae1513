// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/link.h"

#include <algorithm>
#include <utility>

namespace pptplab::ppp
{

namespace
{

constexpr std::size_t kMagicSize = 4;

bool
IsAuthentication(ProtocolNumber protocol)
{
    return protocol == ProtocolNumber::Pap || protocol == ProtocolNumber::Chap;
}

} // namespace

Link::Link(const LcpConfig& config, const Options& options, RandomStream& random, LinkOwner& owner)
    : m_options(options),
      m_owner(owner),
      m_lcp(config, random),
      m_lcpControl(ProtocolNumber::Lcp, options, m_lcp, *this),
      m_networks(options, owner, *this)
{
}

Link::~Link() = default;

void
Link::Start()
{
    EnterPhase(Phase::Establish);
    m_lcpControl.Open();
    m_lcpControl.Up();
}

void
Link::Close()
{
    m_failed = true; // whatever follows is a consequence
    m_lcpControl.Close();
}

void
Link::LowerDown()
{
    m_failed = true;
    EnterPhase(Phase::Dead);
    m_lcpControl.Down();
    m_lcpControl.Close();
}

void
Link::EnterPhase(Phase phase)
{
    if (m_phase != phase)
    {
        m_phase = phase;
        m_owner.OnPhase(phase);
    }
}

void
Link::Fail(LinkFailure failure)
{
    if (!m_failed)
    {
        m_failed = true;
        m_owner.OnFailure(failure);
    }
}

void
Link::OnFrame(ByteView octets)
{
    const auto frame = DecodeFrame(octets);
    if (!frame || m_phase == Phase::Dead)
    {
        return;
    }
    if (frame->protocol == ProtocolNumber::Lcp)
    {
        m_lcpControl.OnPacket(frame->payload);
        if (m_lcp.LoopsSeen() >= m_options.maxFailure)
        {
            Fail(LinkFailure::Loopback);
        }
        return;
    }
    // RFC 1661 3.4: before LCP is open, all else is silently discarded.
    if (m_lcpControl.Current() != State::Opened)
    {
        return;
    }
    if (IsAuthentication(frame->protocol))
    {
        m_owner.OnAuthenticationPacket(frame->protocol, frame->payload);
        return;
    }
    // RFC 1661 3.5: network protocols wait for the end of authentication.
    if (m_phase == Phase::Network)
    {
        if (!m_networks.Takes(*frame))
        {
            RejectProtocol(*frame);
        }
    }
}

void
Link::RejectProtocol(const Frame& frame)
{
    Octets data;
    ByteWriter out(data);
    out.U16(static_cast<std::uint16_t>(frame.protocol));
    // Cut to the peer's MRU, RFC 1661 5.7; code, identifier, length and protocol take 6 octets.
    const std::size_t room = std::max<std::size_t>(m_lcp.Peer().mru, 6) - 6;
    out.View(frame.payload.Part(0, room));
    m_lcpControl.Send(Code::ProtocolReject, data);
}

void
Link::OnTimer(ProtocolNumber protocol)
{
    if (protocol == ProtocolNumber::Lcp)
    {
        m_lcpControl.OnTimer();
    }
    else
    {
        m_networks.OnTimer(protocol);
    }
}

void
Link::SendPacket(ProtocolNumber protocol, ByteView packet)
{
    Send(protocol, packet);
}

void
Link::Send(ProtocolNumber protocol, ByteView packet)
{
    // LCP always goes in full, RFC 1661 6.5 and 6.6.
    const bool full = protocol == ProtocolNumber::Lcp || m_lcpControl.Current() != State::Opened;
    const LcpAgreement& peer = m_lcp.Peer();
    const Framing framing = {!full && peer.addressCompression, !full && peer.protocolCompression};
    m_frame.clear();
    ByteWriter out(m_frame);
    EncodeFrameHeader(protocol, framing, out);
    out.View(packet);
    m_owner.SendFrame(m_frame);
}

bool
Link::SendEcho()
{
    if (m_echoesUnanswered >= m_options.lcpEchoFailures)
    {
        Fail(LinkFailure::TimedOut);
        return false;
    }
    if (m_lcpControl.Current() == State::Opened)
    {
        ++m_echoesUnanswered;
        Octets data;
        ByteWriter(data).U32(m_lcp.Magic());
        m_lcpControl.Send(Code::EchoRequest, data);
    }
    return true;
}

void
Link::StartNetworks(const NetworkConfig& config)
{
    EnterPhase(Phase::Network);
    m_networks.Start(config);
}

bool
Link::SendNetwork(ProtocolNumber protocol, ByteView packet)
{
    return m_networks.Send(protocol, packet, m_lcp.Peer().protocolCompression);
}

void
Link::SendControl(ProtocolNumber protocol, ByteView packet)
{
    Send(protocol, packet);
}

void
Link::StartRestartTimer(ProtocolNumber protocol, Duration delay)
{
    m_owner.StartTimer(protocol, delay);
}

void
Link::StopRestartTimer(ProtocolNumber protocol)
{
    m_owner.StopTimer(protocol);
}

void
Link::OnAgreed(ProtocolNumber /*protocol*/)
{
    m_owner.OnLcpAgreed();
}

void
Link::OnPassage(ProtocolNumber protocol, Passage passage)
{
    m_owner.OnPassage(protocol, passage);
}

void
Link::OnLayer(ProtocolNumber /*protocol*/, LayerChange change, Event because)
{
    switch (change)
    {
    case LayerChange::Up:
        OnLcpUp();
        break;
    case LayerChange::Down:
        OnLcpDown(because);
        break;
    case LayerChange::Finished:
        if (m_phase != Phase::Dead)
        {
            Fail(because == Event::TimeoutLast ? LinkFailure::TimedOut
                                               : LinkFailure::NotConverging);
            EnterPhase(Phase::Dead);
            m_owner.OnFinished();
        }
        break;
    }
}

void
Link::OnLcpDown(Event because)
{
    const State next = m_lcpControl.Current();
    const bool ends = next == State::Closing || next == State::Stopping;
    if (m_phase != Phase::Dead)
    {
        EnterPhase(ends ? Phase::Terminate : Phase::Establish);
    }
    m_networks.Down();
    if (because == Event::Terminate)
    {
        Fail(LinkFailure::PeerTerminated);
    }
}

void
Link::OnLcpUp()
{
    if (m_lcp.AuthenticationRefused())
    {
        Fail(LinkFailure::NoAuthentication);
        return;
    }
    Identify();
    EnterPhase(Phase::Authenticate);
    m_owner.OnAuthenticate(m_lcp.Authentication());
}

void
Link::Identify()
{
    for (const std::string& text : m_lcp.Identification())
    {
        Octets data;
        ByteWriter out(data);
        out.U32(m_lcp.Magic());
        out.View(Octets(text.begin(), text.end()));
        m_lcpControl.Send(Code::Identification, data);
    }
}

void
Link::OnOwnCode(ProtocolNumber /*protocol*/, const ControlPacket& packet)
{
    if (packet.code == Code::EchoRequest)
    {
        Octets data;
        ByteWriter out(data);
        out.U32(m_lcp.Magic());
        out.View(packet.data.Part(kMagicSize));
        m_lcpControl.Reply(Code::EchoReply, packet.identifier, data);
    }
    else if (packet.code == Code::EchoReply)
    {
        m_echoesUnanswered = 0;
    }
    else if (packet.code == Code::ProtocolReject)
    {
        ByteReader reader(packet.data);
        const auto rejected = static_cast<ProtocolNumber>(reader.U16());
        if (reader.Ok())
        {
            m_networks.OnProtocolReject(rejected);
        }
    }
}

} // namespace pptplab::ppp
