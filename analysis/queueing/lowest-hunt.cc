// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup-rates.h"
#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/domain.h"

#include <Eigen/SparseLU>

#include <vector>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::VectorXd;
using Matrix = Eigen::SparseMatrix<double>;

enum class Port
{
    Idle,
    Busy,
    Cleaning
};

constexpr Index kPortStates = 3;

// A state is a number to base 3 whose lowest digit is the lowest port.
Port
PortOf(Index state, Index weight)
{
    return static_cast<Port>(state / weight % kPortStates);
}

Index
With(Index state, Index weight, Port next)
{
    return state + weight * (static_cast<Index>(next) - static_cast<Index>(PortOf(state, weight)));
}

// Weight of the lowest port that is in `wanted` (or, if not `equal`, in another state); 0 if none.
Index
Lowest(Index state, Index states, Port wanted, bool equal)
{
    for (Index weight = 1; weight < states; weight *= kPortStates)
    {
        if ((PortOf(state, weight) == wanted) == equal)
        {
            return weight;
        }
    }
    return 0;
}

Index
Offered(Index state, Index states)
{
    return Lowest(state, states, Port::Busy, false);
}

// Minus the transposed generator of the chain.
Matrix
BalanceOf(const CleanupRates& rates, Index states)
{
    std::vector<Eigen::Triplet<double>> entries;
    const auto add = [&](Index from, Index to, double rate) {
        entries.emplace_back(from, from, rate);
        entries.emplace_back(to, from, -rate);
    };
    for (Index state = 0; state < states; ++state)
    {
        for (Index weight = 1; weight < states; weight *= kPortStates)
        {
            const Port port = PortOf(state, weight);
            if (port == Port::Cleaning)
            {
                add(state, With(state, weight, Port::Idle), rates.cleanups);
            }
            if (port == Port::Busy)
            {
                add(state, With(state, weight, Port::Idle), 1 - rates.netbeuiShare);
                add(state, With(state, weight, Port::Cleaning), rates.netbeuiShare);
            }
        }
        const Index offered = Offered(state, states);
        if (offered != 0 && PortOf(state, offered) == Port::Idle)
        {
            add(state, With(state, offered, Port::Busy), rates.arrivals);
        }
    }
    Matrix balance(states, states);
    balance.setFromTriplets(entries.begin(), entries.end());
    return balance;
}

// Solves (balance + leaving) x = inflow: the expected stays in each state of a chain that also
// leaves for good at the rates `leaving`.
VectorXd
Stays(const Matrix& balance, const VectorXd& leaving, const VectorXd& inflow)
{
    Matrix matrix = balance;
    matrix += Matrix(leaving.asDiagonal());
    const Eigen::SparseLU<Matrix> factors(matrix);
    return factors.solve(inflow);
}

// The lower ports never look at the highest one: a caller gets there only when all of them are
// busy. So the states split by the highest port into three blocks, which are solved in its cycle
// busy -> clean-up -> idle -> busy, started by one call per unit of time. A factorisation of the
// whole takes 25 times as long at 8 ports.
VectorXd
Stationary(const CleanupRates& rates)
{
    Index states = 1;
    for (int port = 1; port < rates.ports; ++port)
    {
        states *= kPortStates;
    }
    const Matrix lower = BalanceOf(rates, states);
    const VectorXd everywhere = VectorXd::Ones(states);
    // All digits 1: every lower port busy.
    const VectorXd allBusy = VectorXd::Unit(states, (states - 1) / 2);

    const VectorXd busy = Stays(lower, everywhere, allBusy);
    const VectorXd cleaning = Stays(lower, rates.cleanups * everywhere, rates.netbeuiShare * busy);
    const VectorXd freed = (1 - rates.netbeuiShare) * busy + rates.cleanups * cleaning;
    const VectorXd idle = Stays(lower, rates.arrivals * allBusy, freed);

    VectorXd probability(kPortStates * states);
    probability << idle, busy, cleaning;
    probability = probability.cwiseMax(0); // rounding leaves some -1e-20
    return probability / probability.sum();
}

} // namespace

Refusals
RefusalsOfLowestHunt(const CleanupQueue& queue)
{
    const CleanupRates rates = RatesOf(queue);
    Require(rates.ports <= 8, "ports for lowest hunt", rates.ports, "1..8");
    if (rates.arrivals <= 0)
    {
        return {};
    }
    const VectorXd probability = Stationary(rates);
    const Index states = probability.size();
    Refusals refusals;
    for (Index state = 0; state < states; ++state)
    {
        const Index idle = Lowest(state, states, Port::Idle, true);
        if (idle == 0)
        {
            refusals.noPort += probability(state);
        }
        else if (Offered(state, states) != idle)
        {
            refusals.cleanup += probability(state);
        }
    }
    refusals.refused = refusals.noPort + refusals.cleanup;
    return refusals;
}

} // namespace pptplab::analysis
