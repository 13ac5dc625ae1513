// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/rate-forms.h"

#include "sim/scenario/forms/rows.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

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

} // namespace pptplab::sim::scenario
