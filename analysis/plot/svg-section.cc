// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/svg-section.h"

#include "analysis/plot/look.h"

#include <fmt/format.h>

#include <tuple>

namespace pptplab::analysis
{

namespace
{

/// The class of a colour, or the colour itself where it is none of the palette's.
std::string
ColourText(const std::string& colour)
{
    const std::string name = ClassOf(colour);
    return name.empty() ? fmt::format(" color=\"{}\"", colour) : fmt::format(" class=\"{}\"", name);
}

std::string
Optional(const char* name, const std::string& value)
{
    return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, value);
}

} // namespace

bool
Paint::operator==(const Paint& other) const
{
    return std::tie(filled, colour, width, dashes, opacity) ==
           std::tie(other.filled, other.colour, other.width, other.dashes, other.opacity);
}

bool
Hand::operator==(const Hand& other) const
{
    return std::tie(colour, size, anchor) == std::tie(other.colour, other.size, other.anchor);
}

ShortPath&
SvgSection::PathOf(const Paint& paint)
{
    for (auto& [known, path] : m_paths)
    {
        if (known == paint)
        {
            return path;
        }
    }
    return m_paths.emplace_back(paint, ShortPath()).second;
}

void
SvgSection::AddText(const Hand& hand, const std::string& element)
{
    for (auto& [known, texts] : m_texts)
    {
        if (known == hand)
        {
            texts += element;
            return;
        }
    }
    m_texts.emplace_back(hand, element);
}

std::string
SvgSection::Written() const
{
    std::string text;
    for (const auto& [paint, path] : m_paths)
    {
        text += fmt::format("<path{}", ColourText(paint.colour));
        if (paint.filled)
        {
            text += " fill=\"currentColor\" stroke=\"none\"";
        }
        else if (paint.width != "1")
        {
            text += fmt::format(" stroke-width=\"{}\"", paint.width);
        }
        text += Optional("stroke-dasharray", paint.dashes);
        text += Optional("fill-opacity", paint.opacity);
        text += fmt::format(" d=\"{}\"/>\n", path.Text());
    }
    for (const auto& [hand, texts] : m_texts)
    {
        text += fmt::format("<g{} fill=\"currentColor\" stroke=\"none\"{}{}>\n{}</g>\n",
                            ColourText(hand.colour),
                            Optional("font-size", hand.size == "16" ? "" : hand.size),
                            Optional("text-anchor", hand.anchor == "start" ? "" : hand.anchor),
                            texts);
    }
    return text;
}

} // namespace pptplab::analysis
