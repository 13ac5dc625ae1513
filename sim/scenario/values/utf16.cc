// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/utf16.h"

#include <array>
#include <cstdint>

namespace pptplab::sim::scenario
{

namespace
{

/// How many octets a character of UTF-8 takes, by its first one: RFC 3629 section 3.
struct Form
{
    std::uint32_t mask;
    std::uint32_t mark;
    std::size_t length;
    std::uint32_t least; ///< below it a shorter form exists
};

constexpr std::array<Form, 4> kForms = {{
    {0x80, 0x00, 1, 0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
}};

constexpr std::uint32_t kLast = 0x10FFFF;

/// Takes one character off the front.
std::optional<std::uint32_t>
TakeCharacter(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text.front());
    for (const Form& form : kForms)
    {
        if ((first & form.mask) != form.mark || text.size() < form.length)
        {
            continue;
        }
        std::uint32_t character = first & ~form.mask;
        for (std::size_t i = 1; i < form.length; ++i)
        {
            const auto octet = static_cast<unsigned char>(text[i]);
            if ((octet & 0xC0U) != 0x80U)
            {
                return std::nullopt;
            }
            character = character << 6U | (octet & 0x3FU);
        }
        text.remove_prefix(form.length);
        const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
        const bool legal = character >= form.least && character <= kLast && !surrogate;
        return legal ? std::optional(character) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::u16string>
Utf16(std::string_view utf8)
{
    std::u16string text;
    while (!utf8.empty())
    {
        const auto character = TakeCharacter(utf8);
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
