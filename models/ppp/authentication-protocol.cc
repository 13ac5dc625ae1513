// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/authentication-protocol.h"

#include "models/ppp/network.h"

namespace pptplab::ppp
{

namespace
{

constexpr std::uint8_t kAlgorithmMd5 = 5;
constexpr std::uint8_t kAlgorithmMsChapV1 = 0x80;
constexpr std::uint8_t kAlgorithmMsChapV2 = 0x81;

bool AuthenticationProtocols::*
MemberOf(AuthenticationProtocol protocol)
{
    switch (protocol)
    {
    case AuthenticationProtocol::MsChapV2:
        return &AuthenticationProtocols::msChapV2;
    case AuthenticationProtocol::MsChapV1:
        return &AuthenticationProtocols::msChapV1;
    case AuthenticationProtocol::ChapMd5:
        return &AuthenticationProtocols::chapMd5;
    case AuthenticationProtocol::Pap:
        return &AuthenticationProtocols::pap;
    case AuthenticationProtocol::None:
        break;
    }
    return nullptr;
}

void
EncodeChap(std::uint8_t algorithm, ByteWriter& out)
{
    out.U16(static_cast<std::uint16_t>(ProtocolNumber::Chap));
    out.U8(algorithm);
}

} // namespace

bool
AuthenticationProtocols::Has(AuthenticationProtocol protocol) const
{
    const auto member = MemberOf(protocol);
    return member != nullptr && this->*member;
}

void
AuthenticationProtocols::Remove(AuthenticationProtocol protocol)
{
    if (const auto member = MemberOf(protocol))
    {
        this->*member = false;
    }
}

AuthenticationProtocol
AuthenticationProtocols::Strongest() const
{
    for (const auto protocol : {AuthenticationProtocol::MsChapV2,
                                AuthenticationProtocol::MsChapV1,
                                AuthenticationProtocol::ChapMd5,
                                AuthenticationProtocol::Pap})
    {
        if (Has(protocol))
        {
            return protocol;
        }
    }
    return AuthenticationProtocol::None;
}

void
EncodeValue(AuthenticationProtocol protocol, ByteWriter& out)
{
    switch (protocol)
    {
    case AuthenticationProtocol::Pap:
        out.U16(static_cast<std::uint16_t>(ProtocolNumber::Pap));
        break;
    case AuthenticationProtocol::ChapMd5:
        EncodeChap(kAlgorithmMd5, out);
        break;
    case AuthenticationProtocol::MsChapV1:
        EncodeChap(kAlgorithmMsChapV1, out);
        break;
    case AuthenticationProtocol::MsChapV2:
        EncodeChap(kAlgorithmMsChapV2, out);
        break;
    case AuthenticationProtocol::None:
        break;
    }
}

std::optional<AuthenticationProtocol>
DecodeAuthenticationValue(ByteView value)
{
    for (const auto protocol : {AuthenticationProtocol::MsChapV2,
                                AuthenticationProtocol::MsChapV1,
                                AuthenticationProtocol::ChapMd5,
                                AuthenticationProtocol::Pap})
    {
        Octets known;
        ByteWriter writer(known);
        EncodeValue(protocol, writer);
        if (value == ByteView(known))
        {
            return protocol;
        }
    }
    return std::nullopt;
}

} // namespace pptplab::ppp
