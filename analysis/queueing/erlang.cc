// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/erlang.h"

#include "analysis/queueing/domain.h"

#include <cmath>

namespace pptplab::analysis
{

namespace
{

constexpr int kMostPorts = 10'000'000;

} // namespace

double
ErlangB(double load, int ports)
{
    Require(std::isfinite(load) && load >= 0, "offered load", load, "finite, 0 erlangs or more");
    Require(ports >= 0 && ports <= kMostPorts, "ports", ports, "0..1e7");
    double blocking = 1;
    for (int k = 1; k <= ports && blocking > 0; ++k)
    {
        blocking = load * blocking / (k + load * blocking);
    }
    return blocking;
}

double
ErlangBDesignEffect(double load, int ports)
{
    Require(std::isfinite(load) && load > 0, "offered load", load, "finite, above 0 erlangs");
    Require(ports >= 1 && ports <= kMostPorts, "ports", ports, "1..1e7");
    double blocking = load / (1 + load);
    double served = 1 / (1 + load);
    double later = 0;
    for (int k = 2; k <= ports; ++k)
    {
        const double spread = k + load * blocking;
        later = load / spread * served * (later + 1);
        served = k / spread;
        blocking *= load / spread;
    }
    return 1 + 2 * later;
}

} // namespace pptplab::analysis
