// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_OFFERED_H
#define PPTPLAB_SIM_LOAD_OFFERED_H

#include "sim/scenario/structs/scenario.h"

#include <optional>

namespace pptplab::sim::load
{

/// How many servers are as good as one large one, and how many of these there are beside each
/// other.
struct FarmShape
{
    std::uint32_t joined = 1;
    std::uint32_t apart = 1;
};

/// None where callers are neither split at random nor passed on through all servers.
std::optional<FarmShape> ShapeOf(const scenario::ServerSpec& server);

/// Calls per second of a group with Poisson calls, at factor 1 of its profile; none for another.
std::optional<double> PoissonRate(const population::Group& group);

/// What all groups of a scenario bring together.
struct Offered
{
    bool known = true;      ///< every mean, and that calls come independently
    bool finite = false;    ///< some group is
    bool multilink = false; ///< some calls take several ports
    bool redials = false;
    bool varies = false;     ///< some rate does
    bool cleansUp = false;   ///< some sessions leave a clean-up
    bool exponential = true; ///< a call is a holding time of one exponential law and nothing else
    double rate = 0;         ///< Poisson calls per second, to all servers
    double cleanupRate = 0;  ///< Poisson calls per second that leave a clean-up
    double load = 0;         ///< ports that Poisson calls would keep in use, if none were refused
};

Offered OfferedBy(const scenario::Scenario& scenario);

/// Erlangs offered to one server, or to all that a hunt joins, in ports: rate x mean time held,
/// summed over Poisson groups. None with a finite source or where a mean is unknown.
std::optional<double> OfferedLoad(const scenario::Scenario& scenario);

/// A number of ports and the erlangs offered to it.
struct LoadedPorts
{
    double load = 0;
    int ports = 1;
};

/// Ports and load of any scenario: what is unknown counts as nothing, a source of a finite group as
/// if none of its calls was refused. Good enough to tell how refusals cluster.
LoadedPorts ApproximateLoad(const scenario::Scenario& scenario);

} // namespace pptplab::sim::load

#endif
