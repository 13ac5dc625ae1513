// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup-rates.h"
#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/elimination.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Unscaled probabilities are brought down when they pass this.
constexpr double kLarge = 1e100;

// Smallest n <= limit with P(Poisson(mean) > n) < 1e-40. Above the mean the terms fall at least as
// fast as a geometric series of ratio mean / (n+1), which bounds the tail.
int
PoissonBound(double mean, int limit)
{
    if (mean <= 0)
    {
        return 0;
    }
    const double logTail = std::log(1e-40);
    double logTerm = -mean;
    for (int n = 0; n < limit; ++n)
    {
        const double ratio = mean / (n + 1);
        if (ratio < 1 && logTerm + std::log(ratio / (1 - ratio)) < logTail)
        {
            return n;
        }
        logTerm += std::log(ratio);
    }
    return limit;
}

// The chain in levels: level = ports busy, place within = ports in clean-up. A call moves one level
// up and keeps the place, a hang-up moves one level down and perhaps one place on, the end of a
// clean-up moves one place back.
class RandomHuntChain
{
  public:
    explicit RandomHuntChain(const CleanupRates& rates)
        : m_rates(rates),
          m_mostCleaning(
              PoissonBound(rates.arrivals * rates.netbeuiShare / rates.cleanups, rates.ports))
    {
    }

    Index Places(int busy) const { return std::min(m_mostCleaning, m_rates.ports - busy) + 1; }

    /// Rate of accepted calls from each place of the level that has a counterpart one level up.
    VectorXd Up(int busy) const
    {
        const double free = m_rates.ports - busy;
        const Index places = Places(busy + 1);
        return VectorXd::NullaryExpr(places, [&](Index cleaning) {
            return m_rates.arrivals * (free - static_cast<double>(cleaning)) / free;
        });
    }

    /// `returns` x (rates of hang-ups from level `busy` to the one below).
    MatrixXd TimesDown(const MatrixXd& returns, int busy) const
    {
        const Index from = Places(busy);
        const Index to = Places(busy - 1);
        MatrixXd product = MatrixXd::Zero(returns.rows(), to);
        product.leftCols(from) = returns * (busy * (1 - m_rates.netbeuiShare));
        for (Index cleaning = 0; cleaning < from; ++cleaning)
        {
            // At the cut the clean-up is left out.
            const Index next = std::min(cleaning + 1, to - 1);
            product.col(next) += returns.col(cleaning) * (busy * m_rates.netbeuiShare);
        }
        return product;
    }

    void AddCleanupEnds(MatrixXd& level) const
    {
        for (Index cleaning = 1; cleaning < level.rows(); ++cleaning)
        {
            level(cleaning, cleaning - 1) += static_cast<double>(cleaning) * m_rates.cleanups;
        }
    }

  private:
    CleanupRates m_rates;
    int m_mostCleaning;
};

} // namespace

// Levels are eliminated from the top: the chain watched only while at most `busy` ports are busy is
// again a Markov chain, and `visits[busy]` holds its expected stay in each place of the level
// before it drops below it. Cost: one inverse per level, ports^4 / 2 operations without the cut.
MatrixXd
StationaryRandomHunt(const CleanupQueue& queue)
{
    const CleanupRates rates = RatesOf(queue);
    const RandomHuntChain chain(rates);
    const int ports = rates.arrivals > 0 ? rates.ports : 0;

    std::vector<MatrixXd> visits(static_cast<std::size_t>(ports) + 1);
    MatrixXd level = MatrixXd::Zero(chain.Places(ports), chain.Places(ports));
    for (int busy = ports; busy > 0; --busy)
    {
        chain.AddCleanupEnds(level);
        MatrixXd& stay = visits[static_cast<std::size_t>(busy)];
        stay = StaysUntilLeft(level, VectorXd::Constant(level.rows(), busy));
        const MatrixXd returns = chain.Up(busy - 1).asDiagonal() * chain.TimesDown(stay, busy);
        level = MatrixXd::Zero(chain.Places(busy - 1), chain.Places(busy - 1));
        level.topRows(returns.rows()) = returns;
    }
    chain.AddCleanupEnds(level);

    MatrixXd probability = MatrixXd::Zero(rates.ports + 1, chain.Places(0));
    VectorXd current = StationaryVector(std::move(level));
    probability.row(0).head(current.size()) = current;
    for (int busy = 1; busy <= ports; ++busy)
    {
        const VectorXd calls = current.head(chain.Places(busy)).cwiseProduct(chain.Up(busy - 1));
        current = visits[static_cast<std::size_t>(busy)].transpose() * calls;
        probability.row(busy).head(current.size()) = current;
        if (current.sum() > kLarge)
        {
            probability /= kLarge;
            current /= kLarge;
        }
    }
    return probability / probability.sum();
}

Refusals
RefusalsOfRandomHunt(const CleanupQueue& queue)
{
    const MatrixXd probability = StationaryRandomHunt(queue);
    Refusals refusals;
    for (int busy = 0; busy <= queue.ports; ++busy)
    {
        const int free = queue.ports - busy;
        const Index most = std::min<Index>(free, probability.cols() - 1);
        for (Index cleaning = 1; cleaning <= most && cleaning < free; ++cleaning)
        {
            refusals.cleanup += probability(busy, cleaning) * static_cast<double>(cleaning) / free;
        }
        refusals.noPort += most == free ? probability(busy, free) : 0;
    }
    refusals.refused = refusals.noPort + refusals.cleanup;
    return refusals;
}

} // namespace pptplab::analysis
