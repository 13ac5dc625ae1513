// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_ENCRYPTION_SECRET_H
#define PPTPLAB_MODELS_AUTH_ENCRYPTION_SECRET_H

#include "models/auth/hashes.h"

#include <cstdint>

namespace pptplab::auth
{

/// What MS-CHAP leaves behind for the keys of MPPE (RFC 3079): each side takes the hashes from what
/// it has itself, the server from SAM and the caller from the typed password.
struct EncryptionSecret
{
    enum class Source : std::uint8_t
    {
        MsChapV1,
        MsChapV2,
    };

    Source source = Source::MsChapV1;
    Hash16 lmHash{};         ///< v1, 40 and 56 bit
    Hash16 hashOfNtHash{};   ///< v1 with 128 bit, and v2
    Challenge8 challenge{};  ///< v1 with 128 bit
    Response24 ntResponse{}; ///< v2
};

} // namespace pptplab::auth

#endif
