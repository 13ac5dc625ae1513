// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/ipxcp.h"

namespace pptplab::ppp
{

namespace
{

// Option types.
constexpr std::uint8_t kNetwork = 1;
constexpr std::uint8_t kNode = 2;

void
WriteNetwork(std::uint32_t network, ByteWriter& out)
{
    Octets value;
    ByteWriter(value).U32(network);
    Encode(Option{kNetwork, value}, out);
}

} // namespace

void
Ipxcp::WriteRequest(ByteWriter& out) const
{
    if (m_askNetwork)
    {
        WriteNetwork(m_network, out);
    }
    if (m_askNode)
    {
        Octets value;
        ByteWriter writer(value);
        writer.U16(static_cast<std::uint16_t>(m_node >> 32U));
        writer.U32(static_cast<std::uint32_t>(m_node));
        Encode(Option{kNode, value}, out);
    }
}

Judgement
Ipxcp::Judge(const Option& option, ByteWriter& nak)
{
    ByteReader value(option.value);
    if (option.type == kNetwork)
    {
        const std::uint32_t asked = value.U32();
        if (!value.Ok() || !value.Rest().empty())
        {
            return Judgement::Reject;
        }
        // RFC 1552 3.1: the higher of the two numbers is used.
        if (asked < m_network)
        {
            WriteNetwork(m_network, nak);
            return Judgement::Nak;
        }
        m_network = asked;
        return Judgement::Accept;
    }
    if (option.type == kNode)
    {
        m_peerNode = static_cast<std::uint64_t>(value.U16()) << 32U;
        m_peerNode |= value.U32();
        return value.Ok() && value.Rest().empty() ? Judgement::Accept : Judgement::Reject;
    }
    return Judgement::Reject;
}

void
Ipxcp::OnNak(const Option& option)
{
    ByteReader value(option.value);
    const std::uint32_t better = value.U32();
    if (option.type == kNetwork && value.Ok())
    {
        m_network = better;
    }
}

void
Ipxcp::OnReject(const Option& option)
{
    m_askNetwork = m_askNetwork && option.type != kNetwork;
    m_askNode = m_askNode && option.type != kNode;
}

} // namespace pptplab::ppp
