// SPDX-License-Identifier: GPL-2.0-only
//
// What passes through the network layer: control packets to their protocols, network packets both
// ways, in the clear or through the cipher.
#include "models/ppp/network-layer.h"

namespace pptplab::ppp
{

bool
NetworkLayer::Takes(const Frame& frame)
{
    if (NetworkControl* const network = FindByControl(frame.protocol))
    {
        m_peerSpeaksCcp = m_peerSpeaksCcp || frame.protocol == ProtocolNumber::Ccp;
        if (WaitsForGateway(*network))
        {
            return true; // nobody is there to answer
        }
        if (WaitsForEncryption(*network) && !network->machine.IsUp())
        {
            network->keptPacket.assign(frame.payload.begin(), frame.payload.end());
        }
        else
        {
            network->machine.OnPacket(frame.payload);
        }
        return true;
    }
    const NetworkControl* const network = FindByPackets(frame.protocol);
    if (network == nullptr)
    {
        return false;
    }
    if (frame.protocol == ProtocolNumber::Compressed)
    {
        OnEncrypted(frame.payload);
    }
    else if (m_encryption == 0)
    {
        OnPacket(*network, frame.payload);
    }
    return true;
}

void
NetworkLayer::OnPacket(const NetworkControl& network, ByteView packet)
{
    if (network.status == NetworkControl::Status::Open)
    {
        m_owner.OnNetworkPacket(network.packetProtocol, packet);
    }
}

void
NetworkLayer::OnEncrypted(ByteView packet)
{
    if (m_encryption == 0)
    {
        return;
    }
    const auto clear = m_owner.Decrypt(packet);
    const auto frame = clear ? DecodeFrame(*clear) : std::nullopt;
    // With other keys at the peer this is noise: nothing is rejected, no protocol was meant.
    const NetworkControl* const network = frame ? FindByPackets(frame->protocol) : nullptr;
    if (network != nullptr)
    {
        OnPacket(*network, frame->payload);
    }
}

bool
NetworkLayer::Send(ProtocolNumber protocol, ByteView packet, bool protocolCompression)
{
    const NetworkControl* const network = FindByPackets(protocol);
    if (network == nullptr || network->status != NetworkControl::Status::Open)
    {
        return false;
    }
    if (m_encryption == 0)
    {
        m_host.Send(protocol, packet);
        return true;
    }
    Octets clear;
    ByteWriter out(clear);
    EncodeFrameHeader(protocol, {true, protocolCompression}, out);
    out.View(packet);
    m_host.Send(ProtocolNumber::Compressed, m_owner.Encrypt(clear));
    return true;
}

void
NetworkLayer::SendResetRequest()
{
    NetworkControl* const ccp = FindByControl(ProtocolNumber::Ccp);
    if (ccp == nullptr)
    {
        return;
    }
    if (!m_resetIdentifier)
    {
        m_resetIdentifier = ccp->machine.TakeIdentifier();
    }
    ccp->machine.Reply(Code::ResetRequest, *m_resetIdentifier, {});
}

} // namespace pptplab::ppp
