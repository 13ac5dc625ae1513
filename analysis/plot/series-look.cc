// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/series-look.h"

#include "analysis/plot/look.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pptplab::analysis
{

namespace
{

constexpr int kDown = 10;     // gnuplot's open triangle that points down
constexpr double kLine = 1.8; // pixels
constexpr double kMarkSize = 0.75;
constexpr const char* kOfAnother = "(9,5)"; // dashes

/// gnuplot's expressions for the columns of a row, in the units of the axes.
class Columns
{
  public:
    Columns(const Plot& plot, const Frame& frame, std::size_t before)
        : m_plot(plot), m_frame(frame), m_first(before + 2)
    {
    }

    /// x, `pixels` to the right.
    std::string X(double pixels) const
    {
        std::string x = Scaled(m_first, m_frame.xUnit.factor);
        if (pixels == 0)
        {
            return x;
        }
        const bool logarithmic = m_plot.x.scale == Scale::Logarithmic;
        const double whole =
            logarithmic ? std::log(m_frame.x.to / m_frame.x.from) : m_frame.x.to - m_frame.x.from;
        return logarithmic ? fmt::format("({}*exp({:.6g}*{}/W))", x, whole, pixels)
                           : fmt::format("({}+{:.6g}*{}/W)", x, whole, pixels);
    }

    std::string Y() const { return Scaled(m_first + 1, m_frame.yUnit.factor); }
    std::string High() const { return Scaled(m_first + 3, m_frame.yUnit.factor); }
    std::string Base() const { return Scaled(m_first + 4, m_frame.yUnit.factor); }

    std::string Low() const
    {
        const std::string low = Scaled(m_first + 2, m_frame.yUnit.factor);
        return m_plot.y.scale == Scale::Logarithmic
                   ? fmt::format("({0}>{1:.6g}?{0}:{1:.6g})", low, m_frame.y.from)
                   : low;
    }

    /// y, or nothing where it is 0 on a logarithmic axis.
    std::string Visible() const
    {
        return m_plot.y.scale == Scale::Logarithmic ? fmt::format("({0}>0?{0}:NaN)", Y()) : Y();
    }

  private:
    static std::string Scaled(std::size_t column, double factor)
    {
        return factor == 1 ? fmt::format("(${})", column) : fmt::format("({}*${})", factor, column);
    }

    const Plot& m_plot;
    const Frame& m_frame;
    std::size_t m_first;
};

std::string
LineText(const Look& look)
{
    return fmt::format("{} linewidth {}", LineColour(look.tint), kLine);
}

/// Dashes of a line that has no marks: none for the first.
std::string
BareDashes(const Look& look)
{
    return look.mark == LookOf(0).mark ? "" : look.dashes;
}

std::string
BareText(const Look& look)
{
    const std::string dashes = BareDashes(look);
    return LineText(look) + (dashes.empty() ? "" : " dashtype " + dashes);
}

std::string
MarkText(const Look& look)
{
    return fmt::format("pointtype {} pointsize {}", look.mark, kMarkSize);
}

std::string
ExactText(const Series& series, const Look& look)
{
    return fmt::format("with lines {} dashtype {}",
                       LineText(look),
                       IsOfAnother(series) ? kOfAnother : look.dashes);
}

std::string
BandText(const Series& series, const std::string& x, const Columns& at, const Look& look)
{
    return HasIntervals(series)
               ? fmt::format("using {}:{}:{} with filledcurves {} fillstyle transparent solid 0.25 "
                             "noborder\n",
                             x,
                             at.Low(),
                             at.High(),
                             LineColour(look.tint))
               : std::string();
}

std::string
MeasuredText(
    const Plot& plot, const Series& series, const Columns& at, const Look& look, double dodge)
{
    const std::string x = at.X(dodge);
    std::string text;
    if (series.points.size() > kMostMarks)
    {
        text = BandText(series, x, at, look) +
               fmt::format("using {}:{} with lines {}", x, at.Visible(), BareText(look));
    }
    else if (HasIntervals(series))
    {
        text = fmt::format("using {}:{}:{}:{} with yerrorlines {} {}",
                           x,
                           at.Visible(),
                           at.Low(),
                           at.High(),
                           LineText(look),
                           MarkText(look));
    }
    else
    {
        text = fmt::format(
            "using {}:{} with linespoints {} {}", x, at.Visible(), LineText(look), MarkText(look));
    }
    if (HasZeroOnLogAxis(plot, series))
    {
        text += fmt::format("\nusing {}:({}>0?NaN:{}) with points {} pointtype {} pointsize 1.1",
                            x,
                            at.Y(),
                            at.High(),
                            LineColour(look.tint),
                            kDown);
    }
    return text;
}

/// The corners of a staircase stand in the rows, so that a band has them, too.
std::string
StepsText(const Series& series, const Columns& at, const Look& look)
{
    return BandText(series, at.X(0), at, look) +
           fmt::format("using {}:{} with lines {}", at.X(0), at.Visible(), BareText(look));
}

/// A letter for each series of bars: on its bars where they have room, and in the legend.
std::string
KeyOf(std::size_t look)
{
    return std::string(1, static_cast<char>('A' + static_cast<int>(look % 26)));
}

std::string
BarsText(const Series& series, const Columns& at, std::size_t number, const Slot& slot)
{
    const Look& look = LookOf(number);
    const std::string x = fmt::format("({}+{:.4g})", at.X(0), slot.offset);
    std::string text = fmt::format("using {0}:({1}/2):({0}-{2:.4g}):({0}+{2:.4g}):(0):{1} with "
                                   "boxxyerror {3} fillstyle solid 1 border rgb '{4}'",
                                   x,
                                   at.Y(),
                                   slot.width / 2,
                                   LineColour(look.tint),
                                   kPaper.light);
    if (HasIntervals(series))
    {
        text += fmt::format("\nusing {0}:{1}:(0):({2}-{1}) with vectors heads size screen "
                            "0.006,90 {3} linewidth {4}",
                            x,
                            at.Low(),
                            at.High(),
                            LineColour(kInk),
                            kLine);
    }
    return text;
}

/// The letter at the foot of a bar that is wide and high enough. gnuplot 5.4 dies of labels that
/// are all left out by their places, so others have an empty text.
std::string
FootText(const Frame& frame, const Columns& at, std::size_t number, const Slot& slot)
{
    constexpr double kLetterWidth = 13; // pixels
    constexpr double kLetterHeight = 18;
    return fmt::format("\nusing ({5}+{6:.4g}):({1:.6g}*9/G):"
                       "({0}>{1:.6g}*{2}/G&&W*{3:.6g}>{4}?'{7}':'') with labels center font "
                       "'sans-serif,13' textcolor rgb '{8}'",
                       at.Y(),
                       frame.y.to - frame.y.from,
                       kLetterHeight,
                       slot.width / (frame.x.to - frame.x.from),
                       kLetterWidth,
                       at.X(0),
                       slot.offset,
                       KeyOf(number),
                       LookOf(number).text.light);
}

std::string
StackedText(const Frame& frame, const Columns& at, std::size_t number)
{
    constexpr double kLetterHeight = 15; // pixels
    const Look& look = LookOf(number);
    const double whole = frame.y.to - frame.y.from;
    return fmt::format("using {0}:({1}+{2}/2):({0}-0.36):({0}+0.36):({1}):({1}+{2}) with "
                       "boxxyerror {3} fillstyle solid 1 border rgb '{4}'\n"
                       "using {0}:({1}+{2}/2):({2}>{5:.6g}*{6}/G?'{7}':'') with labels center "
                       "font 'sans-serif,13' textcolor rgb '{8}'",
                       at.X(0),
                       at.Base(),
                       at.Y(),
                       LineColour(look.tint),
                       kPaper.light,
                       whole,
                       kLetterHeight,
                       KeyOf(number),
                       look.text.light);
}

} // namespace

bool
HasIntervals(const Series& series)
{
    return std::any_of(series.points.begin(), series.points.end(), [](const PlotPoint& point) {
        return point.low < point.high;
    });
}

bool
HasZeroOnLogAxis(const Plot& plot, const Series& series)
{
    return plot.y.scale == Scale::Logarithmic && series.style == SeriesStyle::Measured &&
           std::any_of(series.points.begin(), series.points.end(), [](const PlotPoint& point) {
               return point.y <= 0;
           });
}

bool
IsOfAnother(const Series& series)
{
    return series.style == SeriesStyle::Exact && series.colourOf;
}

std::string
HowOf(const Plot& plot, const Series& series, const Frame& frame, const SeriesPlace& place)
{
    const Columns at(plot, frame, place.column);
    const std::size_t number = frame.looks.at(series.name);
    const Look& look = LookOf(number);
    switch (series.style)
    {
    case SeriesStyle::Measured:
        return MeasuredText(plot, series, at, look, place.dodge);
    case SeriesStyle::Exact:
        return fmt::format("using {}:{} {}", at.X(0), at.Visible(), ExactText(series, look));
    case SeriesStyle::Stacked:
        return StackedText(frame, at, number);
    case SeriesStyle::Bars:
        return BarsText(series, at, number, place.slot) + FootText(frame, at, number, place.slot);
    case SeriesStyle::Steps:
        return StepsText(series, at, look);
    case SeriesStyle::Marks:
        return fmt::format("using {}:{} with points {} {}",
                           at.X(0),
                           at.Visible(),
                           LineColour(look.tint),
                           MarkText(look));
    }
    return {};
}

LegendEntry
EntryOf(const Series& series, std::size_t number)
{
    const Look& look = LookOf(number);
    LegendEntry entry{series.name, Sample::Line, look.tint};
    switch (series.style)
    {
    case SeriesStyle::Measured:
        entry.mark = series.points.size() > kMostMarks ? -1 : look.mark;
        entry.dashes = entry.mark < 0 ? BareDashes(look) : "";
        break;
    case SeriesStyle::Exact:
        entry.dashes = look.dashes;
        break;
    case SeriesStyle::Stacked:
    case SeriesStyle::Bars:
        entry.letter = KeyOf(number);
        entry.letterTint = look.text;
        entry.sample = Sample::Box;
        break;
    case SeriesStyle::Steps:
        entry.dashes = BareDashes(look);
        break;
    case SeriesStyle::Marks:
        entry.sample = Sample::Mark;
        entry.mark = look.mark;
        break;
    }
    return entry;
}

LegendEntry
ExactEntry()
{
    return {"exact", Sample::Line, kQuiet, -1, kOfAnother};
}

LegendEntry
NoneSeenEntry()
{
    return {"none seen (upper bound)", Sample::Mark, kQuiet, kDown};
}

} // namespace pptplab::analysis
