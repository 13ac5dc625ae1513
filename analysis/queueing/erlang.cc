// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/erlang.h"

#include "analysis/queueing/domain.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace pptplab::analysis
{

double
ErlangB(double load, int ports)
{
    Require(std::isfinite(load) && load >= 0, "offered load", load, "finite, 0 erlangs or more");
    Require(ports >= 0, "ports", ports, "0 or more");
    double blocking = 1;
    for (int k = 1; k <= ports; ++k)
    {
        blocking = load * blocking / (k + load * blocking);
    }
    return blocking;
}

double
ErlangBDesignEffect(double load, int ports)
{
    Require(std::isfinite(load) && load > 0, "offered load", load, "finite, above 0 erlangs");
    Require(ports >= 1, "ports", ports, "1 or more");
    std::vector<double> blocking{1};
    for (int k = 1; k <= ports; ++k)
    {
        const double offered = load * blocking.back();
        blocking.push_back(offered / (k + offered));
    }
    const double p = blocking.back();

    // From the top, where pi(c) = p and pi(x) = pi(x+1) (x+1) / load. `later` is p times the inner
    // sum; p / B(k) stays within 0..1, so nothing overflows, and a p that underflows leaves 1.
    double probability = p;
    double later = 0;
    double covariance = 0;
    for (int x = ports - 1; x >= 0 && p > 0; --x)
    {
        probability *= (x + 1) / load;
        covariance += probability * later;
        later += p / blocking[static_cast<std::size_t>(x)];
    }
    return 1 + 2 * covariance / (1 - p);
}

} // namespace pptplab::analysis
