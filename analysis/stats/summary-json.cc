// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/summary-json.h"

#include "analysis/stats/metric-unit.h"

#include <optional>

namespace pptplab::analysis
{

namespace
{

using Json = nlohmann::ordered_json;

Json
OrNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

} // namespace

Json
ToJson(const std::vector<Setting>& settings)
{
    Json json = Json::object();
    for (const Setting& setting : settings)
    {
        json[setting.axis] = setting.value;
    }
    return json;
}

Json
ToJson(const CellSummary& summary)
{
    Json outcomes = Json::object();
    for (const OutcomeCount& count : summary.outcomes)
    {
        outcomes[count.name] = count.attempts;
    }
    Json metrics = Json::object();
    std::vector<Metric> all = summary.metrics;
    all.insert(all.end(), summary.parts.begin(), summary.parts.end());
    for (const auto& [name, estimate] : all)
    {
        Json& metric = metrics[name];
        const bool hasInterval = estimate.by != IntervalBy::None;
        metric = {{"value", estimate.value},
                  {"low", hasInterval ? Json(estimate.low) : Json(nullptr)},
                  {"high", hasInterval ? Json(estimate.high) : Json(nullptr)},
                  {"n", estimate.n},
                  {"unit", UnitOf(name)},
                  {"exact", OrNull(estimate.exact)},
                  {"z", OrNull(estimate.z)}};
        if (!estimate.exact)
        {
            metric["no_exact"] = summary.WhyNoExact(name);
        }
    }
    return {{"settings", ToJson(summary.settings)},
            {"engine", summary.engine},
            {"offered", summary.offered},
            {"outcomes", std::move(outcomes)},
            {"metrics", std::move(metrics)}};
}

} // namespace pptplab::analysis
