// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/plot.h"

#include "analysis/plot/curves.h"
#include "tests/analysis/plot/plotting.h"

#include <cmath>
#include <cstdlib>
#include <limits>

namespace pptplab::analysis
{

namespace
{

TEST_F(Plotting, StacksBarsOnNamedPlacesWithALetterForEachCause)
{
    Plot plot{"Causes", {"level", Scale::Linear, {"rtm", "sp4"}}, {"share"}, {}};
    plot.series.push_back(
        {"no port", SeriesStyle::Stacked, {{0, 0.05, 0.04, 0.06}, {1, 0.05, 0.04, 0.06}}});
    plot.series.push_back(
        {"clean-up", SeriesStyle::Stacked, {{0, 0.02, 0, 0, 0.05}, {1, 0, 0, 0, 0.05}}});
    const PlotFiles files = WritePlot(plot, Folder(), "levels");
    EXPECT_TRUE(Has(TextOf(files.csv), "\"clean-up\",0,0.02,0,0,0.05\n"));
    const std::string script = TextOf(files.gp);
    EXPECT_TRUE(Has(script, "set xtics ('rtm' 0, 'sp4' 1)"));
    EXPECT_TRUE(Has(script, "set yrange [0:0.0742]")) << "1.06 x 0.07";
    const std::string svg = TextOf(files.svg);
    EXPECT_TRUE(Has(svg, ">rtm<"));
    EXPECT_EQ(CountOf(">A<", svg), 3U) << "two bars and the legend";
    EXPECT_EQ(CountOf(">B<", svg), 2U) << "one of the bars has no height";
}

TEST_F(Plotting, WritesDataScriptAndPictureBesideEachOther)
{
    const PlotFiles files = WritePlot(TwoCurves(Scale::Logarithmic), Folder(), "load");
    EXPECT_EQ(TextOf(files.csv),
              "series,x,y,low,high\n"
              "\"sp3\",30,0,0,0.0001\n"
              "\"sp3\",40,0.02,0.01,0.03\n"
              "\"Erlang B\",30,0.001,0.001,0.001\n"
              "\"Erlang B\",40,0.02,0.02,0.02\n");
    const std::string svg = TextOf(files.svg);
    for (const char* text : {"The user’s title",
                             "offered load (erlangs)",
                             "refused (share)",
                             ">sp3<",
                             ">exact<",
                             "none seen (upper bound)"})
    {
        EXPECT_TRUE(Has(svg, text));
    }
    EXPECT_TRUE(files.png.empty());
}

TEST_F(Plotting, NamesTheClassesOfItsCurvesForAPage)
{
    Plot plot = TwoCurves(Scale::Linear);
    plot.series.push_back({"nowhere", SeriesStyle::Measured, {}});
    plot.series.push_back({"sp4", SeriesStyle::Measured, {{30, 0.1, 0.1, 0.1}}});
    EXPECT_EQ(CurveClasses(plot), "pl0 pl0- pl2") << "one without points has a look all the same";
    const std::string svg = TextOf(WritePlot(plot, Folder(), "load").svg);
    EXPECT_TRUE(Has(svg, "<path class=\"pl0\""));
    EXPECT_TRUE(Has(svg, "<path class=\"pl2\""));
}

TEST_F(Plotting, GivesTheSameOctetsEachTime)
{
    const PlotFiles files = WritePlot(TwoCurves(Scale::Linear), Folder(), "load", Slide::Yes);
    const std::string svg = TextOf(files.svg);
    const std::string png = TextOf(files.png);
    WritePlot(TwoCurves(Scale::Linear), Folder(), "load", Slide::Yes);
    EXPECT_EQ(TextOf(files.svg), svg);
    EXPECT_EQ(TextOf(files.png), png);
    EXPECT_GT(svg.size(), 3000U);
}

TEST_F(Plotting, DrawsASlideOf1600By900)
{
    const PlotFiles files = WritePlot(TwoCurves(Scale::Linear), Folder(), "load", Slide::Yes);
    const std::string png = TextOf(files.png);
    ASSERT_GT(png.size(), 10000U);
    EXPECT_EQ(png.substr(1, 3), "PNG");
    EXPECT_EQ(png.substr(16, 8), std::string("\0\0\x06\x40\0\0\x03\x84", 8)) << "IHDR";
}

TEST_F(Plotting, ShowsAZeroOnALogarithmicAxisByItsUpperBound)
{
    const auto logarithmic = WritePlot(TwoCurves(Scale::Logarithmic), Folder(), "log");
    EXPECT_EQ(CountOf("pointtype 10", TextOf(logarithmic.gp)), 2U) << "the point and the legend";
    const auto linear = WritePlot(TwoCurves(Scale::Linear), Folder(), "linear");
    EXPECT_EQ(CountOf("pointtype 10", TextOf(linear.gp)), 0U);
}

TEST_F(Plotting, DrawsTheExactCurveInTheColourOfItsSeries)
{
    const std::string script = TextOf(WritePlot(TwoCurves(Scale::Linear), Folder(), "load").gp);
    EXPECT_EQ(CountOf("linecolor rgb '#1d54eb'", script), 4U) << "mark and line in the legend";
    EXPECT_EQ(CountOf("dashtype", script), 2U) << "the curve and the legend";
}

TEST_F(Plotting, WritesSharesInPerCentWhichNeverPartFromTheirNumber)
{
    Plot plot = TwoCurves(Scale::Linear);
    plot.title = "At most 1 % of the attempts";
    plot.y = {"attempts refused", Scale::Linear, {}, Shown::PerCent};
    const PlotFiles files = WritePlot(plot, Folder(), "load");
    const std::string svg = TextOf(files.svg);
    EXPECT_TRUE(Has(svg, "attempts refused (%)"));
    EXPECT_TRUE(Has(svg, "At most 1\u00a0% of the attempts"));
    EXPECT_TRUE(Has(svg, ">2.5<")) << "a tic at 0.025";
    EXPECT_TRUE(Has(TextOf(files.csv), ",0.02,0.01,0.03\n"));
}

TEST_F(Plotting, MovesIntervalsApartOnlyWhereTheyOverlap)
{
    Plot plot{"two", {"ports"}, {"share"}, {}};
    plot.series.push_back({"a", SeriesStyle::Measured, {{8, 0.2, 0.1, 0.3}, {9, 0.2, 0.1, 0.3}}});
    plot.series.push_back({"b", SeriesStyle::Measured, {{8, 0.6, 0.5, 0.7}, {9, 0.6, 0.5, 0.7}}});
    EXPECT_EQ(CountOf("/W)", TextOf(WritePlot(plot, Folder(), "apart").gp)), 0U);
    plot.series[1].points[0].low = 0.25;
    EXPECT_EQ(CountOf("*-3.5/W)", TextOf(WritePlot(plot, Folder(), "near").gp)), 1U);
    EXPECT_EQ(CountOf("*3.5/W)", TextOf(WritePlot(plot, Folder(), "near").gp)), 1U);
}

TEST_F(Plotting, DrawsSmallMultiplesWithOneAxis)
{
    Panels panels{"Refusals by pause", {TwoCurves(Scale::Linear), TwoCurves(Scale::Linear)}};
    panels.panels[0].title = "pause 1 min";
    panels.panels[1].title = "pause 1 h";
    panels.panels[1].series[0].points[1].high = 0.06;
    const PlotFiles files = WritePlot(panels, Folder(), "pause", Slide::Yes);
    EXPECT_TRUE(Has(TextOf(files.csv), "\"pause 1 h\",\"sp3\",40,0.02,0.01,0.06\n"));
    const std::string svg = TextOf(files.svg);
    EXPECT_TRUE(Has(svg, ">pause 1 h<"));
    EXPECT_EQ(CountOf(">sp3<", svg), 1U) << "one legend";
    EXPECT_EQ(CountOf("set yrange [0:0.0636]", TextOf(files.gp)), 4U) << "SVG and slide";
}

TEST_F(Plotting, DrawsADayAsTwoPanelsWithTheirOwnAxes)
{
    Plot refused{"refusals",
                 {"hour of the day", Scale::Linear, {}, Shown::HourOfDay},
                 {"attempts refused", Scale::Linear, {}, Shown::PerCent},
                 {{"refused", SeriesStyle::Measured, {{0.5, 0.01, 0, 0.02}, {23.5, 0.1, 0, 0.2}}}}};
    Plot load = refused;
    load.y = {"busy ports"};
    load.series = {
        {"busy", SeriesStyle::Steps, {{0, 20, 19, 21}, {12, 40, 39, 41}, {24, 40, 39, 41}}}};
    const PlotFiles files = WritePlot(Panels{"A day", {refused, load}, false}, Folder(), "day");
    const std::string svg = TextOf(files.svg);
    for (const char* text : {">12:00<", "attempts refused (%)", ">busy ports<", ">busy<"})
    {
        EXPECT_TRUE(Has(svg, text));
    }
    EXPECT_EQ(CountOf(">hour of the day<", svg), 1U);
    EXPECT_TRUE(Has(TextOf(files.csv), "\"busy\",12,20,19,21\n")) << "the corner of the step";
}

TEST_F(Plotting, DrawsBarsBesideEachOtherWithIntervals)
{
    Plot plot{"Levels", {"level", Scale::Linear, {"rtm", "sp4"}}, {"share"}, {}};
    for (const char* name : {"first", "second"})
    {
        plot.series.push_back({name, SeriesStyle::Bars, {{0, 2, 1, 3}, {1, 4, 4, 4}}});
    }
    const std::string script = TextOf(WritePlot(plot, Folder(), "levels").gp);
    EXPECT_EQ(CountOf("+-0.19", script), 5U) << "bar, interval, letter";
    EXPECT_EQ(CountOf("with vectors heads", script), 2U);
    plot.x.names = {"a name that is far too long", "another one that is too long as well"};
    const std::string slanted = TextOf(WritePlot(plot, Folder(), "long").gp);
    EXPECT_TRUE(Has(slanted, "set xtics rotate by 35 right"));
}

TEST_F(Plotting, TakesTextsAsTheyAre)
{
    Plot plot = TwoCurves(Scale::Linear);
    plot.title = "'; system('touch injected'); set title '\n_{x} <b> & `touch injected`";
    plot.series[0].name = "a \"b\", c_d";
    const PlotFiles files = WritePlot(plot, Folder(), "it's a \"name\"", Slide::Yes);
    EXPECT_FALSE(std::filesystem::exists(Folder() / "injected"));
    const std::string svg = TextOf(files.svg);
    EXPECT_TRUE(Has(svg, "_{x}"));
    EXPECT_TRUE(Has(svg, "c_d"));
    EXPECT_TRUE(Has(svg, "_{x} &lt;b> &amp; `touch injected`</title>"));
    EXPECT_GT(std::filesystem::file_size(files.png), 10000U);
}

TEST_F(Plotting, RefusesWhatTheAxesCannotShow)
{
    Plot plot = TwoCurves(Scale::Logarithmic);
    plot.series[0].points[0].y = -1;
    EXPECT_THROW(WritePlot(plot, Folder(), "load"), PlotError);
    plot.series[0].points[0].y = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(WritePlot(plot, Folder(), "load"), PlotError);
    plot.series.clear();
    EXPECT_THROW(WritePlot(plot, Folder(), "load"), PlotError);
    EXPECT_THROW(WritePlot(Panels{"none", {}}, Folder(), "none"), PlotError);
    EXPECT_THROW(WritePlot(TwoCurves(Scale::Linear), Folder() / "nowhere", "load"), PlotError);
}

TEST_F(Plotting, SaysWhenGnuplotIsMissing)
{
    const std::string path = std::getenv("PATH");
    setenv("PATH", Folder().c_str(), 1);
    try
    {
        WritePlot(TwoCurves(Scale::Linear), Folder(), "load");
        ADD_FAILURE();
    }
    catch (const PlotError& error)
    {
        EXPECT_TRUE(Has(error.what(), "gnuplot-nox"));
    }
    setenv("PATH", path.c_str(), 1);
    EXPECT_TRUE(std::filesystem::exists(Folder() / "load.gp"));
}

TEST_F(Plotting, DrawsOnePointAndAllZerosToo)
{
    for (const Scale scale : {Scale::Linear, Scale::Logarithmic})
    {
        Plot plot{"one", {"ports", Scale::Logarithmic}, {"share", scale}, {}};
        plot.series.push_back({"none", SeriesStyle::Measured, {{8, 0, 0, 0}}});
        EXPECT_NO_THROW(WritePlot(plot, Folder(), "one"));
    }
}

TEST_F(Plotting, DrawsTenThousandPointsAsALineWithABand)
{
    Plot plot{"many", {"time (s)"}, {"share"}, {{"wave", SeriesStyle::Measured, {}}}};
    for (int i = 0; i < 10000; ++i)
    {
        const double y = 1 + std::sin(i / 500.0);
        plot.series[0].points.push_back({static_cast<double>(i), y, y - 0.1, y + 0.1});
    }
    const PlotFiles files = WritePlot(plot, Folder(), "many");
    EXPECT_LT(std::filesystem::file_size(files.svg), 500000U);
    EXPECT_TRUE(Has(TextOf(files.svg), "fill-opacity=\"0.25\""));
}

} // namespace

} // namespace pptplab::analysis
