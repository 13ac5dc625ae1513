// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/line-facts.h"

#include "topologies/link-rate.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pptplab::topologies
{

namespace
{

constexpr double kLargestOfMegabits = 1e6; ///< no line has a terabit

/// What programs write where there is nothing; NetworkX has None.
bool
IsNothing(std::string_view text)
{
    return text.empty() || text == "None" || text == "null";
}

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

template <typename Values>
auto
RangeOf(const Values& values, Subject subject)
{
    return std::pair(values.lower_bound({subject, 0}),
                     values.upper_bound({subject, std::numeric_limits<std::size_t>::max()}));
}

} // namespace

LineReader::LineReader(const MapDocument& document, MapNotes& notes)
    : m_document(document), m_notes(notes)
{
    constexpr std::string_view kUnit = "unit";
    for (const auto& [name, unit] : document.attributes)
    {
        const std::string plain = Plain(name);
        const std::size_t at = plain.rfind(kUnit);
        if (at != std::string::npos && at > 0 && at + kUnit.size() + 1 >= plain.size())
        {
            m_units[plain.substr(0, at)] = Trimmed(unit);
        }
    }
    FindLargest(document.edgeDefaults);
    for (const DocumentEdge& edge : document.edges)
    {
        FindLargest(edge.attributes);
    }
}

void
LineReader::FindLargest(const Attributes& attributes)
{
    for (const auto& [name, text] : attributes)
    {
        if (MeaningIn(name).subject != Subject::Rate)
        {
            continue;
        }
        const auto measure = MeasureFrom(text);
        if (measure && measure->unit.empty())
        {
            m_largest[name] = std::max(m_largest[name], measure->number);
        }
    }
}

const Meaning&
LineReader::MeaningIn(const std::string& name)
{
    const auto found = m_meanings.find(name);
    return found != m_meanings.end() ? found->second
                                     : m_meanings.emplace(name, MeaningOf(name)).first->second;
}

LineReader::Values
LineReader::ValuesOf(const DocumentEdge& edge)
{
    Values values;
    for (const auto& [name, text] : edge.attributes)
    {
        Add(name, text, values);
    }
    for (const auto& [name, text] : m_document.edgeDefaults)
    {
        if (edge.attributes.count(name) == 0)
        {
            Add(name, text, values);
        }
    }
    return values;
}

void
LineReader::Add(const std::string& name, std::string_view text, Values& values)
{
    text = Trimmed(text);
    const Meaning& meaning = MeaningIn(name);
    if (IsNothing(text) || meaning.subject == Subject::Identity)
    {
        return;
    }
    m_notes.ofEdges.insert(name);
    if (meaning.subject != Subject::None)
    {
        values.emplace(std::pair(meaning.subject, meaning.rank), Value{&name, text, meaning});
    }
}

void
LineReader::TellsNothing(const Value& value)
{
    Use(value);
    m_notes.notUnderstood[*value.name].Add(std::string(value.text));
}

std::string
LineReader::UnitByGraph(const Value& value) const
{
    auto found = m_units.find(Plain(*value.name));
    if (found == m_units.end() && value.meaning.subject == Subject::Length)
    {
        found = m_units.find("distance");
    }
    return found == m_units.end() ? "" : found->second;
}

std::string
LineReader::UnitOf(const Value& value, const Measure& measure, const Values& values)
{
    if (!measure.unit.empty())
    {
        return measure.unit;
    }
    if (!value.meaning.unit.empty())
    {
        return value.meaning.unit;
    }
    const auto [prefix, end] = RangeOf(values, Subject::RatePrefix);
    if (value.meaning.subject == Subject::Rate && prefix != end)
    {
        Use(prefix->second);
        return std::string(prefix->second.text);
    }
    if (auto unit = UnitByGraph(value); !unit.empty())
    {
        return unit;
    }
    if (value.meaning.subject == Subject::Length)
    {
        return {};
    }
    const std::string unit = value.meaning.subject != Subject::Rate         ? "ms"
                             : m_largest[*value.name] >= kLargestOfMegabits ? "bit/s"
                                                                            : "Mbit/s";
    m_notes.assumedUnits[*value.name] = unit;
    return unit;
}

/// In bit/s, nanoseconds or kilometres, by its subject.
std::optional<double>
LineReader::NumberFrom(const Value& value, const Values& values)
{
    const auto measure = MeasureFrom(value.text);
    if (!measure)
    {
        return std::nullopt;
    }
    if (measure->number < 0)
    {
        m_mistake = *value.name + " is " + std::string(value.text) + ", below 0";
        return std::nullopt;
    }
    const std::string unit = UnitOf(value, *measure, values);
    const bool isRate = value.meaning.subject == Subject::Rate;
    const auto factor = isRate                                     ? BitsPerSecondIn(unit)
                        : value.meaning.subject == Subject::Length ? KilometresIn(unit)
                                                                   : NanosecondsIn(unit);
    if (factor && isRate && LooksLikeBytes(unit))
    {
        m_notes.asBits.Add(std::string(value.text));
    }
    return factor ? std::optional(measure->number * *factor) : std::nullopt;
}

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

std::optional<BitRate>
// NOLINTNEXTLINE(readability-function-cognitive-complexity): one case after the other
LineReader::RateBy(const Values& values)
{
    std::optional<BitRate> rate;
    const auto [first, last] = RangeOf(values, Subject::Rate);
    for (auto each = first; each != last; ++each)
    {
        const auto told = RateFrom(each->second, values);
        if (!told)
        {
            TellsNothing(each->second);
            continue;
        }
        rate = rate.value_or(*told);
        if (IsAlike(*rate, *told))
        {
            Use(each->second);
        }
    }
    const auto [kind, lastKind] = RangeOf(values, Subject::Kind);
    for (auto each = kind; each != lastKind; ++each)
    {
        const auto known = RateOfKind(each->second.text);
        if (known)
        {
            Use(each->second);
        }
        rate = rate ? rate : known;
    }
    const auto [text, lastText] = RangeOf(values, Subject::Text);
    for (auto each = text; each != lastText; ++each)
    {
        const auto told = RateIn(each->second);
        if (!rate && told && IsInexact(each->second.text))
        {
            m_notes.inexact.Add(std::string(each->second.text));
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
        const auto [first, last] = RangeOf(values, subject);
        for (auto each = first; each != last; ++each)
        {
            const auto number = NumberFrom(each->second, values);
            const double ways = subject == Subject::RoundTrip ? 2 : 1;
            const auto delay = number ? DelayOf(*number / ways) : std::nullopt;
            if (delay)
            {
                Use(each->second);
                return delay;
            }
            TellsNothing(each->second);
        }
    }
    const auto [text, last] = RangeOf(values, Subject::Text);
    for (auto each = text; each != last; ++each)
    {
        if (const auto measure = DelayIn(each->second.text))
        {
            Use(each->second);
            return DelayOf(measure->number * *NanosecondsIn(measure->unit));
        }
    }
    return std::nullopt;
}

std::optional<Distance>
LineReader::LengthBy(const Values& values)
{
    const auto [first, last] = RangeOf(values, Subject::Length);
    for (auto each = first; each != last; ++each)
    {
        constexpr double kLongest = 1e9; // beyond Jupiter
        const auto kilometres = NumberFrom(each->second, values);
        if (kilometres && *kilometres <= kLongest)
        {
            Use(each->second);
            return Distance{*kilometres};
        }
    }
    return std::nullopt;
}

/// What ToGraphMl() writes beside rate and delay.
void
LineReader::ReadOwn(const Values& values, LineFacts& facts)
{
    const auto [cost, lastCost] = RangeOf(values, Subject::Cost);
    if (cost != lastCost)
    {
        const std::string_view text = cost->second.text;
        std::uint32_t number = 0;
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
        if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size())
        {
            Use(cost->second);
            facts.cost = number;
        }
        else
        {
            TellsNothing(cost->second);
        }
    }
    const auto [network, lastNetwork] = RangeOf(values, Subject::Network);
    if (network != lastNetwork)
    {
        facts.network = NetworkFrom(network->second.text);
        if (facts.network)
        {
            Use(network->second);
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
