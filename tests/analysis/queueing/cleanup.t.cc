// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup.h"

#include "analysis/queueing/erlang.h"

#include <Eigen/SparseLU>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::MatrixXd;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// Share of callers accepted with `busy` and `cleaning` ports taken out of `ports`.
using Accept = std::function<double(int ports, int busy, int cleaning)>;

double
AcceptRandom(int ports, int busy, int cleaning)
{
    return busy == ports ? 0 : double(ports - busy - cleaning) / double(ports - busy);
}

double
AcceptWholeServer(int ports, int busy, int cleaning)
{
    return busy < ports && cleaning == 0 ? 1 : 0;
}

struct Flow
{
    int busy;
    int cleaning;
    double perSecond;
};

// The chain as the article's mechanism says it, one state at a time and without any cut.
std::vector<Flow>
FlowsFrom(const CleanupQueue& queue, int busy, int cleaning, const Accept& accept)
{
    const double hangUps = busy / ToSeconds(queue.holding);
    std::vector<Flow> flows = {
        {busy - 1, cleaning, hangUps * (1 - queue.netbeuiShare)},
        {busy - 1, cleaning + 1, hangUps * queue.netbeuiShare},
        {busy, cleaning - 1, cleaning / ToSeconds(queue.cleanup)},
    };
    if (busy + cleaning < queue.ports)
    {
        const double share = accept(queue.ports, busy, cleaning);
        flows.push_back({busy + 1, cleaning, queue.arrivals.perSecond * share});
    }
    return flows;
}

// Largest |inflow - outflow| of any state, over the largest flow.
double
WorstResidual(const CleanupQueue& queue, const MatrixXd& probability, const Accept& accept)
{
    MatrixXd net = MatrixXd::Zero(queue.ports + 1, queue.ports + 2);
    double largest = 0;
    for (int busy = 0; busy <= queue.ports; ++busy)
    {
        for (int cleaning = 0; busy + cleaning <= queue.ports; ++cleaning)
        {
            const double p = cleaning < probability.cols() ? probability(busy, cleaning) : 0;
            for (const Flow& flow : FlowsFrom(queue, busy, cleaning, accept))
            {
                if (flow.perSecond > 0)
                {
                    net(busy, cleaning) -= p * flow.perSecond;
                    net(flow.busy, flow.cleaning) += p * flow.perSecond;
                    largest = std::max(largest, p * flow.perSecond);
                }
            }
        }
    }
    return net.cwiseAbs().maxCoeff() / largest;
}

// All balance equations but the first, with the probability of the empty server as unit.
MatrixXd
PlainSolution(const CleanupQueue& queue, const Accept& accept)
{
    const Index width = queue.ports + 1;
    const auto number = [&](int busy, int cleaning) { return busy * width + cleaning; };
    std::vector<Eigen::Triplet<double>> entries;
    for (int busy = 0; busy <= queue.ports; ++busy)
    {
        for (int cleaning = 0; cleaning <= queue.ports; ++cleaning)
        {
            const Index from = number(busy, cleaning);
            if (busy + cleaning > queue.ports || from == 0)
            {
                entries.emplace_back(from, from, 1);
                continue;
            }
            for (const Flow& flow : FlowsFrom(queue, busy, cleaning, accept))
            {
                const Index to = number(flow.busy, flow.cleaning);
                entries.emplace_back(from, from, flow.perSecond);
                if (flow.perSecond > 0 && to != 0)
                {
                    entries.emplace_back(to, from, -flow.perSecond);
                }
            }
        }
    }
    entries.emplace_back(number(1, 0), 0, -queue.arrivals.perSecond);
    Eigen::SparseMatrix<double> matrix(width * width, width * width);
    matrix.setFromTriplets(entries.begin(), entries.end());
    const Eigen::SparseLU<Eigen::SparseMatrix<double>> factors(matrix);
    const Eigen::VectorXd solution = factors.solve(Eigen::VectorXd::Unit(width * width, 0));
    const MatrixXd table = solution.reshaped<Eigen::RowMajor>(width, width);
    return table / table.sum();
}

void
ExpectNear(const Refusals& seen, const Refusals& expected, double tolerance)
{
    EXPECT_NEAR(seen.refused, expected.refused, tolerance);
    EXPECT_NEAR(seen.noPort, expected.noPort, tolerance);
    EXPECT_NEAR(seen.cleanup, expected.cleanup, tolerance);
}

void
ExpectClose(const Refusals& seen, const Refusals& expected, double relative)
{
    EXPECT_NEAR(seen.refused, expected.refused, relative * expected.refused);
    EXPECT_NEAR(seen.noPort, expected.noPort, relative * expected.noPort);
    EXPECT_NEAR(seen.cleanup, expected.cleanup, relative * expected.cleanup);
}

