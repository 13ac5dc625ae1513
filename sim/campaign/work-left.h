// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_WORK_LEFT_H
#define PPTPLAB_SIM_CAMPAIGN_WORK_LEFT_H

#include "analysis/store/store.h"
#include "sim/campaign/campaign.h"
#include "sim/campaign/forecast.h"

#include <optional>

namespace pptplab::sim::campaign
{

/// What a sweep of these cells would find in the store, and what it would still have to run. Cells
/// that another grid has run are found by their keys, for which workers read them. Without a store
/// nothing is found. None when interrupted.
/// What has failed is left to do only where it is to be tried again.
std::optional<WorkLeft> WorkLeftOf(const CellGrid& cells,
                                   const analysis::Store* store,
                                   unsigned jobs,
                                   bool retryFailed = false);

} // namespace pptplab::sim::campaign

#endif
