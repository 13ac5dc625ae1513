// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/trace-form.h"

#include "sim/logs/protocol-text.h"
#include "sim/logs/session-log.h"
#include "sim/scenario/forms/csv-file.h"
#include "sim/scenario/forms/rows.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pptplab::sim::logs
{

namespace
{

using scenario::Reading;
using scenario::Value;

/// What the table form of a trace says.
struct LogSpec
{
    std::string file;
    LogOptions options;
};

using Wrong = std::optional<std::string>;

Wrong
ReadSeparator(const std::string& text, LogSpec& spec)
{
    constexpr std::array<std::pair<std::string_view, char>, 7> kNames = {{{",", ','},
                                                                          {";", ';'},
                                                                          {"\t", '\t'},
                                                                          {"|", '|'},
                                                                          {"comma", ','},
                                                                          {"semicolon", ';'},
                                                                          {"tab", '\t'}}};
    for (const auto& [name, separator] : kNames)
    {
        if (name == text)
        {
            spec.options.separator = separator;
            return std::nullopt;
        }
    }
    return "must be \",\", \";\", \"|\" or \"tab\"";
}

Wrong
ReadDates(const std::string& text, LogSpec& spec)
{
    if (text == kDateOrderNames[0] || text == kDateOrderNames[1])
    {
        spec.options.dates =
            text == kDateOrderNames[0] ? DateOrder::DayFirst : DateOrder::MonthFirst;
        return std::nullopt;
    }
    return fmt::format("must be \"{}\" or \"{}\"", kDateOrderNames[0], kDateOrderNames[1]);
}

Wrong
ReadZone(const std::string& text, LogSpec& spec)
{
    auto zone = TimeZone::Named(text);
    if (!zone)
    {
        return zone.Error();
    }
    spec.options.zone = zone.Value();
    return std::nullopt;
}

Wrong
ReadFrom(const std::string& text, LogSpec& spec)
{
    const auto from = ReadTime(text, spec.options.dates);
    if (!from)
    {
        return from.Error();
    }
    spec.options.from = from.Value();
    return std::nullopt;
}

template <std::optional<std::string> LogColumns::* column>
Wrong
ReadColumn(const std::string& text, LogSpec& spec)
{
    spec.options.columns.*column = text;
    return std::nullopt;
}

Wrong
ReadFile(const std::string& text, LogSpec& spec)
{
    spec.file = text;
    return std::nullopt;
}

struct SpecKey
{
    std::string_view name;
    Wrong (*read)(const std::string&, LogSpec&);
};

// `from` is read as `dates` says, so it comes last.
constexpr std::array<SpecKey, 11> kSpecKeys = {{
    {"file", ReadFile},
    {"arrival", ReadColumn<&LogColumns::arrival>},
    {"start", ReadColumn<&LogColumns::arrival>},
    {"stop", ReadColumn<&LogColumns::stop>},
    {"holding", ReadColumn<&LogColumns::holding>},
    {"protocols", ReadColumn<&LogColumns::protocols>},
    {"session", ReadColumn<&LogColumns::session>},
    {"separator", ReadSeparator},
    {"zone", ReadZone},
    {"dates", ReadDates},
    {"from", ReadFrom},
}};

Wrong
StrangerIn(const Value::Table& table)
{
    std::vector<std::string> names;
    names.reserve(kSpecKeys.size());
    for (const SpecKey& key : kSpecKeys)
    {
        names.emplace_back(key.name);
    }
    for (const scenario::Entry& entry : table)
    {
        if (std::find(names.begin(), names.end(), entry.key) == names.end())
        {
            return fmt::format("has an unknown key {}; the keys are {}, the nearest is {}",
                               entry.key,
                               scenario::Joined(names),
                               scenario::Nearest(entry.key, names));
        }
    }
    return std::nullopt;
}

Reading<LogSpec>
SpecOf(const Value::Table& table)
{
    if (const auto stranger = StrangerIn(table))
    {
        return Failure{*stranger};
    }
    if (scenario::Find(table, "arrival") != nullptr && scenario::Find(table, "start") != nullptr)
    {
        return Failure{std::string("has arrival and start, which are the same")};
    }
    LogSpec spec;
    for (const SpecKey& key : kSpecKeys)
    {
        const Value* value = scenario::Find(table, key.name);
        if (value == nullptr)
        {
            continue;
        }
        const std::string* text = value->String();
        const Wrong wrong =
            text != nullptr && !text->empty() ? key.read(*text, spec) : Wrong("must be a text");
        if (wrong)
        {
            return Failure{fmt::format("{} = {}: {}", key.name, scenario::ToToml(*value), *wrong)};
        }
    }
    if (spec.file.empty())
    {
        return Failure{std::string("must name a file: { file = \"radacct.csv\" }")};
    }
    return spec;
}

Reading<TraceForm::Content>
FromFile(const LogSpec& spec, const scenario::Place& place)
{
    auto opened = scenario::OpenNamed(spec.file, place);
    if (!opened)
    {
        return Failure{opened.Error()};
    }
    std::ifstream text = std::move(opened).Value();
    auto log = ReadSessionLog(text, spec.file, spec.options);
    if (!log)
    {
        return Failure{log.Error()};
    }
    SessionLog read = std::move(log).Value();
    TraceForm::Content content;
    content.calls = std::make_shared<const population::Trace>(std::move(read.calls));
    for (const std::string& note : read.notes)
    {
        content.notes.push_back(fmt::format("{}: {}", spec.file, note));
    }
    return content;
}

Reading<population::TracedCall>
CallOf(const scenario::Row& row)
{
    const auto at = scenario::TimeCell(row, 0, "arrival");
    if (!at)
    {
        return Failure{at.Error()};
    }
    const auto holding = scenario::TimeCell(row, 1, "holding");
    if (!holding)
    {
        return Failure{holding.Error()};
    }
    population::TracedCall call{at.Value(), holding.Value(), {NetworkProtocol::TcpIp}};
    if (row.cells.size() > 2)
    {
        const auto protocols = ReadProtocols(row.cells[2]);
        if (!protocols)
        {
            return Failure{fmt::format("{}: protocols = {} {}",
                                       row.where,
                                       scenario::Quoted(row.cells[2]),
                                       protocols.Error())};
        }
        call.protocols = protocols.Value();
    }
    return call;
}

Reading<TraceForm::Content>
FromList(const Value& value)
{
    const auto rows = scenario::RowsOf(value, {{"arrival", "holding", "protocols"}, 2});
    if (!rows)
    {
        return Failure{rows.Error()};
    }
    population::Trace trace;
    for (const scenario::Row& row : rows.Value())
    {
        const auto call = CallOf(row);
        if (!call)
        {
            return Failure{call.Error()};
        }
        trace.push_back(call.Value());
    }
    const auto earlier = [](const population::TracedCall& a, const population::TracedCall& b) {
        return a.at < b.at;
    };
    TraceForm::Content content;
    if (!std::is_sorted(trace.begin(), trace.end(), earlier))
    {
        std::stable_sort(trace.begin(), trace.end(), earlier);
        content.notes.emplace_back("rows are out of order: sorted by arrival");
    }
    content.calls = std::make_shared<const population::Trace>(std::move(trace));
    return content;
}

Value
TextValue(std::string text)
{
    return {std::move(text), scenario::Place{}};
}

} // namespace

Reading<TraceForm::Content>
TraceForm::Read(const Value& value) const
{
    if (value.String() != nullptr)
    {
        return FromFile({*value.String(), {}}, value.place);
    }
    const auto* table = value.AsTable();
    if (table == nullptr)
    {
        return FromList(value);
    }
    const auto spec = SpecOf(*table);
    return spec ? FromFile(spec.Value(), value.place) : Failure{spec.Error()};
}

Value
TraceForm::Write(const population::Trace& trace) const
{
    Value::List rows;
    for (const population::TracedCall& call : trace)
    {
        rows.push_back({Value::List{TextValue(scenario::DurationText(call.at)),
                                    TextValue(scenario::DurationText(call.holding)),
                                    TextValue(ProtocolsText(call.protocols))},
                        scenario::Place{}});
    }
    return {std::move(rows), scenario::Place{}};
}

std::string
TraceForm::Range() const
{
    return "a CSV file with a column for the arrival and one for the holding time or the end, in "
           "any order; { file = \"radacct.csv\", start = \"COLUMN\", stop = \"COLUMN\" } where "
           "their names are not known; or rows in a list: arrival, holding and, if wanted, "
           "protocols (tcpip+netbeui)";
}

} // namespace pptplab::sim::logs
