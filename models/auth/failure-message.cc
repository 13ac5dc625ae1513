// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/failure-message.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace pptplab::auth
{

namespace
{

/// The decimal number behind `key`, e.g. behind "E=".
std::optional<unsigned>
NumberBehind(std::string_view text, std::string_view key)
{
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
    {
        return std::nullopt;
    }
    const std::string_view digits = text.substr(at + key.size());
    unsigned number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::string
TextOf(ByteView message)
{
    return {message.begin(), message.end()};
}

} // namespace

std::string
FailureMessage(Denial denial, bool retryAllowed)
{
    return "E=" + std::to_string(static_cast<unsigned>(denial)) +
           " R=" + (retryAllowed ? "1" : "0");
}

std::string
HexText(ByteView octets)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    text.reserve(2 * octets.size());
    for (const std::uint8_t octet : octets)
    {
        text += kDigits[octet >> 4U];
        text += kDigits[octet & 0xFU];
    }
    return text;
}

std::optional<Octets>
ChallengeIn(ByteView message)
{
    constexpr std::string_view kKey = "C=";
    const std::string text = TextOf(message);
    const std::size_t at = text.find(kKey);
    if (at == std::string::npos)
    {
        return std::nullopt;
    }
    const char* digits = text.data() + at + kKey.size();
    Octets challenge;
    while (text.data() + text.size() - digits >= 2)
    {
        std::uint8_t octet = 0;
        const auto read = std::from_chars(digits, digits + 2, octet, 16);
        if (read.ec != std::errc() || read.ptr != digits + 2)
        {
            break;
        }
        challenge.push_back(octet);
        digits += 2;
    }
    return challenge;
}

Denial
DenialIn(ByteView message)
{
    const auto number = NumberBehind(TextOf(message), "E=");
    for (const Denial denial : {Denial::AccessDenied,
                                Denial::LogonHours,
                                Denial::AccountDisabled,
                                Denial::PasswordExpired,
                                Denial::NoDialInPermission,
                                Denial::AccountExpired,
                                Denial::ChangingPassword})
    {
        if (number == static_cast<unsigned>(denial))
        {
            return denial;
        }
    }
    return Denial::WrongPassword;
}

bool
RetryAllowedIn(ByteView message)
{
    return NumberBehind(TextOf(message), "R=") == 1U;
}

} // namespace pptplab::auth
