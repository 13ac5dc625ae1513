// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_MS_CHAP_V1_H
#define PPTPLAB_MODELS_AUTH_MS_CHAP_V1_H

#include "models/auth/encryption-secret.h"
#include "models/auth/hashes.h"
#include "models/base/result.h"

#include <optional>
#include <string_view>

namespace pptplab::auth
{

/// Value of an MS-CHAP v1 Response, RFC 2433 section 6: 24 octets by the LM hash, 24 by the NT
/// hash, and whether the latter counts.
inline constexpr std::size_t kMsChapResponseSize = 49;

/// What the caller has: the typed password and how his machine converts it.
struct TypedPassword
{
    std::u16string_view text;
    OemConversion conversion;
    bool sendLm = true; ///< UseLmPassword (Q189595); zeros in its place else
};

Octets MsChapV1Response(const TypedPassword& password, const Challenge8& challenge);

/// The secret for encryption, the same on both sides if their hashes are the same.
EncryptionSecret MsChapV1Secret(const Hash16& lmHash,
                                const Hash16& ntHash,
                                const Challenge8& challenge);

/// The NT response counts if its flag is set, the LM response else (RFC 2433 6).
Denial CheckMsChapV1(const std::optional<Account>& account,
                     const Challenge8& challenge,
                     ByteView value);

} // namespace pptplab::auth

#endif
