// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_POISSON_WEIGHTS_H
#define PPTPLAB_ANALYSIS_QUEUEING_POISSON_WEIGHTS_H

#include <vector>

namespace pptplab::analysis
{

/// Poisson probabilities of first, first+1, ...; what is left out on either side is below `leftOut`
/// and, of a mean below 1, below that part of the mean.
struct PoissonWeights
{
    int first = 0;
    std::vector<double> weight; ///< sum 1
};

/// Computed from the mode outwards, scaled at the end, so nothing underflows (the idea of B. L. Fox
/// and P. W. Glynn, Communications of the ACM 31 (1988) 440-445). Each side stops where the
/// geometric series that bounds what is left falls below that. Relative error some 1e-16 x distance
/// from the mode. Domain: 0 <= mean <= 1e8, 1e-300 <= leftOut <= 1; std::domain_error outside.
PoissonWeights PoissonWeightsOf(double mean, double leftOut = 1e-17);

} // namespace pptplab::analysis

#endif
