// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_XML_STREAM_H
#define PPTPLAB_TOPOLOGIES_XML_STREAM_H

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace pptplab::topologies
{

/// The attributes of one element while it starts.
class XmlAttributes
{
  public:
    /// `pairs` are names and values in turn, a null pointer at the end: expat's form.
    explicit XmlAttributes(const char** pairs) : m_pairs(pairs) {}

    /// Null when there is none of that name.
    const char* Find(std::string_view name) const;

  private:
    const char** m_pairs;
};

struct XmlLimits
{
    std::uint64_t octets = 0;
    std::uint32_t nesting = 0; ///< elements inside each other
};

/// What the reader of an XML file is told, in the order of the file.
struct XmlEvents
{
    /// Called at a start tag, names without namespace.
    std::function<void(std::string_view name, const XmlAttributes&)> start;
    std::function<void()> end;
    std::function<void(std::string_view)> text; ///< called for text, in pieces
};

struct XmlError
{
    std::uint64_t line = 0; ///< 0: the file as a whole
    std::string what;       ///< empty: none
};

/// Reads XML piece by piece with expat. A file that declares entities is refused there: none is
/// ever expanded or fetched.
class XmlStream
{
  public:
    XmlStream(const XmlLimits& limits, XmlEvents events);

    /// The first error ends it; no event follows one.
    XmlError Read(std::istream& in);

    /// Reports an error at the present line, from within the events. The first one counts.
    void Fail(std::string what);

    std::uint64_t Line() const;

  private:
    void Feed(std::string_view piece, bool isLast);

    XmlLimits m_limits;
    XmlEvents m_events;
    XmlError m_error;
    std::unique_ptr<XML_ParserStruct, void (*)(XML_ParserStruct*)> m_parser;
    std::uint32_t m_open = 0; ///< elements

    friend struct ExpatCalls;
};

} // namespace pptplab::topologies

#endif
