// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/elimination.h"

namespace pptplab::analysis
{

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd
StaysUntilLeft(MatrixXd rates, VectorXd leaving)
{
    const Index states = rates.rows();
    // Triangles of (diagonal of all rates out) - rates: the lower with ones on its diagonal.
    MatrixXd& factors = rates;
    for (Index state = 0; state < states; ++state)
    {
        const Index rest = states - state - 1;
        auto row = factors.row(state).tail(rest);
        auto column = factors.col(state).tail(rest);
        const double pivot = row.sum() + leaving(state);
        column /= pivot;
        factors.bottomRightCorner(rest, rest).noalias() += column * row;
        leaving.tail(rest) += leaving(state) * column;
        factors(state, state) = -pivot;
    }
    factors = -factors;
    MatrixXd stays = MatrixXd::Identity(states, states);
    factors.triangularView<Eigen::UnitLower>().solveInPlace(stays);
    factors.triangularView<Eigen::Upper>().solveInPlace(stays);
    return stays;
}

VectorXd
StationaryVector(MatrixXd rates)
{
    // Unscaled probabilities are brought down when they pass this.
    constexpr double kLarge = 1e100;
    const Index states = rates.rows();
    rates.diagonal().setZero();
    for (Index last = states - 1; last > 0; --last)
    {
        rates.col(last).head(last) /= rates.row(last).head(last).sum();
        rates.topLeftCorner(last, last).noalias() +=
            rates.col(last).head(last) * rates.row(last).head(last);
        rates.topLeftCorner(last, last).diagonal().setZero();
    }
    VectorXd probability = VectorXd::Zero(states);
    probability(0) = 1;
    for (Index state = 1; state < states; ++state)
    {
        probability(state) = probability.head(state).dot(rates.col(state).head(state));
        if (probability(state) > kLarge)
        {
            probability /= kLarge;
        }
    }
    return probability / probability.sum();
}

} // namespace pptplab::analysis