const std::vector<CleanupQueue> kQueues = {
    {1, Rate{0.5}, seconds(2), seconds(1), 0.5},
    {2, Rate{1}, seconds(1), seconds(1), 1},
    {7, Rate{0.02}, minutes(5), seconds(4), 0.3},
    {12, Rate{40}, seconds(1), seconds(3), 0.9},
    {20, Rate{0.01}, minutes(30), seconds(4), 0.5},
};

// One port is busy, in clean-up or idle, and a caller is refused in the first two: by hand
// 1 : a : a s c/h with a = rate x holding, so the share refused is B(a (1 + s c/h)) and each
// refusal is "no idle port".
TEST(Cleanup, OnOnePortIsErlangBWithTheEnlargedLoad)
{
    const CleanupQueue queue{1, Rate{0.25}, seconds(8), seconds(4), 0.5};
    const Refusals expected{2.5 / 3.5, 2.5 / 3.5, 0};
    ExpectNear(RefusalsOfRandomHunt(queue), expected, 1e-14);
    ExpectNear(RefusalsOfWholeServer(queue), expected, 1e-14);
    ExpectNear(RefusalsOfLowestHunt(queue), expected, 1e-14);
}

// Two ports, all rates 1, every session with NetBEUI, whole-server rule. The balance equations
// from the top: p20 = 1, p11 = 2 p20 / 2 = 1, p10 = 2 x 1 = 2, p02 = p11 / 2 = 1/2,
// p01 = p10 + 2 p02 = 3, p00 = p10 + p11 = 3; the sum is 10.5.
TEST(Cleanup, OfTheWholeServerEqualsTheCaseOfTwoPortsWorkedByHand)
{
    const CleanupQueue queue{2, Rate{1}, seconds(1), seconds(1), 1};
    const Refusals expected{5.5 / 10.5, 2.5 / 10.5, 3 / 10.5};
    ExpectNear(RefusalsOfWholeServer(queue), expected, 1e-14);
}

// The two ports of the whole-server case under random hunt. Unknowns p00..p20; equations (rates 1,
// calls accepted with share 1/2 in state 01): p00 = p01; 2 p10 = p00 + p11 (p20 gives p11); p20 x 2
// = p10; p11 x 2 = p01/2 + 2 p20; p02 x 2 = p11; p01 x 1.5 = p10 + 2 p02. With p20 = 1: p10 = 2,
// p11 = p01/4 + 1, p01 x 1.5 = 2 + p11 so p01 = 12/5, p11 = 8/5, p02 = 4/5, p00 = 12/5: 2 x 2 =
// 12/5 + 8/5 holds. The sum is 51/5.
TEST(Cleanup, UnderRandomHuntEqualsTheCaseOfTwoPortsWorkedByHand)
{
    const CleanupQueue queue{2, Rate{1}, seconds(1), seconds(1), 1};
    const double sum = 51.0 / 5;
    const Refusals expected{(1 + 1.6 + 0.8 + 1.2) / sum, (1 + 1.6 + 0.8) / sum, 1.2 / sum};
    ExpectNear(RefusalsOfRandomHunt(queue), expected, 1e-14);
}

// The two ports of the whole-server case under lowest hunt, by hand. The first port is alone: idle,
// busy and cleaning a third of the time each. With seven calls per unit of time reaching the second
// port, the states (first port, second port) have the unscaled probabilities
//     second busy:     idle 1,    busy 4,    cleaning 2
//     second cleaning: idle 12/7, busy 20/7, cleaning 17/7
//     second idle:     idle 78/7, busy 7,    cleaning 66/7     sum of all: 291/7.
TEST(Cleanup, UnderLowestHuntEqualsTheCaseOfTwoPortsWorkedByHand)
{
    const CleanupQueue queue{2, Rate{1}, seconds(1), seconds(1), 1};
    const Refusals expected{145.0 / 291, (4 + 2 + 20.0 / 7 + 17.0 / 7) * 7 / 291, 66.0 / 291};
    ExpectNear(RefusalsOfLowestHunt(queue), expected, 1e-14);
}

