// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_COUNTED_H
#define PPTPLAB_ANALYSIS_STATS_COUNTED_H

namespace pptplab::analysis
{

/// Hits per attempt, as many as `independent` attempts would show. A share scatters about its true
/// value p with variance p (1-p) / independent, other counts with p / independent (Poisson).
struct Counted
{
    double value = 0;
    double independent = 0; ///< attempts / design effect, above 0
    bool isShare = true;    ///< no attempt is more than one hit
};

struct Interval
{
    double low = 0;
    double high = 0;
};

// Interval and deviate are two readings of one test: the interval holds just those true values from
// which `counted` deviates by less than 1.96. A deviate is the normal one that has the same
// probability beyond it; none is larger than 37.5, where a double's probabilities end. So far away
// is also a hit where none can be, and a miss where all must hit.

/// All true values under which neither so few nor so many hits have a probability below 2.5 %:
/// Clopper and Pearson's interval (Biometrika 26 (1934) 404-413), for other counts Garwood's
/// (Biometrika 28 (1936) 437-442). Less than one independent hit bounds nothing from below (the
/// beta form would say 1e-11), nor less than one miss from above.
Interval TailInterval(const Counted& counted);
double TailDeviate(const Counted& counted, double exact);

/// All true values from which `value` is no farther than Student's quantile times the standard
/// error *under that value*: the score interval (E. B. Wilson, Journal of the American Statistical
/// Association 22 (1927) 209-212). `freedom` are the degrees of freedom with which the design
/// effect is known.
Interval ScoreInterval(const Counted& counted, double freedom);
double ScoreDeviate(const Counted& counted, double exact, double freedom);

/// The normal deviate that has the same probability beyond it as Student's.
double NormalDeviate(double student, double freedom);

/// 97.5 % point of Student's law; of the normal one for infinite `freedom`.
double StudentQuantile(double freedom);

} // namespace pptplab::analysis

#endif
