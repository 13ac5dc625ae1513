// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_SHEET_H
#define PPTPLAB_ANALYSIS_PLOT_SHEET_H

#include "analysis/plot/look.h"
#include "analysis/plot/plot.h"
#include "analysis/plot/text.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// Rows of the CSV and how gnuplot shows them.
struct ChartLayer
{
    std::vector<std::string> rows;
    std::string how; ///< `using ... with ...`, or several that begin with another `using`
};

enum class Sample : std::uint8_t
{
    Line, ///< with dashes, or the mark, where they are given
    Mark,
    Box,  ///< with the letter
    Tick, ///< an upright line
};

struct LegendEntry
{
    std::string text;
    Sample sample = Sample::Line;
    Tint tint;
    int mark = -1;           ///< gnuplot's point type
    std::string dashes = {}; ///< gnuplot's dashtype
    std::string letter = {}; ///< in a box, in the colour `letterTint`
    Tint letterTint = kInk;
    double height = 1; ///< of a box, as a share
};

/// One graph of a sheet. Its layers know its size in pixels as `W` and `G`.
struct Chart
{
    std::string caption; ///< above the graph, on the left
    /// Ranges, tics and labels for so many pixels across and upwards.
    std::function<std::string(int, int)> settings;
    std::string xLabel; ///< empty: none, and no room for it
    std::vector<ChartLayer> layers;
    int graphHeight = 250; ///< pixels, where a slide does not force another
    int ticsHeight = 28;   ///< below the graph, for tics' texts
    int above = 0;         ///< pixels between caption and graph
};

/// Graphs in rows, a title above and one legend below.
struct Sheet
{
    std::string title;
    std::string columns;  ///< head of the CSV
    std::string subtitle; ///< below the title: what all charts show
    std::vector<Chart> charts;
    std::vector<LegendEntry> legend;
    std::size_t abreast = 1; ///< charts in a row
    int left = 64;           ///< pixels for tics' texts beside each row
    int right = 24;          ///< pixels, for the half of the last tic's text
};

constexpr int kWidth = 600; ///< pixels of an SVG
constexpr int kLetter = 10; ///< pixels that gnuplot takes a letter to be wide
constexpr int kSlideWidth = 1600;
constexpr int kSlideHeight = 900;

/// Writes the files of a sheet.
PlotFiles WriteSheet(const Sheet& sheet,
                     const std::filesystem::path& folder,
                     const std::string& name,
                     Slide slide);

} // namespace pptplab::analysis

#endif
