// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/waiting.h"

#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/domain.h"

#include <cmath>

namespace pptplab::analysis
{

Waiting
ErlangC(double load, int ports)
{
    Require(ports >= 1 && ports <= 1'000'000, "ports", ports, "1..1e6");
    Require(load >= 0 && load < ports, "offered load", load, "0 erlangs to below the ports");
    const double blocking = ContinuousErlangB(load, ports);
    const double spare = ports - load;
    const double waits = ports * blocking / (spare + load * blocking);
    return {waits, waits / spare, load * waits / spare};
}

double
WaitsLongerThan(double time, double load, int ports)
{
    Require(time >= 0, "time", time, "0 mean holding times or more");
    return ErlangC(load, ports).waits * std::exp(-(ports - load) * time);
}

} // namespace pptplab::analysis
