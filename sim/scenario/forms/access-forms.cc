// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/access-forms.h"

#include <optional>
#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

using population::Law;

std::optional<node::Outage>
OutageIn(const Value& value)
{
    const auto* ends = value.AsList();
    if (ends == nullptr || ends->size() != 2)
    {
        return std::nullopt;
    }
    const auto from = TimeForm{}.Read(ends->front());
    const auto until = TimeForm{}.Read(ends->back());
    if (!from || !until || from.Value() >= until.Value())
    {
        return std::nullopt;
    }
    return node::Outage{from.Value(), until.Value()};
}

} // namespace

Reading<Law>
JitterForm::Read(const Value& value) const
{
    if (value.String() == nullptr)
    {
        return LawForm{}.Read(value);
    }
    const auto most = TimeForm{}.Read(value);
    if (!most)
    {
        return Failure{most.Error()};
    }
    return most.Value() == Duration{} ? Law() : Law::Uniform(Duration{}, most.Value());
}

Value
JitterForm::Write(const Law& law) const
{
    const bool fromZero = law.Form() == Law::Kind::Uniform && law.First() == Duration{};
    return fromZero ? TimeForm{}.Write(law.High()) : LawForm{}.Write(law);
}

std::string
JitterForm::Range() const
{
    return "a time: uniform from 0 to it; or a table: " + LawForm{}.Range();
}

Reading<OutagesForm::Content>
OutagesForm::Read(const Value& value) const
{
    const auto* list = value.AsList();
    if (list == nullptr)
    {
        return Failure<std::string>{"must be a " + Type() + ": " + Range()};
    }
    Content outages;
    for (const Value& item : *list)
    {
        const auto outage = OutageIn(item);
        if (!outage || (!outages.empty() && outage->from < outages.back().until))
        {
            return Failure<std::string>{ToToml(item) + " in it must be like " + Range()};
        }
        outages.push_back(*outage);
    }
    return outages;
}

Value
OutagesForm::Write(const Content& outages) const
{
    Value::List list;
    for (const node::Outage& outage : outages)
    {
        Value::List ends = {TimeForm{}.Write(outage.from), TimeForm{}.Write(outage.until)};
        list.push_back(Value{std::move(ends), Place{}});
    }
    return Value{std::move(list), Place{}};
}

std::string
OutagesForm::Range() const
{
    return "[[\"10s\", \"20s\"]]: begin and end of each, one after the other";
}

} // namespace pptplab::sim::scenario
