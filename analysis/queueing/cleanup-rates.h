// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_CLEANUP_RATES_H
#define PPTPLAB_ANALYSIS_QUEUEING_CLEANUP_RATES_H

#include "analysis/queueing/cleanup.h"

namespace pptplab::analysis
{

/// A checked CleanupQueue with the mean holding time as the unit of time: each caller hangs up at
/// rate 1. A clean-up that takes no time is none, so netbeuiShare > 0 implies a finite rate.
struct CleanupRates
{
    int ports;
    double arrivals; ///< the offered load in erlangs
    double cleanups; ///< rate at which a port in clean-up becomes idle, above 0
    double netbeuiShare;
};

/// Throws std::domain_error outside the ranges of CleanupQueue.
CleanupRates RatesOf(const CleanupQueue& queue);

} // namespace pptplab::analysis

#endif
