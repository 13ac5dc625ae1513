// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_CHAP_MD5_H
#define PPTPLAB_MODELS_AUTH_CHAP_MD5_H

#include "models/auth/account.h"
#include "models/base/bytes.h"

#include <cstdint>
#include <optional>

namespace pptplab::auth
{

/// MD5 over identifier, secret and challenge, RFC 1994 4.1.
Hash16 ChapMd5Response(std::uint8_t identifier, ByteView secret, ByteView challenge);

/// One answer to a CHAP challenge, as it was received.
struct ChapAnswer
{
    std::uint8_t identifier = 0;
    ByteView challenge; ///< the one that it answers
    ByteView value;
};

/// None when right. Needs the password itself: wrong for accounts that have but its hashes.
Denial CheckChapMd5(const std::optional<Account>& account, const ChapAnswer& answer);

} // namespace pptplab::auth

#endif
