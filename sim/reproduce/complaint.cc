// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/complaint.h"

#include <algorithm>
#include <array>
#include <string>

namespace pptplab::sim::reproduce
{

namespace
{

constexpr std::string_view kNoAnswer = "No answer";
constexpr std::string_view kRefused = "Refused, though ports are free";
constexpr std::string_view kNoAddress = "No address";
constexpr std::string_view kNoData = "Connected, and no data";
constexpr std::string_view kSlow = "Slow";
constexpr std::string_view kTurnedAway = "Turned away with another error";
constexpr std::string_view kPlanning = "Planning";

struct MetricRow
{
    std::string_view metric; ///< or how it begins
    std::string_view complaint;
};

// The first row that fits decides.
constexpr std::array kRows = {
    MetricRow{"refus", kRefused},
    MetricRow{"callers.", kRefused},
    MetricRow{"reconnect.", kRefused},
    MetricRow{"failed.no-answer", kNoAnswer},
    MetricRow{"failed.not-responding", kNoAnswer},
    MetricRow{"failed.peer-silent", kNoAnswer},
    MetricRow{"failed.ppp-timeout", kNoAnswer},
    MetricRow{"failed.no-address", kNoAddress},
    MetricRow{"failed.projection", kNoAddress},
    MetricRow{"connected.no-data", kNoData},
    MetricRow{"ping.", kNoData},
    MetricRow{"plain-gre", kNoData},
    MetricRow{"delivered", kSlow},
    MetricRow{"goodput", kSlow},
    MetricRow{"setup_time", kSlow},
    MetricRow{"browse.", kSlow},
    MetricRow{"share.", kSlow},
    MetricRow{"failed.", kTurnedAway},
};

/// Metrics in the order in which they say what an experiment is about.
std::vector<std::string>
MetricsOf(const ExperimentResult& result)
{
    std::vector<std::string> metrics;
    if (!result.files.empty() && result.files.front().Sweep().claims.comparison)
    {
        metrics = result.files.front().Sweep().claims.comparison->metrics;
    }
    const auto& seen = result.entry.metrics;
    metrics.insert(metrics.end(), seen.begin(), seen.end());
    return metrics;
}

} // namespace

const std::vector<std::string_view>&
Complaints()
{
    static const std::vector<std::string_view> kAll = {
        kNoAnswer, kRefused, kNoAddress, kNoData, kSlow, kTurnedAway, kPlanning};
    return kAll;
}

std::string_view
ComplaintOf(const ExperimentResult& result)
{
    if (result.entry.articles.empty())
    {
        return kPlanning;
    }
    for (const std::string& metric : MetricsOf(result))
    {
        const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const MetricRow& each) {
            return metric.compare(0, each.metric.size(), each.metric) == 0;
        });
        if (row != kRows.end())
        {
            return row->complaint;
        }
    }
    return kTurnedAway;
}

} // namespace pptplab::sim::reproduce
