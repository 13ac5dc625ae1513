// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_HELD_LOAD_H
#define PPTPLAB_ANALYSIS_QUEUEING_HELD_LOAD_H

#include "analysis/queueing/cleanup.h"

namespace pptplab::analysis
{

/// Why a port is not idle, by the mean of any law.
struct PortUse
{
    Duration setup{};        ///< the port is held while the call comes up; 0 or more
    Duration holding{};      ///< 0 or more
    Duration cleanup{};      ///< time that the port is held after a NetBEUI session; 0 or more
    double netbeuiShare = 0; ///< 0..1
};

/// Offered load in erlangs: rate x (set-up + holding + NetBEUI share x clean-up). Only positive
/// terms: relative error below 1e-15. Domain: finite rate >= 0 and that of the fields.
double HeldLoad(Rate arrivals, const PortUse& use);

/// M/G/c/c: share of Poisson callers refused by `ports` whatever the law of the time a port is
/// held (insensitivity: B. A. Sevastyanov, Theory of Probability and its Applications 2 (1957)
/// 104-112). From SP4, or without NetBEUI, a server is one: a port in clean-up is just busy.
/// Domain: as HeldLoad, load up to 1e12 erlangs, 0 <= ports <= 1e6. Relative error below 1e-12 as
/// of ContinuousErlangB + 1e-15 x idle ports from the load's.
double RefusedByInsensitivity(Rate arrivals, const PortUse& use, int ports);

/// The repaired server beside the three before SP4 of cleanup.h: Erlang B with the enlarged load,
/// every refusal for want of an idle port. Error as RefusedByInsensitivity.
Refusals RefusalsOfRepaired(const CleanupQueue& queue);

// All functions: std::domain_error outside the ranges given.

} // namespace pptplab::analysis

#endif
