// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/tables.h"

#include "sim/scenario/values/document.h"
#include "tests/sim/reproduce/cell-at.h"

#include <gtest/gtest.h>

namespace pptplab::sim::reproduce
{

namespace
{

Outcomes
Cell(const std::string& pack, int ports, double refused)
{
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
    Outcomes cell = CellAt(pack, ports, {{"refused", estimate}});
    cell.summary.offered = estimate.n;
    return cell;
}

std::vector<Outcomes>
Grid()
{
    return {
        Cell("sp3", 20, 0.2), Cell("sp3", 10, 0.3), Cell("sp4", 20, 0.1), Cell("sp4", 10, 0.15)};
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
    const std::vector<Outcomes> two = {Cell("sp3", 10, 0.1), Cell("sp3", 20, 0.2)};
    EXPECT_EQ(VaryingKeys(two), std::vector<std::string>{"server.ports"});
    EXPECT_EQ(CellTable(two, {"refused"}).columns.front().heading, "ports");
    EXPECT_EQ(CellTable(two, {"refused"}).columns[2].heading, "refused (share of attempts)");
}

} // namespace

} // namespace pptplab::sim::reproduce
