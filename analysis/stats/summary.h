// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_SUMMARY_H
#define PPTPLAB_ANALYSIS_STATS_SUMMARY_H

#include "analysis/stats/estimate.h"
#include "analysis/stats/tally.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::analysis
{

/// One coordinate of a cell in its sweep, e.g. {"server.service_pack", "sp3"}.
struct Setting
{
    std::string axis;
    std::string value;
};

/// The value on this axis; null where the cell has none.
const std::string* ValueOn(std::string_view axis, const std::vector<Setting>& settings);

/// What is known of a cell before it runs.
struct CellSetup
{
    std::vector<Setting> settings; ///< swept keys in the order of the axes; empty for a single run
    std::string engine;            ///< "call" or "packet"
    std::map<std::string, double> exact; ///< exact value of each metric that has one
    double designEffect = 1; ///< design effect of the refused share, for shares with few hits
    std::map<std::string, std::string> noExact{}; ///< why a metric has none; see kOtherMetrics
};

/// Stands in CellSetup::noExact for all metrics that it does not name.
inline constexpr std::string_view kOtherMetrics = "*";

struct Metric
{
    std::string name;
    Estimate estimate;
};

struct OutcomeCount
{
    std::string name;
    std::uint64_t attempts = 0;
};

/// The figures of one cell: all that a table, an export, a picture or a report shows of it.
struct CellSummary
{
    std::vector<Setting> settings;
    std::string engine;
    std::uint64_t offered = 0;
    std::vector<OutcomeCount> outcomes; ///< outcomes that occurred, in the order of the enum
    std::vector<Metric> metrics;        ///< metrics in the order of Summarise
    std::optional<Estimate> unseen{};   ///< the share of any outcome that did not occur
    std::map<std::string, std::string> noExact{}; ///< as in CellSetup
    std::vector<Metric> parts{}; ///< metrics of hours, servers and groups (parts.h)

    /// None when the cell has no such metric. An outcome that did not occur has the share 0.
    const Estimate* Find(std::string_view metric) const;

    /// Why the metric has no exact value, in a sentence without its full stop; empty if it has one.
    std::string WhyNoExact(const std::string& metric) const;
};

/// All metrics that a summary may hold, by name, but those of groups and of parts.
std::vector<std::string> MetricNames();

/// What the refused share of a group of clients is called, before the group's name.
inline constexpr std::string_view kGroupMetrics = "refused.";

std::string MetricOfGroup(std::string_view group);

/// Metrics, in this order (the first four from weights where refusals were not counted): `refused`
/// (all causes), `refused.no-port`, `refused.cleanup`, `connected` and each other outcome that
/// occurred, as shares of the attempts offered; `setup_time`, a mean in seconds, then the other
/// quantities of tally.h; `callers.lost` and `callers.served`, the shares of callers who gave up
/// and who were connected at last, if callers were counted; `ports.busy`, `ports.peak` and
/// `ports.all_busy`; `refused.GROUP`, a share of the group's attempts, where there are several
/// groups. A metric of which nothing was seen (no
/// attempts, one connected call) is left out.
CellSummary Summarise(const CellSetup& setup, const std::vector<Replication>& replications);

} // namespace pptplab::analysis

#endif
