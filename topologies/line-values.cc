// SPDX-License-Identifier: GPL-2.0-only

// The values of an edge: which there are, in which units, as numbers.

#include "topologies/line-facts.h"

#include <algorithm>
#include <limits>

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

boost::iterator_range<LineReader::Values::const_iterator>
LineReader::About(Subject subject, const Values& values)
{
    return {values.lower_bound({subject, 0}),
            values.upper_bound({subject, std::numeric_limits<std::size_t>::max()})};
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
    const auto prefixes = About(Subject::RatePrefix, values);
    if (value.meaning.subject == Subject::Rate && !prefixes.empty())
    {
        const Value& prefix = prefixes.front().second;
        Use(prefix);
        return std::string(prefix.text);
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

} // namespace pptplab::topologies
