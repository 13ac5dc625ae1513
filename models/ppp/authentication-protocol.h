// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_AUTHENTICATION_PROTOCOL_H
#define PPTPLAB_MODELS_PPP_AUTHENTICATION_PROTOCOL_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>

namespace pptplab::ppp
{

/// What LCP's option 3 can name, strongest first.
enum class AuthenticationProtocol : std::uint8_t
{
    MsChapV2,
    MsChapV1,
    ChapMd5,
    Pap,
    None,
};

/// Authentication protocols that an end is ready to use.
struct AuthenticationProtocols
{
    bool msChapV2 = false; ///< NT: from SP4 (Q189595)
    bool msChapV1 = false;
    bool chapMd5 = false;
    bool pap = true;

    bool Has(AuthenticationProtocol protocol) const;
    void Remove(AuthenticationProtocol protocol);

    /// None when there is none.
    AuthenticationProtocol Strongest() const;
};

/// Value of LCP option 3, RFC 1661 6.2: protocol number, and for CHAP the algorithm (5 = MD5,
/// 0x80, 0x81 = MS-CHAP v1, v2). Nothing for None.
void EncodeValue(AuthenticationProtocol protocol, ByteWriter& out);

std::optional<AuthenticationProtocol> DecodeAuthenticationValue(ByteView value);

} // namespace pptplab::ppp

#endif
