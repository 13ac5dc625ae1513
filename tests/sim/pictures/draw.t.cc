// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/draw.h"

#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <utility>

namespace pptplab::sim::pictures
{

namespace
{

using analysis::HeatMap;
using analysis::Panels;
using analysis::Plot;
using analysis::SeriesStyle;
using analysis::Shown;
using experiment::PlotKind;
using Texts = std::vector<std::string>;

analysis::Estimate
Share(double value)
{
    analysis::Estimate estimate;
    estimate.value = value;
    estimate.low = value / 2;
    estimate.high = value * 2;
    estimate.n = 1000;
    estimate.standardError = value / 4;
    return estimate;
}

using Setting = std::pair<const char*, std::string>;

/// A cell with `refused`, of which half is a clean-up, and a set-up time of a second.
Outcomes
Cell(const std::vector<Setting>& settings, double refused)
{
    Outcomes cell;
    for (const auto& [key, value] : settings)
    {
        cell.settings.push_back({key, scenario::ParseOptionValue(value)});
    }
    cell.summary.offered = 1000;
    cell.summary.metrics = {{"refused", analysis::Beside(Share(refused), refused)},
                            {"refused.no-port", Share(refused / 2)},
                            {"refused.cleanup", Share(refused / 2)},
                            {"setup_time", Share(1)}};
    cell.load = 7.5;
    return cell;
}

/// All cells of some keys, the last of which moves fastest.
std::vector<Outcomes>
GridOf(const std::vector<std::pair<const char*, Texts>>& axes)
{
    std::vector<std::vector<Setting>> all = {{}};
    for (const auto& [key, values] : axes)
    {
        std::vector<std::vector<Setting>> longer;
        for (const auto& settings : all)
        {
            for (const std::string& value : values)
            {
                longer.push_back(settings);
                longer.back().push_back({key, value});
            }
        }
        all = std::move(longer);
    }
    std::vector<Outcomes> cells;
    cells.reserve(all.size());
    for (const auto& settings : all)
    {
        cells.push_back(Cell(settings, 0.01 * static_cast<double>(cells.size() + 1)));
    }
    return cells;
}

const std::pair<const char*, Texts> kPorts{"server.ports", {"20", "10"}};
const std::pair<const char*, Texts> kLevels{"server.service_pack", {"sp3", "sp4"}};
const std::pair<const char*, Texts> kHunts{"server.hunt", {"lowest", "random"}};
const std::pair<const char*, Texts> kPauses{
    "clients.redial.pause", {"{ exponential = \"1min\" }", "{ exponential = \"5min\" }"}};

experiment::PlotSpec
Wish()
{
    experiment::PlotSpec wish;
    wish.exact = true;
    return wish;
}

template <typename Kind>
Kind
Only(const experiment::PlotSpec& wish, const std::vector<Outcomes>& cells)
{
    return std::get<Kind>(Drawn(wish, cells).picture);
}

Texts
NamesOf(const Plot& plot)
{
    Texts names;
    for (const analysis::Series& series : plot.series)
    {
        names.push_back(series.name);
    }
    return names;
}

TEST(Draw, OneKeyWithNumbersIsACurveWithItsExactValuesInItsColour)
{
    const Plot plot = Only<Plot>(Wish(), GridOf({kPorts}));
    EXPECT_EQ(plot.title, "Attempts refused, by ports");
    EXPECT_EQ(plot.x.label, "ports");
    EXPECT_EQ(plot.x.shown, Shown::Whole);
    EXPECT_EQ(plot.y.label, "attempts refused");
    EXPECT_EQ(plot.y.shown, Shown::PerCent);
    ASSERT_EQ(plot.series.size(), 2U);
    EXPECT_EQ(plot.series[0].points[0].x, 10) << "by ascending x";
    EXPECT_EQ(plot.series[0].points[0].high, 0.04);
    EXPECT_EQ(plot.series[1].style, SeriesStyle::Exact);
    EXPECT_EQ(plot.series[1].colourOf, 0U);
}

TEST(Draw, ASecondKeyIsTheSeriesAndAThirdThePanels)
{
    const Plot two = Only<Plot>(Wish(), GridOf({kLevels, kPorts}));
    EXPECT_EQ(NamesOf(two), (Texts{"SP3", "SP4", "SP3, exact", "SP4, exact"}));
    const Panels three = Only<Panels>(Wish(), GridOf({kLevels, kPorts, kPauses}));
    EXPECT_TRUE(three.oneY);
    ASSERT_EQ(three.panels.size(), 2U);
    EXPECT_EQ(three.panels[0].title, "mean pause 1 min");
    EXPECT_EQ(NamesOf(three.panels[1]).front(), "SP3");
}

TEST(Draw, WhatHasNoPlaceIsHeldAndSaidInTheTitle)
{
    const Drawing drawing = Drawn(Wish(), GridOf({kLevels, kPorts, kHunts, kPauses}));
    const auto& panels = std::get<Panels>(drawing.picture);
    EXPECT_EQ(panels.title,
              "Attempts refused, by ports, service pack and order of the ports (mean pause 1 min)");
    ASSERT_EQ(drawing.notes.size(), 1U);
    EXPECT_NE(drawing.notes[0].find("mean pause 1 min"), std::string::npos);
    ASSERT_EQ(panels.panels.size(), 2U);
    EXPECT_EQ(panels.panels[0].title, "lowest first");
}

TEST(Draw, OneMetricOverTwoKeysWithManyNumbersIsAHeatMap)
{
    const std::pair<const char*, Texts> ports{"server.ports", {"1", "2", "3", "4", "5", "6", "7"}};
    const std::pair<const char*, Texts> rates{"clients.arrival_rate",
                                              {"1/h", "2/h", "3/h", "4/h", "5/h", "6/h"}};
    const HeatMap map = Only<HeatMap>(Wish(), GridOf({ports, rates}));
    EXPECT_EQ(map.x.label, "ports");
    EXPECT_EQ(map.y.label, "calls offered (per hour)");
    EXPECT_EQ(map.cells.size(), 42U);
    EXPECT_DOUBLE_EQ(map.cells[1].y, 2) << "per hour";
    experiment::PlotSpec curves = Wish();
    curves.kind = PlotKind::Curves;
    EXPECT_EQ(Only<Plot>(curves, GridOf({ports, rates})).series.size(), 12U);
    curves.kind = PlotKind::HeatMap;
    EXPECT_EQ(Only<HeatMap>(curves, GridOf({kLevels, kPorts})).y.names, (Texts{"SP3", "SP4"}));
}

TEST(Draw, WithoutNumbersThereAreBarsAndOfCausesStackedOnes)
{
    const Plot bars = Only<Plot>(Wish(), GridOf({kLevels, kHunts}));
    EXPECT_EQ(bars.x.names, (Texts{"SP3", "SP4"}));
    EXPECT_EQ(NamesOf(bars), (Texts{"lowest first", "random"}));
    EXPECT_EQ(bars.series[0].style, SeriesStyle::Bars);
    experiment::PlotSpec causes = Wish();
    causes.y = {"refused.no-port", "refused.cleanup", "failed.hung-up"};
    const Plot stacked = Only<Plot>(causes, GridOf({kLevels}));
    EXPECT_EQ(NamesOf(stacked), (Texts{"no port idle", "refused, a port idle"}))
        << "nobody was hung up on";
    EXPECT_EQ(stacked.series[1].style, SeriesStyle::Stacked);
    EXPECT_EQ(stacked.series[1].points[1].base, 0.01);
    EXPECT_EQ(stacked.y.label, "share of attempts");
    EXPECT_EQ(stacked.title, "What went wrong, by service pack");
}

TEST(Draw, ASingleCellHasABarForEachCause)
{
    const Plot plot = Only<Plot>(Wish(), {Cell({}, 0.1)});
    EXPECT_EQ(plot.x.names, (Texts{"no port idle", "refused, a port idle"}));
    EXPECT_EQ(plot.title, "What went wrong");
}

TEST(Draw, MetricsOfOneUnitAreSeriesAndOfSeveralPanels)
{
    experiment::PlotSpec wish = Wish();
    wish.y = {"refused.no-port", "refused.cleanup"};
    EXPECT_EQ(NamesOf(Only<Plot>(wish, GridOf({kPorts}))),
              (Texts{"no port idle", "refused, a port idle"}));
    wish.y = {"refused", "setup_time"};
    const Panels panels = Only<Panels>(wish, GridOf({kPorts, kLevels}));
    EXPECT_FALSE(panels.oneY);
    ASSERT_EQ(panels.panels.size(), 2U);
    EXPECT_EQ(panels.panels[1].y.shown, Shown::Duration);
    wish.panels = {"server.service_pack"};
    EXPECT_THROW(Drawn(wish, GridOf({kPorts, kLevels})), scenario::BadInput);
}

TEST(Draw, EveryFieldOverrulesTheChoice)
{
    experiment::PlotSpec wish = Wish();
    wish.x = "clients.redial.pause";
    wish.series = {"server.service_pack", "server.ports"};
    wish.title = "Mine";
    wish.logX = true;
    const Plot plot = Only<Plot>(wish, GridOf({kLevels, kPorts, kPauses}));
    EXPECT_EQ(plot.title, "Mine");
    EXPECT_EQ(plot.x.label, "mean pause");
    EXPECT_EQ(plot.x.shown, Shown::Duration);
    EXPECT_EQ(plot.x.scale, analysis::Scale::Logarithmic);
    EXPECT_EQ(plot.series[0].name, "SP3, 20 ports");
    EXPECT_EQ(plot.series[0].points[1].x, 300) << "laws stand at their mean";
    wish.at = {{"server.service_pack", scenario::ParseOptionValue("sp4")}};
    EXPECT_EQ(Only<Plot>(wish, GridOf({kLevels, kPorts, kPauses})).series.size(), 4U);
}

TEST(Draw, TheOfferedLoadMayBeTheAxis)
{
    experiment::PlotSpec wish = Wish();
    wish.x = "offered_load";
    auto cells = GridOf({kLevels, kPorts});
    cells[1].load = cells[3].load = 20;
    const Plot plot = Only<Plot>(wish, cells);
    EXPECT_EQ(plot.series.front().points.front().x, 7.5);
    EXPECT_EQ(plot.x.label, "offered load (erlangs)");
    wish.kind = PlotKind::Stacked;
    EXPECT_THROW(Drawn(wish, cells), scenario::BadInput);
}

TEST(Draw, KeysOfOneLineOfASweepMoveTogether)
{
    std::vector<Outcomes> cells;
    for (const char* level : {"sp3", "sp4"})
    {
        for (const char* ports : {"10", "20"})
        {
            cells.push_back(Cell({{"server.service_pack", level},
                                  {"clients.service_pack", level},
                                  {"server.ports", ports}},
                                 0.1));
        }
    }
    const Drawing drawing = Drawn(Wish(), cells);
    EXPECT_EQ(NamesOf(std::get<Plot>(drawing.picture)).front(), "server's service pack SP3");
    EXPECT_TRUE(drawing.notes.empty());
}

TEST(Draw, ATornadoSwaysEachKeyFromTheMedianOfNumbersAndTheFirstOfNames)
{
    experiment::PlotSpec wish = Wish();
    wish.kind = PlotKind::Tornado;
    const auto cells = GridOf({kLevels, {"server.ports", {"10", "30", "20"}}});
    const auto tornado = Only<analysis::Tornado>(wish, cells);
    EXPECT_EQ(tornado.title, "Attempts refused: what each setting does (from SP3, 20 ports)");
    EXPECT_DOUBLE_EQ(tornado.base, 0.03);
    ASSERT_EQ(tornado.sways.size(), 2U);
    EXPECT_EQ(tornado.sways[0].name, "service pack");
    EXPECT_EQ(tornado.sways[0].highSetting, "SP4");
    EXPECT_DOUBLE_EQ(tornado.sways[0].high, 0.06);
    EXPECT_EQ(tornado.sways[1].lowSetting, "10");
    EXPECT_DOUBLE_EQ(tornado.sways[1].low, 0.01);
    EXPECT_DOUBLE_EQ(tornado.sways[1].high, 0.02);
    auto without = cells;
    without.erase(without.begin() + 2);
    EXPECT_THROW(Drawn(wish, without), scenario::BadInput);
}

TEST(Draw, ATimelineStandsOnTheDaysOfRelease)
{
    experiment::PlotSpec wish = Wish();
    wish.kind = PlotKind::Timeline;
    wish.exact = false;
    const auto timeline = Only<analysis::Timeline>(wish, GridOf({kLevels, kHunts}));
    EXPECT_EQ(timeline.names.size(), 2U);
    EXPECT_EQ(timeline.names[0].name, "SP3");
    EXPECT_NEAR(timeline.names[0].at, 1997.37, 0.01) << "15 May 1997";
    EXPECT_EQ(NamesOf(timeline.plot), (Texts{"lowest first", "random"}));
    EXPECT_THROW(Drawn(wish, GridOf({kPorts})), scenario::BadInput);
}

TEST(Draw, HoursOfOneCellAreADayAndOfSeveralSeries)
{
    const auto withHours = [](Outcomes cell) {
        for (const char* hour : {"07", "08"})
        {
            cell.summary.metrics.push_back({std::string("hour/") + hour + ".refused", Share(0.2)});
            cell.summary.metrics.push_back({std::string("hour/") + hour + ".offered", Share(90)});
        }
        return cell;
    };
    const Panels day = Only<Panels>({}, {withHours(Cell({}, 0.1))});
    ASSERT_EQ(day.panels.size(), 2U) << "busy ports were not told apart";
    EXPECT_FALSE(day.oneY);
    EXPECT_EQ(day.panels[0].x.shown, Shown::HourOfDay);
    EXPECT_EQ(day.panels[0].y.shown, Shown::PerCent);
    EXPECT_DOUBLE_EQ(day.panels[1].series[0].points[1].x, 8.5) << "in the middle of its hour";
    experiment::PlotSpec wish = Wish();
    wish.kind = PlotKind::Day;
    const Panels two = Only<Panels>(wish,
                                    {withHours(Cell({{"server.service_pack", "sp3"}}, 0.1)),
                                     withHours(Cell({{"server.service_pack", "sp4"}}, 0.1))});
    EXPECT_EQ(NamesOf(two.panels[0]), (Texts{"SP3", "SP4"}));
    EXPECT_THROW(Drawn(wish, GridOf({kPorts})), scenario::BadInput);
}

TEST(Draw, WhatCannotBeDrawnIsSaid)
{
    const auto why = [](const experiment::PlotSpec& wish, const std::vector<Outcomes>& cells) {
        try
        {
            Drawn(wish, cells);
        }
        catch (const scenario::BadInput& error)
        {
            return std::string(error.what());
        }
        return std::string();
    };
    experiment::PlotSpec wish = Wish();
    wish.kind = PlotKind::Curves;
    EXPECT_NE(why(wish, GridOf({kLevels})).find("is a number"), std::string::npos);
    wish = Wish();
    wish.y = {"reconnect.time"};
    EXPECT_NE(why(wish, GridOf({kPorts})).find("seen in no cell"), std::string::npos);
    wish = Wish();
    wish.x = "clients.netbeui_share";
    wish.logX = true;
    EXPECT_NE(why(wish, GridOf({{"clients.netbeui_share", {"0", "0.5"}}})).find("logarithmic"),
              std::string::npos);
    wish = Wish();
    auto twice = GridOf({kPorts});
    twice.push_back(twice.front());
    EXPECT_NE(why(wish, twice).find("several cells fall on"), std::string::npos);
    wish.kind = PlotKind::Bars;
    EXPECT_NE(why(wish, twice).find("several cells fall on"), std::string::npos);
}

} // namespace

} // namespace pptplab::sim::pictures
