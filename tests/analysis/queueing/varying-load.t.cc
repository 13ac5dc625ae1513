// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/varying-load.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace pptplab::analysis
{

namespace
{

using Steps = std::vector<LoadStep>;

// Kolmogorov's equations with the callers offered and refused, integrated apart by Bulirsch and
// Stoer's extrapolation (ten midpoint rules, step 1/20) in 25 digits of mpmath.
TEST(RefusedOfVaryingLoad, EqualsTheExtrapolatedOdeIn25Digits)
{
    const LoadCurve one = LoadSine{1, 0.5, 2, 0};
    EXPECT_NEAR(RefusedOfVaryingLoad(one, 1, {0, 3}).refused, 0.438257037426015806, 1e-10);
    EXPECT_NEAR(BusyUnderVaryingLoad(one, 1, 3)(1), 0.550188366594824631, 1e-10);
    const LoadCurve three = LoadSine{2, 2, 4, 1};
    EXPECT_NEAR(RefusedOfVaryingLoad(three, 3, {1, 5}).refused, 0.267604818985675458, 1e-10);
    EXPECT_NEAR(BusyUnderVaryingLoad(three, 3, 5)(3), 0.393146909541915739, 1e-10);
    const LoadCurve five = LoadSine{4, 1.5, 10, 0.5};
    EXPECT_NEAR(RefusedOfVaryingLoad(five, 5, {2.5, 10}).refused, 0.182240339028362028, 1e-10);
    EXPECT_NEAR(BusyUnderVaryingLoad(five, 5, 10)(5), 0.221235778260819393, 1e-10);
}

void
ExpectTransient(const LoadCurve& curve, double load, int ports)
{
    SCOPED_TRACE(testing::Message() << load << " E on " << ports);
    const double expected = RefusedFromEmpty({0.5, 3}, load, ports);
    EXPECT_NEAR(RefusedOfVaryingLoad(curve, ports, {0.5, 3}).refused, expected, 1e-10);
    EXPECT_NEAR(RefusedOfVaryingLoad(curve, ports, {30, 31}).worst, ErlangB(load, ports), 1e-10);
}

TEST(RefusedOfVaryingLoad, IsTheTransientForConstantLoad)
{
    for (const int ports : {1, 10, 40})
    {
        const double load = 0.95 * ports;
        ExpectTransient(LoadSine{load, 0, 5, 0}, load, ports);
        ExpectTransient(Steps{{0, load}, {0.7, load}, {2, load}}, load, ports);
    }
}

// Each step is a transient that starts where the last one ended.
TEST(BusyUnderVaryingLoad, IsOneTransientAfterTheOther)
{
    const LoadCurve steps = Steps{{0, 5}, {0.5, 20}, {2, 1}};
    Eigen::VectorXd expected = BusyFromEmpty(0.5, 5, 12);
    expected = BusyAfter(1.5, 20, expected);
    expected = BusyAfter(0.75, 1, expected);
    EXPECT_LT((BusyUnderVaryingLoad(steps, 12, 2.75) - expected).cwiseAbs().maxCoeff(), 1e-10);
}

TEST(RefusedOfVaryingLoad, CountsNobodyInAnEmptyPart)
{
    const LoadCurve steps = Steps{{0, 0}, {1, 4}, {2, 0}};
    const double busy = RefusedOfVaryingLoad(steps, 3, {0, 5}).refused;
    EXPECT_NEAR(busy, RefusedFromEmpty({0, 1}, 4, 3), 1e-10);
    EXPECT_THROW(RefusedOfVaryingLoad(steps, 3, {2, 5}), std::domain_error);
}

TEST(RefusedOfVaryingLoad, LiesBetweenTheMeanLoadAndTheMomentaryLoad)
{
    const LoadCurve day = LoadSine{45, 12, 12, 0};
    const Window window{12, 24};
    const VaryingRefusals exact = RefusedOfVaryingLoad(day, 50, window);
    EXPECT_GT(exact.refused, ErlangB(45, 50));
    EXPECT_LT(exact.refused, RefusedPointwise(day, 50, window));
    EXPECT_GT(exact.worst, exact.refused);
    EXPECT_LT(exact.worst, ErlangB(57, 50));
}

// Integrals of load(t) B(load(t)) and load(t) B(m(t)) by mpmath's quadrature, 30 digits.
TEST(VaryingApproximations, EqualTheIntegralsIn30Digits)
{
    const LoadCurve fifty = LoadSine{45, 10, 48, 0};
    EXPECT_NEAR(RefusedByModifiedLoad(fifty, 50, {10, 58}), 0.0771967038936254766, 1e-10);
    EXPECT_NEAR(RefusedPointwise(fifty, 50, {10, 58}), 0.0775594447491318081, 1e-10);
    const LoadCurve five = LoadSine{4, 1.5, 10, 0.5};
    EXPECT_NEAR(RefusedByModifiedLoad(five, 5, {2.5, 10}), 0.186128416623428435, 1e-10);
    EXPECT_NEAR(RefusedPointwise(five, 5, {2.5, 10}), 0.17878342304714233, 1e-10);
    const LoadCurve three = LoadSine{2, 2, 4, 1};
    EXPECT_NEAR(RefusedByModifiedLoad(three, 3, {1, 5}), 0.229300354076309937, 1e-10);
    EXPECT_NEAR(RefusedPointwise(three, 3, {1, 5}), 0.334345367044911635, 1e-10);
}

TEST(VaryingApproximations, AreErlangBForConstantLoad)
{
    const LoadCurve steps = Steps{{0, 45}, {10, 45}};
    EXPECT_NEAR(RefusedPointwise(steps, 50, {0, 20}), ErlangB(45, 50), 1e-13);
    EXPECT_NEAR(RefusedByModifiedLoad(steps, 50, {40, 90}), ErlangB(45, 50), 1e-13);
}

// The shares of two steps weigh with their callers: (1 x 1/2 + 3 x 3/4) / 4 on one port.
TEST(VaryingApproximations, WeighWithTheCallers)
{
    const LoadCurve steps = Steps{{0, 1}, {2, 3}};
    EXPECT_NEAR(RefusedPointwise(steps, 1, {0, 4}), 2.75 / 4, 1e-14);
    EXPECT_NEAR(RefusedPointwise(steps, 0, {0, 4}), 1, 1e-14);
}

TEST(VaryingApproximations, MeetTheOdeForSlowCurves)
{
    double before = 1;
    for (const double period : {10.0, 50.0, 200.0})
    {
        const LoadCurve slow = LoadSine{20, 6, period, 0};
        const Window window{period, 2 * period};
        const double exact = RefusedOfVaryingLoad(slow, 25, window).refused;
        const double distance = std::abs(RefusedPointwise(slow, 25, window) - exact);
        EXPECT_LT(distance, before / 4) << period;
        EXPECT_NEAR(RefusedByModifiedLoad(slow, 25, window), exact, 0.05 * exact) << period;
        before = distance;
    }
}

// Load 0 at its lowest: a^s / s! of many ports is nothing there, and s! too much.
TEST(VaryingApproximations, TakeATroughWithoutLoadOnManyPorts)
{
    const Window window{0, 10};
    EXPECT_EQ(RefusedPointwise(LoadSine{10, 10, 10, 0}, 1800, window), 0);
    EXPECT_EQ(RefusedByModifiedLoad(LoadSine{10, 10, 1e3, -1.5707963267948966}, 2000, window), 0);
}

std::string
WhyNot(const LoadCurve& curve, int ports, double to)
{
    try
    {
        return std::to_string(RefusedOfVaryingLoad(curve, ports, {0, to}).refused);
    }
    catch (const std::domain_error& error)
    {
        return error.what();
    }
}

// The period costs as well as the rates: each half of it is some steps of the ODE.
TEST(VaryingLoad, NamesTheWorkThatIsTooMuch)
{
    const std::string rates = "(peak load + ports) x (ports + 50) x time is ";
    EXPECT_EQ(WhyNot(LoadSine{10, 10, 48, 0}, 1, 5e4), rates + "53550000, allowed: up to 3e7");
    const std::string pieces = "half periods or steps x (ports + 50) is ";
    EXPECT_EQ(WhyNot(LoadSine{1, 1, 1e-3, 0}, 1, 9765.625),
              pieces + "996093750, allowed: up to 1e6");
    EXPECT_EQ(WhyNot(LoadSine{0.01, 0.01, 1e-3, 0}, 1, 5e5),
              pieces + "51000000000, allowed: up to 1e6");
    Steps steps;
    for (int i = 0; i < 100'000; ++i)
    {
        steps.push_back({i * 1e-3, 1});
    }
    EXPECT_EQ(WhyNot(steps, 1, 1e3), pieces + "5100000, allowed: up to 1e6");
    EXPECT_THROW(RefusedPointwise(steps, 1, {0, 1e-2}), std::domain_error);
    EXPECT_NEAR(
        RefusedOfVaryingLoad(steps, 1, {0, 1}).refused, RefusedFromEmpty({0, 1}, 1, 1), 1e-10);
}

TEST(VaryingLoad, RejectsWhatIsOutOfRange)
{
    const LoadCurve good = LoadSine{2, 1, 5, 0};
    const LoadCurve bad = LoadSine{2, 3, 5, 0};
    EXPECT_THROW(RefusedOfVaryingLoad(bad, 3, {0, 1}), std::domain_error);
    EXPECT_THROW(RefusedOfVaryingLoad(good, 0, {0, 1}), std::domain_error);
    EXPECT_THROW(RefusedOfVaryingLoad(good, 3, {1, 1}), std::domain_error);
    EXPECT_THROW(RefusedOfVaryingLoad(good, 3, {-1, 1}), std::domain_error);
    EXPECT_THROW(RefusedOfVaryingLoad(good, 10'000, {0, 1}), std::domain_error);
    EXPECT_THROW(BusyUnderVaryingLoad(good, 3, -1), std::domain_error);
    EXPECT_THROW(RefusedByModifiedLoad(bad, 3, {0, 1}), std::domain_error);
    EXPECT_THROW(RefusedByModifiedLoad(good, -1, {0, 1}), std::domain_error);
    EXPECT_THROW(RefusedPointwise(good, 3, {2, 1}), std::domain_error);
    EXPECT_THROW(RefusedPointwise(good, 3, {0, 1e5}), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
