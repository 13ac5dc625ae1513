// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/legend.h"

#include "analysis/plot/text.h"

#include <fmt/format.h>

namespace pptplab::analysis
{

namespace
{

constexpr int kLine = 24;   // pixels
constexpr int kEdge = 10;   // beside and below all entries
constexpr int kSample = 36; // width of a sample
constexpr int kBeside = 6;  // from the sample to the text
constexpr int kApart = 20;  // from the text to the next sample
constexpr double kLineWidth = 1.8;
constexpr double kHalfBox = 8;

struct SampleSpot
{
    int x; // left edge of the sample
    int row;
};

std::size_t
MostLetters(int width)
{
    return static_cast<std::size_t>((width - 2 * kEdge - kSample - kBeside) / kLetter);
}

std::vector<SampleSpot>
PlacesOf(const std::vector<LegendEntry>& legend, int width)
{
    std::vector<SampleSpot> places;
    int x = kEdge;
    int row = 0;
    for (const LegendEntry& entry : legend)
    {
        const auto letters = static_cast<int>(LettersOf(Cut(entry.text, MostLetters(width))));
        const int needed = kSample + kBeside + letters * kLetter;
        if (x > kEdge && x + needed > width - kEdge)
        {
            x = kEdge;
            ++row;
        }
        places.push_back({x, row});
        x += needed + kApart;
    }
    return places;
}

std::string
SampleText(const LegendEntry& entry, std::size_t number, int x, int y)
{
    const std::string colour = LineColour(entry.tint);
    if (entry.sample == Sample::Box)
    {
        std::string text =
            fmt::format("set object {} rectangle from {},{} to {},{} fillstyle solid "
                        "1 noborder fillcolor rgb '{}' front\n",
                        number,
                        x,
                        y - kHalfBox * entry.height,
                        x + kSample,
                        y + kHalfBox * entry.height,
                        entry.tint.light);
        if (!entry.letter.empty())
        {
            text += fmt::format("set label {} {} at {},{} center front font 'sans-serif,13' "
                                "textcolor rgb '{}'\n",
                                1000 + number,
                                Quoted(entry.letter),
                                x + kSample / 2,
                                y,
                                entry.letterTint.light);
        }
        return text;
    }
    if (entry.sample == Sample::Tick)
    {
        return fmt::format("set arrow {0} from {1},{2} to {1},{3} nohead front {4} linewidth {5}\n",
                           number,
                           x + kSample / 2,
                           y - kHalfBox,
                           y + kHalfBox,
                           colour,
                           kLineWidth);
    }
    std::string text;
    if (entry.sample == Sample::Line)
    {
        text = fmt::format("set arrow {} from {},{} to {},{} nohead front {} linewidth {}{}\n",
                           number,
                           x,
                           y,
                           x + kSample,
                           y,
                           colour,
                           kLineWidth,
                           entry.dashes.empty() ? "" : " dashtype " + entry.dashes);
    }
    if (entry.mark >= 0)
    {
        text += fmt::format("set label {} '' at {},{} front point {} pointtype {} pointsize 0.9\n",
                            1000 + number,
                            x + kSample / 2,
                            y,
                            colour,
                            entry.mark);
    }
    return text;
}

} // namespace

int
LegendHeight(const std::vector<LegendEntry>& legend, int width)
{
    return legend.empty() ? 0 : (PlacesOf(legend, width).back().row + 1) * kLine;
}

std::string
LegendScript(const std::vector<LegendEntry>& legend, int width, int height)
{
    if (legend.empty())
    {
        return {};
    }
    const std::vector<SampleSpot> places = PlacesOf(legend, width);
    std::string text =
        fmt::format("reset\nunset key\nunset border\nunset tics\nset lmargin at screen 0\n"
                    "set rmargin at screen 1\nset bmargin at screen 0\nset tmargin at screen 1\n"
                    "set xrange [0:{}]\nset yrange [0:{}]\n",
                    width,
                    height);
    for (std::size_t i = 0; i < legend.size(); ++i)
    {
        const int y = kEdge + (places.back().row - places[i].row) * kLine + kLine / 2;
        text += SampleText(legend[i], i + 1, places[i].x, y) +
                fmt::format("set label {} {} at {},{} left front textcolor rgb '{}'\n",
                            i + 1,
                            Quoted(Cut(legend[i].text, MostLetters(width))),
                            places[i].x + kSample + kBeside,
                            y,
                            kInk.light);
    }
    return text + "plot NaN\n";
}

} // namespace pptplab::analysis
