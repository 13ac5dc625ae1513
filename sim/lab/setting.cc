// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lab/setting.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

namespace pptplab::sim::lab
{

namespace
{

using population::Law;

constexpr double kHoursOfDay = 24;

// Hours of the day from midnight on. No source: they are to be looked at, not to be relied on.
constexpr std::array<double, 24> kOffice = {0.02, 0.02, 0.02, 0.02, 0.03, 0.05, 0.15, 0.40,
                                            0.80, 1.00, 0.95, 0.85, 0.55, 0.80, 0.90, 0.85,
                                            0.70, 0.45, 0.30, 0.30, 0.30, 0.25, 0.15, 0.05};
constexpr std::array<double, 24> kEvening = {0.45, 0.25, 0.12, 0.08, 0.06, 0.06, 0.10, 0.20,
                                             0.30, 0.35, 0.38, 0.40, 0.42, 0.42, 0.45, 0.50,
                                             0.60, 0.70, 0.75, 0.85, 0.95, 1.00, 0.90, 0.70};

std::string
RangeOf(const NumberKey& key)
{
    return fmt::format("{}..{}", key.low, key.high);
}

std::string
WordsOf(const WordKey& key)
{
    std::string words;
    for (const std::string_view word : key.words)
    {
        words += (words.empty() || word.empty() ? "" : ", ") + std::string(word);
    }
    return words;
}

std::optional<double>
NumberIn(const std::string& text)
{
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const bool isAll = !text.empty() && end == text.c_str() + text.size();
    return isAll && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Sets the field of that name; false without one.
Result<bool, BadPart>
SetNumber(Setting& setting, const std::string& name, const std::string& value)
{
    for (const NumberKey& key : kNumbers)
    {
        if (key.name == name)
        {
            const auto number = NumberIn(value);
            if (!number || *number < key.low || *number > key.high ||
                (key.isWhole && *number != std::floor(*number)))
            {
                return Failure{BadPart{name, RangeOf(key)}};
            }
            setting.*key.field = *number;
            return true;
        }
    }
    return false;
}

Result<bool, BadPart>
SetWord(Setting& setting, const std::string& name, const std::string& value)
{
    for (const WordKey& key : kWords)
    {
        if (key.name == name)
        {
            const auto place = static_cast<std::size_t>(std::distance(
                key.words.begin(), std::find(key.words.begin(), key.words.end(), value)));
            if (value.empty() || place == key.words.size())
            {
                return Failure{BadPart{name, WordsOf(key)}};
            }
            setting.*key.field = place;
            return true;
        }
    }
    return false;
}

Law
LawOf(std::size_t spread, double mean)
{
    const Duration time = FromSeconds(mean);
    if (time <= Duration{})
    {
        return {};
    }
    switch (static_cast<Spread>(spread))
    {
    case Spread::Exponential:
        return Law::Exponential(time);
    case Spread::Irregular:
        return Law::Lognormal(time, 2);
    case Spread::Uniform:
        return Law::Uniform(FromSeconds(0.75 * mean), FromSeconds(1.25 * mean));
    case Spread::Constant:
        break;
    }
    return Law::Constant(time);
}

population::RateProfile
ProfileOf(std::size_t day)
{
    if (static_cast<Day>(day) == Day::Flat)
    {
        return {};
    }
    population::RateSteps profile;
    profile.period = std::chrono::hours(24);
    int hour = 0;
    for (const double factor : static_cast<Day>(day) == Day::Office ? kOffice : kEvening)
    {
        profile.steps.push_back({std::chrono::hours(hour++), factor});
    }
    return profile;
}

std::string
JsonOfFactors(const std::array<double, 24>& factors)
{
    return fmt::format("[{}]", fmt::join(factors, ","));
}

/// What is wrong with a part of a link; nothing when it is set now.
std::optional<BadPart>
SetPart(Setting& setting, const std::string& name, const std::string& value)
{
    for (const auto& set : {SetNumber, SetWord})
    {
        const auto done = set(setting, name, value);
        if (!done)
        {
            return done.Error();
        }
        if (done.Value())
        {
            return std::nullopt;
        }
    }
    return BadPart{name, ""};
}

} // namespace

Result<Setting, BadPart>
ParseSetting(std::string_view link)
{
    Setting setting;
    if (!link.empty() && link.front() == '#')
    {
        link.remove_prefix(1);
    }
    while (!link.empty())
    {
        const std::string_view part = link.substr(0, link.find('&'));
        link.remove_prefix(std::min(link.size(), part.size() + 1));
        if (part.empty())
        {
            continue;
        }
        const std::string name(part.substr(0, part.find('=')));
        const std::string value(part.substr(std::min(part.size(), name.size() + 1)));
        if (auto bad = SetPart(setting, name, value))
        {
            return Failure{std::move(*bad)};
        }
    }
    return setting;
}

std::string
DescribeKeys()
{
    const Setting defaults;
    std::string text = "{\"numbers\":[";
    for (const NumberKey& key : kNumbers)
    {
        text += fmt::format(R"({}{{"name":"{}","low":{},"high":{},"whole":{},"usual":{}}})",
                            text.back() == '[' ? "" : ",",
                            key.name,
                            key.low,
                            key.high,
                            key.isWhole,
                            defaults.*key.field);
    }
    text += "],\"words\":[";
    for (const WordKey& key : kWords)
    {
        text += fmt::format(R"({}{{"name":"{}","words":"{}","usual":"{}"}})",
                            text.back() == '[' ? "" : ",",
                            key.name,
                            WordsOf(key),
                            key.words[defaults.*key.field]);
    }
    return text + fmt::format(R"(],"days":{{"office":{},"evening":{}}}}})",
                              JsonOfFactors(kOffice),
                              JsonOfFactors(kEvening));
}

double
MeanHeld(const Setting& setting)
{
    return setting.setUp + setting.holding + setting.netbeui * setting.cleanUp;
}

Duration
WarmUp(const Setting& setting)
{
    constexpr double kHeldTimes = 10;
    constexpr double kDay = kHoursOfDay * 3600;
    const double longest =
        std::max(setting.setUp + setting.holding + setting.cleanUp, setting.pause);
    const double time = kHeldTimes * longest;
    return FromSeconds(static_cast<Day>(setting.day) == Day::Flat ? time
                                                                  : std::ceil(time / kDay) * kDay);
}

call::Options
EngineOptions(const Setting& setting, ras::ServicePack servicePack)
{
    call::Options options;
    options.load.duration = kLongestRun;
    options.load.run.seed = static_cast<std::uint64_t>(setting.seed);
    options.server.ports = static_cast<std::uint32_t>(setting.ports);
    options.server.poolSize = options.server.ports;
    options.server.hunt = static_cast<ras::Hunt>(setting.hunt);
    options.server.level.servicePack = servicePack;
    options.setupTime = LawOf(static_cast<std::size_t>(Spread::Uniform), setting.setUp);
    options.cleanup = LawOf(setting.cleanUpSpread, setting.cleanUp);
    population::Group group;
    group.name = "callers";
    group.arrivalRate = {setting.load / setting.holding};
    group.profile = ProfileOf(setting.day);
    group.holding = LawOf(setting.law, setting.holding);
    group.netbeuiShare = setting.netbeui;
    if (setting.redial > 0)
    {
        population::Redial& redial = group.redial.emplace();
        redial.probability = setting.redial;
        redial.pause = Law::Exponential(FromSeconds(setting.pause));
        redial.tries = UINT32_MAX;
    }
    group.reconnect = population::Reconnect{1, Law::Exponential(FromSeconds(setting.back))};
    options.groups.push_back(group);
    return options;
}

} // namespace pptplab::sim::lab
