// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_LEGENDRE_FRACTION_H
#define PPTPLAB_ANALYSIS_QUEUEING_LEGENDRE_FRACTION_H

namespace pptplab::analysis
{

/// Legendre's continued fraction for Gamma(s+1, a) (DLMF 8.9.2, its even part) as the mean number
/// of idle ports of M/M/s/s at full load a and above:
///     idle = s - a (1-B) = s / (a-s+2 + next),  next = 2(s-1) / (a-s+4 + 3(s-2) / (a-s+6 + ...)).
/// For a >= s no term is negative before it has converged, and for integers it ends. What follows
/// from `idle` and `next` has none of the differences of near numbers of what follows from B.
struct LegendreFraction
{
    double idle = 0;
    double next = 0;
};

/// Whether the fraction is of use: it is slow below full load, and below 1 erlang.
bool IsOverloaded(double load, double ports);

/// Relative error some 1e-15. Pre: IsOverloaded(load, ports), ports >= 0.
LegendreFraction LegendreFractionOf(double load, double ports);

} // namespace pptplab::analysis

#endif
