// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/plot.h"

#include "analysis/plot/gnuplot-script.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>

namespace pptplab::analysis
{

namespace
{

std::string
TextOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::size_t
CountOf(const std::string& part, const std::string& text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    {
        ++count;
    }
    return count;
}

class Plotting : public testing::Test
{
  protected:
    Plotting()
        : m_folder(std::filesystem::path(testing::TempDir()) /
                   (std::string("pptplab-plot-") +
                    testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
    }

    ~Plotting() override { std::filesystem::remove_all(m_folder); }

    static Plot TwoCurves(Scale y)
    {
        Plot plot{"The user's title", {"offered load (erlangs)"}, {"refused (share)", y}, {}};
        plot.series.push_back(
            {"sp3", SeriesStyle::Measured, {{30, 0, 0, 1e-4}, {40, 0.02, 0.01, 0.03}}});
        plot.series.push_back(
            {"Erlang B", SeriesStyle::Exact, {{30, 1e-3, 1e-3, 1e-3}, {40, 0.02, 0.02, 0.02}}});
        plot.series[1].colourOf = 0;
        return plot;
    }

    const std::filesystem::path& Folder() const { return m_folder; }

  private:
    std::filesystem::path m_folder;
};

TEST_F(Plotting, StacksBarsOnNamedPlaces)
{
    Plot plot{"Causes", {"level", Scale::Linear, {"rtm", "sp4"}}, {"share"}, {}};
    plot.series.push_back(
        {"no port", SeriesStyle::Stacked, {{0, 0.05, 0.04, 0.06}, {1, 0.05, 0.04, 0.06}}});
    plot.series.push_back(
        {"clean-up", SeriesStyle::Stacked, {{0, 0.02, 0, 0, 0.05}, {1, 0, 0, 0, 0.05}}});
    const PlotFiles files = WritePlot(plot, Folder(), "levels");
    EXPECT_NE(TextOf(files.csv).find("\"clean-up\",0,0.02,0,0,0.05\n"), std::string::npos);
    const std::string script = TextOf(files.gp);
    EXPECT_NE(script.find("set xtics ('rtm' 0, 'sp4' 1)"), std::string::npos);
    EXPECT_NE(script.find("set yrange [0:0.0742]"), std::string::npos) << "1.06 x 0.07";
    EXPECT_NE(TextOf(files.svg).find("rtm"), std::string::npos);
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
                             "sp3",
                             "Erlang B",
                             "none seen (upper bound)"})
    {
        EXPECT_NE(svg.find(text), std::string::npos) << text;
    }
    EXPECT_EQ(TextOf(files.gp), GnuplotScript(TwoCurves(Scale::Logarithmic), "load"));
}

TEST_F(Plotting, GivesTheSameOctetsEachTime)
{
    const PlotFiles files = WritePlot(TwoCurves(Scale::Linear), Folder(), "load");
    const std::string first = TextOf(files.svg);
    WritePlot(TwoCurves(Scale::Linear), Folder(), "load");
    EXPECT_EQ(TextOf(files.svg), first);
    EXPECT_GT(first.size(), 3000U);
}

TEST_F(Plotting, ShowsAZeroOnALogarithmicAxisByItsUpperBound)
{
    const std::string logarithmic = GnuplotScript(TwoCurves(Scale::Logarithmic), "load");
    EXPECT_EQ(CountOf("pointtype 10", logarithmic), 2U); // the point and its line in the legend
    EXPECT_EQ(CountOf("pointtype 10", GnuplotScript(TwoCurves(Scale::Linear), "load")), 0U);
}

TEST_F(Plotting, DrawsTheExactCurveInTheColourOfItsSeries)
{
    const std::string script = GnuplotScript(TwoCurves(Scale::Linear), "load");
    EXPECT_EQ(CountOf("linecolor rgb '#0072b2'", script), 2U);
    EXPECT_EQ(CountOf("dashtype", script), 1U);
}

TEST_F(Plotting, TakesTextsAsTheyAre)
{
    Plot plot = TwoCurves(Scale::Linear);
    plot.title = "'; system('touch injected'); set title '\n_{x}";
    plot.series[0].name = "a \"b\", c_d";
    const PlotFiles files = WritePlot(plot, Folder(), "load");
    EXPECT_FALSE(std::filesystem::exists(Folder() / "injected"));
    EXPECT_NE(TextOf(files.svg).find("_{x}"), std::string::npos);
    EXPECT_NE(TextOf(files.svg).find("c_d"), std::string::npos);
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
        EXPECT_NE(std::string(error.what()).find("gnuplot-nox"), std::string::npos);
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

} // namespace

} // namespace pptplab::analysis
