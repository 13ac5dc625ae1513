// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/exactness.h"

#include "sim/scenario/forms/forms.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

void
PrintExactness(const run::ExactAnswer& exact,
               const analysis::CellSummary& summary,
               std::ostream& out)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
    for (const analysis::Metric& metric : summary.metrics)
    {
        const std::string why = summary.WhyNoExact(metric.name);
        if (why.empty())
        {
            continue;
        }
        const auto same = std::find_if(
            reasons.begin(), reasons.end(), [&](const auto& each) { return each.first == why; });
        auto& of =
            same == reasons.end() ? reasons.emplace_back(why, std::vector<std::string>{}) : *same;
        of.second.push_back(metric.name);
    }
    out << "\n";
    if (!exact.values.empty())
    {
        out << "Exact by: " << exact.form << "\n";
    }
    for (const auto& [why, metrics] : reasons)
    {
        const bool isAll = metrics.size() == summary.metrics.size();
        out << "No exact value" << (isAll ? "" : " of " + scenario::Joined(metrics)) << ": " << why
            << "\n";
    }
}

void
AddExactness(const run::ExactAnswer& exact, nlohmann::ordered_json& object)
{
    if (exact.values.empty())
    {
        object["no_exact"] = exact.absent.at(std::string(analysis::kOtherMetrics));
    }
    else
    {
        object["exact_form"] = exact.form;
    }
}

} // namespace pptplab::sim::commands
