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
    Stacked,  ///< bars on top of those of the series before, on named places
    Bars,     ///< bars with intervals beside those of other series, on named places
    Steps,    ///< a staircase; between low and high a band where they differ
    Marks,    ///< marks that nothing joins
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

/// How an axis writes its values.
enum class Shown : std::uint8_t
{
    AsIs,
    Whole,     ///< the same, with tics at whole numbers only: years, ports
    PerCent,   ///< a share of 1; " (%)" is added to the label
    HourOfDay, ///< hours since midnight: 06:00
    Duration,  ///< seconds, in the unit that fits their range; it is added to the label
};

struct Axis
{
    std::string label; ///< what the axis shows, with its unit if `shown` adds none
    Scale scale = Scale::Linear;
    std::vector<std::string> names{}; ///< names of the places 0, 1, ... where they are no numbers
    Shown shown = Shown::AsIs;
};

struct Plot
{
    std::string title;
    Axis x;
    Axis y;
    std::vector<Series> series; ///< 8 colours and marks tell them apart, then these repeat
};

/// Small multiples. Series of one name share their look in all panels. Titles of the panels stand
/// above each. With one axis y (that of the first panel) all panels have the same ranges; otherwise
/// they stand below each other and share x, each with its own y (a day: refusals and load).
struct Panels
{
    std::string title;
    std::vector<Plot> panels;
    bool oneY = true;
};

class PlotError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// Whether a picture for slides is drawn besides.
enum class Slide : std::uint8_t
{
    No,
    Yes
};

/// The files of one picture.
struct PlotFiles
{
    std::filesystem::path csv; ///< what is drawn
    std::filesystem::path gp;  ///< redraws the picture: `gnuplot NAME.gp` in its folder
    std::filesystem::path svg; ///< with the colours of the reader's light or dark page
    std::filesystem::path png; ///< 1600 x 900; empty without a slide
};

/// Writes NAME.csv (series,x,y,low,high), NAME.gp, NAME.svg and perhaps NAME.png into `folder`,
/// which exists. The octets depend on `plot` and the gnuplot release alone. On a logarithmic y axis
/// a value of 0 is shown by the upper end of its interval, as an open triangle that points down.
/// Measured series whose intervals would hide each other stand a few pixels apart.
/// PlotError: nothing to draw, a value that the axis cannot show, files that cannot be written, no
/// gnuplot (the data and the script are written all the same).
PlotFiles WritePlot(const Plot& plot,
                    const std::filesystem::path& folder,
                    const std::string& name,
                    Slide slide = Slide::No);

/// The same; the CSV begins each line with the panel's title.
PlotFiles WritePlot(const Panels& panels,
                    const std::filesystem::path& folder,
                    const std::string& name,
                    Slide slide = Slide::No);

} // namespace pptplab::analysis

#endif
