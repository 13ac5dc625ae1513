// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_METRIC_SUMS_H
#define PPTPLAB_ANALYSIS_STATS_METRIC_SUMS_H

#include "analysis/stats/estimate.h"
#include "analysis/stats/tally.h"

#include <optional>
#include <string_view>
#include <vector>

namespace pptplab::analysis
{

/// What a metric is the ratio of, total / n, in each batch of each replication.
struct MetricSums
{
    std::vector<BatchSums> replications;
    Extent extent = Extent::Share;
    bool isWeighed = false; ///< totals are weights of refusals, not counts
};

/// None for what is no metric, for a group of clients that these replications do not tell apart,
/// and for figures of ports and of parts (parts.h) of fewer than 10 replications: there are no
/// batches.
std::optional<MetricSums> SumsOf(std::string_view metric,
                                 const std::vector<Replication>& replications);

} // namespace pptplab::analysis

#endif
