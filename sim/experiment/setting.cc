// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/setting.h"

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/quantity.h"

#include <algorithm>

namespace pptplab::sim::experiment
{

const scenario::Value*
Find(const Settings& settings, std::string_view key)
{
    const auto found = std::find_if(
        settings.begin(), settings.end(), [&](const Setting& each) { return each.key == key; });
    return found == settings.end() ? nullptr : &found->value;
}

std::optional<double>
AsNumber(const scenario::Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value.content))
    {
        return static_cast<double>(*integer);
    }
    if (const auto* number = std::get_if<double>(&value.content))
    {
        return *number;
    }
    if (value.String() == nullptr)
    {
        return std::nullopt;
    }
    const std::string& text = *value.String();
    if (const auto time = scenario::ParseDuration(text))
    {
        return ToSeconds(*time);
    }
    if (const auto rate = scenario::ParseRate(text))
    {
        return rate->perSecond;
    }
    if (const auto bits = scenario::ParseBitRate(text))
    {
        return static_cast<double>(bits->bitsPerSecond);
    }
    return std::nullopt;
}

std::optional<double>
OnAxis(const scenario::Value& value)
{
    if (const auto number = AsNumber(value))
    {
        return number;
    }
    const auto law = scenario::LawForm().Read(value);
    return law ? std::optional(ToSeconds(law.Value().Mean())) : std::nullopt;
}

bool
SameValue(const scenario::Value& a, const scenario::Value& b)
{
    const auto left = AsNumber(a);
    const auto right = AsNumber(b);
    if (left && right)
    {
        return *left == *right;
    }
    return scenario::ToToml(a) == scenario::ToToml(b);
}

std::string
Label(const scenario::Value& value)
{
    return value.String() != nullptr ? *value.String() : scenario::ToToml(value);
}

std::string
NameOf(const Settings& cell, const std::vector<std::string>& keys)
{
    std::string name;
    for (const std::string& key : keys)
    {
        const scenario::Value* value = Find(cell, key);
        name += name.empty() ? "" : " ";
        name += value == nullptr ? "" : Label(*value);
    }
    return name;
}

bool
Has(const Settings& cell, const Settings& settings)
{
    return std::all_of(settings.begin(), settings.end(), [&](const Setting& wanted) {
        const scenario::Value* found = Find(cell, wanted.key);
        return found != nullptr && SameValue(*found, wanted.value);
    });
}

} // namespace pptplab::sim::experiment
