// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/plot.h"

#include "analysis/plot/gnuplot-script.h"
#include "analysis/plot/gnuplot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

namespace pptplab::analysis
{

namespace
{

void
RequireDrawable(const Plot& plot)
{
    bool empty = true;
    for (const Series& series : plot.series)
    {
        for (const PlotPoint& point : series.points)
        {
            empty = false;
            const bool finite = std::isfinite(point.x) && std::isfinite(point.y) &&
                                std::isfinite(point.low) && std::isfinite(point.high);
            const bool fits = (plot.x.scale == Scale::Linear || point.x > 0) &&
                              (plot.y.scale == Scale::Linear || point.y >= 0);
            if (!finite || !fits)
            {
                throw PlotError(fmt::format("{}: \"{}\" has a point ({}, {}) that the axes cannot "
                                            "show",
                                            plot.title,
                                            series.name,
                                            point.x,
                                            point.y));
            }
        }
    }
    if (empty)
    {
        throw PlotError(fmt::format("{}: no points to draw", plot.title));
    }
}

std::string
CsvOf(const Plot& plot)
{
    const bool stacked = IsStacked(plot);
    std::string text = stacked ? "series,x,y,low,high,base\n" : "series,x,y,low,high\n";
    for (const Series& series : plot.series)
    {
        std::string name = series.name;
        std::replace(name.begin(), name.end(), '\n', ' ');
        // gnuplot does not read RFC 4180's doubled quote.
        std::replace(name.begin(), name.end(), '"', '\'');
        for (const PlotPoint& point : series.points)
        {
            text += fmt::format("\"{}\",{},{},{},{}{}\n",
                                name,
                                point.x,
                                point.y,
                                point.low,
                                point.high,
                                stacked ? fmt::format(",{}", point.base) : std::string());
        }
    }
    return text;
}

/// Throws PlotError when the path is wrong, std::system_error when the storage is full or gone.
void
Write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream out(path, std::ios::binary);
    const bool opened = out.is_open();
    out << text;
    out.close();
    if (!opened && errno != ENOSPC && errno != EDQUOT)
    {
        throw PlotError(fmt::format("{}: cannot be written", path.string()));
    }
    if (!out)
    {
        throw std::system_error(
            errno, std::generic_category(), fmt::format("{}: cannot be written", path.string()));
    }
}

/// Gnuplot does not notice that its file lacks the end.
void
RequireWhole(const std::filesystem::path& svg)
{
    constexpr std::string_view kEnd = "</svg>";
    std::ifstream in(svg, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (text.str().find(kEnd) == std::string::npos)
    {
        throw std::system_error(ENOSPC,
                                std::generic_category(),
                                fmt::format("{}: could not be written whole", svg.string()));
    }
}

} // namespace

PlotFiles
WritePlot(const Plot& plot, const std::filesystem::path& folder, const std::string& name)
{
    RequireDrawable(plot);
    PlotFiles files{folder / (name + ".csv"), folder / (name + ".gp"), folder / (name + ".svg")};
    Write(files.csv, CsvOf(plot));
    Write(files.gp, GnuplotScript(plot, name));
    RunGnuplot(folder, name + ".gp");
    RequireWhole(files.svg);
    return files;
}

} // namespace pptplab::analysis
