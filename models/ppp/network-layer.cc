// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/network-layer.h"

#include <algorithm>
#include <utility>

namespace pptplab::ppp
{

namespace
{

using Status = NetworkControl::Status;

/// None for CCP, which carries the others.
std::optional<NetworkProtocol>
CarriedBy(ProtocolNumber packets)
{
    switch (packets)
    {
    case ProtocolNumber::Ip:
        return NetworkProtocol::TcpIp;
    case ProtocolNumber::Nbf:
        return NetworkProtocol::NetBeui;
    case ProtocolNumber::Ipx:
        return NetworkProtocol::Ipx;
    default:
        return std::nullopt;
    }
}

} // namespace

NetworkLayer::NetworkLayer(const Options& options, LinkOwner& owner, NetworkLayerHost& host)
    : m_options(options), m_owner(owner), m_host(host)
{
}

void
NetworkLayer::Add(ProtocolNumber packets,
                  ProtocolNumber control,
                  std::unique_ptr<Negotiation> negotiation)
{
    ControlProtocolOwner& self = *this;
    m_networks.push_back(std::make_unique<NetworkControl>(
        packets, control, std::move(negotiation), m_options, self));
}

void
NetworkLayer::Start(const NetworkConfig& config)
{
    m_networks.clear();
    m_encryption = 0;
    m_resetIdentifier.reset();
    m_encryptionRequired = config.ccp && config.ccp->required;
    m_peerSpeaksCcp = false;
    m_nbfWaits = config.nbfcp.waitsForGateway;
    m_active = true;
    m_settled = false;
    if (config.ccp)
    {
        Add(ProtocolNumber::Compressed, ProtocolNumber::Ccp, std::make_unique<Ccp>(*config.ccp));
    }
    if (config.protocols.Has(NetworkProtocol::NetBeui))
    {
        Add(ProtocolNumber::Nbf, ProtocolNumber::Nbfcp, std::make_unique<Nbfcp>(config.nbfcp));
    }
    if (config.protocols.Has(NetworkProtocol::Ipx))
    {
        Add(ProtocolNumber::Ipx, ProtocolNumber::Ipxcp, std::make_unique<Ipxcp>(config.ipxcp));
    }
    if (config.protocols.Has(NetworkProtocol::TcpIp))
    {
        Add(ProtocolNumber::Ip, ProtocolNumber::Ipcp, std::make_unique<Ipcp>(config.ipcp));
    }
    for (const auto& network : m_networks)
    {
        network->machine.Open();
        if (!WaitsForEncryption(*network) && !WaitsForGateway(*network))
        {
            network->machine.Up();
        }
    }
    Settle();
}

bool
NetworkLayer::WaitsForEncryption(const NetworkControl& network) const
{
    return m_encryptionRequired && m_encryption == 0 &&
           network.packetProtocol != ProtocolNumber::Compressed;
}

void
NetworkLayer::StartWaiting()
{
    for (const auto& network : m_networks)
    {
        if (network->packetProtocol != ProtocolNumber::Compressed && !network->machine.IsUp() &&
            !WaitsForGateway(*network))
        {
            network->machine.Up();
            const Octets kept = std::exchange(network->keptPacket, {});
            if (!kept.empty())
            {
                network->machine.OnPacket(kept);
            }
        }
    }
}

void
NetworkLayer::Down()
{
    m_active = false;
    // The networks stay where they are: one of them may be what led here, and is on the stack.
    for (const auto& network : m_networks)
    {
        network->machine.Down();
    }
}

NetworkControl*
NetworkLayer::FindByControl(ProtocolNumber protocol)
{
    const auto found =
        std::find_if(m_networks.begin(), m_networks.end(), [protocol](const auto& network) {
            return network->machine.Protocol() == protocol;
        });
    return found == m_networks.end() ? nullptr : found->get();
}

const NetworkControl*
NetworkLayer::FindByPackets(ProtocolNumber protocol) const
{
    const auto found =
        std::find_if(m_networks.begin(), m_networks.end(), [protocol](const auto& network) {
            return network->packetProtocol == protocol;
        });
    return found == m_networks.end() ? nullptr : found->get();
}

void
NetworkLayer::OnTimer(ProtocolNumber protocol)
{
    if (NetworkControl* const network = FindByControl(protocol))
    {
        network->machine.OnTimer();
    }
}

void
NetworkLayer::OnProtocolReject(ProtocolNumber protocol)
{
    if (NetworkControl* const network = FindByControl(protocol))
    {
        network->machine.OnProtocolReject();
    }
}

const Ipcp*
NetworkLayer::OpenIpcp() const
{
    const NetworkControl* const ip = FindByPackets(ProtocolNumber::Ip);
    return ip != nullptr && ip->status == Status::Open
               ? static_cast<const Ipcp*>(ip->negotiation.get())
               : nullptr;
}

ProtocolSet
NetworkLayer::OpenNetworks() const
{
    ProtocolSet open;
    for (const auto& network : m_networks)
    {
        const auto carried = CarriedBy(network->packetProtocol);
        if (carried && network->status == Status::Open)
        {
            open = open.With(*carried);
        }
    }
    return open;
}

bool
NetworkLayer::Has(Status status) const
{
    return std::any_of(m_networks.begin(), m_networks.end(), [status](const auto& network) {
        return network->status == status;
    });
}

bool
NetworkLayer::LacksEncryption() const
{
    const NetworkControl* const ccp = FindByPackets(ProtocolNumber::Compressed);
    return m_encryptionRequired && m_encryption == 0 && ccp != nullptr &&
           ccp->status != Status::Pending;
}

LinkFailure
NetworkLayer::WhyNoneIsOpen() const
{
    if (Has(Status::AddressRefused))
    {
        return LinkFailure::AddressRefused;
    }
    if (Has(Status::NoAddress))
    {
        return LinkFailure::NoAddress;
    }
    return Has(Status::TimedOut) ? LinkFailure::NetworkTimedOut : LinkFailure::NetworkRefused;
}

void
NetworkLayer::Settle()
{
    const ProtocolSet open = OpenNetworks();
    bool pending = false;
    bool waiting = false;
    for (const auto& network : m_networks)
    {
        pending |= network->status == Status::Pending && !WaitsForGateway(*network);
        waiting |= WaitsForGateway(*network);
    }
    if (LacksEncryption())
    {
        m_host.Fail(m_peerSpeaksCcp ? LinkFailure::NoCommonEncryption : LinkFailure::NoEncryption);
    }
    else if (pending || (waiting && open.Empty()))
    {
        return;
    }
    else if (open.Empty())
    {
        m_host.Fail(WhyNoneIsOpen());
    }
    else if (!m_settled)
    {
        m_settled = true;
        m_owner.OnNetworksUp(open);
    }
}

void
NetworkLayer::SendControl(ProtocolNumber protocol, ByteView packet)
{
    m_host.Send(protocol, packet);
}

void
NetworkLayer::StartRestartTimer(ProtocolNumber protocol, Duration delay)
{
    m_owner.StartTimer(protocol, delay);
}

void
NetworkLayer::StopRestartTimer(ProtocolNumber protocol)
{
    m_owner.StopTimer(protocol);
}

void
NetworkLayer::OnPassage(ProtocolNumber protocol, Passage passage)
{
    m_owner.OnPassage(protocol, passage);
}

void
NetworkLayer::OnLayer(ProtocolNumber protocol, LayerChange change, Event because)
{
    NetworkControl& network = *FindByControl(protocol);
    switch (change)
    {
    case LayerChange::Up:
        OnUp(network);
        break;
    case LayerChange::Down:
        OnDown(network, because);
        break;
    case LayerChange::Finished:
        if (network.status == Status::Pending)
        {
            network.status = because == Event::TimeoutLast ? Status::TimedOut : Status::Refused;
        }
        break;
    }
    if (m_active)
    {
        Settle();
    }
}

void
NetworkLayer::OnUp(NetworkControl& network)
{
    network.status = Status::Open;
    if (network.packetProtocol == ProtocolNumber::Compressed)
    {
        m_encryption = static_cast<const Ccp&>(*network.negotiation).Agreed();
        m_owner.OnEncryption(m_encryption);
        StartWaiting();
    }
    else if (network.packetProtocol == ProtocolNumber::Ip)
    {
        const auto& ipcp = static_cast<const Ipcp&>(*network.negotiation);
        if (!ipcp.HasAddress())
        {
            network.status = ipcp.IsOwnRefused() ? Status::AddressRefused : Status::NoAddress;
            network.machine.Close();
        }
    }
}

void
NetworkLayer::OnDown(NetworkControl& network, Event because)
{
    if (because == Event::Terminate)
    {
        network.status = Status::Refused;
    }
    else if (network.status == Status::Open)
    {
        network.status = Status::Pending; // negotiated anew
    }
    if (network.packetProtocol == ProtocolNumber::Compressed)
    {
        m_encryption = 0;
        m_resetIdentifier.reset();
        m_owner.OnEncryption(0);
    }
}

void
NetworkLayer::OnOwnCode(ProtocolNumber protocol, const ControlPacket& packet)
{
    // CCP's, RFC 1962 3. MPPE could do without the Reset-Ack (RFC 3078 8.2); Linux waits for it.
    if (packet.code == Code::ResetRequest)
    {
        FindByControl(protocol)->machine.Reply(Code::ResetAck, packet.identifier, {});
        m_owner.OnResetRequest();
    }
    else if (packet.code == Code::ResetAck && packet.identifier == m_resetIdentifier)
    {
        m_resetIdentifier.reset();
    }
}

} // namespace pptplab::ppp
