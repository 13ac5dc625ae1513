// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/hashes.h"

#include <nettle/md4.h>

#include <vector>

namespace pptplab::auth
{

Hash16
NtHash(std::u16string_view password)
{
    std::vector<std::uint8_t> octets;
    octets.reserve(2 * password.size());
    for (const char16_t unit : password)
    {
        octets.push_back(static_cast<std::uint8_t>(unit));
        octets.push_back(static_cast<std::uint8_t>(unit >> 8U));
    }
    md4_ctx context;
    md4_init(&context);
    md4_update(&context, octets.size(), octets.data());
    Hash16 hash;
    md4_digest(&context, hash.size(), hash.data());
    return hash;
}

Account
AccountWith(std::u16string_view password)
{
    Account account;
    account.ntHash = NtHash(password);
    account.reversiblePassword = password;
    return account;
}

} // namespace pptplab::auth
