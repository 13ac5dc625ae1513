// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_FULL_AGAIN_H
#define PPTPLAB_ANALYSIS_QUEUEING_FULL_AGAIN_H

#include <Eigen/Core>

namespace pptplab::analysis
{

/// Ports, load of new callers and mean pause of those who were refused, in mean holding times.
struct RedialPorts
{
    int ports;
    double load;
    double pause;
};

/// The time from the release of the first of all ports to the moment when all are busy again.
/// Whoever dials meanwhile is served, so it does not matter how often he was refused.
struct FullAgain
{
    /// Probability that of so many pausing callers (row) so many are left (column).
    Eigen::MatrixXd left;
    Eigen::VectorXd time; ///< mean, by the number at the beginning
};

/// Solves FullAgain for up to `most` pausing callers; ports x most^2 / 2 steps. Nothing is
/// subtracted.
FullAgain FullAgainFrom(const RedialPorts& queue, int most);

} // namespace pptplab::analysis

#endif
