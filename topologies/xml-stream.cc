// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/xml-stream.h"

#include <array>
#include <expat.h>
#include <utility>

namespace pptplab::topologies
{

namespace
{

constexpr char kNamespaceEnd = ' ';

} // namespace

/// The functions that expat is given.
struct ExpatCalls
{
    static XmlStream& Stream(void* stream) { return *static_cast<XmlStream*>(stream); }

    static void XMLCALL OnStart(void* self, const char* name, const char** attributes)
    {
        XmlStream& stream = Stream(self);
        if (++stream.m_open > stream.m_limits.nesting)
        {
            stream.Fail("elements are nested more than " + std::to_string(stream.m_limits.nesting) +
                        " deep");
        }
        if (stream.m_error.what.empty())
        {
            // Namespaces are not looked at: files without any are in use.
            const std::string_view full(name);
            stream.m_events.start(full.substr(full.rfind(kNamespaceEnd) + 1),
                                  XmlAttributes(attributes));
        }
    }

    static void XMLCALL OnEnd(void* self, const char* /*name*/)
    {
        XmlStream& stream = Stream(self);
        --stream.m_open;
        if (stream.m_error.what.empty())
        {
            stream.m_events.end();
        }
    }

    static void XMLCALL OnText(void* self, const char* text, int length)
    {
        if (Stream(self).m_error.what.empty())
        {
            Stream(self).m_events.text({text, static_cast<std::size_t>(length)});
        }
    }

    static void XMLCALL OnEntity( // NOLINT(readability-function-size): the signature is expat's
        void* self,
        const char* name,
        int /*isParameter*/,
        const char* /*value*/,
        int /*length*/,
        const char* /*base*/,
        const char* /*systemId*/,
        const char* /*publicId*/,
        const char* /*notation*/)
    {
        Stream(self).Fail("declares the entity '" + std::string(name) +
                          "'; a file with entities is refused");
    }
};

const char*
XmlAttributes::Find(std::string_view name) const
{
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
    {
        if (name == *pair)
        {
            return pair[1];
        }
    }
    return nullptr;
}

XmlStream::XmlStream(const XmlLimits& limits, XmlEvents events)
    : m_limits(limits),
      m_events(std::move(events)),
      m_parser(XML_ParserCreateNS(nullptr, kNamespaceEnd), XML_ParserFree)
{
    XML_SetUserData(m_parser.get(), this);
    XML_SetElementHandler(m_parser.get(), ExpatCalls::OnStart, ExpatCalls::OnEnd);
    XML_SetCharacterDataHandler(m_parser.get(), ExpatCalls::OnText);
    XML_SetEntityDeclHandler(m_parser.get(), ExpatCalls::OnEntity);
}

XmlError
XmlStream::Read(std::istream& in)
{
    std::array<char, 65'536> buffer{};
    std::uint64_t octets = 0;
    bool isLast = false;
    while (!isLast && m_error.what.empty())
    {
        in.read(buffer.data(), buffer.size());
        const auto count = static_cast<std::size_t>(in.gcount());
        isLast = count < buffer.size();
        octets += count;
        if (in.bad())
        {
            m_error.what = "cannot be read";
        }
        else if (octets > m_limits.octets)
        {
            m_error.what = "is larger than " + std::to_string(m_limits.octets) + " octets";
        }
        else
        {
            Feed({buffer.data(), count}, isLast);
        }
    }
    return m_error;
}

void
XmlStream::Feed(std::string_view piece, bool isLast)
{
    const auto status = XML_Parse(
        m_parser.get(), piece.data(), static_cast<int>(piece.size()), static_cast<int>(isLast));
    if (status != XML_STATUS_OK)
    {
        Fail(std::string("no well-formed XML: ") +
             XML_ErrorString(XML_GetErrorCode(m_parser.get())));
    }
}

void
XmlStream::Fail(std::string what)
{
    if (m_error.what.empty())
    {
        m_error = {Line(), std::move(what)};
        XML_StopParser(m_parser.get(), XML_FALSE);
    }
}

std::uint64_t
XmlStream::Line() const
{
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
    return XML_GetCurrentLineNumber(m_parser.get());
#else // where the older function, of as many bits here, is deprecated
    return XML_GetCurrentLineNumber64(m_parser.get());
#endif
}

} // namespace pptplab::topologies
