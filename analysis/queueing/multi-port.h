// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_MULTI_PORT_H
#define PPTPLAB_ANALYSIS_QUEUEING_MULTI_PORT_H

#include <vector>

namespace pptplab::analysis
{

/// Poisson calls that each take several ports at once (multilink), or none if there are too few.
struct CallClass
{
    double load = 0; ///< calls per mean holding time; any law
    int ports = 1;   ///< taken by one call
};

/// Share of each class refused by `ports`, each class may use all (J. S. Kaufman, IEEE
/// Transactions on Communications 29 (1981) 1474-1481; J. W. Roberts 1981):
///     j q(j) = sum_i a(i) b(i) q(j - b(i)),    refused(i) = sum_{j > c - b(i)} q(j) / sum_j q(j).
/// Only positive terms: relative error some 1e-16 x ports. One class of one port is Erlang B.
/// Domain: 0 <= ports <= 1e6, at most 100 classes, 0 <= load <= 1e6, 1 <= CallClass::ports <= 1e6,
/// ports x classes <= 2e7; std::domain_error outside.
std::vector<double> RefusedOfClasses(const std::vector<CallClass>& classes, int ports);

} // namespace pptplab::analysis

#endif
