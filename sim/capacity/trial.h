// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_TRIAL_H
#define PPTPLAB_SIM_CAPACITY_TRIAL_H

#include "analysis/stats/estimate.h"
#include "models/ras/port-pool.h"
#include "models/ras/service-pack.h"
#include "sim/capacity/demand.h"
#include "sim/scenario/structs/scenario.h"
#include "sim/workers/progress.h"

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
    scenario::Precision precision{5, true};
    std::uint64_t seed = 1;
};

/// Whether that level has a fault that turns these callers away: ports in clean-up (Q194465). What
/// other faults leave behind call by call, until a restart, has no steady state to plan for.
bool IsFaulty(ras::ServicePack servicePack, const Demand& demand);

/// What came out of a trial.
struct Seen
{
    analysis::Estimate refused;             ///< share of the attempts
    std::optional<analysis::Estimate> lost; ///< share of the callers who give up, with redial
    std::uint64_t replications = 0;
    bool precise = true;
    bool settled = true; ///< the runs had forgotten their empty start (sim/load/settling.h)
};

/// The longest mean time for which a port may be held, clean-up included, or a caller pause.
inline constexpr Duration kLongestMean = std::chrono::hours(24) * 2400;

/// The trial as a scenario file that `pptplab run` takes: the busy hour lasts for ever. The warm-up
/// is "auto"; after ten times the longest mean time (sim/load/automatic-warm-up.h) each replication
/// lasts 100 of the mean times for which a port is held or until 20,000 attempts, or a hundred
/// years. At most some 40 million attempts. Refusals that the formula gives as fewer than 1e-4 are
/// weighed by splitting (models/call/splitting.h) where that is possible, else counted; those of
/// fewer than 1e-7 are only looked for among a million attempts. Pre: no mean time is above
/// kLongestMean.
std::string ScenarioText(const Trial& trial, const TrialOptions& options);

/// Repeats it until the precision is reached (sim/run/stopping.h).
Seen Tried(const Trial& trial, const TrialOptions& options);

/// What was seen in all trials, run in processes of their own; trials that are the same scenario
/// are run once. `progress`, when there is one, is told. None when interrupted. Throws
/// std::runtime_error when one fails.
std::optional<std::vector<Seen>> TriedAll(const std::vector<Trial>& trials,
                                          const TrialOptions& options,
                                          unsigned jobs,
                                          workers::Progress* progress = nullptr);

/// The service pack without the faults: what the formula speaks of.
inline constexpr ras::ServicePack kRepaired = ras::ServicePack::Sp6a;

} // namespace pptplab::sim::capacity

#endif
