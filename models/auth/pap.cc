// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/pap.h"

#include "models/auth/hashes.h"

#include <string>

namespace pptplab::auth
{

Octets
PapOctets(std::u16string_view password)
{
    constexpr char16_t kLastLatin1 = 0xFF;
    Octets octets;
    octets.reserve(password.size());
    for (const char16_t unit : password)
    {
        octets.push_back(unit <= kLastLatin1 ? static_cast<std::uint8_t>(unit) : '?');
    }
    return octets;
}

Denial
CheckPap(const std::optional<Account>& account, ByteView password)
{
    if (!account)
    {
        return Denial::WrongPassword;
    }
    const std::u16string text(password.begin(), password.end());
    return NtHash(text) == account->ntHash ? account->denial : Denial::WrongPassword;
}

} // namespace pptplab::auth
