// SPDX-License-Identifier: GPL-2.0-only
#include "models/dialer/ras-error.h"
#include "sim/reproduce/example-call.h"

#include <fmt/format.h>

namespace pptplab::sim::reproduce
{

namespace
{

std::string
MessageOf(std::uint16_t error)
{
    return error == 0 ? "connected" : std::string(dialer::CallerErrorText(error).value_or(""));
}

std::string
EventsOf(const ExampleCall& example)
{
    std::string events;
    for (const auto& [number, text] : example.events)
    {
        events += fmt::format("{}{}: {}", events.empty() ? "" : " ", number, text);
    }
    if (!events.empty())
    {
        return events;
    }
    return example.noTrace.empty() ? "none" : "not known without packets";
}

} // namespace

analysis::Table
ExampleCallTable(const std::vector<ExampleCall>& examples)
{
    using analysis::Align;
    analysis::Table table{"What the callers saw, and what the servers wrote until then",
                          {{"outcome", Align::Left},
                           {"error", Align::Right},
                           {"message", Align::Left},
                           {"events", Align::Left},
                           {"trace, .txt .svg .pcap", Align::Left},
                           {"in the cell", Align::Left}},
                          {}};
    for (const ExampleCall& each : examples)
    {
        const bool traced = each.noTrace.empty();
        table.rows.push_back({std::string(NameOf(each.outcome)),
                              each.error != 0 ? std::to_string(each.error) : std::string("none"),
                              MessageOf(each.error),
                              EventsOf(each),
                              traced ? each.trace : "none: " + each.noTrace,
                              each.cell.empty() ? std::string("the only one") : each.cell});
    }
    return table;
}

} // namespace pptplab::sim::reproduce
