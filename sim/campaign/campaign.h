// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_CAMPAIGN_H
#define PPTPLAB_SIM_CAMPAIGN_CAMPAIGN_H

#include "analysis/store/store.h"
#include "sim/experiment/experiment.h"
#include "sim/workers/worker-pool.h"

#include <optional>
#include <stdexcept>
#include <string>

namespace pptplab::sim::campaign
{

/// Exact values failed; without them a plan would be another one, so that nothing can be run.
class NoExactValue : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// All cells of an experiment, ready to be stored and run, with their exact values. These may take
/// half a second each and are computed by the pool; none when that was interrupted. Throws
/// NoExactValue when one failed twice.
std::optional<analysis::Campaign> CampaignOf(const experiment::Experiment& experiment,
                                             const workers::WorkerPool& pool);

/// The scenario of a stored or planned cell. Throws BadInput when another version wrote it.
scenario::Scenario ScenarioOf(const analysis::PlannedCell& cell);

} // namespace pptplab::sim::campaign

#endif
