// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/load-of.h"

namespace pptplab::sim::load
{

population::Load
LoadOf(const scenario::Scenario& scenario, std::uint64_t replication)
{
    population::Load load;
    load.duration = scenario.duration;
    load.farm = scenario.server.farm;
    load.dropAt = scenario.server.dropAt;
    load.failures = scenario.server.failures;
    load.run.seed = scenario.seed;
    load.run.replication = replication;
    return load;
}

} // namespace pptplab::sim::load
