// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/figures.h"

#include "sim/reproduce/tables.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::reproduce
{

namespace
{

Outcomes
Cell(const std::string& pack, const std::string& ports, double refused)
{
    Outcomes cell;
    cell.settings = {{"server.service_pack", scenario::ParseOptionValue(pack)},
                     {"server.ports", scenario::ParseOptionValue(ports)}};
    analysis::Estimate estimate;
    estimate.value = refused;
    estimate.low = refused / 2;
    estimate.high = refused * 2;
    estimate.n = 1000;
    estimate.standardError = refused / 4;
    if (pack == "sp4")
    {
        estimate = analysis::Beside(estimate, refused);
    }
    cell.summary.offered = 1000;
    cell.summary.metrics = {{"refused", estimate}};
    cell.load = 7.5;
    return cell;
}

std::vector<Outcomes>
Grid()
{
    return {Cell("sp3", "20", 0.2),
            Cell("sp3", "10", 0.3),
            Cell("sp4", "20", 0.1),
            Cell("sp4", "10", 0.15)};
}

experiment::PlotSpec
Spec()
{
    experiment::PlotSpec spec;
    spec.title = "Refused";
    spec.x = "server.ports";
    spec.y = {"refused"};
    spec.series = {"server.service_pack"};
    spec.exact = true;
    return spec;
}

TEST(Figures, OneCurveForEachSeriesByAscendingXWithTheExactOneBeside)
{
    const analysis::Plot plot = Drawn(Spec(), Grid());
    ASSERT_EQ(plot.series.size(), 3U);
    EXPECT_EQ(plot.series[0].name, "sp3");
    EXPECT_EQ(plot.series[0].points[0].x, 10);
    EXPECT_EQ(plot.series[0].points[1].x, 20);
    EXPECT_EQ(plot.series[0].points[0].high, 0.6);
    EXPECT_EQ(plot.series[2].name, "sp4, exact");
    EXPECT_EQ(plot.series[2].style, analysis::SeriesStyle::Exact);
}

analysis::Estimate
Share(double value)
{
    analysis::Estimate estimate;
    estimate.value = estimate.low = estimate.high = value;
    return estimate;
}

/// A bar of two causes on each of two levels.
std::vector<Outcomes>
Levels()
{
    std::vector<Outcomes> cells = {Cell("sp3", "20", 0.2), Cell("sp4", "20", 0.1)};
    cells[0].summary.metrics = {{"refused.no-port", Share(0.05)}, {"refused.cleanup", Share(0.02)}};
    cells[1].summary.metrics = {{"refused.no-port", Share(0.04)}, {"refused.cleanup", Share(0)}};
    return cells;
}

experiment::PlotSpec
Stack()
{
    experiment::PlotSpec spec;
    spec.title = "By cause";
    spec.x = "server.service_pack";
    spec.y = {"refused.no-port", "refused.cleanup", "failed.hung-up"};
    spec.stacked = true;
    return spec;
}

TEST(Figures, StacksCausesOnNamedPlacesAndLeavesOutWhatNobodyMet)
{
    const analysis::Plot plot = Drawn(Stack(), Levels());
    EXPECT_EQ(plot.x.names, (std::vector<std::string>{"sp3", "sp4"}));
    ASSERT_EQ(plot.series.size(), 2U);
    EXPECT_EQ(plot.series[1].name, "refused.cleanup");
    EXPECT_EQ(plot.series[1].points[0].base, 0.05);
    EXPECT_EQ(plot.series[1].points[0].y, 0.02);
    EXPECT_EQ(plot.series[1].points[1].x, 1);
}

TEST(Figures, TwoBarsDoNotStandOnOnePlace)
{
    auto cells = Levels();
    cells.push_back(cells.front());
    EXPECT_THROW(Drawn(Stack(), cells), scenario::BadInput);
}

TEST(Figures, AtPicksCellsAndMetricsMayShareAPicture)
{
    experiment::PlotSpec spec = Spec();
    spec.at = {{"server.service_pack", scenario::ParseOptionValue("sp3")}};
    spec.series = {};
    EXPECT_EQ(Drawn(spec, Grid()).series.front().name, "refused");
}

// Callers who redial make several attempts each.
TEST(Figures, AnAxisSaysOfEachMetricWhatItIsAShareOf)
{
    experiment::PlotSpec spec = Spec();
    EXPECT_EQ(Drawn(spec, Grid()).y.label, "refused (share of attempts)");
    spec.y = {"refused.no-port", "refused.cleanup", "callers.lost"};
    EXPECT_EQ(Drawn(spec, Grid()).y.label,
              "refused.no-port, refused.cleanup (share of attempts), "
              "callers.lost (share of callers)");
    spec.y = {"callers.wait"};
    EXPECT_EQ(Drawn(spec, Grid()).y.label, "callers.wait (s)");
}

TEST(Figures, CellsThatCompeteForAPointAreAMistake)
{
    experiment::PlotSpec spec = Spec();
    spec.series = {};
    EXPECT_THROW(Drawn(spec, Grid()), scenario::BadInput);
}

TEST(Figures, TheOfferedLoadMayBeTheAxis)
{
    experiment::PlotSpec spec = Spec();
    spec.x = "offered_load";
    spec.at = {{"server.ports", scenario::ParseOptionValue("10")}};
    const analysis::Plot plot = Drawn(spec, Grid());
    EXPECT_EQ(plot.series.front().points.front().x, 7.5);
    EXPECT_EQ(plot.x.label, "offered load (erlangs)");
}

TEST(Figures, LawsStandAtTheirMean)
{
    EXPECT_DOUBLE_EQ(
        *experiment::OnAxis(scenario::ParseOptionValue("{ uniform = [\"3s\", \"5s\"] }")), 4);
    EXPECT_DOUBLE_EQ(*experiment::OnAxis(scenario::ParseOptionValue("2min")), 120);
    EXPECT_FALSE(experiment::OnAxis(scenario::ParseOptionValue("sp3")));
}

TEST(Tables, TheComparisonHasOneRowForEachSettingOfTheOtherKeys)
{
    experiment::Comparison comparison;
    comparison.key = "server.service_pack";
    comparison.before = scenario::ParseOptionValue("sp3");
    comparison.after = scenario::ParseOptionValue("sp4");
    EXPECT_EQ(RangeText("refused", {comparison.key, comparison.before}, Grid()),
              "20 % (10 to 40) up to 30 % (15 to 60) with sp3");
    EXPECT_EQ(RangeText("refused", {comparison.key, comparison.after}, Grid()),
              "10 % (5 to 20) up to 15 % (7.5 to 30) with sp4");
    Verdict broken;
    broken.broken = {3}; // sp4 on 10 ports
    const analysis::Table table = ComparisonTable(comparison, Grid(), {broken});
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0][0].text, "20");
    EXPECT_EQ(table.rows[0][1].text, "20 % (10 to 40)");
    EXPECT_EQ(table.rows[0][2].text, "10 % (5 to 20)");
    EXPECT_EQ(table.rows[0][3].text, "10 %") << "exact";
    EXPECT_EQ(table.rows[0].back().text, "as expected");
    EXPECT_EQ(table.rows[1].back().text, "NOT as expected");
    EXPECT_EQ(ComparisonTable(comparison, Grid(), {}).rows[0].back().text, "nothing was expected");
}

TEST(Tables, KeysThatNeverChangeAreNoColumns)
{
    const std::vector<Outcomes> two = {Cell("sp3", "10", 0.1), Cell("sp3", "20", 0.2)};
    EXPECT_EQ(VaryingKeys(two), std::vector<std::string>{"server.ports"});
    EXPECT_EQ(CellTable(two, {"refused"}).columns.front().heading, "ports");
    EXPECT_EQ(CellTable(two, {"refused"}).columns[2].heading, "refused (share of attempts)");
}

} // namespace

} // namespace pptplab::sim::reproduce
