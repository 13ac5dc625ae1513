// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/html-text.h"

#include "analysis/report/lines.h"
#include "models/base/xml-text.h"

#include <cctype>
#include <cstddef>
#include <string_view>

namespace pptplab::analysis
{

std::string
HtmlText(const std::string& text)
{
    std::string bound;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const bool afterNumber =
            i > 0 && text[i] == ' ' && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0;
        const std::size_t end = text.find_first_of(" ,.;:)", i + 1);
        const bool isBound =
            afterNumber &&
            IsUnit(std::string_view(text).substr(i + 1, end == text.npos ? end : end - i - 1));
        bound += isBound ? "\u00a0" : std::string(1, text[i]);
    }
    return XmlEscaped(bound, kBetweenTags);
}

std::string
Slug(const std::string& text)
{
    std::string slug;
    for (const char letter : text)
    {
        const auto octet = static_cast<unsigned char>(letter);
        if (octet < 0x80 && std::isalnum(octet) != 0)
        {
            slug += static_cast<char>(std::tolower(octet));
        }
        else if (!slug.empty() && slug.back() != '-')
        {
            slug += '-';
        }
    }
    slug.erase(slug.find_last_not_of('-') + 1);
    return slug.empty() ? "section" : slug;
}

} // namespace pptplab::analysis