// The whole generator of 27 to 729 states, written down apart and solved without subtractions in
// 113-bit numbers (W. K. Grassmann, M. I. Taksar and D. P. Heyman, Operations Research 33 (1985)
// 1107-1116). At these loads the lower ports are hardly ever all busy, or rarely in long clean-ups.
TEST(Cleanup, UnderLowestHuntEqualsTheEliminationAtLightLoadsAndWithRareCleanups)
{
    const auto expectShares = [](const CleanupQueue& queue, double noPort, double cleanup) {
        SCOPED_TRACE(testing::Message() << queue.arrivals.perSecond << " callers a second");
        ExpectClose(RefusalsOfLowestHunt(queue), {noPort + cleanup, noPort, cleanup}, 1e-13);
    };
    expectShares({5, Rate{1e-4}, seconds(1), seconds(4), 0.3},
                 1.2732379069357422e-22,
                 0.00011997480628467859);
    expectShares({6, Rate{5e-5}, seconds(100), seconds(4), 0.3},
                 2.2917900633780786e-17,
                 5.9841683010514207e-05);
    expectShares({3, Rate{1e6}, seconds(1), seconds(100'000'000), 1e-9},
                 0.83349341636475349,
                 0.16650408359087379);
    expectShares({5, Rate{1}, seconds(1), seconds(100'000'000), 1e-9},
                 0.0028020413087470686,
                 0.063830026058178391);
}

// Random hunt against the elimination, up to 703 states.
TEST(Cleanup, UnderRandomHuntEqualsTheEliminationHoweverRareTheRefusals)
{
    ExpectClose(RefusalsOfRandomHunt({2, Rate{1e-12}, milliseconds(1), seconds(4), 1e-9}),
                {1.9999999999999991e-21 + 5.000020005038755e-31,
                 5.000020005038755e-31,
                 1.9999999999999991e-21},
                1e-11); // two ports in clean-up have 8e-42, which is cut
    ExpectClose(RefusalsOfRandomHunt({36, Rate{0.05}, seconds(100), seconds(4), 0.3}),
                {0.0019412210350982192, 2.8585048722623844e-19, 0.0019412210350982192},
                1e-13);
}

TEST(Cleanup, UnderRandomHuntTakesAnyLoadUpToItsBound)
{
    for (const int ports : {2, 5, 256})
    {
        const Refusals refusals = RefusalsOfRandomHunt({ports, Rate{9e29}, seconds(1), {}, 1});
        EXPECT_NEAR(refusals.noPort, 1, 1e-15) << ports;
    }
}

TEST(Cleanup, UnderLowestHuntIsErlangBAtAnyLoadIfThereIsNone)
{
    for (const double load : {1e-25, 1e-6, 0.1, 20.0, 1e25})
    {
        const double expected = ErlangB(load, 8);
        ExpectClose(RefusalsOfLowestHunt({8, Rate{load}, seconds(1), seconds(4), 0}),
                    {expected, expected, 0},
                    1e-13);
    }
}

TEST(Cleanup, SolversAgreeWithAPlainSparseFactorisation)
{
    for (const CleanupQueue& queue : kQueues)
    {
        SCOPED_TRACE(testing::Message() << queue.ports << " ports");
        const MatrixXd random = StationaryRandomHunt(queue);
        const MatrixXd plainRandom = PlainSolution(queue, AcceptRandom);
        EXPECT_LT((random - plainRandom.leftCols(random.cols())).cwiseAbs().maxCoeff(), 1e-12);
        const MatrixXd plainServer = PlainSolution(queue, AcceptWholeServer);
        EXPECT_LT((StationaryWholeServer(queue) - plainServer).cwiseAbs().maxCoeff(), 1e-12);
    }
}

TEST(Cleanup, SatisfiesTheBalanceEquationsUpTo256Ports)
{
    const std::vector<CleanupQueue> queues = {
        {256, Rate{0.13}, minutes(30), seconds(4), 0.5}, // as in the experiments: cut
        {256, Rate{500}, seconds(1), seconds(1), 1},     // half of the ports in clean-up: no cut
        {64, Rate{1e6}, seconds(1), milliseconds(1), 1}, // far too many callers
    };
    for (const CleanupQueue& queue : queues)
    {
        SCOPED_TRACE(testing::Message() << queue.arrivals.perSecond << " callers a second");
        const MatrixXd random = StationaryRandomHunt(queue);
        const MatrixXd server = StationaryWholeServer(queue);
        EXPECT_NEAR(random.sum(), 1, 1e-12);
        EXPECT_NEAR(server.sum(), 1, 1e-12);
        EXPECT_GE(random.minCoeff(), 0);
        EXPECT_GE(server.minCoeff(), 0);
        EXPECT_LT(WorstResidual(queue, random, AcceptRandom), 1e-12);
        EXPECT_LT(WorstResidual(queue, server, AcceptWholeServer), 1e-12);
    }
}

