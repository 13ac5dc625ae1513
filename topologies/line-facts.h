// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_LINE_FACTS_H
#define PPTPLAB_TOPOLOGIES_LINE_FACTS_H

#include "models/base/result.h"
#include "topologies/address-plan.h"
#include "topologies/attribute-names.h"
#include "topologies/great-circle.h"
#include "topologies/map-document.h"
#include "topologies/map-notes.h"
#include "topologies/measures.h"

#include <boost/range/iterator_range.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pptplab::topologies
{

/// What the attributes of an edge tell of its line.
struct LineFacts
{
    std::optional<BitRate> rate;
    std::optional<Duration> delay;
    std::optional<Distance> length;
    std::optional<std::uint32_t> cost;
    std::optional<Network> network;
};

/// Reads the attributes of edges. A unit that is told neither by value nor by name is that which
/// the graph names ("capacity_unit"), or else ms for delays, and for rates bit/s if any number of
/// the file reaches a million, Mbit/s if none does. Lengths without a unit tell nothing.
class LineReader
{
  public:
    /// `document` and `notes` must outlive it; `notes` gets what was used and assumed.
    LineReader(const MapDocument& document, MapNotes& notes);

    /// Errors: a number that cannot be.
    Result<LineFacts, std::string> Read(const DocumentEdge& edge);

  private:
    struct Value
    {
        const std::string* name = nullptr; ///< in the document
        std::string_view text;
        Meaning meaning;
    };

    /// By subject, those that count before others first.
    using Values = std::multimap<std::pair<Subject, std::size_t>, Value>;

    static boost::iterator_range<Values::const_iterator> About(Subject subject,
                                                               const Values& values);

    void FindLargest(const Attributes& attributes);
    const Meaning& MeaningIn(const std::string& name);
    Values ValuesOf(const DocumentEdge& edge);
    void Add(const std::string& name, std::string_view text, Values& values);
    std::string UnitOf(const Value& value, const Measure& measure, const Values& values);
    std::string UnitByGraph(const Value& value) const;

    std::optional<BitRate> RateFrom(const Value& value, const Values& values);
    std::optional<BitRate> RateIn(const Value& value);
    std::optional<BitRate> RateTold(const Values& values);
    std::optional<BitRate> RateOfKinds(const Values& values);
    std::optional<BitRate> RateBy(const Values& values);
    std::optional<double> NumberFrom(const Value& value, const Values& values);
    std::optional<Duration> DelayBy(const Values& values);
    std::optional<Distance> LengthBy(const Values& values);
    void ReadOwn(const Values& values, LineFacts& facts);
    void Use(const Value& value) { m_notes.used.insert(*value.name); }
    void TellsNothing(const Value& value);

    const MapDocument& m_document;
    MapNotes& m_notes;
    std::map<std::string, Meaning> m_meanings;
    std::map<std::string, double> m_largest;    ///< rates without a unit, by attribute
    std::map<std::string, std::string> m_units; ///< units that the graph names
    std::string m_mistake;
};

} // namespace pptplab::topologies

#endif
