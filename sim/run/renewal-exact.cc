// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/renewal-exact.h"

#include "analysis/queueing/renewal-loss.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <stdexcept>

namespace pptplab::sim::run
{

namespace
{

using population::Law;

double
OfUniform(const Law& law, double rate)
{
    const double width = rate * ToSeconds(law.High() - law.First());
    const double shift = std::exp(-rate * ToSeconds(law.First()));
    return width > 0 ? shift * -std::expm1(-width) / width : shift;
}

double
OfHyperexponential(const Law& law, double rate)
{
    const double square = law.Cv() * law.Cv();
    const double p = (1 + std::sqrt((square - 1) / (square + 1))) / 2;
    const double turn = rate * ToSeconds(law.Mean());
    return p / (1 + turn / (2 * p)) + (1 - p) / (1 + turn / (2 * (1 - p)));
}

double
OfObserved(const Law& law, double rate)
{
    double sum = 0;
    double weights = 0;
    for (const population::Observed& each : law.Times())
    {
        sum += each.weight * std::exp(-rate * ToSeconds(each.time));
        weights += each.weight;
    }
    return sum / weights;
}

} // namespace

bool
HasTransform(const Law& law)
{
    const Law::Kind kind = law.Form();
    return kind != Law::Kind::Lognormal && kind != Law::Kind::Weibull && kind != Law::Kind::Pareto;
}

double
Transform(const Law& law, double rate)
{
    const double turn = rate * ToSeconds(law.Mean());
    switch (law.Form())
    {
    case Law::Kind::Exponential:
        return 1 / (1 + turn);
    case Law::Kind::Uniform:
        return OfUniform(law, rate);
    case Law::Kind::Hyperexponential:
        return OfHyperexponential(law, rate);
    case Law::Kind::Gamma:
        return std::exp(-std::log1p(turn * law.Cv() * law.Cv()) / (law.Cv() * law.Cv()));
    case Law::Kind::Empirical:
        return OfObserved(law, rate);
    case Law::Kind::Constant:
    case Law::Kind::Lognormal:
    case Law::Kind::Weibull:
    case Law::Kind::Pareto:
        break;
    }
    assert(law.Form() == Law::Kind::Constant);
    return std::exp(-turn);
}

RenewalLoss::RenewalLoss(const Law& intervals, double holding, int ports)
{
    constexpr double kMostTerms = 2e8; // a second
    const auto rows = static_cast<double>(
        intervals.Form() == Law::Kind::Empirical ? intervals.Times().size() : 1);
    if (rows * ports > kMostTerms)
    {
        throw std::domain_error(
            fmt::format("an empirical law of {} rows, for each of {} ports", rows, ports));
    }
    const int most = std::min(ports, analysis::kMostPortsOfRenewals);
    m_transforms.reserve(static_cast<std::size_t>(std::max(most, 0)));
    for (int calls = 1; calls <= most; ++calls)
    {
        m_transforms.push_back(Transform(intervals, calls / holding));
    }
}

double
RenewalLoss::RefusedBy(int ports) const
{
    return analysis::RefusedOfRenewals(
        [this](int calls) { return m_transforms[static_cast<std::size_t>(calls - 1)]; }, ports);
}

double
ErrorOfRenewals(const Law& intervals, double holding)
{
    // The errors of 1/f - 1 at 1/holding, 2/holding, ... add up like 1 + 1/2 + ...: below 20.
    constexpr double kRounding = 20 * 2e-16;
    return kRounding / (1 - Transform(intervals, 1 / holding));
}

} // namespace pptplab::sim::run
