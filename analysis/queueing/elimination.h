// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_ELIMINATION_H
#define PPTPLAB_ANALYSIS_QUEUEING_ELIMINATION_H

#include <Eigen/Core>

namespace pptplab::analysis
{

// Markov chains given by their rates, row to column; the diagonal is not looked at. A pivot is the
// sum of the rates that leave what is not yet eliminated, so nothing is ever subtracted and each
// element has a relative error of some 1e-16 x states, however far apart the rates are (W. K.
// Grassmann, M. I. Taksar and D. P. Heyman, Operations Research 33 (1985) 1107-1116).

/// Expected stays in each state (column) from each state (row) until the chain is left for good at
/// the rates `leaving`. From every state a way must lead there.
Eigen::MatrixXd StaysUntilLeft(Eigen::MatrixXd rates, Eigen::VectorXd leaving);

/// Stationary vector of a chain whose states all reach the first one, sum 1.
Eigen::VectorXd StationaryVector(Eigen::MatrixXd rates);

} // namespace pptplab::analysis

#endif
