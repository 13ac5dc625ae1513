// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/multi-port.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

namespace pptplab::analysis
{

namespace
{

void
ExpectNear(const std::vector<double>& seen, const std::vector<double>& expected)
{
    ASSERT_EQ(seen.size(), expected.size());
    for (std::size_t i = 0; i < seen.size(); ++i)
    {
        EXPECT_NEAR(seen[i], expected[i], 1e-13) << "class " << i;
    }
}

// All states of the product form prod a(i)^n(i) / n(i)! summed in fractions (Python).
TEST(RefusedOfClasses, EqualsTheProductFormInFractions)
{
    ExpectNear(RefusedOfClasses({{2, 1}, {1, 2}}, 4), {0.253333333333333333, 0.52});
    ExpectNear(RefusedOfClasses({{10, 1}, {3, 2}, {0.5, 6}}, 24),
               {0.0477454768246147601, 0.102087378933713161, 0.378685946539652064});
    ExpectNear(RefusedOfClasses({{1.5, 1}, {0.25, 3}}, 7),
               {0.0182020793219152246, 0.112257250137446285});
}

TEST(RefusedOfClasses, IsErlangBForCallsOfOnePort)
{
    for (const int ports : {0, 1, 50, 256, 5000})
    {
        for (const double share : {0.5, 1.0, 3.0})
        {
            const double load = share * ports;
            EXPECT_NEAR(RefusedOfClasses({{load, 1}}, ports)[0], ErlangB(load, ports), 1e-13);
        }
    }
}

TEST(RefusedOfClasses, IsErlangBOfFewerPortsForOneLargerClass)
{
    EXPECT_NEAR(RefusedOfClasses({{6, 4}}, 40)[0], ErlangB(6, 10), 1e-14);
    EXPECT_NEAR(RefusedOfClasses({{6, 4}}, 43)[0], ErlangB(6, 10), 1e-14);
}

TEST(RefusedOfClasses, DoesNotSeeHowALoadIsSplit)
{
    const std::vector<double> together = RefusedOfClasses({{10, 1}, {3, 2}}, 20);
    const std::vector<double> apart = RefusedOfClasses({{4, 1}, {3, 2}, {6, 1}}, 20);
    EXPECT_NEAR(apart[0], together[0], 1e-14);
    EXPECT_NEAR(apart[1], together[1], 1e-14);
    EXPECT_EQ(apart[0], apart[2]);
}

TEST(RefusedOfClasses, RefusesAllCallsThatNeverFit)
{
    const std::vector<double> refused = RefusedOfClasses({{5, 1}, {1, 9}}, 8);
    EXPECT_EQ(refused[1], 1);
    EXPECT_NEAR(refused[0], ErlangB(5, 8), 1e-14);
}

TEST(RefusedOfClasses, IsStableForAMillionPorts)
{
    const std::vector<double> refused = RefusedOfClasses({{1e6, 1}, {1, 1'000'000}}, 1'000'000);
    EXPECT_NEAR(refused[0] / ErlangB(1e6, 1'000'000), 1, 1e-9);
}

TEST(RefusedOfClasses, RejectsWhatIsOutOfRange)
{
    EXPECT_THROW(RefusedOfClasses({{1, 1}}, -1), std::domain_error);
    EXPECT_THROW(RefusedOfClasses({{-1, 1}}, 3), std::domain_error);
    EXPECT_THROW(RefusedOfClasses({{1, 0}}, 3), std::domain_error);
    EXPECT_THROW(RefusedOfClasses({{std::numeric_limits<double>::quiet_NaN(), 1}}, 3),
                 std::domain_error);
    EXPECT_THROW(RefusedOfClasses(std::vector<CallClass>(101, {1, 1}), 3), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
