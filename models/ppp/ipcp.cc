// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/ipcp.h"

#include <optional>

namespace pptplab::ppp
{

namespace
{

// Option types.
constexpr std::uint8_t kAddress = 3;
constexpr std::uint8_t kPrimaryDns = 129;
constexpr std::uint8_t kPrimaryNbns = 130;
constexpr std::uint8_t kSecondaryDns = 131;
constexpr std::uint8_t kSecondaryNbns = 132;

constexpr Ipv4Address kUnset{};

void
WriteAddress(std::uint8_t type, Ipv4Address address, ByteWriter& out)
{
    Octets value;
    ByteWriter(value).U32(address.value);
    Encode(Option{type, value}, out);
}

std::optional<Ipv4Address>
ReadAddress(const Option& option)
{
    ByteReader value(option.value);
    const Ipv4Address address{value.U32()};
    return value.Ok() && value.Rest().empty() ? std::optional(address) : std::nullopt;
}

/// The server that an option names, null when it names none.
Ipv4Address*
ServerOf(NameServers& servers, std::uint8_t type)
{
    switch (type)
    {
    case kPrimaryDns:
        return &servers.primaryDns;
    case kPrimaryNbns:
        return &servers.primaryNbns;
    case kSecondaryDns:
        return &servers.secondaryDns;
    case kSecondaryNbns:
        return &servers.secondaryNbns;
    default:
        return nullptr;
    }
}

} // namespace

Ipcp::Ipcp(const IpcpConfig& config)
    : m_config(config),
      m_own(config.own),
      m_peer(config.peer),
      m_askAddress(!config.assigns || config.own != kUnset)
{
}

bool
Ipcp::HasAddress() const
{
    return (m_config.assigns ? m_peer : m_own) != kUnset;
}

void
Ipcp::WriteRequest(ByteWriter& out) const
{
    if (m_askAddress)
    {
        WriteAddress(kAddress, m_own, out);
    }
    if (m_config.askServers && m_askDns)
    {
        WriteAddress(kPrimaryDns, m_servers.primaryDns, out);
    }
    if (m_config.askServers && m_askNbns)
    {
        WriteAddress(kPrimaryNbns, m_servers.primaryNbns, out);
    }
}

void
Ipcp::ForgetPeer()
{
    m_peer = m_config.peer;
}

Judgement
Ipcp::Judge(const Option& option, ByteWriter& nak)
{
    const auto asked = ReadAddress(option);
    if (!asked)
    {
        return Judgement::Reject;
    }
    Ipv4Address granted = m_config.peer;
    if (option.type == kAddress)
    {
        // The server knows its own.
        if (!m_config.assigns ||
            (*asked != kUnset && m_config.takesProposal && m_config.takesProposal(*asked)))
        {
            granted = *asked;
        }
    }
    else
    {
        const Ipv4Address* const server = ServerOf(m_config.servers, option.type);
        granted = server != nullptr ? *server : kUnset;
    }
    if (granted == kUnset)
    {
        return Judgement::Reject;
    }
    if (granted != *asked)
    {
        WriteAddress(option.type, granted, nak);
        return Judgement::Nak;
    }
    if (option.type == kAddress)
    {
        m_peer = granted;
        return m_config.mayHave && !m_config.mayHave(granted) ? Judgement::Ignore
                                                              : Judgement::Accept;
    }
    return Judgement::Accept;
}

void
Ipcp::OnNak(const Option& option)
{
    const auto better = ReadAddress(option);
    if (!better)
    {
        return;
    }
    if (option.type == kAddress && m_config.insists)
    {
        m_ownRefused = true; // IPCP opens without it, and is closed
        m_askAddress = false;
        m_own = kUnset;
    }
    else if (option.type == kAddress)
    {
        m_own = *better;
    }
    else if (Ipv4Address* const server = ServerOf(m_servers, option.type))
    {
        *server = *better;
    }
}

void
Ipcp::OnReject(const Option& option)
{
    if (option.type == kAddress)
    {
        m_askAddress = false;
        m_own = m_config.insists ? kUnset : m_own;
    }
    m_askDns = m_askDns && option.type != kPrimaryDns;
    m_askNbns = m_askNbns && option.type != kPrimaryNbns;
}

} // namespace pptplab::ppp
