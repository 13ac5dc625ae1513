// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_TRIAL_H
#define PPTPLAB_SIM_CAPACITY_TRIAL_H

#include "analysis/stats/estimate.h"
#include "models/ras/port-pool.h"
#include "models/ras/service-pack.h"
#include "sim/capacity/demand.h"
#include "sim/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// A service to be simulated.
struct Trial
{
    double users = 0;
    Layout layout;
    ras::ServicePack servicePack = ras::ServicePack::Sp3;
};

/// What all trials have in common.
struct TrialOptions
{
    Demand demand;
    ras::Hunt hunt = ras::Hunt::Lowest;
    Precision precision{5, true};
    std::uint64_t seed = 1;
};

/// What came out of a trial.
struct Seen
{
    analysis::Estimate refused;             ///< share of the attempts
    std::optional<analysis::Estimate> lost; ///< share of the callers who give up, with redial
    std::uint64_t replications = 0;
    bool precise = true;
};

/// The trial as a scenario file that `pptplab run` takes: the busy hour lasts for ever. The warm-up
/// is ten times the mean time for which a port is held, so that what is left of the empty start is
/// e^-10 of it with exponential times; each replication then lasts 100 of these times or until
/// 20,000 attempts. At most some 40 million attempts. Refusals that the formula gives as fewer than
/// 1e-4, but not fewer than 1e-7, are weighed by splitting (models/call/splitting.h) where that is
/// possible, else counted.
std::string ScenarioText(const Trial& trial, const TrialOptions& options);

/// Repeats it until the precision is reached (sim/run/stopping.h).
Seen Tried(const Trial& trial, const TrialOptions& options);

/// All of them, in processes of their own; trials that are the same scenario are run once. None
/// when interrupted. Throws std::runtime_error when one fails.
std::optional<std::vector<Seen>> TriedAll(const std::vector<Trial>& trials,
                                          const TrialOptions& options,
                                          unsigned jobs);

/// The service pack without the faults: what the formula speaks of.
inline constexpr ras::ServicePack kRepaired = ras::ServicePack::Sp6a;

} // namespace pptplab::sim::capacity

#endif
