// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/lcp.h"

namespace pptplab::ppp
{

namespace
{

// Option types.
constexpr std::uint8_t kMru = 1;
constexpr std::uint8_t kAccm = 2;
constexpr std::uint8_t kAuthentication = 3;
constexpr std::uint8_t kMagic = 5;
constexpr std::uint8_t kProtocolCompression = 7;
constexpr std::uint8_t kAddressCompression = 8;
constexpr std::uint8_t kCallback = 13;

constexpr std::uint8_t kCallbackByCbcp = 6; // RFC 1570 2.3 numbers the operations, 6 is Microsoft's

void
WriteOption(std::uint8_t type, ByteView value, ByteWriter& out)
{
    Encode(Option{type, value}, out);
}

void
WriteMagic(std::uint32_t magic, ByteWriter& out)
{
    Octets value;
    ByteWriter(value).U32(magic);
    WriteOption(kMagic, value, out);
}

void
WriteAuthentication(AuthenticationProtocol protocol, ByteWriter& out)
{
    Octets value;
    ByteWriter writer(value);
    EncodeValue(protocol, writer);
    WriteOption(kAuthentication, value, out);
}

} // namespace

Lcp::Lcp(const LcpConfig& config, RandomStream& random)
    : m_config(config),
      m_random(random),
      m_magic(NewMagic()),
      m_demands(config.authenticator &&
                config.protocols.Strongest() != AuthenticationProtocol::None),
      m_askCallback(config.callback),
      m_askMru(config.mru != LcpAgreement::kDefaultMru)
{
}

std::uint32_t
Lcp::NewMagic()
{
    // 0 is illegal (RFC 1661 6.4).
    return static_cast<std::uint32_t>(1 + m_random.Below(0xFFFFFFFF));
}

void
Lcp::WriteRequest(ByteWriter& out) const
{
    if (m_askMru)
    {
        Octets value;
        ByteWriter(value).U16(m_config.mru);
        WriteOption(kMru, value, out);
    }
    if (m_config.authenticator && Authentication() != AuthenticationProtocol::None)
    {
        WriteAuthentication(Authentication(), out);
    }
    if (m_askMagic)
    {
        WriteMagic(m_magic, out);
    }
    if (m_askProtocolCompression)
    {
        WriteOption(kProtocolCompression, {}, out);
    }
    if (m_askAddressCompression)
    {
        WriteOption(kAddressCompression, {}, out);
    }
    if (m_askCallback)
    {
        WriteOption(kCallback, {&kCallbackByCbcp, 1}, out);
    }
}

void
Lcp::ForgetPeer()
{
    m_peer = LcpAgreement{};
    m_agreed = AuthenticationProtocol::None;
}

Judgement
Lcp::Judge(const Option& option, ByteWriter& nak)
{
    ByteReader value(option.value);
    switch (option.type)
    {
    case kMru:
        m_peer.mru = value.U16();
        break;
    case kAccm:
        m_peer.accm = value.U32();
        break;
    case kAuthentication:
        return JudgeAuthentication(option, nak);
    case kMagic:
        return JudgeMagic(option, nak);
    case kProtocolCompression:
        m_peer.protocolCompression = true;
        break;
    case kAddressCompression:
        m_peer.addressCompression = true;
        break;
    default:
        return Judgement::Reject; // callback too: nobody is called back through a tunnel
    }
    return value.Ok() && value.Rest().empty() ? Judgement::Accept : Judgement::Reject;
}

Judgement
Lcp::JudgeAuthentication(const Option& option, ByteWriter& nak)
{
    const AuthenticationProtocol best = m_config.protocols.Strongest();
    if (m_config.authenticator || best == AuthenticationProtocol::None)
    {
        return Judgement::Reject;
    }
    const auto demanded = DecodeAuthenticationValue(option.value);
    if (!demanded || !m_config.protocols.Has(*demanded))
    {
        WriteAuthentication(best, nak);
        return Judgement::Nak;
    }
    m_agreed = *demanded;
    return Judgement::Accept;
}

Judgement
Lcp::JudgeMagic(const Option& option, ByteWriter& nak)
{
    ByteReader value(option.value);
    const std::uint32_t magic = value.U32();
    if (!value.Ok() || !value.Rest().empty())
    {
        return Judgement::Reject;
    }
    if (magic == 0 || (m_askMagic && magic == m_magic))
    {
        m_loopsSeen += magic != 0 ? 1U : 0U;
        WriteMagic(NewMagic(), nak);
        return Judgement::Nak;
    }
    m_loopsSeen = 0;
    m_peer.magic = magic;
    return Judgement::Accept;
}

void
Lcp::OnNak(const Option& option)
{
    switch (option.type)
    {
    case kMru:
        m_askMru = false;
        break;
    case kAuthentication:
        DemandAnother(option);
        break;
    case kMagic:
        m_magic = NewMagic();
        break;
    case kCallback:
        m_askCallback = false;
        break;
    default:
        break;
    }
}

void
Lcp::DemandAnother(const Option& option)
{
    if (!m_config.authenticator)
    {
        return;
    }
    const auto wanted = DecodeAuthenticationValue(option.value);
    m_config.protocols.Remove(Authentication());
    if (wanted && m_config.protocols.Has(*wanted))
    {
        // What is stronger than the peer's wish was out of its reach.
        while (Authentication() != *wanted)
        {
            m_config.protocols.Remove(Authentication());
        }
    }
}

void
Lcp::OnReject(const Option& option)
{
    switch (option.type)
    {
    case kMru:
        m_askMru = false;
        break;
    case kAuthentication:
        m_config.protocols = {false, false, false, false};
        break;
    case kMagic:
        m_askMagic = false;
        break;
    case kProtocolCompression:
        m_askProtocolCompression = false;
        break;
    case kAddressCompression:
        m_askAddressCompression = false;
        break;
    case kCallback:
        m_askCallback = false;
        break;
    default:
        break;
    }
}

bool
Lcp::KnowsCode(Code code) const
{
    return code >= Code::ProtocolReject && code <= Code::TimeRemaining;
}

AuthenticationProtocol
Lcp::Authentication() const
{
    return m_config.authenticator ? m_config.protocols.Strongest() : m_agreed;
}

bool
Lcp::AuthenticationRefused() const
{
    return m_demands && m_config.protocols.Strongest() == AuthenticationProtocol::None;
}

} // namespace pptplab::ppp
