// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_SERIES_LOOK_H
#define PPTPLAB_ANALYSIS_PLOT_SERIES_LOOK_H

#include "analysis/plot/axis.h"
#include "analysis/plot/sheet.h"

#include <map>
#include <string>

namespace pptplab::analysis
{

/// What the charts of one sheet share.
struct Frame
{
    Unit xUnit;
    Unit yUnit;
    Range x;
    Range y;
    std::map<std::string, std::size_t> looks; ///< of each series, by name
};

/// The place of a bar beside others: `width` of the distance of two names.
struct Slot
{
    double offset = 0;
    double width = 0.7;
};

/// Where a series finds its numbers and room.
struct SeriesPlace
{
    std::size_t column = 0; ///< of the CSV: columns before its name
    Slot slot{};            ///< of bars
    double dodge = 0;       ///< pixels beside its x
};

/// Marks of a measured series; more points are a line with a band.
constexpr std::size_t kMostMarks = 60;

bool HasIntervals(const Series& series);
bool HasZeroOnLogAxis(const Plot& plot, const Series& series);

/// Exact values of a series in its colour: one sample in the legend stands for all of them.
bool IsOfAnother(const Series& series);

/// gnuplot's clauses that draw the series.
std::string HowOf(const Plot& plot,
                  const Series& series,
                  const Frame& frame,
                  const SeriesPlace& place);

/// Its line of the legend; `number` is that of its look.
LegendEntry EntryOf(const Series& series, std::size_t number);
LegendEntry ExactEntry();
LegendEntry NoneSeenEntry();

} // namespace pptplab::analysis

#endif
