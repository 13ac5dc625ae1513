// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/hashes.h"

#include <nettle/des.h>
#include <nettle/md4.h>

#include <algorithm>

namespace pptplab::auth
{

namespace
{

constexpr std::size_t kDesKeySize = 7; // as RFC 2433 hands it over: 56 bits without parity

Hash16
Md4(ByteView octets)
{
    md4_ctx context{};
    md4_init(&context);
    md4_update(&context, octets.size(), octets.data());
    Hash16 hash{};
    md4_digest(&context, hash.size(), hash.data());
    return hash;
}

/// One block under the key of the 7 octets from `octets` on, RFC 2433 A.6.
void
DesEncrypt(const std::uint8_t* octets, const std::uint8_t* clear, std::uint8_t* cypher)
{
    std::array<std::uint8_t, kDesKeySize> part{};
    std::copy_n(octets, part.size(), part.begin());
    des_ctx context{};
    des_set_key(&context, DesKey(part).data()); // tells weak keys, which a password may well yield
    des_encrypt(&context, DES_BLOCK_SIZE, cypher, clear);
}

} // namespace

std::array<std::uint8_t, 8>
DesKey(const std::array<std::uint8_t, 7>& octets)
{
    std::array<std::uint8_t, DES_KEY_SIZE> spread{};
    for (std::size_t i = 0; i < spread.size(); ++i)
    {
        const unsigned before = i == 0 ? 0U : octets[i - 1];
        const unsigned here = i < octets.size() ? octets[i] : 0U;
        spread[i] = static_cast<std::uint8_t>((before << (8U - i) | here >> i) & 0xFEU);
    }
    des_fix_parity(spread.size(), spread.data(), spread.data());
    return spread;
}

Hash16
NtHash(std::u16string_view password)
{
    Octets octets;
    octets.reserve(2 * password.size());
    for (const char16_t unit : password)
    {
        octets.push_back(static_cast<std::uint8_t>(unit));
        octets.push_back(static_cast<std::uint8_t>(unit >> 8U));
    }
    return Md4(octets);
}

Hash16
LmHash(std::u16string_view password, OemConversion conversion)
{
    constexpr std::array<std::uint8_t, 8> kClear = {'K', 'G', 'S', '!', '@', '#', '$', '%'};
    Octets octets = UpperOemOctets(password, conversion);
    octets.resize(2 * kDesKeySize, 0);
    Hash16 hash{};
    DesEncrypt(octets.data(), kClear.data(), hash.data());
    DesEncrypt(octets.data() + kDesKeySize, kClear.data(), hash.data() + DES_BLOCK_SIZE);
    return hash;
}

Hash16
HashOf(const Hash16& hash)
{
    return Md4(ViewOf(hash));
}

Response24
ChallengeResponse(const Challenge8& challenge, const Hash16& hash)
{
    std::array<std::uint8_t, 3 * kDesKeySize> keys{};
    std::copy(hash.begin(), hash.end(), keys.begin());
    Response24 response{};
    for (std::size_t part = 0; part < 3; ++part)
    {
        DesEncrypt(keys.data() + part * kDesKeySize,
                   challenge.data(),
                   response.data() + part * DES_BLOCK_SIZE);
    }
    return response;
}

Account
AccountWith(std::u16string_view password, OemConversion conversion)
{
    Account account;
    account.ntHash = NtHash(password);
    account.lmHash = LmHash(password, conversion);
    account.reversiblePassword = password;
    return account;
}

} // namespace pptplab::auth
