// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_LOAD_LOG_OF_H
#define PPTPLAB_TESTS_SIM_LOAD_LOG_OF_H

#include "models/population/group.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace pptplab::sim::load
{

/// A server whose log is wanted, and who calls it.
struct LoggedServer
{
    std::size_t ports = 0;
    double erlangs = 0;    ///< offered by Poisson callers whose calls last 100 s on average
    std::size_t calls = 0; ///< served ones, after which the log ends
    std::uint64_t seed = 1;
    double shape = 1; ///< of the Weibull law of lengths
};

/// What such a server logs, which is without the callers that it refuses.
inline population::Trace
LogOf(const LoggedServer& server)
{
    std::mt19937_64 random(server.seed);
    std::exponential_distribution<double> gap(server.erlangs / 100);
    std::weibull_distribution<double> length(server.shape, 100 / std::tgamma(1 + 1 / server.shape));
    std::vector<double> ends;
    population::Trace trace;
    for (double now = gap(random); trace.size() < server.calls; now += gap(random))
    {
        ends.erase(
            std::remove_if(ends.begin(), ends.end(), [now](double end) { return end <= now; }),
            ends.end());
        const double held = length(random);
        if (ends.size() < server.ports)
        {
            ends.push_back(now + held);
            trace.push_back({FromSeconds(now), FromSeconds(held), {NetworkProtocol::TcpIp}});
        }
    }
    return trace;
}

} // namespace pptplab::sim::load

#endif
