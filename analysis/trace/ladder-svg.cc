// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/ladder.h"
#include "models/base/xml-text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

constexpr int kFirst = 150;     ///< place of the first lifeline, from the left edge
constexpr int kSpacing = 290;   ///< distance between two lifelines
constexpr int kEdge = 120;      ///< margin behind the last lifeline
constexpr int kTop = 96;        ///< place of the first rung, from the upper edge
constexpr int kRung = 28;       ///< height from one rung to the next
constexpr int kBreak = 26;      ///< further height where time passes
constexpr int kHead = 9;        ///< length of the head of an arrow
constexpr double kLetter = 6.4; ///< mean width of a letter of a label

constexpr std::string_view kStyle =
    "text{font:12px sans-serif;fill:#222}"
    ".title{font-size:15px;font-weight:bold}"
    ".name{font-weight:bold;text-anchor:middle}"
    ".time{text-anchor:end;fill:#666;font-size:11px}"
    ".label{text-anchor:middle;font-size:11.5px;paint-order:stroke;stroke:#fff;stroke-width:4px}"
    ".gap{text-anchor:middle;font-size:11px;fill:#666;font-style:italic}"
    ".life{stroke:#999;stroke-width:1.2}"
    ".quiet{stroke:#fff;stroke-width:3;stroke-dasharray:3 4}"
    ".arrow{stroke:#1f5f99;stroke-width:1.6;fill:none}"
    ".tip{fill:#1f5f99}"
    ".bad .arrow{stroke:#b3261e}"
    ".bad .tip,.bad .label{fill:#b3261e}";

/// Cut to what fits over an arrow of that length.
std::string
Fitting(const std::string& label, int length)
{
    const auto room = static_cast<std::size_t>(std::max(length, kSpacing) / kLetter);
    return label.size() <= room ? label : label.substr(0, room - 1) + "\u2026";
}

int
XOf(std::size_t lifeline)
{
    return kFirst + static_cast<int>(lifeline) * kSpacing;
}

std::string
RungSvg(const Ladder::Rung& rung, int y)
{
    const int from = XOf(rung.from);
    const bool itself = rung.from == rung.to;
    const int to = itself ? from + 3 * kHead : XOf(rung.to);
    const int back = to > from ? -kHead : kHead;
    const std::string label =
        Fitting(fmt::format("{}  {}", rung.number, rung.label), std::abs(to - from));
    std::string svg = fmt::format(
        "<g{}><title>{}</title>",
        rung.trouble ? " class=\"bad\"" : "",
        XmlEscaped(fmt::format("frame {}: {}", rung.number, rung.summary), kInDoubleQuotes));
    svg += fmt::format(
        "<text class=\"time\" x=\"64\" y=\"{}\">{:.3f}</text>", y + 4, ToSeconds(rung.time));
    svg += fmt::format(
        "<path class=\"arrow\" d=\"M{} {}H{}\"/><path class=\"tip\" d=\"M{} {}l{} -4v8z\"/>",
        from,
        y,
        to + back,
        to,
        y,
        back);
    svg += fmt::format("<text class=\"label\" x=\"{}\" y=\"{}\">{}</text></g>\n",
                       (from + to) / 2,
                       y - 5,
                       XmlEscaped(label, kInDoubleQuotes));
    return svg;
}

/// Where nothing happens for long: broken lifelines, and for how long.
std::string
GapSvg(const Ladder& ladder, Duration gap, int y)
{
    std::string svg;
    for (std::size_t i = 0; i < ladder.lifelines.size(); ++i)
    {
        svg +=
            fmt::format("<path class=\"quiet\" d=\"M{} {}v{}\"/>", XOf(i), y - kBreak / 2, kBreak);
    }
    const int middle = (XOf(0) + XOf(ladder.lifelines.size() - 1)) / 2;
    svg += fmt::format("<text class=\"gap\" x=\"{}\" y=\"{}\">{:.3f} s later</text>\n",
                       middle,
                       y + 4,
                       ToSeconds(gap));
    return svg;
}

std::string
LifelinesSvg(const Ladder& ladder, int bottom)
{
    std::string svg = "<text class=\"time\" x=\"64\" y=\"62\">seconds</text>\n";
    for (std::size_t i = 0; i < ladder.lifelines.size(); ++i)
    {
        svg += fmt::format("<text class=\"name\" x=\"{0}\" y=\"62\">{1}</text>"
                           "<path class=\"life\" d=\"M{0} 70V{2}\"/>\n",
                           XOf(i),
                           XmlEscaped(ladder.lifelines[i], kInDoubleQuotes),
                           bottom);
    }
    return svg;
}

} // namespace

std::string
LadderSvg(const Ladder& ladder)
{
    std::string rungs;
    int y = kTop;
    for (const Ladder::Rung& rung : ladder.rungs)
    {
        if (rung.gap > Duration::zero())
        {
            rungs += GapSvg(ladder, rung.gap, y);
            y += kBreak + kRung / 2;
        }
        rungs += RungSvg(rung, y);
        y += kRung;
    }
    if (ladder.leftOut > 0)
    {
        rungs += fmt::format("<text x=\"{}\" y=\"{}\">{} more frames are in the table</text>\n",
                             kFirst,
                             y + 8,
                             ladder.leftOut);
        y += kRung;
    }
    const std::size_t lifelines = std::max<std::size_t>(ladder.lifelines.size(), 1);
    const int width = XOf(lifelines - 1) + kEdge;
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                       "viewBox=\"0 0 {0} {1}\" role=\"img\">\n"
                       "<title>{2}</title>\n<style>{3}</style>\n"
                       "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n"
                       "<text class=\"title\" x=\"20\" y=\"28\">{2}</text>\n",
                       width,
                       y + 20,
                       XmlEscaped(ladder.title, kInDoubleQuotes),
                       kStyle) +
           LifelinesSvg(ladder, y) + rungs + "</svg>\n";
}

} // namespace pptplab::analysis
