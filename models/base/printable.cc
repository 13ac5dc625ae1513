// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/printable.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pptplab
{

namespace
{

struct Range
{
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 6> kUnprintable = {{
    {0x00, 0x1F},     // C0
    {0x7F, 0x9F},     // DEL, C1
    {0x2028, 0x2029}, // line and paragraph separator
    {0x202A, 0x202E}, // embeddings and overrides
    {0x2066, 0x2069}, // isolates
    {0xFFFE, 0xFFFF},
}};

std::string
InHex(std::uint32_t number)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (; number > 0 || text.size() < 2; number /= 16)
    {
        text.insert(text.begin(), kDigits[number % 16]);
    }
    return text;
}

} // namespace

bool
IsPrintable(char32_t character)
{
    return std::none_of(kUnprintable.begin(), kUnprintable.end(), [=](const Range& range) {
        return character >= range.first && character <= range.last;
    });
}

bool
IsPrintable(std::string_view text)
{
    while (!text.empty())
    {
        const auto character = TakeUtf8(text);
        if (!character || (*character != U'\t' && !IsPrintable(*character)))
        {
            return false;
        }
    }
    return true;
}

std::string
Printable(std::string_view text)
{
    std::string shown;
    while (!text.empty())
    {
        TakePrintable(text, shown);
    }
    return shown;
}

void
TakePrintable(std::string_view& text, std::string& shown)
{
    constexpr char32_t kAscii = 0x7F;
    std::string_view rest = text;
    const auto character = TakeUtf8(rest);
    if (!character)
    {
        shown += "\\x" + InHex(static_cast<unsigned char>(text.front()));
        text.remove_prefix(1);
        return;
    }
    if (IsPrintable(*character))
    {
        shown += text.substr(0, text.size() - rest.size());
    }
    else
    {
        shown +=
            *character <= kAscii ? "\\x" + InHex(*character) : "\\u{" + InHex(*character) + "}";
    }
    text = rest;
}

} // namespace pptplab
