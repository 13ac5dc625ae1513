// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_AUTH_HEX_H
#define PPTPLAB_TESTS_MODELS_AUTH_HEX_H

#include "models/base/bytes.h"

#include <array>
#include <cassert>
#include <string>
#include <string_view>

namespace pptplab
{

/// Octets as the RFCs print them: "0A1B".
inline std::string
Hex(ByteView octets)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t octet : octets)
    {
        text += kDigits[octet >> 4U];
        text += kDigits[octet & 0xFU];
    }
    return text;
}

template <std::size_t Size>
std::string
Hex(const std::array<std::uint8_t, Size>& octets)
{
    return Hex(ByteView(octets.data(), Size));
}

template <std::size_t Size>
std::array<std::uint8_t, Size>
FromHex(const std::string& text)
{
    assert(text.size() == 2 * Size);
    std::array<std::uint8_t, Size> octets{};
    for (std::size_t i = 0; i < Size; ++i)
    {
        octets[i] = static_cast<std::uint8_t>(std::stoul(text.substr(2 * i, 2), nullptr, 16));
    }
    return octets;
}

} // namespace pptplab

#endif
