// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/metric.h"

#include "analysis/stats/summary.h"

#include <algorithm>

namespace pptplab::sim
{

std::vector<std::string>
Metrics()
{
    std::vector<std::string> names = analysis::MetricNames();
    const std::size_t plain = names.size();
    for (std::size_t i = 0; i < plain; ++i)
    {
        names.push_back(names[i] + ".z");
    }
    return names;
}

bool
IsMetric(std::string_view name)
{
    const auto names = Metrics();
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view
UnitOf(std::string_view metric)
{
    if (metric == "setup_time" || metric == "ping.outside.time" || metric == "ping.inside.time" ||
        metric == "plain-gre.time" || metric == "callers.wait" || metric == "reconnect.time" ||
        metric == "reconnect.last" || metric == "browse.time" || metric == "share.time" ||
        metric == "refusing.length" || metric == "refusing.gap")
    {
        return "s";
    }
    if (metric == "servers_asked" || metric == "callers.tries" || metric == "reconnect.tries")
    {
        return metric == "servers_asked" ? "servers" : "tries";
    }
    return metric == "goodput.up" || metric == "goodput.down" ? "bit/s" : "";
}

} // namespace pptplab::sim
