// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/inline-svg.h"

#include "models/base/xml-text.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

void
ReplaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
    {
        text.replace(at, from.size(), to);
    }
}

/// Removes ` name="..."` or ` name='...'` wherever it stands.
void
RemoveAttribute(std::string& text, const std::string& name)
{
    const std::string start = name + "=";
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at))
    {
        const char quote = text[at + start.size()];
        const std::size_t end = text.find(quote, at + start.size() + 1);
        if (end == std::string::npos)
        {
            throw std::invalid_argument("picture: attribute without end");
        }
        text.erase(at, end + 1 - at);
    }
}

/// Takes out the first such element; what stands in it, or nothing when there is none.
std::string
RemoveElement(std::string& text, const std::string& name)
{
    const std::string endTag = "</" + name + ">";
    const std::size_t start = text.find("<" + name);
    const std::size_t end = text.find(endTag);
    if (start == std::string::npos || end == std::string::npos || start >= end)
    {
        return "";
    }
    const std::size_t inner = text.find('>', start) + 1;
    std::string content = text.substr(inner, end - inner);
    text.erase(start, end + endTag.size() - start);
    return content;
}

/// What stands between < and >: texts may speak of anything.
std::string
MarkupOf(const std::string& svg)
{
    std::string markup;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at))
    {
        const std::size_t end = std::min(svg.find('>', at), svg.size());
        markup.append(svg, at, end - at);
        at = end;
    }
    return markup;
}

void
RequireSelfContained(const std::string& markup)
{
    for (const char* outside : {"<script", "http:", "https:", "//", "@import", "<image", "onload="})
    {
        if (markup.find(outside) != std::string::npos)
        {
            throw std::invalid_argument(std::string("picture: contains ") + outside);
        }
    }
}

} // namespace

InlinePicture
InlineSvg(const std::string& file, const std::string& title, const std::string& id)
{
    const std::size_t start = file.find("<svg");
    const std::size_t end = file.rfind("</svg>");
    if (start == std::string::npos || end == std::string::npos || end < start)
    {
        throw std::invalid_argument("picture: no <svg> element");
    }
    InlinePicture picture;
    std::string& svg = picture.svg = file.substr(start, end + 6 - start);
    RemoveAttribute(svg, " xmlns:xlink");
    RemoveAttribute(svg, " xmlns");
    RemoveElement(svg, "title");
    RemoveElement(svg, "desc");
    picture.style = RemoveElement(svg, "style");
    for (const char* reference : {" id='", " id=\"", "href='#", "href=\"#", "url(#"})
    {
        ReplaceAll(svg, reference, reference + id + "-");
    }
    ReplaceAll(svg, "\t", "");
    while (svg.find("\n\n") != std::string::npos)
    {
        ReplaceAll(svg, "\n\n", "\n");
    }
    RequireSelfContained(MarkupOf(svg) + picture.style);
    svg.insert(4, " role=img id=\"" + id + "\"");
    svg.insert(svg.find('>') + 1, "<title>" + XmlEscaped(title) + "</title>");
    return picture;
}

std::string
ViewBoxOf(const std::string& file)
{
    constexpr std::string_view kName = " viewBox=";
    const std::size_t start = file.find(kName);
    if (start == std::string::npos)
    {
        return "";
    }
    const std::size_t quote = start + kName.size();
    return file.substr(quote + 1, file.find(file[quote], quote + 1) - quote - 1);
}

} // namespace pptplab::analysis
