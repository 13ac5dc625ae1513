// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/example-call.h"

#include "sim/reproduce/call-kind.h"
#include "sim/scenario/values/document.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::reproduce
{
namespace
{

Outcomes
Cell(const std::string& engine, const std::string& outcome, double share)
{
    Outcomes cell;
    cell.summary.engine = engine;
    analysis::Estimate estimate;
    estimate.value = share;
    cell.summary.metrics = {{outcome, estimate}};
    return cell;
}

std::string
Printed(const analysis::Table& table)
{
    std::ostringstream out;
    analysis::PrintTable(table, out);
    return out.str();
}

TEST(CallKind, IsTheCellWithTheLargestShareAndWithPacketsWhereThereAreSome)
{
    const auto calls =
        CallKindsIn({Cell("call", "refused.no-port", 0.1), Cell("call", "refused.no-port", 0.3)});
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].cell, 1U);
    EXPECT_TRUE(calls[0].isReplay);
    const auto packets = CallKindsIn({Cell("call", "refused.no-port", 0.5),
                                      Cell("packet", "refused.no-port", 0.1),
                                      Cell("packet", "refused.no-port", 0)});
    ASSERT_EQ(packets.size(), 1U);
    EXPECT_EQ(packets[0].cell, 1U);
    EXPECT_FALSE(packets[0].isReplay);
    EXPECT_TRUE(CallKindsIn({Cell("packet", "connected", 1)}).empty());
}

TEST(CallKind, OtherCellsAreLookedAtWhereAnOutcomeHasSeveralErrors)
{
    const auto othersOf = [](const std::vector<Outcomes>& cells) {
        return OtherCellsOf(CallKindsIn(cells), cells);
    };
    const auto others = othersOf({Cell("packet", "failed.permission", 1),
                                  Cell("packet", "failed.permission", 1),
                                  Cell("packet", "connected", 1),
                                  Cell("packet", "failed.permission", 0.5)});
    ASSERT_EQ(others.size(), 2U);
    EXPECT_EQ(others[0].cell, 1U);
    EXPECT_EQ(others[1].cell, 3U);
    EXPECT_TRUE(
        othersOf({Cell("packet", "failed.peer-silent", 1), Cell("packet", "failed.peer-silent", 1)})
            .empty())
        << "721 alone";
    EXPECT_TRUE(
        othersOf({Cell("call", "refused.no-port", 1), Cell("call", "refused.no-port", 1)}).empty());
}

TEST(ExampleCall, FilesAreNamedOnlyWhereThereAreSome)
{
    ExampleCall missing;
    missing.outcome = Outcome::FailedHungUp;
    missing.error = 629;
    missing.trace = "experiment-failed.hung-up";
    EXPECT_NE(Printed(ExampleCallTable({missing})).find("experiment-failed.hung-up"),
              std::string::npos);
    missing.noTrace = "the call engine alone";
    const std::string told = Printed(ExampleCallTable({missing}));
    EXPECT_EQ(told.find("experiment-failed.hung-up"), std::string::npos);
    EXPECT_NE(told.find("none: the call engine alone"), std::string::npos);
    EXPECT_NE(told.find("629"), std::string::npos);
}

} // namespace
} // namespace pptplab::sim::reproduce
