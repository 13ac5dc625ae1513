// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/xml-text.h"

namespace pptplab
{

namespace
{

/// HTML 4 does not know &apos;, so that one is by its number.
std::string_view
ReferenceTo(char character)
{
    switch (character)
    {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return "&#39;";
    }
}

} // namespace

std::string
XmlEscaped(std::string_view text, std::string_view replaced)
{
    std::string escaped;
    for (const char character : text)
    {
        if (replaced.find(character) == std::string_view::npos)
        {
            escaped += character;
        }
        else
        {
            escaped += ReferenceTo(character);
        }
    }
    return escaped;
}

} // namespace pptplab
