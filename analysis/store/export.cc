// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

namespace pptplab::analysis
{

namespace
{

std::string
OrEmpty(const std::optional<double>& value)
{
    return value ? fmt::format("{}", *value) : "";
}

// The axes of all campaigns, each once, in the order in which they first appear.
std::vector<std::string>
AxesOf(const std::vector<std::vector<CellResult>>& campaigns)
{
    std::vector<std::string> axes;
    for (const auto& cells : campaigns)
    {
        for (const CellResult& cell : cells)
        {
            for (const Setting& setting : cell.summary.settings)
            {
                if (std::find(axes.begin(), axes.end(), setting.axis) == axes.end())
                {
                    axes.push_back(setting.axis);
                }
            }
        }
    }
    return axes;
}

std::string
ValueOn(const std::string& axis, const CellSummary& summary)
{
    for (const Setting& setting : summary.settings)
    {
        if (setting.axis == axis)
        {
            return setting.value;
        }
    }
    return "";
}

} // namespace

std::string
CsvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
    {
        return text;
    }
    std::string quoted = "\"";
    for (const char character : text)
    {
        quoted += character == '"' ? "\"\"" : std::string(1, character);
    }
    return quoted + "\"";
}

std::vector<CellResult>
ResultsOf(const Store& store, std::int64_t campaign)
{
    std::vector<CellResult> results;
    store.ForEachFinished(
        campaign, [&](const StoredCell& cell, const std::vector<Replication>& done) {
            results.push_back({cell.plan.position, Summarise(cell.plan.setup, done)});
        });
    return results;
}

void
ExportCsv(const Store& store, std::ostream& out)
{
    const std::vector<StoredCampaign> campaigns = store.Campaigns();
    std::vector<std::vector<CellResult>> results;
    results.reserve(campaigns.size());
    for (const StoredCampaign& campaign : campaigns)
    {
        results.push_back(ResultsOf(store, campaign.id));
    }
    const std::vector<std::string> axes = AxesOf(results);

    fmt::print(out, "campaign,cell,engine");
    for (const std::string& axis : axes)
    {
        fmt::print(out, ",{}", CsvField(axis));
    }
    fmt::print(out, ",metric,value,low,high,n,exact,z\n");
    for (std::size_t i = 0; i < campaigns.size(); ++i)
    {
        for (const auto& [position, summary] : results[i])
        {
            std::string cell = fmt::format("{},{},{}", i + 1, position, summary.engine);
            for (const std::string& axis : axes)
            {
                cell += ',' + CsvField(ValueOn(axis, summary));
            }
            for (const auto& [name, estimate] : summary.metrics)
            {
                fmt::print(out,
                           "{},{},{},{},{},{},{},{}\n",
                           cell,
                           name,
                           estimate.value,
                           estimate.low,
                           estimate.high,
                           estimate.n,
                           OrEmpty(estimate.exact),
                           OrEmpty(estimate.z));
            }
        }
    }
}

} // namespace pptplab::analysis
