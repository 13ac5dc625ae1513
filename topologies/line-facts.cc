// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/line-facts.h"

#include "topologies/link-rate.h"

#include <algorithm>
#include <cmath>

namespace pptplab::topologies
{

namespace
{

std::optional<Duration>
DelayOf(double nanoseconds)
{
    constexpr double kLongest = 9'007'199'254'740'991; // 104 days: each nanosecond is exact
    return nanoseconds <= kLongest ? std::optional(Duration{std::llround(nanoseconds)})
                                   : std::nullopt;
}

/// A delay in a label: "12 ms". Seconds do not occur there, and an s may be anything.
std::optional<Measure>
DelayIn(std::string_view text)
{
    return FirstMeasureIn(text, [](const MeasureAt& at) {
        return NanosecondsIn(at.measure.unit).value_or(1e9) < 1e9;
    });
}

/// A DS-3 of 44.736 Mbps is also told as 45 Mbps.
bool
IsAlike(BitRate a, BitRate b)
{
    const auto larger = static_cast<double>(std::max(a.bitsPerSecond, b.bitsPerSecond));
    const auto smaller = static_cast<double>(std::min(a.bitsPerSecond, b.bitsPerSecond));
    return smaller >= 0.9 * larger;
}

} // namespace

std::optional<BitRate>
LineReader::RateFrom(const Value& value, const Values& values)
{
    if (const auto number = NumberFrom(value, values))
    {
        return RateOf(*number);
    }
    const auto rate = RateIn(value);
    if (rate && IsInexact(value.text))
    {
        m_notes.inexact.Add(std::string(value.text));
    }
    return rate;
}

/// The rate in a text. It was used even when another is better.
std::optional<BitRate>
LineReader::RateIn(const Value& value)
{
    const auto rate = topologies::RateIn(value.text);
    if (!rate)
    {
        return std::nullopt;
    }
    Use(value);
    const auto asBytes = [](const MeasureAt& at) {
        return LooksLikeBytes(at.measure.unit) && BitsPerSecondIn(at.measure.unit);
    };
    if (FirstMeasureIn(value.text, asBytes))
    {
        m_notes.asBits.Add(std::string(value.text));
    }
    return rate;
}

/// Others that tell the same as the first have been used, too.
std::optional<BitRate>
LineReader::RateTold(const Values& values)
{
    std::optional<BitRate> rate;
    for (const auto& [key, value] : About(Subject::Rate, values))
    {
        const auto told = RateFrom(value, values);
        if (!told)
        {
            TellsNothing(value);
            continue;
        }
        rate = rate.value_or(*told);
        if (IsAlike(*rate, *told))
        {
            Use(value);
        }
    }
    return rate;
}

std::optional<BitRate>
LineReader::RateOfKinds(const Values& values)
{
    std::optional<BitRate> rate;
    for (const auto& [key, value] : About(Subject::Kind, values))
    {
        const auto known = RateOfKind(value.text);
        if (known)
        {
            Use(value);
        }
        rate = rate ? rate : known;
    }
    return rate;
}

/// The texts are used even when something else, or another of them, tells the rate.
std::optional<BitRate>
LineReader::RateBy(const Values& values)
{
    auto rate = RateTold(values);
    const auto ofKinds = RateOfKinds(values);
    rate = rate ? rate : ofKinds;
    for (const auto& [key, value] : About(Subject::Text, values))
    {
        const auto told = RateIn(value);
        if (!rate && told && IsInexact(value.text))
        {
            m_notes.inexact.Add(std::string(value.text));
        }
        rate = rate ? rate : told;
    }
    return rate;
}

std::optional<Duration>
LineReader::DelayBy(const Values& values)
{
    for (const Subject subject : {Subject::Delay, Subject::RoundTrip})
    {
        for (const auto& [key, value] : About(subject, values))
        {
            const auto number = NumberFrom(value, values);
            const double ways = subject == Subject::RoundTrip ? 2 : 1;
            const auto delay = number ? DelayOf(*number / ways) : std::nullopt;
            if (delay)
            {
                Use(value);
                return delay;
            }
            TellsNothing(value);
        }
    }
    for (const auto& [key, value] : About(Subject::Text, values))
    {
        if (const auto measure = DelayIn(value.text))
        {
            Use(value);
            return DelayOf(measure->number * *NanosecondsIn(measure->unit));
        }
    }
    return std::nullopt;
}

std::optional<Distance>
LineReader::LengthBy(const Values& values)
{
    for (const auto& [key, value] : About(Subject::Length, values))
    {
        constexpr double kLongest = 1e9; // beyond Jupiter
        const auto kilometres = NumberFrom(value, values);
        if (kilometres && *kilometres <= kLongest)
        {
            Use(value);
            return Distance{*kilometres};
        }
    }
    return std::nullopt;
}

/// What ToGraphMl() writes beside rate and delay.
void
LineReader::ReadOwn(const Values& values, LineFacts& facts)
{
    if (const auto costs = About(Subject::Cost, values); !costs.empty())
    {
        const Value& cost = costs.front().second;
        facts.cost = WholeAs<std::uint32_t>(cost.text);
        if (facts.cost)
        {
            Use(cost);
        }
        else
        {
            TellsNothing(cost);
        }
    }
    if (const auto networks = About(Subject::Network, values); !networks.empty())
    {
        const Value& network = networks.front().second;
        facts.network = NetworkFrom(network.text);
        if (facts.network)
        {
            Use(network);
        }
    }
}

Result<LineFacts, std::string>
LineReader::Read(const DocumentEdge& edge)
{
    const Values values = ValuesOf(edge);
    LineFacts facts;
    facts.rate = RateBy(values);
    facts.delay = DelayBy(values);
    if (!facts.delay)
    {
        facts.length = LengthBy(values);
    }
    ReadOwn(values, facts);
    if (!m_mistake.empty())
    {
        return Failure{std::move(m_mistake)};
    }
    return facts;
}

} // namespace pptplab::topologies
