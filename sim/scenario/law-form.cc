// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/quantity.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace pptplab::sim
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

struct MeanCv
{
    Duration mean;
    double cv;
};

/// { mean = "30min", cv = 2 } and nothing else.
std::optional<MeanCv>
MeanCvIn(const Value& value, double lowestCv)
{
    const auto* table = value.AsTable();
    const Value* mean = table == nullptr ? nullptr : Find(*table, "mean");
    const Value* cv = table == nullptr ? nullptr : Find(*table, "cv");
    if (mean == nullptr || cv == nullptr || table->size() != 2)
    {
        return std::nullopt;
    }
    // A cv of a thousand is far beyond any measured session; more overflows the transforms.
    constexpr double kLargestCv = 1000;
    const auto time = TimeIn(*mean);
    const auto number = NumberForm{lowestCv, kLargestCv}.Read(*cv);
    if (!time || *time == Duration{} || !number || number.Value() == 0)
    {
        return std::nullopt;
    }
    return MeanCv{*time, number.Value()};
}

std::optional<Law>
Uniform(const Value& value)
{
    const auto* ends = value.AsList();
    if (ends == nullptr || ends->size() != 2)
    {
        return std::nullopt;
    }
    const auto low = TimeIn(ends->front());
    const auto high = TimeIn(ends->back());
    if (!low || !high || *low > *high)
    {
        return std::nullopt;
    }
    return Law::Uniform(*low, *high);
}

std::optional<Law>
Exponential(const Value& value)
{
    const auto mean = TimeIn(value);
    return mean && *mean > Duration{} ? std::optional(Law::Exponential(*mean)) : std::nullopt;
}

std::optional<Law>
Lognormal(const Value& value)
{
    const auto read = MeanCvIn(value, 0);
    return read ? std::optional(Law::Lognormal(read->mean, read->cv)) : std::nullopt;
}

std::optional<Law>
Hyperexponential(const Value& value)
{
    const auto read = MeanCvIn(value, 1);
    return read ? std::optional(Law::Hyperexponential(read->mean, read->cv)) : std::nullopt;
}

struct LawName
{
    std::string_view name;
    std::string_view shape;
    std::optional<Law> (*read)(const Value&);
};

constexpr std::array<LawName, 4> kLaws = {{
    {"uniform", "[\"3s\", \"5s\"], the lower end first", Uniform},
    {"exponential", "a mean above 0 such as \"30min\"", Exponential},
    {"lognormal", "{ mean, cv } with mean > 0, 0 < cv <= 1000", Lognormal},
    {"hyperexponential", "{ mean, cv } with mean > 0, 1 <= cv <= 1000", Hyperexponential},
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
            const auto read = law.read(entry.value);
            if (!read)
            {
                return Failure{fmt::format(
                    "{} takes {}; times up to \"{}\"", law.name, law.shape, kLongestTimeText)};
            }
            return *read;
        }
    }
    return Failure{fmt::format("no law is called {}; the laws are {}, the nearest is {}",
                               entry.key,
                               Joined(names),
                               Nearest(entry.key, names))};
}

Value
MeanCvValue(const Law& law)
{
    return {Value::Table{{"mean", TextValue(DurationText(law.First()))},
                         {"cv", Value{law.Cv(), Place{}}}},
            Place{}};
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
        return Single("lognormal", MeanCvValue(law));
    case Law::Kind::Hyperexponential:
        return Single("hyperexponential", MeanCvValue(law));
    case Law::Kind::Constant:
        break;
    }
    return TextValue(DurationText(law.First()));
}

std::string
LawForm::Range() const
{
    return fmt::format("{} 0: \"4s\", {{ uniform = [\"3s\", \"5s\"] }}, {{ exponential = "
                       "\"30min\" }}, {{ lognormal = {{ mean = \"30min\", cv = 2 }} }} or "
                       "hyperexponential likewise; times up to \"{}\"",
                       zero == Zero::Allowed ? ">=" : ">",
                       kLongestTimeText);
}

} // namespace pptplab::sim
