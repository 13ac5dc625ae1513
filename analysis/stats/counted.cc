// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/counted.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pptplab::analysis
{

namespace
{

namespace math = boost::math;

constexpr double kOneSided = 0.025; // probability beyond one end of a 95 % interval

/// The deviate above which a normal variable lies with this probability; of 1/2 and more: 0.
double
DeviateOf(double probability)
{
    const double least = std::numeric_limits<double>::min();
    return math::quantile(math::complement(math::normal(), std::clamp(probability, least, 0.5)));
}

/// Probability of `hits` or more where `exact` is the truth.
double
ProbabilityOfMore(const Counted& counted, double hits, double exact)
{
    if (counted.isShare)
    {
        const math::beta_distribution<> law(hits, counted.independent - hits + 1);
        return math::cdf(law, std::clamp(exact, 0.0, 1.0));
    }
    return math::cdf(math::gamma_distribution<>(hits), exact * counted.independent);
}

/// Probability of `hits` or fewer.
double
ProbabilityOfLess(const Counted& counted, double hits, double exact)
{
    if (counted.isShare)
    {
        const math::beta_distribution<> law(hits + 1, counted.independent - hits);
        return math::cdf(math::complement(law, std::clamp(exact, 0.0, 1.0)));
    }
    return math::cdf(
        math::complement(math::gamma_distribution<>(hits + 1), exact * counted.independent));
}

} // namespace

double
StudentQuantile(double freedom)
{
    return math::quantile(math::complement(math::students_t(freedom), kOneSided));
}

double
NormalDeviate(double student, double freedom)
{
    const math::students_t law(freedom);
    return std::copysign(DeviateOf(math::cdf(math::complement(law, std::abs(student)))), student);
}

Interval
TailInterval(const Counted& counted)
{
    const double hits = counted.value * counted.independent;
    if (!counted.isShare)
    {
        const math::gamma_distribution<> above(hits + 1);
        const double low =
            hits >= 1 ? math::quantile(math::gamma_distribution<>(hits), kOneSided) : 0;
        return {low / counted.independent,
                math::quantile(math::complement(above, kOneSided)) / counted.independent};
    }
    const double misses = counted.independent - hits;
    Interval interval{0, 1};
    if (hits >= 1)
    {
        interval.low = math::quantile(math::beta_distribution<>(hits, misses + 1), kOneSided);
    }
    if (misses >= 1)
    {
        const math::beta_distribution<> law(hits + 1, misses);
        interval.high = math::quantile(math::complement(law, kOneSided));
    }
    return interval;
}

double
TailDeviate(const Counted& counted, double exact)
{
    const double hits = counted.value * counted.independent;
    const bool impossible =
        (exact <= 0 && hits > 0) || (counted.isShare && exact >= 1 && hits < counted.independent);
    if (impossible)
    {
        return std::copysign(DeviateOf(0), counted.value - exact);
    }
    if (counted.value > exact)
    {
        return hits < 1 ? 0 : DeviateOf(ProbabilityOfMore(counted, hits, exact));
    }
    const bool few = counted.isShare && counted.independent - hits < 1;
    return few || counted.value == exact ? 0
                                         : 0 - DeviateOf(ProbabilityOfLess(counted, hits, exact));
}

Interval
ScoreInterval(const Counted& counted, double freedom)
{
    const double quantile = StudentQuantile(freedom);
    const double part = quantile * quantile / counted.independent;
    const double variance = counted.isShare ? counted.value * (1 - counted.value) : counted.value;
    const double reach = quantile * std::sqrt((variance + part / 4) / counted.independent);
    const double shrunk = counted.isShare ? 1 + part : 1;
    const double centre = counted.value + part / 2;
    return {(centre - reach) / shrunk, (centre + reach) / shrunk};
}

double
ScoreDeviate(const Counted& counted, double exact, double freedom)
{
    const double variance = std::max(0.0, counted.isShare ? exact * (1 - exact) : exact);
    const double off = counted.value - exact;
    if (variance == 0)
    {
        return off == 0 ? 0 : std::copysign(DeviateOf(0), off);
    }
    return NormalDeviate(off / std::sqrt(variance / counted.independent), freedom);
}

} // namespace pptplab::analysis
