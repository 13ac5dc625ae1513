// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_PARTS_H
#define PPTPLAB_ANALYSIS_STATS_PARTS_H

#include "analysis/stats/metric-sums.h"
#include "analysis/stats/summary.h"
#include "analysis/stats/tally.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::analysis
{

// Metrics of parts of a run: "hour/07.refused" of the attempts of the eighth hour,
// "server/2.offered" attempts an hour, "server/2.busy" ports. And those of its ports: "ports.busy",
// "ports.peak", "ports.all_busy".

inline constexpr std::array<std::string_view, 3> kPortMetrics = {
    "ports.busy", "ports.peak", "ports.all_busy"};

/// What a run can be told apart by; each with a "/" begins the names of its parts.
inline constexpr std::array<std::string_view, 3> kPartKinds = {"hour", "server", "group"};

/// What ends the name of a part's metric.
inline constexpr std::array<std::string_view, 3> kPartFigures = {".refused", ".offered", ".busy"};

/// The three metrics of a part.
std::vector<std::string> MetricsOfPart(std::string_view part);

/// Whether it has the form of such a metric, whatever part it is of.
bool IsOfPart(std::string_view metric);

/// The unit of such a metric.
std::string UnitOfPart(std::string_view metric);

/// What such a metric is the ratio of, one batch for each of 10 replications or more; else none.
std::optional<MetricSums> SumsOfRuns(std::string_view metric,
                                     const std::vector<Replication>& replications);

/// Those that the replications have, each once, in their order.
std::vector<Metric> PortMetrics(const std::vector<Replication>& replications);
std::vector<Metric> PartMetrics(const std::vector<Replication>& replications);

} // namespace pptplab::analysis

#endif
