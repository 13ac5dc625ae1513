// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/text.h"

#include "models/base/xml-text.h"

#include <algorithm>
#include <cctype>

namespace pptplab::analysis
{

namespace
{

bool
IsFirstOctet(char octet)
{
    return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U; // UTF-8
}

} // namespace

std::string
Unparted(const std::string& text)
{
    constexpr const char* kNoBreakSpace = "\u00a0";
    std::string unparted;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const bool between = text[i] == ' ' && i > 0 && i + 1 < text.size() && text[i + 1] == '%' &&
                             std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0;
        unparted += between ? kNoBreakSpace : std::string(1, text[i]);
    }
    return unparted;
}

std::string
Quoted(const std::string& text)
{
    // A doubled quote at the start of a text ends it: hence the typographic apostrophe.
    std::string quoted = "'";
    for (const char character : Unparted(text))
    {
        const bool control = static_cast<unsigned char>(character) < 0x20U;
        quoted += character == '\'' ? "’" : std::string(1, control ? ' ' : character);
    }
    return XmlEscaped(quoted + "'", ""); // gnuplot escapes what XML needs, not what it forbids
}

std::string
CsvText(const std::string& text)
{
    std::string field = "\"";
    for (const char character : text)
    {
        // gnuplot does not read RFC 4180's doubled quote.
        const bool control = static_cast<unsigned char>(character) < 0x20U;
        field += control ? ' ' : character == '"' ? '\'' : character;
    }
    return field + "\"";
}

std::size_t
LettersOf(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsFirstOctet));
}

std::string
Cut(const std::string& text, std::size_t letters)
{
    if (LettersOf(text) <= letters)
    {
        return text;
    }
    std::string cut;
    std::size_t count = 0;
    for (const char octet : text)
    {
        count += IsFirstOctet(octet) ? 1 : 0;
        if (count >= letters)
        {
            break;
        }
        cut += octet;
    }
    return cut + "…";
}

} // namespace pptplab::analysis
