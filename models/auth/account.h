// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_AUTH_ACCOUNT_H
#define PPTPLAB_MODELS_AUTH_ACCOUNT_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::auth
{

using Hash16 = std::array<std::uint8_t, 16>;

/// Why an account may not log on, as an MS-CHAP Failure says it (RFC 2433 section 8) and as the
/// caller's RAS error (Q163111).
enum class Denial : std::uint16_t
{
    None = 0,
    AccessDenied = 5, ///< the server did not prove itself (Q222060)
    LogonHours = 646,
    AccountDisabled = 647,
    PasswordExpired = 648,
    NoDialInPermission = 649,
    WrongPassword = 691,
    AccountExpired = 708, ///< not in RFC 2433's list; sent all the same (inference)
    ChangingPassword = 709,
};

/// What the server knows of a user. SAM stores both hashes (Q103826, Q103827), made on the machine
/// that set the password; the text itself only where an administrator asked for it (CHAP-MD5).
struct Account
{
    Hash16 lmHash{};
    Hash16 ntHash{};
    std::optional<std::u16string> reversiblePassword;
    Denial denial = Denial::None; ///< found out only after the password was right
};

} // namespace pptplab::auth

#endif
