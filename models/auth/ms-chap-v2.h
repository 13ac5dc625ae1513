// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_MS_CHAP_V2_H
#define PPTPLAB_MODELS_AUTH_MS_CHAP_V2_H

#include "models/auth/encryption-secret.h"
#include "models/auth/hashes.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::auth
{

using Challenge16 = std::array<std::uint8_t, 16>;

/// What both sides see of one MS-CHAP v2 exchange.
struct MsChapV2Exchange
{
    Challenge16 authenticatorChallenge{};
    Challenge16 peerChallenge{};
    std::string_view user; ///< the user's name without domain (RFC 2759 4)
};

/// RFC 2759 8.2.
Challenge8 ChallengeHash(const MsChapV2Exchange& exchange);

/// RFC 2759 8.1, from the NT hash.
Response24 NtResponse(const MsChapV2Exchange& exchange, const Hash16& ntHash);

/// "S=" and 40 hexadecimal digits, RFC 2759 8.7.
std::string AuthenticatorResponse(const MsChapV2Exchange& exchange,
                                  const Hash16& ntHash,
                                  const Response24& ntResponse);

/// Value of a Response, RFC 2759 4: 16 octets of challenge, 8 of zeros, 24 of response, 1 of flags.
Octets MsChapV2Response(const Challenge16& peerChallenge, const Response24& ntResponse);

/// The two parts of such a value that count; none when its size is wrong.
struct MsChapV2Answer
{
    Challenge16 peerChallenge{};
    Response24 ntResponse{};
};

std::optional<MsChapV2Answer> ReadMsChapV2Response(ByteView value);

EncryptionSecret MsChapV2Secret(const Hash16& ntHash, const Response24& ntResponse);

/// "DOMAIN\user" without the domain.
std::string_view WithoutDomain(std::string_view user);

} // namespace pptplab::auth

#endif
