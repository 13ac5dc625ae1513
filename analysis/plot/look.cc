// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/look.h"

#include <fmt/format.h>

#include <vector>

namespace pptplab::analysis
{

namespace
{

// Letters on bars: one that is white and one that is black on a light page. On a dark one all bars
// are bright.
constexpr Tint kOnDark{"plu", "#fefefe", "#0c0d0e"};
constexpr Tint kOnLight{"plv", "#0a0a0a", "#0c0d0e"};

// Hues after M. Okabe and K. Ito, "Color Universal Design" (2008). Three of theirs are too faint on
// white for a line (W3C, WCAG 2.1, 1.4.11: contrast 3), and some pairs meet once darkened; so each
// was moved as little as made the least distance of all pairs large, with normal vision and with
// two kinds of colour blindness. tests/analysis/plot/look.t.cc computes contrasts and distances.
constexpr std::array<Look, kLooks> kSeries = {{
    {{"pl0", "#1d54eb", "#53a4fe"}, 7, "(9,5)", kOnDark},         // blue, disc
    {{"pl1", "#a53c05", "#f02f01"}, 5, "(4,3)", kOnDark},         // brown, square
    {{"pl2", "#3fa38b", "#55f2b0"}, 9, "(9,4,2,4)", kOnLight},    // green, triangle
    {{"pl3", "#7a1a51", "#ae7488"}, 13, "(14,5)", kOnDark},       // purple, diamond
    {{"pl4", "#d28100", "#fbff24"}, 11, "(2,2)", kOnLight},       // orange, triangle down
    {{"pl5", "#000000", "#c2edec"}, 6, "(9,3,2,3,2,3)", kOnDark}, // black, circle
    {{"pl6", "#5396e4", "#6cd9fb"}, 4, "(3,6)", kOnLight},        // sky blue, open square
    {{"pl7", "#6e7490", "#96815f"}, 8, "(14,4,4,4)", kOnDark},    // grey, open triangle
}};

constexpr Tint kOnFew{"plw", "#020202", "#f6f6f6"};
constexpr Tint kOnMany{"plz", "#fdfdfd", "#0d0d0d"};

// One hue, evenly darker in CIELAB: lightness alone tells the order, which every kind of colour
// vision and grey paper keep.
constexpr std::array<Tint, kHeatSteps> kHeat = {{
    {"ph0", "#eef4fb", "#1a2632"},
    {"ph1", "#d3e3f3", "#1d3549"},
    {"ph2", "#b5d0ea", "#1f4562"},
    {"ph3", "#94bce0", "#20567d"},
    {"ph4", "#70a7d6", "#226a9c"},
    {"ph5", "#3a78b0", "#58a0d6"},
    {"ph6", "#24619a", "#7cb9e6"},
    {"ph7", "#144a80", "#a6d2f2"},
    {"ph8", "#082f5c", "#d4eafa"},
}};
constexpr std::size_t kFirstOfMany = 5;

std::vector<Tint>
AllTints()
{
    std::vector<Tint> all = {kPaper, kInk, kQuiet, kGrid, kOnDark, kOnLight, kOnFew, kOnMany};
    for (const Look& look : kSeries)
    {
        all.push_back(look.tint);
    }
    all.insert(all.end(), kHeat.begin(), kHeat.end());
    return all;
}

} // namespace

const Look&
LookOf(std::size_t number)
{
    return kSeries.at(number % kLooks);
}

const Tint&
HeatTint(std::size_t step)
{
    return kHeat.at(step);
}

const Tint&
HeatText(std::size_t step)
{
    return step < kFirstOfMany ? kOnFew : kOnMany;
}

std::string
LineColour(const Tint& tint)
{
    return fmt::format("linecolor rgb '{}'", tint.light);
}

const std::string&
PlotStyle()
{
    static const std::string kText = [] {
        std::string light;
        std::string dark;
        for (const Tint& tint : AllTints())
        {
            light += fmt::format(".{}{{color:{}}}", tint.name, tint.light);
            dark += fmt::format(".{}{{color:{}}}", tint.name, tint.dark);
        }
        return light + "@media(prefers-color-scheme:dark){" + dark + "}";
    }();
    return kText;
}

std::string
ClassOf(const std::string& light)
{
    for (const Tint& tint : AllTints())
    {
        if (light == tint.light)
        {
            return tint.name;
        }
    }
    return {};
}

} // namespace pptplab::analysis
