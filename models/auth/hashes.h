// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_HASHES_H
#define PPTPLAB_MODELS_AUTH_HASHES_H

#include "models/auth/account.h"
#include "models/auth/oem.h"
#include "models/base/bytes.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace pptplab::auth
{

using Challenge8 = std::array<std::uint8_t, 8>;
using Response24 = std::array<std::uint8_t, 24>;

/// A view of a whole array.
template <std::size_t Size>
ByteView
ViewOf(const std::array<std::uint8_t, Size>& octets)
{
    return {octets.data(), Size};
}

/// MD4 of the password in UTF-16LE, RFC 2433 A.3 (NtPasswordHash).
Hash16 NtHash(std::u16string_view password);

/// DES under the first 14 upper-cased OEM octets of the password, RFC 2433 A.2 (LmPasswordHash).
Hash16 LmHash(std::u16string_view password, OemConversion conversion);

/// MD4 of a hash, RFC 2433 A.4 (HashNtPasswordHash).
Hash16 HashOf(const Hash16& hash);

/// The key of DES for 7 octets: 56 bits spread over 8 octets with odd parity, RFC 2433 B.3.
std::array<std::uint8_t, 8> DesKey(const std::array<std::uint8_t, 7>& octets);

/// DES under three parts of the hash, RFC 2433 A.5 (ChallengeResponse).
Response24 ChallengeResponse(const Challenge8& challenge, const Hash16& hash);

/// An account whose password was set on a machine with that conversion.
Account AccountWith(std::u16string_view password, OemConversion conversion = {});

} // namespace pptplab::auth

#endif
