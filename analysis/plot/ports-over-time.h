// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_PORTS_OVER_TIME_H
#define PPTPLAB_ANALYSIS_PLOT_PORTS_OVER_TIME_H

#include "analysis/plot/plot.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::analysis
{

enum class PortState : std::uint8_t
{
    Connecting,
    Connected,
    CleanUp, ///< hung up, not yet free
    Lost     ///< until a restart
};

struct PortInterval
{
    std::size_t port = 0; ///< from 0 on
    PortState state = PortState::Connected;
    double from = 0; ///< seconds
    double to = 0;
};

/// What each port does: a row for each, empty where it is free; above them a mark for each refusal.
struct PortsOverTime
{
    std::string title;
    double begin = 0; ///< seconds: what of the run is shown
    double end = 0;
    std::size_t ports = 0;
    std::vector<PortInterval> intervals; ///< of one port never two at a time; in any order
    std::vector<double> refusedAt{};     ///< seconds
};

/// Writes NAME.csv (what,port,from,to), .gp, .svg and perhaps .png. Intervals narrower than a pixel
/// of the SVG are drawn pixel by pixel, each in the state that takes most of it, so a picture of
/// any run stays below 1 MB; the CSV has what is drawn. PlotError: nothing within the time shown, a
/// port beyond the last, an interval that ends before it begins.
PlotFiles WritePlot(const PortsOverTime& ports,
                    const std::filesystem::path& folder,
                    const std::string& name,
                    Slide slide = Slide::No);

} // namespace pptplab::analysis

#endif
