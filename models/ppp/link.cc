// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/link.h"

#include <algorithm>
#include <utility>

namespace pptplab::ppp
{

namespace
{

using Status = NetworkControl::Status;

constexpr std::size_t kMagicSize = 4;

bool
IsAuthentication(ProtocolNumber protocol)
{
    return protocol == ProtocolNumber::Pap || protocol == ProtocolNumber::Chap;
}

Status
StatusAfter(Event because)
{
    return because == Event::TimeoutLast ? Status::TimedOut : Status::Refused;
}

} // namespace

Link::Link(const LcpConfig& config, const Options& options, RandomStream& random, LinkOwner& owner)
    : m_options(options),
      m_owner(owner),
      m_lcp(config, random),
      m_lcpControl(ProtocolNumber::Lcp, options, m_lcp, *this)
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
        OnNetworkFrame(*frame);
    }
}

void
Link::OnNetworkFrame(const Frame& frame)
{
    for (const auto& network : m_networks)
    {
        if (network->machine.Protocol() == frame.protocol)
        {
            network->machine.OnPacket(frame.payload);
            return;
        }
        if (network->packetProtocol == frame.protocol)
        {
            if (network->status == Status::Open)
            {
                m_owner.OnNetworkPacket(frame.protocol, frame.payload);
            }
            return;
        }
    }
    RejectProtocol(frame);
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
    else if (NetworkControl* const network = Find(protocol))
    {
        network->machine.OnTimer();
    }
}

NetworkControl*
Link::Find(ProtocolNumber protocol)
{
    const auto found =
        std::find_if(m_networks.begin(), m_networks.end(), [protocol](const auto& network) {
            return network->machine.Protocol() == protocol;
        });
    return found == m_networks.end() ? nullptr : found->get();
}

void
Link::StartNetworks(const NetworkConfig& config)
{
    EnterPhase(Phase::Network);
    ControlProtocolOwner& self = *this;
    const auto add = [this, &self](ProtocolNumber packets, ProtocolNumber control, auto options) {
        m_networks.push_back(std::make_unique<NetworkControl>(
            packets, control, std::move(options), m_options, self));
    };
    m_settled = false;
    m_networks.clear();
    if (config.protocols.netBeui)
    {
        add(ProtocolNumber::Nbf, ProtocolNumber::Nbfcp, std::make_unique<Nbfcp>(config.nbfcp));
    }
    if (config.protocols.ipx)
    {
        add(ProtocolNumber::Ipx, ProtocolNumber::Ipxcp, std::make_unique<Ipxcp>(config.ipxcp));
    }
    if (config.protocols.tcpIp)
    {
        add(ProtocolNumber::Ip, ProtocolNumber::Ipcp, std::make_unique<Ipcp>(config.ipcp));
    }
    for (const auto& network : m_networks)
    {
        network->machine.Open();
        network->machine.Up();
    }
    SettleNetworks();
}

const Ipcp*
Link::OpenIpcp() const
{
    for (const auto& network : m_networks)
    {
        if (network->packetProtocol == ProtocolNumber::Ip && network->status == Status::Open)
        {
            return static_cast<const Ipcp*>(network->negotiation.get());
        }
    }
    return nullptr;
}

void
Link::SettleNetworks()
{
    NetworkProtocols open;
    bool pending = false;
    bool timedOut = false;
    bool noAddress = false;
    for (const auto& network : m_networks)
    {
        const bool isOpen = network->status == Status::Open;
        open.tcpIp |= isOpen && network->packetProtocol == ProtocolNumber::Ip;
        open.netBeui |= isOpen && network->packetProtocol == ProtocolNumber::Nbf;
        open.ipx |= isOpen && network->packetProtocol == ProtocolNumber::Ipx;
        pending |= network->status == Status::Pending;
        timedOut |= network->status == Status::TimedOut;
        noAddress |= network->status == Status::NoAddress;
    }
    if (pending)
    {
        return;
    }
    if (!open.Any())
    {
        const LinkFailure otherwise =
            timedOut ? LinkFailure::NetworkTimedOut : LinkFailure::NetworkRefused;
        Fail(noAddress ? LinkFailure::NoAddress : otherwise);
    }
    else if (!m_settled)
    {
        m_settled = true;
        m_owner.OnNetworksUp(open);
    }
}

void
Link::SendPacket(ProtocolNumber protocol, ByteView packet)
{
    Send(protocol, packet);
}

bool
Link::SendNetwork(ProtocolNumber protocol, ByteView packet)
{
    for (const auto& network : m_networks)
    {
        if (network->packetProtocol == protocol && network->status == Status::Open)
        {
            Send(protocol, packet);
            return true;
        }
    }
    return false;
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
Link::OnAgreed(ProtocolNumber protocol)
{
    if (protocol == ProtocolNumber::Lcp)
    {
        m_owner.OnLcpAgreed();
    }
}

void
Link::OnLayer(ProtocolNumber protocol, LayerChange change, Event because)
{
    if (protocol == ProtocolNumber::Lcp)
    {
        OnLcpLayer(change, because);
        return;
    }
    NetworkControl& network = *Find(protocol);
    switch (change)
    {
    case LayerChange::Up:
        network.status = Status::Open;
        if (protocol == ProtocolNumber::Ipcp &&
            !static_cast<const Ipcp&>(*network.negotiation).HasAddress())
        {
            network.status = Status::NoAddress;
            network.machine.Close();
        }
        break;
    case LayerChange::Down:
        // Options are negotiated anew, unless the protocol was given up.
        network.status = network.status == Status::Open ? Status::Pending : network.status;
        if (because == Event::Terminate)
        {
            network.status = Status::Refused;
        }
        break;
    case LayerChange::Finished:
        network.status = network.status == Status::Pending ? StatusAfter(because) : network.status;
        break;
    }
    if (m_phase == Phase::Network)
    {
        SettleNetworks();
    }
}

void
Link::OnLcpLayer(LayerChange change, Event because)
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
    // They stay where they are: one of them may be what led here, and is on the stack.
    for (const auto& network : m_networks)
    {
        network->machine.Down();
    }
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
    EnterPhase(Phase::Authenticate);
    m_owner.OnAuthenticate(m_lcp.Authentication());
}

void
Link::OnOwnCode(ProtocolNumber protocol, const ControlPacket& packet)
{
    if (protocol != ProtocolNumber::Lcp)
    {
        return;
    }
    if (packet.code == Code::EchoRequest)
    {
        Octets data;
        ByteWriter out(data);
        out.U32(m_lcp.Magic());
        out.View(packet.data.Part(kMagicSize));
        m_lcpControl.Reply(Code::EchoReply, packet.identifier, data);
    }
    else if (packet.code == Code::ProtocolReject)
    {
        ByteReader reader(packet.data);
        const auto rejected = static_cast<ProtocolNumber>(reader.U16());
        if (NetworkControl* const network = reader.Ok() ? Find(rejected) : nullptr)
        {
            network->machine.OnProtocolReject();
        }
    }
}

} // namespace pptplab::ppp
