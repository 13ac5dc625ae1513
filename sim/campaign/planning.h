// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_PLANNING_H
#define PPTPLAB_SIM_CAMPAIGN_PLANNING_H

#include "analysis/store/store.h"
#include "sim/campaign/campaign.h"
#include "sim/workers/progress.h"
#include "sim/workers/worker-pool.h"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <stdexcept>

namespace pptplab::sim::campaign
{

/// A cell could not be planned: its workers ended, even without exact values.
class NotPlanned : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// Writes the plan of these cells into the store, as far as it is not there: each cell is read, and
/// its exact values computed, by a worker. A plan that is complete only gets the new demand.
/// Returns the campaign's id; none when that was interrupted, after which the same call goes on.
/// The pool's time limit is that of a cell; one whose exact values end its worker goes without.
/// Throws NotPlanned, and BadInput with what is wrong with cells.
std::optional<std::int64_t> MakePlan(const CellGrid& cells,
                                     const workers::WorkerPool& pool,
                                     analysis::Store& store,
                                     workers::Progress::Options progress,
                                     std::ostream& messages);

} // namespace pptplab::sim::campaign

#endif
