// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_REDIAL_TRIES_H
#define PPTPLAB_ANALYSIS_QUEUEING_REDIAL_TRIES_H

#include "analysis/queueing/redial.h"

namespace pptplab::analysis
{

/// M/M/c/c whose refused callers pause for an exponential time and dial again, up to a number of
/// tries. Time in mean holding times.
struct LimitedRedial
{
    int ports = 1;     ///< 1..1000
    double load = 0;   ///< first tries, in erlangs; 0..1000
    double redial = 0; ///< probability of another try after a refused one; 0..1
    int tries = 3;     ///< of one caller at the most, the first included; 1..5
    double pause = 1;  ///< mean pause over mean holding; above 0
};

/// Exact for any pause, where RedialAfterLongPauses and RedialWithoutPause are the limits. States
/// are the busy ports and, for each number of tries made, the callers who pause after it (J. R.
/// Artalejo and A. Gomez-Corral, Retrial Queueing Systems, 2008, for such chains). Those who pause
/// after i tries are never more than if every try failed, which is Poisson with mean load redial^i
/// pause; each is cut where that leaves less than 1e-16. Solved by Gauss and Seidel's sweeps, each
/// followed by an exact balance of the numbers of busy ports (aggregation: J. R. Koury, D. F.
/// McAllister and W. J. Stewart, SIAM Journal on Algebraic and Discrete Methods 5 (1984) 164-186),
/// until one moves no more than 1e-13 of the probability. Error of the shares some 1e-12.
///
/// Domain: that of the fields; at most 300,000 states, (ports + 1) times the cuts. Otherwise
/// std::domain_error; if it is the last, pauses are long and RedialAfterLongPauses is near.
RedialShares SharesOfTries(const LimitedRedial& queue);

} // namespace pptplab::analysis

#endif
