// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_PAP_H
#define PPTPLAB_MODELS_AUTH_PAP_H

#include "models/auth/account.h"
#include "models/base/bytes.h"

#include <optional>
#include <string_view>

namespace pptplab::auth
{

/// The octets that a caller sends for a password: Latin-1, '?' for what that has not got.
/// Inference: NT's own choice of code page for PAP is not documented.
Octets PapOctets(std::u16string_view password);

/// None when the caller may log on with what he sent.
Denial CheckPap(const std::optional<Account>& account, ByteView password);

} // namespace pptplab::auth

#endif
