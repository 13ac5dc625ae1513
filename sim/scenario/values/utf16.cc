// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/utf16.h"

#include "models/base/utf8.h"

#include <cstdint>

namespace pptplab::sim::scenario
{

std::optional<std::u16string>
Utf16(std::string_view utf8)
{
    std::u16string text;
    while (!utf8.empty())
    {
        const auto character = TakeUtf8(utf8);
        if (!character)
        {
            return std::nullopt;
        }
        if (*character < 0x10000)
        {
            text += static_cast<char16_t>(*character);
            continue;
        }
        const std::uint32_t rest = *character - 0x10000;
        text += static_cast<char16_t>(0xD800 + (rest >> 10U));
        text += static_cast<char16_t>(0xDC00 + (rest & 0x3FFU));
    }
    return text;
}

} // namespace pptplab::sim::scenario