// Accepted callers x mean holding = mean number of busy ports (Little), and the same for clean-up.
TEST(Cleanup, ObeysLittlesLaw)
{
    const CleanupQueue queue{50, Rate{0.025}, minutes(30), seconds(40), 0.5};
    const MatrixXd probability = StationaryRandomHunt(queue);
    const double accepted = queue.arrivals.perSecond * (1 - RefusalsOfRandomHunt(queue).refused);
    double busy = 0;
    double cleaning = 0;
    for (Index row = 0; row < probability.rows(); ++row)
    {
        busy += static_cast<double>(row) * probability.row(row).sum();
    }
    for (Index column = 0; column < probability.cols(); ++column)
    {
        cleaning += static_cast<double>(column) * probability.col(column).sum();
    }
    EXPECT_NEAR(busy, accepted * 1800, 1e-10);
    EXPECT_NEAR(cleaning, accepted * 0.5 * 40, 1e-10);
}

TEST(Cleanup, WithoutNetbeuiOrWithoutTimeIsErlangB)
{
    for (const int ports : {1, 2, 6})
    {
        const double expected = ErlangB(6, ports);
        const Refusals erlang{expected, expected, 0};
        for (const CleanupQueue& queue : {CleanupQueue{ports, Rate{2}, seconds(3), seconds(4), 0},
                                          CleanupQueue{ports, Rate{2}, seconds(3), seconds(0), 1}})
        {
            SCOPED_TRACE(testing::Message() << ports << " ports, share " << queue.netbeuiShare);
            ExpectNear(RefusalsOfRandomHunt(queue), erlang, 1e-13);
            ExpectNear(RefusalsOfWholeServer(queue), erlang, 1e-13);
            ExpectNear(RefusalsOfLowestHunt(queue), erlang, 1e-13);
        }
    }
}

TEST(Cleanup, ThatShrinksApproachesErlangB)
{
    const double expected = ErlangB(45, 50);
    const CleanupQueue queue{50, Rate{0.025}, minutes(30), std::chrono::microseconds(1), 1};
    EXPECT_NEAR(RefusalsOfRandomHunt(queue).refused, expected, 1e-7);
    EXPECT_NEAR(RefusalsOfWholeServer(queue).refused, expected, 1e-6);
}

TEST(Cleanup, OrdersTheRulesAsTheArticleSuggests)
{
    const CleanupQueue queue{7, Rate{0.02}, minutes(3), seconds(4), 0.5};
    const double repaired = ErlangB(0.02 * (180 + 0.5 * 4), 7);
    const double random = RefusalsOfRandomHunt(queue).refused;
    const double server = RefusalsOfWholeServer(queue).refused;
    EXPECT_LT(repaired, random);
    EXPECT_LT(random, RefusalsOfLowestHunt(queue).refused);
    EXPECT_LT(random, server);
}

TEST(Cleanup, WithoutCallersRefusesNobody)
{
    const CleanupQueue queue{4, Rate{0}, seconds(3), seconds(4), 1};
    ExpectNear(RefusalsOfRandomHunt(queue), {}, 0);
    ExpectNear(RefusalsOfWholeServer(queue), {}, 0);
    ExpectNear(RefusalsOfLowestHunt(queue), {}, 0);
}

TEST(Cleanup, RejectsWhatIsOutOfRange)
{
    const CleanupQueue good{4, Rate{1}, seconds(3), seconds(4), 1};
    std::vector<CleanupQueue> bad(10, good);
    bad[0].ports = 0;
    bad[1].ports = 257;
    bad[2].arrivals.perSecond = -1;
    bad[3].arrivals.perSecond = std::numeric_limits<double>::infinity();
    bad[4].holding = seconds(0);
    bad[5].cleanup = seconds(-1);
    bad[6].netbeuiShare = 1.01;
    bad[7].netbeuiShare = std::numeric_limits<double>::quiet_NaN();
    bad[8].arrivals.perSecond = 1e30;
    bad[9].arrivals.perSecond = 1e308; // x holding is not finite
    for (const CleanupQueue& queue : bad)
    {
        EXPECT_THROW(RefusalsOfRandomHunt(queue), std::domain_error);
        EXPECT_THROW(RefusalsOfWholeServer(queue), std::domain_error);
        EXPECT_THROW(RefusalsOfLowestHunt(queue), std::domain_error);
    }
    CleanupQueue nine = good;
    nine.ports = 9;
    EXPECT_THROW(RefusalsOfLowestHunt(nine), std::domain_error);
    CleanupQueue idle = good;
    idle.arrivals.perSecond = 1e-31;
    EXPECT_THROW(RefusalsOfLowestHunt(idle), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
