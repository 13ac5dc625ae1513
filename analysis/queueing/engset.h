// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_ENGSET_H
#define PPTPLAB_ANALYSIS_QUEUEING_ENGSET_H

namespace pptplab::analysis
{

/// A number of users who each wait an idle time, dial, hold and hang up; a refused call is followed
/// by an idle time too. Insensitive to both laws.
struct FiniteSources
{
    int sources = 1;
    int ports = 1;
    double callsPerIdleSource = 0; ///< mean holding / mean idle time: load of one idle source
};

/// T. O. Engset 1918. Three answers to "how congested": they differ, and the first is not what
/// callers see.
struct EngsetCongestion
{
    double time = 0;    ///< share of time with all ports busy
    double call = 0;    ///< share of calls refused: the time congestion with one source less
    double traffic = 0; ///< share of the load refused: of what infinitely many ports would carry
    double carried = 0; ///< mean number of busy ports
};

/// Engset's formulas with A calls per idle source and N sources (V. B. Iversen, Teletraffic
/// Engineering and Network Planning, chapter on Engset's model):
///     E(0) = 1,  E(k) = (N-k+1) A E(k-1) / (k + (N-k+1) A E(k-1)),
///     call B = E of N-1 sources,  traffic C = B / (1 + A (1-B)),
///     carried = N A / (1+A) (1-C) = N A (1-B) / (1 + A (1-B)).
/// Only positive terms, also for 1-B: relative error some 1e-16 x ports. Domain: 0 <= sources <=
/// 1e6, 0 <= ports <= 1e6, 0 <= callsPerIdleSource <= 1e6; std::domain_error outside.
EngsetCongestion Engset(const FiniteSources& system);

} // namespace pptplab::analysis

#endif
