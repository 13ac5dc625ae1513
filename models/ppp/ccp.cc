// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/ccp.h"

#include <optional>

namespace pptplab::ppp
{

namespace
{

constexpr std::uint8_t kMppe = 18;

void
WriteBits(std::uint32_t bits, ByteWriter& out)
{
    Octets value;
    ByteWriter(value).U32(bits);
    Encode(Option{kMppe, value}, out);
}

std::optional<std::uint32_t>
ReadBits(const Option& option)
{
    ByteReader value(option.value);
    const std::uint32_t bits = value.U32();
    const bool whole = option.type == kMppe && value.Ok() && value.Rest().empty();
    return whole ? std::optional(bits) : std::nullopt;
}

/// One strength out of several; RFC 3078 2.1.
std::uint32_t
Strongest(std::uint32_t bits)
{
    for (const std::uint32_t strength : {MppeBits::k128, MppeBits::k56, MppeBits::k40})
    {
        if ((bits & strength) != 0)
        {
            return strength;
        }
    }
    return 0;
}

} // namespace

Ccp::Ccp(const CcpConfig& config)
    : m_config(config),
      m_ownBits(config.supported | (config.offersMppc ? MppeBits::kMppc : 0U)),
      m_ask(m_ownBits != 0)
{
}

void
Ccp::WriteRequest(ByteWriter& out) const
{
    if (m_ask)
    {
        WriteBits(m_ownBits, out);
    }
}

Judgement
Ccp::Judge(const Option& option, ByteWriter& nak)
{
    const auto asked = ReadBits(option);
    if (!asked)
    {
        return Judgement::Reject;
    }
    const std::uint32_t common = *asked & m_config.supported;
    const std::uint32_t strength = Strongest(common);
    if (strength == 0)
    {
        return Judgement::Reject;
    }
    const std::uint32_t granted = strength | (common & MppeBits::kStateless);
    if (granted != *asked)
    {
        WriteBits(granted, nak);
        return Judgement::Nak;
    }
    m_peerBits = granted;
    return Judgement::Accept;
}

void
Ccp::OnNak(const Option& option)
{
    if (const auto better = ReadBits(option))
    {
        m_ownBits = *better & m_config.supported;
        m_ask = (m_ownBits & MppeBits::kStrengths) != 0;
    }
}

void
Ccp::OnReject(const Option& /*option*/)
{
    m_ask = false;
}

bool
Ccp::KnowsCode(Code code) const
{
    return code == Code::ResetRequest || code == Code::ResetAck;
}

std::uint32_t
Ccp::Agreed() const
{
    // One direction alone would leave half of the session in the clear.
    return m_ask && Strongest(m_ownBits) == Strongest(m_peerBits) ? m_peerBits : 0;
}

int
EncryptionBitsOf(std::uint32_t bits)
{
    switch (Strongest(bits))
    {
    case MppeBits::k128:
        return 128;
    case MppeBits::k56:
        return 56;
    case MppeBits::k40:
        return 40;
    default:
        return 0;
    }
}

} // namespace pptplab::ppp
