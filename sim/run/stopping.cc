// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/stopping.h"

#include "analysis/stats/counted.h"
#include "sim/run/cell-setup.h"
#include "sim/scenario/forms/precision-form.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pptplab::sim::run
{

namespace
{

/// The farther end of the interval; of shares that were counted not nearer than what is known of
/// their design effect makes it.
double
HalfWidth(const scenario::Scenario& scenario, const analysis::Estimate& estimate)
{
    const double shown = std::max(estimate.high - estimate.value, estimate.value - estimate.low);
    const bool isCounted =
        estimate.by == analysis::IntervalBy::Score && estimate.extent == analysis::Extent::Share;
    if (!isCounted)
    {
        return shown;
    }
    const bool isOfAttempts = analysis::QuantityNamed(scenario.precisionMetric) == nullptr;
    const double effect = isOfAttempts ? DesignEffectOf(scenario) : 1;
    const double variance = effect * estimate.value * (1 - estimate.value);
    return std::max(shown,
                    analysis::StudentQuantile(estimate.freedom) *
                        std::sqrt(variance / static_cast<double>(estimate.n)));
}

/// The half width that is wanted. Pre: scenario.precision.
double
Wanted(const scenario::Scenario& scenario, const analysis::Estimate& estimate)
{
    const scenario::Precision& wanted = *scenario.precision;
    return wanted.relative ? wanted.halfWidth / 100 * std::abs(estimate.value) : wanted.halfWidth;
}

} // namespace

std::uint64_t
MostReplications(const scenario::Scenario& scenario)
{
    return scenario.precision ? scenario.mostReplications : scenario.replications;
}

bool
IsPrecise(const scenario::Scenario& scenario, const analysis::CellSummary& figures)
{
    if (!scenario.precision)
    {
        return true;
    }
    const analysis::Estimate* estimate = figures.Find(scenario.precisionMetric);
    return estimate != nullptr && estimate->by != analysis::IntervalBy::None &&
           HalfWidth(scenario, *estimate) <= Wanted(scenario, *estimate);
}

std::uint64_t
NextLook(const scenario::Scenario& scenario, std::uint64_t done)
{
    return std::min(2 * done, MostReplications(scenario));
}

double
ExpectedReplications(const scenario::Scenario& scenario,
                     const analysis::CellSummary& figures,
                     std::uint64_t done)
{
    const auto most = static_cast<double>(MostReplications(scenario));
    const analysis::Estimate* estimate =
        scenario.precision ? figures.Find(scenario.precisionMetric) : nullptr;
    const double wanted = estimate == nullptr ? 0 : Wanted(scenario, *estimate);
    if (!(wanted > 0))
    {
        return most;
    }
    const double excess = HalfWidth(scenario, *estimate) / wanted;
    const double looks = std::ceil(std::log2(std::max(1.0, excess * excess)));
    return std::min(most, static_cast<double>(done) * std::exp2(looks));
}

std::string
WhyImprecise(const scenario::Scenario& scenario, const analysis::CellSummary& figures)
{
    const std::string& metric = scenario.precisionMetric;
    const std::string wanted =
        scenario::ToToml(scenario::PrecisionForm{}.Write(*scenario.precision));
    const analysis::Estimate* estimate = figures.Find(metric);
    if (estimate == nullptr)
    {
        return fmt::format("nothing was seen of {} in {} replications; precision {} was wanted",
                           metric,
                           scenario.mostReplications,
                           wanted);
    }
    const std::string known =
        estimate->value == 0
            ? fmt::format("{} was never seen, so it is below {:.2g}", metric, estimate->high)
            : fmt::format("{} is {:.4g} +- {:.1f}%",
                          metric,
                          estimate->value,
                          100 * HalfWidth(scenario, *estimate) / std::abs(estimate->value));
    return fmt::format("after {} replications {}; {} was wanted: raise scenario.duration or "
                       "scenario.most_replications",
                       scenario.mostReplications,
                       known,
                       wanted);
}

} // namespace pptplab::sim::run
