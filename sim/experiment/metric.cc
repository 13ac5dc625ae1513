// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/metric.h"

#include "analysis/stats/parts.h"
#include "analysis/stats/summary.h"

#include <algorithm>

namespace pptplab::sim::experiment
{

std::vector<std::string>
Metrics(const std::vector<std::string>& groups)
{
    std::vector<std::string> names = analysis::MetricNames();
    for (const std::string& group : groups)
    {
        names.push_back(analysis::MetricOfGroup(group));
    }
    const std::size_t plain = names.size();
    for (std::size_t i = 0; i < plain; ++i)
    {
        names.push_back(names[i] + ".z");
    }
    return names;
}

bool
IsMetric(std::string_view name, const std::vector<std::string>& groups)
{
    const auto names = Metrics(groups);
    return std::find(names.begin(), names.end(), name) != names.end() || analysis::IsOfPart(name);
}

} // namespace pptplab::sim::experiment
