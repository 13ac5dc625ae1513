// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/xml-text.h"

#include "models/base/printable.h"
#include "models/base/utf8.h"

namespace pptplab
{

namespace
{

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

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
    while (!text.empty())
    {
        const char first = text.front();
        std::string_view rest = text;
        const auto character = TakeUtf8(rest);
        if (replaced.find(first) != std::string_view::npos)
        {
            escaped += ReferenceTo(first);
        }
        else if (first == '\t' || first == '\n' || (character && IsPrintable(*character)))
        {
            escaped += text.substr(0, text.size() - rest.size());
        }
        else
        {
            escaped += kReplacement;
        }
        text.remove_prefix(character ? text.size() - rest.size() : 1);
    }
    return escaped;
}

} // namespace pptplab
