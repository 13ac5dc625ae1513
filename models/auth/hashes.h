// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_HASHES_H
#define PPTPLAB_MODELS_AUTH_HASHES_H

#include "models/auth/account.h"

#include <string_view>

namespace pptplab::auth
{

/// MD4 of the password in UTF-16LE, RFC 2433 A.3 (NtPasswordHash).
Hash16 NtHash(std::u16string_view password);

/// An account whose password is this.
Account AccountWith(std::u16string_view password);

} // namespace pptplab::auth

#endif
