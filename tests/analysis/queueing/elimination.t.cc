// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/elimination.h"

#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

using Eigen::Matrix2d;
using Eigen::MatrixXd;
using Eigen::Vector2d;
using Eigen::VectorXd;

// Two states, 1 -> 2 at rate 3, 2 -> 1 at rate 1, left from 2 at rate 2: from 1 the stay there is
// 1/3 for each of 3/2 visits, the stay in 2 is 1/2 in all.
TEST(StaysUntilLeft, OfTwoStatesEqualTheCaseWorkedByHand)
{
    const MatrixXd stays = StaysUntilLeft(Matrix2d{{7, 3}, {1, 7}}, Vector2d{0, 2});
    EXPECT_NEAR(stays(0, 0), 0.5, 1e-15);
    EXPECT_NEAR(stays(0, 1), 0.5, 1e-15);
    EXPECT_NEAR(stays(1, 0), 1.0 / 6, 1e-15);
    EXPECT_NEAR(stays(1, 1), 0.5, 1e-15);
}

// Left so rarely that 1 - (probability of return) is 0 in doubles.
TEST(StaysUntilLeft, AreRightIfTheChainIsHardlyEverLeft)
{
    const MatrixXd stays = StaysUntilLeft(Matrix2d{{0, 1}, {1, 0}}, Vector2d{0, 1e-30});
    EXPECT_NEAR(stays(0, 0), 1e30, 1e15);
    EXPECT_NEAR(stays(1, 1), 1e30, 1e15);
}

TEST(StationaryVector, KeepsTheRareStates)
{
    MatrixXd rates = MatrixXd::Zero(4, 4);
    for (int state = 0; state < 3; ++state)
    {
        rates(state, state + 1) = 1e-60;
        rates(state + 1, state) = 1;
    }
    const VectorXd probability = StationaryVector(rates);
    EXPECT_NEAR(probability(1), 1e-60, 1e-74);
    EXPECT_NEAR(probability(3), 1e-180, 1e-194);
}

} // namespace

} // namespace pptplab::analysis
