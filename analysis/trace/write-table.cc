// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/write-table.h"

#include "analysis/report/table.h"

#include <fmt/format.h>

#include <ostream>

namespace pptplab::analysis
{

namespace
{

/// TCP or GRE below the named protocol, as text.
std::string
CarrierOf(const Row& row)
{
    for (const char* const protocol : {"TCP", "GRE"})
    {
        const Layer* const layer = row.Find(protocol);
        if (layer != nullptr && ProtocolOf(row) != protocol)
        {
            return fmt::format("{} {}", layer->protocol, layer->summary);
        }
    }
    return {};
}

} // namespace

const std::string&
ProtocolOf(const Row& row)
{
    return row.Top().protocol;
}

std::string
SummaryOf(const Row& row)
{
    std::string summary;
    for (const Layer& layer : row.layers)
    {
        if (layer.protocol == ProtocolOf(row))
        {
            summary += (summary.empty() ? "" : "; ") + layer.summary;
        }
    }
    return summary;
}

void
PrintFrames(const FrameTable& table, std::ostream& out)
{
    Table text;
    text.caption = table.title;
    text.columns = {{"frame", Align::Right},
                    {"time", Align::Right},
                    {"from"},
                    {"to"},
                    {"protocol"},
                    {"what it says"},
                    {"carried by"}};
    for (const Row& row : table.rows)
    {
        text.rows.push_back({std::to_string(row.number),
                             fmt::format("{:.3f}", ToSeconds(row.time)),
                             row.from,
                             row.to,
                             ProtocolOf(row),
                             SummaryOf(row),
                             CarrierOf(row)});
    }
    PrintTable(text, out);
    for (const std::string& remark : table.remarks)
    {
        out << remark << "\n";
    }
}

nlohmann::ordered_json
ToJson(const FrameTable& table)
{
    auto frames = nlohmann::ordered_json::array();
    for (const Row& row : table.rows)
    {
        nlohmann::ordered_json frame{{"number", row.number},
                                     {"time", ToSeconds(row.time)},
                                     {"from", row.from},
                                     {"to", row.to},
                                     {"adapter", row.adapter},
                                     {"protocol", ProtocolOf(row)}};
        if (row.see)
        {
            frame["see"] = *row.see;
        }
        frame["malformed"] = row.Malformed();
        frame["layers"] = nlohmann::ordered_json::array();
        for (const Layer& layer : row.layers)
        {
            nlohmann::ordered_json entry{{"protocol", layer.protocol}, {"summary", layer.summary}};
            entry.update(layer.fields.is_object() ? layer.fields
                                                  : nlohmann::ordered_json::object());
            frame["layers"].push_back(std::move(entry));
        }
        frames.push_back(std::move(frame));
    }
    return {{"title", table.title}, {"frames", std::move(frames)}, {"remarks", table.remarks}};
}

} // namespace pptplab::analysis
