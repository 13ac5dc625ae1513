// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/utf8.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace pptplab
{

namespace
{

/// How many octets a character takes, by its first one: RFC 3629 section 3.
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

} // namespace

std::optional<char32_t>
TakeUtf8(std::string_view& text)
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
        return legal ? std::optional(static_cast<char32_t>(character)) : std::nullopt;
    }
    return std::nullopt;
}

void
AppendUtf8(char32_t character, std::string& text)
{
    std::size_t length = kForms.size();
    while (length > 1 && character < kForms.at(length - 1).least)
    {
        --length;
    }
    const Form& form = kForms.at(length - 1);
    std::size_t shift = 6 * (form.length - 1);
    text += static_cast<char>(form.mark | character >> shift);
    while (shift > 0)
    {
        shift -= 6;
        text += static_cast<char>(0x80U | (character >> shift & 0x3FU));
    }
}

} // namespace pptplab
