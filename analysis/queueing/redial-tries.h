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
    int tries = 3;     ///< tries of one caller at the most, the first included; 1..5
    double pause = 1;  ///< mean pause over mean holding; 1e-100..1e100
};

/// Exact for any pause, where RedialAfterLongPauses and RedialWithoutPause are the limits. Up to
/// two tries it is SharesOf. For more the states are the busy ports and, for each number of tries
/// made, the callers who pause after it (J. R. Artalejo and A. Gomez-Corral, Retrial Queueing
/// Systems, 2008, for such chains). The chain is watched only while all ports are busy: below that
/// every try succeeds, so the callers who are left when all are busy again are as mixed as before.
/// What remains is eliminated level by level without subtractions (elimination.h), a level for each
/// number of callers who pause after their first try.
///
/// The numbers of pausing callers are cut, wider and wider, until a share below 1e-13 of the
/// callers would pause beyond: absolute error of the shares some 1e-12. Where that takes more than
/// 6e9 multiplications the cut is at 1e-10 and the error some 1e-9.
///
/// Domain: that of the fields; for three and more tries, 6e9 multiplications for the chain within
/// the cuts. Near the load of the ports, redial 0.9, that is a load x pause of some 60 for three
/// tries, 5 for four and 0.3 for five. Otherwise std::domain_error; RedialAfterLongPauses is near
/// if the pauses are long. Below a blocking of 1e-200 the shares are 0.
RedialShares SharesOfTries(const LimitedRedial& queue);

} // namespace pptplab::analysis

#endif
