// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/loss-chain.h"

#include "analysis/queueing/domain.h"

#include <algorithm>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::VectorXd;

void
RequireChain(double load, int ports)
{
    Require(load > 0 && load <= 1e6, "offered load", load, "above 0 to 1e6 erlangs");
    Require(ports >= 1 && ports <= 100'000, "ports", ports, "1..100000");
}

// Whether 1 + y is below the smallest eigenvalue: all pivots are positive.
bool
IsBelowSpectrum(double y, double load, int ports)
{
    double rest = -y;
    for (int k = 1; k < ports && load + rest > 0; ++k)
    {
        rest = -y + k * rest / (load + rest);
    }
    return load + rest > 0;
}

} // namespace

VectorXd
BusyDistribution(double load, int ports)
{
    RequireChain(load, ports);
    VectorXd probability = VectorXd::Zero(ports + 1);
    const auto mode = static_cast<Index>(std::min<double>(load, ports));
    probability(mode) = 1;
    for (Index k = mode; k < ports; ++k)
    {
        probability(k + 1) = probability(k) * load / static_cast<double>(k + 1);
    }
    for (Index k = mode; k > 0; --k)
    {
        probability(k - 1) = probability(k) * static_cast<double>(k) / load;
    }
    return probability / probability.sum();
}

double
RelaxationTime(double load, int ports)
{
    RequireChain(load, ports);
    double low = 0;
    double high = load; // where the first pivot is 0
    while (high - low > 1e-15 * (1 + high))
    {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
        {
            break;
        }
        (IsBelowSpectrum(middle, load, ports) ? low : high) = middle;
    }
    return 1 / (1 + low);
}

AsymptoticVariance
VarianceOfTimeAverages(double load, int ports)
{
    const VectorXd probability = BusyDistribution(load, ports);
    VectorXd kept(ports); // B(k+1) / B(k)
    VectorXd lost(ports); // 1 - kept
    double blocking = 1;
    double idle = 0; // mean number of idle ports of the k
    for (int k = 0; k < ports; ++k)
    {
        const double spread = k + 1 + load * blocking;
        kept(k) = load / spread;
        lost(k) = (1 + idle) / spread;
        idle = (k + 1) * lost(k);
        blocking *= kept(k);
    }
    AsymptoticVariance variance;
    double ratio = 1; // p / B(k)
    double rest = 0;  // 1 - ratio
    for (int k = ports - 1; k >= 0; --k)
    {
        rest += ratio * lost(k);
        ratio *= kept(k);
        variance.busy += 2 * load * probability(k) * rest * rest;
        variance.full += 2 / load * probability(k) * ratio * ratio;
    }
    return variance;
}

} // namespace pptplab::analysis
