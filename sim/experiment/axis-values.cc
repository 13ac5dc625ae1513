// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/axis-values.h"

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace pptplab::sim::experiment
{

namespace
{

using Values = Result<std::vector<scenario::Value>, std::string>;

// A line of a sweep longer than this cannot be meant: it alone would exceed the cells allowed.
constexpr std::int64_t kMaxValues = 100'000;

constexpr std::string_view kShapes =
    "must be a list, { from, to, step }, { from, to, count }, { log = [low, high], count } or { "
    "zip = { ... } }";

// What becomes of a dotted key without quotes is a table.
constexpr std::string_view kQuotes =
    "; a key with dots stands in quotes: \"server.ports\" = [1, 2]";

/// One end of a range: a number and its unit, which may be empty.
struct End
{
    double number = 0;
    std::string unit;
    bool whole = false;
};

std::optional<End>
EndOf(const scenario::Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value.content))
    {
        return End{static_cast<double>(*integer), "", true};
    }
    if (const auto* number = std::get_if<double>(&value.content))
    {
        return std::isfinite(*number) ? std::optional(End{*number, "", false}) : std::nullopt;
    }
    const auto quantity =
        value.String() == nullptr ? std::nullopt : scenario::ParseQuantity(*value.String());
    if (!quantity || quantity->unit.empty())
    {
        return std::nullopt;
    }
    return End{static_cast<double>(quantity->number), std::string(quantity->unit), false};
}

/// What all values of a range share.
struct Writing
{
    std::string unit;
    bool whole = false;
    scenario::Place place;

    scenario::Value Write(double number) const
    {
        if (whole)
        {
            return {static_cast<std::int64_t>(std::llround(number)), place};
        }
        // Twelve digits hide the rounding of the steps: 0.1 + 2 x 0.1 is 0.3.
        const std::string text = fmt::format("{:.12g}", number);
        return unit.empty() ? scenario::Value{std::stod(text), place}
                            : scenario::Value{text + unit, place};
    }
};

struct Range
{
    End from;
    End to;
};

std::optional<Range>
RangeOf(const scenario::Value* from, const scenario::Value* to)
{
    const auto low = from == nullptr ? std::nullopt : EndOf(*from);
    const auto high = to == nullptr ? std::nullopt : EndOf(*to);
    if (!low || !high || low->unit != high->unit)
    {
        return std::nullopt;
    }
    return Range{*low, *high};
}

Values
Stepped(const Range& range, const scenario::Value& step, scenario::Place place)
{
    const auto width = EndOf(step);
    if (!width || width->unit != range.from.unit || !(width->number > 0) ||
        range.to.number < range.from.number)
    {
        return Failure{std::string("needs from <= to and step > 0, all of one unit")};
    }
    const Writing writing{range.from.unit, range.from.whole && width->whole, place};
    // The tolerance lets `to` itself in when from + n x step misses it by rounding.
    constexpr double kTolerance = 1e-9;
    const double steps = (range.to.number - range.from.number) / width->number + kTolerance;
    if (steps >= static_cast<double>(kMaxValues))
    {
        return Failure{fmt::format("gives more than {} values", kMaxValues)};
    }
    std::vector<scenario::Value> values;
    for (std::int64_t i = 0; i <= static_cast<std::int64_t>(steps); ++i)
    {
        values.push_back(writing.Write(range.from.number + static_cast<double>(i) * width->number));
    }
    return values;
}

/// `position(t)` maps 0..1 to the range.
template <typename Position>
Values
Counted(const scenario::Value& count, const Writing& writing, Position position)
{
    const auto number = scenario::IntegerForm{2, kMaxValues}.Read(count);
    if (!number)
    {
        return Failure{"count = " + scenario::ToToml(count) + " " + number.Error()};
    }
    std::vector<scenario::Value> values;
    for (std::int64_t i = 0; i < number.Value(); ++i)
    {
        const double t = static_cast<double>(i) / static_cast<double>(number.Value() - 1);
        scenario::Value value = writing.Write(position(t));
        if (values.empty() || scenario::ToToml(values.back()) != scenario::ToToml(value))
        {
            values.push_back(std::move(value));
        }
    }
    return values;
}

Values
Linear(const scenario::Value::Table& table, scenario::Place place)
{
    const auto range = RangeOf(scenario::Find(table, "from"), scenario::Find(table, "to"));
    const scenario::Value* step = scenario::Find(table, "step");
    const scenario::Value* count = scenario::Find(table, "count");
    if (!range || table.size() != 3 || (step == nullptr) == (count == nullptr))
    {
        return Failure{std::string("needs from and to, of one unit, and either step or count")};
    }
    if (step != nullptr)
    {
        return Stepped(*range, *step, place);
    }
    const double low = range->from.number;
    const double high = range->to.number;
    return Counted(*count, Writing{range->from.unit, false, place}, [=](double t) {
        return low + t * (high - low);
    });
}

Values
Logarithmic(const scenario::Value::Table& table, scenario::Place place)
{
    const scenario::Value* ends = scenario::Find(table, "log");
    const scenario::Value* count = scenario::Find(table, "count");
    const auto* list = ends->AsList();
    const auto range = list == nullptr || list->size() != 2
                           ? std::nullopt
                           : RangeOf(&list->front(), &list->back());
    if (!range || count == nullptr || table.size() != 2 || !(range->from.number > 0) ||
        !(range->to.number > 0))
    {
        return Failure{std::string("needs log = [low, high], both above 0 and of one unit, and "
                                   "count")};
    }
    const double low = range->from.number;
    const double ratio = range->to.number / low;
    const Writing writing{range->from.unit, range->from.whole && range->to.whole, place};
    return Counted(*count, writing, [=](double t) { return low * std::pow(ratio, t); });
}

} // namespace

Values
AxisValues(const scenario::Value& written)
{
    if (const auto* list = written.AsList())
    {
        if (list->empty())
        {
            return Failure{std::string("must hold at least one value")};
        }
        return *list;
    }
    const auto* table = written.AsTable();
    if (table != nullptr && scenario::Find(*table, "log") != nullptr)
    {
        return Logarithmic(*table, written.place);
    }
    if (table != nullptr && scenario::Find(*table, "from") != nullptr)
    {
        return Linear(*table, written.place);
    }
    const bool dotted =
        table != nullptr && table->size() == 1 && scenario::Find(*table, "zip") == nullptr;
    return Failure{fmt::format("{}{}", kShapes, dotted ? kQuotes : "")};
}

} // namespace pptplab::sim::experiment
