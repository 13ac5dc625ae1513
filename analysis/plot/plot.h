// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_PLOT_H
#define PPTPLAB_ANALYSIS_PLOT_PLOT_H

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pptplab::analysis
{

struct PlotPoint
{
    double x = 0;
    double y = 0;
    double low = 0; ///< interval of y; equal to y where there is none
    double high = 0;
    double base = 0; ///< foot of a stacked bar: the sum of those below it
};

enum class SeriesStyle : std::uint8_t
{
    Measured, ///< marks with their intervals, joined by a thin line
    Exact,    ///< a dashed line without marks: values of a formula
    Stacked,  ///< bars on top of those of the series before
};

struct Series
{
    std::string name; ///< text in the legend; not empty
    SeriesStyle style = SeriesStyle::Measured;
    std::vector<PlotPoint> points;         ///< points by ascending x
    std::optional<std::size_t> colourOf{}; ///< number of an earlier series to share its colour
};

enum class Scale : std::uint8_t
{
    Linear,
    Logarithmic
};

struct Axis
{
    std::string label; ///< what the axis shows, with its unit
    Scale scale = Scale::Linear;
    std::vector<std::string> names{}; ///< names of the places 0, 1, ... where they are no numbers
};

struct Plot
{
    std::string title;
    Axis x;
    Axis y;
    std::vector<Series> series; ///< 8 colours and marks tell them apart, then these repeat
};

class PlotError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// The files of one picture.
struct PlotFiles
{
    std::filesystem::path csv; ///< series,x,y,low,high
    std::filesystem::path gp;  ///< redraws the picture: `gnuplot NAME.gp` in its folder
    std::filesystem::path svg;
};

/// Writes NAME.csv, NAME.gp and NAME.svg into `folder`, which exists. The octets depend on `plot`
/// and the gnuplot release alone. On a logarithmic y axis a value of 0 is shown by the upper end of
/// its interval, as an open triangle that points down.
/// PlotError: nothing to draw, a value that the axis cannot show, files that cannot be written, no
/// gnuplot (the data and the script are written all the same).
PlotFiles WritePlot(const Plot& plot, const std::filesystem::path& folder, const std::string& name);

} // namespace pptplab::analysis

#endif
