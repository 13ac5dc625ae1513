// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-number.h"

#include "sim/scenario/forms/access-forms.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/keys/registry-keys.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pptplab::sim::scenario
{

namespace
{

std::optional<double>
Plain(const Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value.content))
    {
        return static_cast<double>(*integer);
    }
    const auto* number = std::get_if<double>(&value.content);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

/// The double next to it: 30 for "30s".
double
RoundedSeconds(Duration time)
{
    constexpr double kNanosecondsPerSecond = 1e9;
    return static_cast<double>(time.count()) / kNanosecondsPerSecond;
}

std::optional<double>
Seconds(const Value& value)
{
    const auto time = TimeForm{}.Read(value);
    return time ? std::optional(RoundedSeconds(time.Value())) : std::nullopt;
}

std::optional<double>
PerSecond(const Value& value)
{
    const auto rate = RateForm{}.Read(value);
    return rate ? std::optional(rate.Value().perSecond) : std::nullopt;
}

std::optional<double>
BitsPerSecond(const Value& value)
{
    const auto rate = BitRateForm{}.Read(value);
    return rate ? std::optional(static_cast<double>(rate.Value().bitsPerSecond)) : std::nullopt;
}

/// { empirical = "times.csv" }
bool
NamesFile(const Value& value)
{
    const auto* table = value.AsTable();
    return table != nullptr && table->size() == 1 && table->front().key == "empirical" &&
           table->front().value.String() != nullptr;
}

template <typename Form>
std::optional<double>
MeanSeconds(const Value& value)
{
    if (NamesFile(value))
    {
        return std::nullopt;
    }
    const auto law = Form{}.Read(value);
    return law ? std::optional(RoundedSeconds(law.Value().Mean())) : std::nullopt;
}

struct NumberOfForm
{
    std::string type; ///< what the form calls itself
    std::string_view unit;
    std::optional<double> (*of)(const Value& value);
};

const NumberOfForm*
NumberOf(std::string_view type)
{
    static const std::array<NumberOfForm, 8> kForms = {{
        {IntegerForm{}.Type(), "", Plain},
        {NumberForm{}.Type(), "", Plain},
        {std::string(kRegistryType), "", Plain},
        {TimeForm{}.Type(), "_s", Seconds},
        {RateForm{}.Type(), "_per_s", PerSecond},
        {BitRateForm{}.Type(), "_bps", BitsPerSecond},
        {LawForm{}.Type(), "_mean_s", MeanSeconds<LawForm>},
        {JitterForm{}.Type(), "_mean_s", MeanSeconds<JitterForm>},
    }};
    const auto* found = std::find_if(
        kForms.begin(), kForms.end(), [&](const NumberOfForm& form) { return form.type == type; });
    return found == kForms.end() ? nullptr : found;
}

} // namespace

std::string
WithoutName(std::string_view key)
{
    const std::size_t section = key.find('.');
    const std::size_t name = section == key.npos ? key.npos : key.find('.', section + 1);
    return name == key.npos ? std::string()
                            : std::string(key.substr(0, section)) + std::string(key.substr(name));
}

std::optional<KeyNumber>
NumberOfKey(std::string_view key)
{
    const std::vector<KeyText> keys = AllKeys();
    for (const std::string& path : {std::string(key), WithoutName(key)})
    {
        const auto found = std::find_if(
            keys.begin(), keys.end(), [&](const KeyText& each) { return each.path == path; });
        if (found == keys.end())
        {
            continue;
        }
        const NumberOfForm* form = NumberOf(found->type);
        if (form == nullptr)
        {
            return std::nullopt;
        }
        return KeyNumber{std::string(key) + std::string(form->unit), form->of, form->unit.empty()};
    }
    return std::nullopt;
}

} // namespace pptplab::sim::scenario
