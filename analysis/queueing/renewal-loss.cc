// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/renewal-loss.h"

#include "analysis/queueing/domain.h"

#include <cmath>

namespace pptplab::analysis
{

double
RefusedInTurn(const TakingTurns& farm)
{
    Require(farm.load > 0 && std::isfinite(farm.load), "load", farm.load, "finite, above 0");
    Require(farm.servers >= 1 && farm.servers <= 1000, "servers", farm.servers, "1 to 1000");
    Require(farm.ports >= 1 && farm.ports <= 256, "ports", farm.ports, "1 to 256");
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= farm.ports; ++k)
    {
        term *= std::expm1(farm.servers * std::log1p(k / farm.load)) * (farm.ports - k + 1) / k;
        sum += term;
    }
    return 1 / sum;
}

double
RefusedOfRenewals(const std::function<double(int)>& transform, int ports)
{
    Require(ports >= 1 && ports <= kMostPortsOfRenewals, "ports", ports, "1 to 256000");
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= ports; ++k)
    {
        const double f = transform(k);
        Require(f > 0 && f < 1, "transform", f, "above 0 and below 1");
        term *= (1 - f) / f * (ports - k + 1) / k;
        sum += term;
    }
    return 1 / sum;
}

} // namespace pptplab::analysis
