// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/nbfcp.h"

namespace pptplab::ppp
{

namespace
{

// Option types.
constexpr std::uint8_t kNameProjection = 1;
constexpr std::uint8_t kPeerInformation = 2;

constexpr std::size_t kNameSize = 16;             // NetBIOS name, the last octet is its kind
constexpr std::size_t kEntrySize = kNameSize + 1; // name and what became of it
constexpr std::size_t kMaximumPeerName = 32;
constexpr std::uint8_t kUniqueName = 1;
constexpr std::uint16_t kVersionMajor = 4; // Windows NT 4.0
constexpr std::uint16_t kVersionMinor = 0;

// Kinds of the names that a workstation has: <00> itself, <03> messenger, <20> server.
constexpr std::array<std::uint8_t, 3> kNameKinds = {0x00, 0x03, 0x20};

void
WriteName(std::string_view name, std::uint8_t kind, ByteWriter& out)
{
    const std::string_view used = name.substr(0, kNameSize - 1);
    out.Text(used, used.size());
    for (std::size_t i = used.size(); i < kNameSize - 1; ++i)
    {
        out.U8(' ');
    }
    out.U8(kind);
}

} // namespace

void
Nbfcp::WriteRequest(ByteWriter& out) const
{
    if (m_askProjection)
    {
        Octets names;
        ByteWriter writer(names);
        for (const std::uint8_t kind : kNameKinds)
        {
            WriteName(m_config.computerName, kind, writer);
            writer.U8(kUniqueName);
        }
        Encode(Option{kNameProjection, names}, out);
    }
    if (m_askInformation)
    {
        Octets information;
        ByteWriter writer(information);
        writer.U16(static_cast<std::uint16_t>(m_config.peerClass));
        writer.U16(kVersionMajor);
        writer.U16(kVersionMinor);
        const std::size_t length = std::min(m_config.computerName.size(), kMaximumPeerName);
        writer.Text(m_config.computerName, length);
        Encode(Option{kPeerInformation, information}, out);
    }
}

Judgement
Nbfcp::Judge(const Option& option, ByteWriter& /*nak*/)
{
    if (option.type == kNameProjection)
    {
        const bool whole = !option.value.empty() && option.value.size() % kEntrySize == 0;
        return whole ? Judgement::Accept : Judgement::Reject;
    }
    if (option.type == kPeerInformation)
    {
        ByteReader value(option.value);
        m_peerClass = static_cast<PeerClass>(value.U16());
        value.Skip(4); // version
        return value.Ok() ? Judgement::Accept : Judgement::Reject;
    }
    return Judgement::Reject;
}

void
Nbfcp::OnNak(const Option& option)
{
    // A name that could not be added is told with the reason; the caller goes on without.
    OnReject(option);
}

void
Nbfcp::OnReject(const Option& option)
{
    m_askProjection = m_askProjection && option.type != kNameProjection;
    m_askInformation = m_askInformation && option.type != kPeerInformation;
}

} // namespace pptplab::ppp
