// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/map-notes.h"

#include "topologies/link-rate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace pptplab::topologies
{

namespace
{

constexpr std::size_t kShown = 12; ///< names of a list that may be long
constexpr std::size_t kLongest = 60;

std::string
Counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

/// Values come out of files of any content: no more than a line can bear.
std::string
Short(const std::string& text)
{
    if (text.size() <= kLongest)
    {
        return text;
    }
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
    {
        --end; // not inside a character
    }
    return text.substr(0, end) + "...";
}

template <typename Names>
std::string
Listed(const Names& names)
{
    std::string list;
    std::size_t shown = 0;
    for (const std::string& name : names)
    {
        if (shown == kShown)
        {
            return list + " and " + std::to_string(names.size() - shown) + " more";
        }
        list += (shown == 0 ? "" : ", ") + Short(name);
        ++shown;
    }
    return list;
}

std::string
MillisecondsText(Duration time)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), ToSeconds(time) * 1e3);
    return std::string(text.data(), end.ptr) + " ms";
}

/// "12 of 79 lines have", "all 79 lines have".
std::string
PartOfLines(std::size_t part, std::size_t all)
{
    if (part == all)
    {
        return all == 1 ? "the one line has" : "all " + std::to_string(all) + " lines have";
    }
    return std::to_string(part) + " of " + Counted(all, "line") + (part == 1 ? " has" : " have");
}

class Writer
{
  public:
    Writer(const MapNotes& notes, const MapOptions& options) : m_notes(notes), m_options(options) {}

    std::vector<std::string> All()
    {
        TellParts();
        TellAssumptions();
        TellTexts();
        TellShape();
        TellIgnored();
        return std::move(m_lines);
    }

  private:
    void Tell(std::string text) { m_lines.push_back(std::move(text)); }

    void TellParts()
    {
        if (m_notes.partsLeftOut > 0)
        {
            Tell("its largest part is used; left out for want of a way there: " +
                 Counted(m_notes.partsLeftOut, "part") + " with " +
                 std::to_string(m_notes.leftOut.size()) + " of " +
                 Counted(m_notes.routers, "router") + ": " + Listed(m_notes.leftOut));
        }
        if (!m_notes.frames.empty())
        {
            Tell("groups are frames and no routers: " + Listed(m_notes.frames));
        }
    }

    void TellAssumptions()
    {
        if (m_notes.assumedRates > 0)
        {
            Tell(PartOfLines(m_notes.assumedRates, m_notes.lines) + " an assumed rate of " +
                 ToText(m_options.rate));
        }
        if (m_notes.assumedDelays > 0)
        {
            const std::string why =
                m_notes.isOnlyDrawn ? "; places on a drawing (x and y) tell no distance" : "";
            Tell(PartOfLines(m_notes.assumedDelays, m_notes.lines) + " an assumed delay of " +
                 MillisecondsText(m_options.delay) + why);
        }
        for (const auto& [name, unit] : m_notes.assumedUnits)
        {
            Tell("numbers of " + Short(name) + " have no unit and are read as " + unit);
        }
    }

    void TellTexts()
    {
        if (m_notes.inexact.count > 0)
        {
            Tell(Counted(m_notes.inexact.count, "rate") +
                 " told as a range, a bound or a bundle, of which the number at its unit counts, "
                 "such as '" +
                 Short(m_notes.inexact.first) + '\'');
        }
        if (m_notes.asBits.count > 0)
        {
            Tell(Counted(m_notes.asBits.count, "rate") +
                 " written as if in bytes and read as bits, such as '" +
                 Short(m_notes.asBits.first) + '\'');
        }
        for (const auto& [name, values] : m_notes.notUnderstood)
        {
            Tell(Counted(values.count, "value") + " of " + Short(name) +
                 " not understood, such as '" + Short(values.first) + '\'');
        }
        if (m_notes.implausible.count > 0)
        {
            Tell(Counted(m_notes.implausible.count, "implausible line") + ", such as " +
                 m_notes.implausible.first);
        }
    }

    void TellShape()
    {
        if (m_notes.selfLoops.count > 0)
        {
            Tell(Counted(m_notes.selfLoops.count, "line") +
                 " from a router to itself left out, such as that of " +
                 Short(m_notes.selfLoops.first));
        }
        if (m_notes.parallel.count > 0)
        {
            Tell(Counted(m_notes.parallel.count, "line") +
                 " beside another between the same two routers, such as " + m_notes.parallel.first);
        }
        if (m_notes.otherBack.count > 0)
        {
            Tell(Counted(m_notes.otherBack.count, "line") +
                 " with another rate or delay back, of which those told first count, such as " +
                 m_notes.otherBack.first);
        }
    }

    void TellIgnored()
    {
        const std::string lines = Ignored(m_notes.ofEdges);
        const std::string nodes = Ignored(m_notes.ofNodes);
        if (!lines.empty())
        {
            Tell("attributes of lines ignored: " + lines);
        }
        if (!nodes.empty())
        {
            Tell("attributes of routers ignored: " + nodes);
        }
    }

    std::string Ignored(const std::set<std::string>& names) const
    {
        std::vector<std::string> ignored;
        std::set_difference(names.begin(),
                            names.end(),
                            m_notes.used.begin(),
                            m_notes.used.end(),
                            std::back_inserter(ignored));
        return Listed(ignored);
    }

    const MapNotes& m_notes;
    const MapOptions& m_options;
    std::vector<std::string> m_lines;
};

} // namespace

std::vector<std::string>
MapNotes::ToLines(const MapOptions& options) const
{
    return Writer(*this, options).All();
}

} // namespace pptplab::topologies
