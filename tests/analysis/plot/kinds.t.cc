// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/distribution.h"
#include "analysis/plot/heat-map.h"
#include "analysis/plot/occupancy.h"
#include "analysis/plot/ports-over-time.h"
#include "analysis/plot/timeline.h"
#include "analysis/plot/tornado.h"
#include "tests/analysis/plot/plotting.h"

#include <cmath>
#include <limits>

namespace pptplab::analysis
{

namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

HeatMap
Grid(int columns)
{
    HeatMap map{"Refused by load and ports",
                {"offered load (erlangs)"},
                {"ports"},
                {"attempts refused", Scale::Logarithmic, {}, Shown::PerCent},
                {}};
    for (int x = 0; x < columns; ++x)
    {
        map.cells.push_back({30.0 + x, 32, 0.01 * std::pow(2, x)});
        map.cells.push_back({30.0 + x, 64, 0.001 * std::pow(2, x)});
    }
    return map;
}

TEST_F(Plotting, WritesTheValueIntoEachCellOfAHeatMap)
{
    const PlotFiles files = WritePlot(Grid(3), Folder(), "heat", Slide::Yes);
    EXPECT_TRUE(Has(TextOf(files.csv), "30,32,0.01,1,0,0\n"));
    EXPECT_TRUE(Has(TextOf(files.csv), "32,64,0.004,0.4,2,1\n"));
    const std::string svg = TextOf(files.svg);
    for (const char* text : {">0.4<", ">ports<", "attempts refused (%)", "class=\"ph8\""})
    {
        EXPECT_TRUE(Has(svg, text));
    }
}

TEST_F(Plotting, ExplainsTheColoursOfAHeatMapWithoutRoomForValues)
{
    const PlotFiles files = WritePlot(Grid(40), Folder(), "heat");
    const std::string svg = TextOf(files.svg);
    EXPECT_EQ(CountOf("set object", TextOf(files.gp)), 5U);
    EXPECT_EQ(CountOf(">31<", svg), 0U) << "only some columns have room for their number";
    EXPECT_EQ(CountOf(">30<", svg), 1U);
}

TEST_F(Plotting, RefusesCellsThatNoColourShows)
{
    HeatMap map = Grid(2);
    map.cells[0].value = 0; // on a logarithmic scale
    EXPECT_THROW(WritePlot(map, Folder(), "heat"), PlotError);
    map.cells[0] = map.cells[1];
    EXPECT_THROW(WritePlot(map, Folder(), "heat"), PlotError) << "two at one place";
    map.cells.clear();
    EXPECT_THROW(WritePlot(map, Folder(), "heat"), PlotError);
    map.x.names = {"only one"};
    map.cells = {{0, 1, 1}, {1, 1, 2}};
    EXPECT_THROW(WritePlot(map, Folder(), "heat"), PlotError);
}

PortsOverTime
TwoPorts()
{
    return {"Two ports",
            0,
            600,
            2,
            {{0, PortState::Connecting, 0, 10},
             {0, PortState::Connected, 10, 400},
             {0, PortState::CleanUp, 400, 430},
             {1, PortState::Connected, 100, 300},
             {1, PortState::Lost, 300, 900}},
            {350, 350.1, 420, 700}};
}

TEST_F(Plotting, DrawsEachPortOverTime)
{
    const PlotFiles files = WritePlot(TwoPorts(), Folder(), "ports", Slide::Yes);
    EXPECT_EQ(TextOf(files.csv),
              "what,port,from,to\n"
              "connecting,1,0,10\n"
              "connected,1,10,400\n"
              "connected,2,100,300\n"
              "clean-up,1,400,430\n"
              "lost,2,300,600\n"
              "refused,,350,350\n"
              "refused,,420,420\n");
    const std::string svg = TextOf(files.svg);
    for (const char* text : {">connecting<", ">clean-up<", ">lost<", ">refused<", "time (min)"})
    {
        EXPECT_TRUE(Has(svg, text));
    }
}

TEST_F(Plotting, RefusesPortsThatDoNotExist)
{
    PortsOverTime ports = TwoPorts();
    ports.intervals[0].port = 2;
    EXPECT_THROW(WritePlot(ports, Folder(), "ports"), PlotError);
    ports.intervals = {{0, PortState::Lost, 10, 5}};
    EXPECT_THROW(WritePlot(ports, Folder(), "ports"), PlotError);
    ports.intervals = {{0, PortState::Lost, 700, 800}};
    ports.refusedAt.clear();
    EXPECT_THROW(WritePlot(ports, Folder(), "ports"), PlotError) << "nothing within the time";
    ports.end = kNaN;
    EXPECT_THROW(WritePlot(ports, Folder(), "ports"), PlotError);
}

// 256 ports for a day, each with calls of some minutes.
TEST_F(Plotting, KeepsAHundredThousandIntervalsBelowAMegabyte)
{
    constexpr std::size_t kPorts = 256;
    PortsOverTime ports{"A day", 0, 86400, kPorts, {}};
    for (std::size_t port = 0; port < kPorts; ++port)
    {
        double at = static_cast<double>(port * 37 % 600);
        for (std::size_t call = 0; at < 86000; ++call)
        {
            const double held = static_cast<double>(60 + (call * 7919 + port * 104729) % 1100);
            ports.intervals.push_back({port, PortState::Connecting, at, at + 5});
            ports.intervals.push_back({port, PortState::Connected, at + 5, at + held});
            ports.intervals.push_back({port, PortState::CleanUp, at + held, at + held + 40});
            at += held + 50;
        }
    }
    EXPECT_GT(ports.intervals.size(), 90000U);
    const PlotFiles files = WritePlot(ports, Folder(), "day");
    EXPECT_LT(std::filesystem::file_size(files.svg), 1000000U);
    EXPECT_TRUE(Has(TextOf(files.svg), "<style>")) << "shortened";
}

TEST_F(Plotting, DrawsOccupancyWithRefusals)
{
    const Occupancy few{"Busy ports", 600, 2, {{0, 0}, {60, 1}, {120, 2}}, {130, 131, 500}};
    const Plot plot = PlotOf(few);
    ASSERT_EQ(plot.series.size(), 3U);
    EXPECT_EQ(plot.series[0].points.size(), 4U) << "the last until the end";
    EXPECT_EQ(plot.series[1].points.size(), 2U) << "two would hide each other";
    EXPECT_TRUE(Has(TextOf(WritePlot(plot, Folder(), "busy", Slide::Yes).svg), ">all ports<"));
    EXPECT_THROW(PlotOf({"none", 600, 2, {}, {}}), PlotError);
    EXPECT_THROW(PlotOf({"back", 600, 2, {{5, 1}, {4, 2}}, {}}), PlotError);
}

TEST_F(Plotting, DrawsManyChangesOfOccupancyAsMeanWithLeastAndMost)
{
    Occupancy many{"Busy ports", 1000, 9, {}, {}};
    for (int i = 0; i < 10000; ++i)
    {
        many.changes.push_back({0.1 * i, i % 2 == 0 ? 3.0 : 5.0});
    }
    const Plot plot = PlotOf(many);
    EXPECT_LE(plot.series[0].points.size(), 501U);
    const PlotPoint& middle = plot.series[0].points[250];
    EXPECT_NEAR(middle.y, 4, 1e-6);
    EXPECT_EQ(middle.low, 3);
    EXPECT_EQ(middle.high, 5);
}

Distribution
Times()
{
    return {"Set-up times",
            {"set-up time", Scale::Linear, {}, Shown::Duration},
            {{"modem", {4, 1, 3, 2}}, {"cable", {1, 1}}}};
}

TEST_F(Plotting, DrawsAHistogramOfAllSamplesInTheSameBins)
{
    const Plot plot = HistogramOf(Times());
    ASSERT_EQ(plot.series.size(), 2U);
    ASSERT_EQ(plot.series[0].points.size(), 6U) << "five bins and the end";
    double all = 0;
    for (const PlotPoint& point : plot.series[0].points)
    {
        all += point.y;
    }
    EXPECT_DOUBLE_EQ(all, 1);
    EXPECT_EQ(plot.series[1].points[0].y, 1) << "both";
    EXPECT_TRUE(Has(TextOf(WritePlot(plot, Folder(), "times", Slide::Yes).svg), "set-up time (s)"));
}

// Band: sqrt(ln(40) / 8) = 0.679 with four values.
TEST_F(Plotting, DrawsTheEmpiricalDistributionWithItsBand)
{
    const Plot plot = CumulativeOf(Times());
    const auto& points = plot.series[0].points;
    ASSERT_EQ(points.size(), 4U);
    EXPECT_EQ(points[1].x, 2);
    EXPECT_EQ(points[1].y, 0.5);
    EXPECT_EQ(points[1].low, 0);
    EXPECT_NEAR(points[0].high, 0.25 + 0.6790, 1e-4);
    EXPECT_EQ(points[3].high, 1);
    EXPECT_TRUE(Has(TextOf(WritePlot(plot, Folder(), "times", Slide::Yes).svg), "fill-opacity"));
    Distribution bad = Times();
    bad.samples[1].values[0] = kNaN;
    EXPECT_THROW(CumulativeOf(bad), PlotError);
    bad.samples[1].values[0] = 0;
    bad.x.scale = Scale::Logarithmic;
    EXPECT_THROW(HistogramOf(bad), PlotError);
    EXPECT_THROW(HistogramOf({"none", {}, {}}), PlotError);
}

TEST_F(Plotting, SortsATornadoByWhatEachKeySways)
{
    const Tornado tornado{
        "What moves 5 %",
        {"attempts refused", Scale::Linear, {}, Shown::PerCent},
        0.05,
        {{"clean-up", "0 s", "60 s", 0.045, 0.06}, {"ports", "60", "40", 0.002, 0.12}}};
    const PlotFiles files = WritePlot(tornado, Folder(), "tornado", Slide::Yes);
    EXPECT_EQ(TextOf(files.csv),
              "key,low_setting,low,high_setting,high,row\n"
              "\"ports\",\"60\",0.002,\"40\",0.12,0\n"
              "\"clean-up\",\"0 s\",0.045,\"60 s\",0.06,1\n");
    const std::string svg = TextOf(files.svg);
    EXPECT_TRUE(Has(svg, ">60 s<"));
    EXPECT_FALSE(Has(svg, ">-5<")) << "no share is below 0";
    Tornado bad = tornado;
    bad.sways[0].low = kNaN;
    EXPECT_THROW(WritePlot(bad, Folder(), "bad"), PlotError);
    bad.sways.clear();
    EXPECT_THROW(WritePlot(bad, Folder(), "bad"), PlotError);
}

TEST_F(Plotting, NamesPlacesAlongATimelineApartFromEachOther)
{
    Timeline timeline{{"By service pack",
                       {"year", Scale::Linear, {}, Shown::Whole},
                       {"attempts failed", Scale::Linear, {}, Shown::PerCent},
                       {{"simulated",
                         SeriesStyle::Measured,
                         {{1996.6, 0.17, 0.16, 0.18}, {1999.9, 0.05, 0.04, 0.06}}}}},
                      {{"SP6a", 1999.91}, {"SP6", 1999.9}, {"release", 1996.6}}};
    const PlotFiles files = WritePlot(timeline, Folder(), "packs", Slide::Yes);
    const std::string svg = TextOf(files.svg);
    for (const char* text : {">SP6<", ">SP6a<", ">release<", ">1997<"})
    {
        EXPECT_TRUE(Has(svg, text));
    }
    EXPECT_FALSE(Has(svg, ">1997.5<"));
    timeline.names[0].at = kNaN;
    EXPECT_THROW(WritePlot(timeline, Folder(), "packs"), PlotError);
}

} // namespace

} // namespace pptplab::analysis
