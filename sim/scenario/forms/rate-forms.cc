// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/rate-forms.h"

#include "sim/scenario/forms/rows.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <sstream>

namespace pptplab::sim::scenario
{

namespace
{

Value
TextValue(std::string text)
{
    return {std::move(text), Place{}};
}

Reading<population::RateStep>
StepOf(const Row& row)
{
    const auto from = TimeCell(row, 0, "time");
    if (!from)
    {
        return Failure{from.Error()};
    }
    const auto factor = NumberCell(row, 1, NumberForm{0, StepsForm::kLargestFactor});
    if (!factor)
    {
        return Failure{factor.Error()};
    }
    return population::RateStep{from.Value(), factor.Value()};
}

/// "tcpip+netbeui".
Reading<ProtocolSet>
ProtocolsIn(const Row& row, std::size_t cell)
{
    Value::List names;
    std::istringstream text(row.cells[cell]);
    for (std::string name; std::getline(text, name, '+');)
    {
        names.push_back(TextValue(name));
    }
    auto protocols = ProtocolsForm{}.Read({std::move(names), Place{}});
    if (!protocols)
    {
        return Failure{fmt::format("{}: protocols = {} {}, joined by +",
                                   row.where,
                                   Quoted(row.cells[cell]),
                                   protocols.Error())};
    }
    return protocols;
}

Reading<population::TracedCall>
CallOf(const Row& row)
{
    const auto at = TimeCell(row, 0, "arrival");
    if (!at)
    {
        return Failure{at.Error()};
    }
    const auto holding = TimeCell(row, 1, "holding");
    if (!holding)
    {
        return Failure{holding.Error()};
    }
    population::TracedCall call{at.Value(), holding.Value(), {NetworkProtocol::TcpIp}};
    if (row.cells.size() > 2)
    {
        const auto protocols = ProtocolsIn(row, 2);
        if (!protocols)
        {
            return Failure{protocols.Error()};
        }
        call.protocols = protocols.Value();
    }
    return call;
}

std::string
ProtocolsText(ProtocolSet protocols)
{
    std::string text;
    const Value names = ProtocolsForm{}.Write(protocols);
    for (const Value& name : *names.AsList())
    {
        text += (text.empty() ? "" : "+") + *name.String();
    }
    return text;
}

} // namespace

Reading<StepsForm::Content>
StepsForm::Read(const Value& value) const
{
    const auto rows = RowsOf(value, {{"time", "factor"}, 2});
    if (!rows)
    {
        return Failure{rows.Error()};
    }
    Content steps;
    for (const Row& row : rows.Value())
    {
        const auto step = StepOf(row);
        if (!step)
        {
            return Failure{step.Error()};
        }
        const Duration from = step.Value().from;
        if (steps.empty() ? from != Duration{} : from <= steps.back().from)
        {
            return Failure{fmt::format("{}: time = {} {}",
                                       row.where,
                                       Quoted(DurationText(from)),
                                       steps.empty()
                                           ? "must be \"0s\" in the first row"
                                           : "must be later than that of the row before")};
        }
        steps.push_back(step.Value());
    }
    return steps;
}

Value
StepsForm::Write(const Content& steps) const
{
    Value::List rows;
    for (const population::RateStep& step : steps)
    {
        rows.push_back(
            {Value::List{TextValue(DurationText(step.from)), Value{step.factor, Place{}}},
             Place{}});
    }
    return {std::move(rows), Place{}};
}

std::string
StepsForm::Range() const
{
    return "[[\"0s\", 1], [\"9h\", 3]]: from when on, factor 0..1e6; or a CSV file with the "
           "columns "
           "time, factor";
}

Reading<TraceForm::Content>
TraceForm::Read(const Value& value) const
{
    const auto rows = RowsOf(value, {{"arrival", "holding", "protocols"}, 2});
    if (!rows)
    {
        return Failure{rows.Error()};
    }
    population::Trace trace;
    for (const Row& row : rows.Value())
    {
        const auto call = CallOf(row);
        if (!call)
        {
            return Failure{call.Error()};
        }
        if (!trace.empty() && call.Value().at < trace.back().at)
        {
            return Failure{fmt::format("{}: arrival = {} is before that of the row above",
                                       row.where,
                                       Quoted(DurationText(call.Value().at)))};
        }
        trace.push_back(call.Value());
    }
    return std::make_shared<const population::Trace>(std::move(trace));
}

Value
TraceForm::Write(const Content& trace) const
{
    Value::List rows;
    for (const population::TracedCall& call : *trace)
    {
        rows.push_back({Value::List{TextValue(DurationText(call.at)),
                                    TextValue(DurationText(call.holding)),
                                    TextValue(ProtocolsText(call.protocols))},
                        Place{}});
    }
    return {std::move(rows), Place{}};
}

std::string
TraceForm::Range() const
{
    return "a CSV file with the columns arrival, holding and, if wanted, protocols "
           "(tcpip+netbeui), in the order of arrival; or such rows in a list";
}

} // namespace pptplab::sim::scenario
