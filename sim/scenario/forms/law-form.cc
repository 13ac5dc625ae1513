// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/forms/rows.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace pptplab::sim::scenario
{

namespace
{

using population::Law;

std::optional<Duration>
TimeIn(const Value& value)
{
    const auto time = value.String() == nullptr ? std::nullopt : ParseDuration(*value.String());
    return time && *time >= Duration{} && *time <= kLongestTime ? time : std::nullopt;
}

Value
TextValue(std::string text)
{
    return {std::move(text), Place{}};
}

/// What is right and wrong with one law's parameters.
using LawReading = Reading<Law>;

/// Failure for parameters of a law that lack the shape which the table of laws gives.
LawReading
Misshapen()
{
    return Failure{std::string()};
}

struct MeanAnd
{
    Duration mean;
    double number;
};

/// { mean = "30min", cv = 2 } and nothing else.
std::optional<MeanAnd>
MeanAndNumber(const Value& value, std::string_view name, const NumberForm& form)
{
    const auto* table = value.AsTable();
    const Value* mean = table == nullptr ? nullptr : Find(*table, "mean");
    const Value* second = table == nullptr ? nullptr : Find(*table, name);
    if (mean == nullptr || second == nullptr || table->size() != 2)
    {
        return std::nullopt;
    }
    const auto time = TimeIn(*mean);
    const auto number = form.Read(*second);
    if (!time || *time == Duration{} || !number || number.Value() == 0)
    {
        return std::nullopt;
    }
    return MeanAnd{*time, number.Value()};
}

/// A law of mean and one number more.
template <Law (*make)(Duration, double)>
LawReading
Made(const Value& value, std::string_view name, const NumberForm& form)
{
    const auto read = MeanAndNumber(value, name, form);
    return read ? LawReading(make(read->mean, read->number)) : Misshapen();
}

LawReading
Uniform(const Value& value)
{
    const auto* ends = value.AsList();
    if (ends == nullptr || ends->size() != 2)
    {
        return Misshapen();
    }
    const auto low = TimeIn(ends->front());
    const auto high = TimeIn(ends->back());
    if (!low || !high || *low > *high)
    {
        return Misshapen();
    }
    return Law::Uniform(*low, *high);
}

LawReading
Exponential(const Value& value)
{
    const auto mean = TimeIn(value);
    return mean && *mean > Duration{} ? LawReading(Law::Exponential(*mean)) : Misshapen();
}

// A cv of a thousand is far beyond any measured session; more overflows the transforms.
LawReading
Lognormal(const Value& value)
{
    return Made<Law::Lognormal>(value, "cv", NumberForm{0, 1000});
}

LawReading
Hyperexponential(const Value& value)
{
    return Made<Law::Hyperexponential>(value, "cv", NumberForm{1, 1000});
}

// Beyond a cv of 30 nearly all times are 0.
LawReading
Gamma(const Value& value)
{
    return Made<Law::Gamma>(value, "cv", NumberForm{0.001, 30});
}

LawReading
Weibull(const Value& value)
{
    return Made<Law::Weibull>(value, "shape", NumberForm{0.1, 100});
}

LawReading
Pareto(const Value& value)
{
    return Made<Law::Pareto>(value, "shape", NumberForm{1.01, 100});
}

LawReading
Empirical(const Value& value)
{
    const NumberForm weights{1e-9, 1e9};
    const auto rows = RowsOf(value, {{"time", "weight"}, 1});
    if (!rows)
    {
        return Failure{rows.Error()};
    }
    std::vector<population::Observed> observed;
    for (const Row& row : rows.Value())
    {
        const auto time = TimeCell(row, 0, "time");
        if (!time)
        {
            return Failure{time.Error()};
        }
        const Reading<double> weight =
            row.cells.size() > 1 ? NumberCell(row, 1, weights) : Reading<double>(1.0);
        if (!weight)
        {
            return Failure{weight.Error()};
        }
        observed.push_back({time.Value(), weight.Value()});
    }
    return Law::Empirical(std::move(observed));
}

struct LawName
{
    std::string_view name;
    std::string_view shape;
    LawReading (*read)(const Value&); ///< fails with an empty text where `shape` says it all
};

constexpr std::array<LawName, 8> kLaws = {{
    {"uniform", "[\"3s\", \"5s\"], the lower end first", Uniform},
    {"exponential", "a mean above 0 such as \"30min\"", Exponential},
    {"lognormal", "{ mean, cv } with mean > 0, 0 < cv <= 1000", Lognormal},
    {"hyperexponential", "{ mean, cv } with mean > 0, 1 <= cv <= 1000", Hyperexponential},
    {"gamma", "{ mean, cv } with mean > 0, 0.001 <= cv <= 30", Gamma},
    {"weibull", "{ mean, shape } with mean > 0, 0.1 <= shape <= 100", Weibull},
    {"pareto", "{ mean, shape } with mean > 0, 1.01 <= shape <= 100", Pareto},
    {"empirical", "a CSV file or a list of times", Empirical},
}};

Reading<Law>
FromTable(const Value::Table& table)
{
    const Entry& entry = table.front();
    std::vector<std::string> names;
    for (const LawName& law : kLaws)
    {
        names.emplace_back(law.name);
        if (law.name == entry.key)
        {
            auto read = law.read(entry.value);
            if (!read && read.Error().empty())
            {
                return Failure{fmt::format(
                    "{} takes {}; times up to \"{}\"", law.name, law.shape, kLongestTimeText)};
            }
            return read;
        }
    }
    return Failure{fmt::format("no law is called {}; the laws are {}, the nearest is {}",
                               entry.key,
                               Joined(names),
                               Nearest(entry.key, names))};
}

Value
MeanAndValue(const Law& law, std::string name)
{
    return {Value::Table{{"mean", TextValue(DurationText(law.First()))},
                         {std::move(name), Value{law.Cv(), Place{}}}},
            Place{}};
}

Value
TimesValue(const Law& law)
{
    Value::List rows;
    for (const population::Observed& each : law.Times())
    {
        rows.push_back(
            {Value::List{TextValue(DurationText(each.time)), Value{each.weight, Place{}}},
             Place{}});
    }
    return {std::move(rows), Place{}};
}

Value
Single(std::string name, Value parameters)
{
    return {Value::Table{{std::move(name), std::move(parameters)}}, Place{}};
}

} // namespace

Reading<Law>
LawForm::Read(const Value& value) const
{
    const Failure<std::string> must{"must be a law: " + Range()};
    const auto* table = value.AsTable();
    if (table != nullptr && table->size() == 1)
    {
        auto law = FromTable(*table);
        if (law && zero == Zero::Excluded && law.Value().Mean() == Duration{})
        {
            return must;
        }
        return law;
    }
    const auto constant = TimeIn(value);
    if (!constant || (zero == Zero::Excluded && *constant == Duration{}))
    {
        return must;
    }
    return Law::Constant(*constant);
}

Value
LawForm::Write(const Law& law) const
{
    switch (law.Form())
    {
    case Law::Kind::Exponential:
        return Single("exponential", TextValue(DurationText(law.First())));
    case Law::Kind::Uniform:
        return Single(
            "uniform",
            {Value::List{TextValue(DurationText(law.First())), TextValue(DurationText(law.High()))},
             Place{}});
    case Law::Kind::Lognormal:
        return Single("lognormal", MeanAndValue(law, "cv"));
    case Law::Kind::Hyperexponential:
        return Single("hyperexponential", MeanAndValue(law, "cv"));
    case Law::Kind::Gamma:
        return Single("gamma", MeanAndValue(law, "cv"));
    case Law::Kind::Weibull:
        return Single("weibull", MeanAndValue(law, "shape"));
    case Law::Kind::Pareto:
        return Single("pareto", MeanAndValue(law, "shape"));
    case Law::Kind::Empirical:
        return Single("empirical", TimesValue(law));
    case Law::Kind::Constant:
        break;
    }
    return TextValue(DurationText(law.First()));
}

std::string
LawForm::Range() const
{
    return fmt::format("{} 0: \"4s\", {{ uniform = [\"3s\", \"5s\"] }}, {{ exponential = "
                       "\"30min\" }}, {{ lognormal = {{ mean = \"30min\", cv = 2 }} }}, "
                       "hyperexponential and gamma likewise, {{ weibull = {{ mean = \"30min\", "
                       "shape = 0.5 }} }}, pareto likewise, {{ empirical = \"times.csv\" }}; times "
                       "up to \"{}\"",
                       zero == Zero::Allowed ? ">=" : ">",
                       kLongestTimeText);
}

} // namespace pptplab::sim::scenario
