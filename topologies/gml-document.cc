// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/gml-document.h"

#include "topologies/attribute-count.h"
#include "topologies/gml-tokens.h"

#include <utility>

namespace pptplab::topologies
{

namespace
{

using Kind = GmlToken::Kind;

/// What an open list describes.
enum class List : std::uint8_t
{
    File, // the file as a whole
    Graph,
    Node,
    Edge,
    Inner,   // inside a node or an edge: its keys are read under its name
    Skipped, // a drawing, or something beside the graph
};

struct OpenList
{
    List list;
    std::string prefix; ///< before the names of its values
};

/// Not a number; "NAN" is one, but never stands where a key does.
bool
IsKey(const GmlToken& token)
{
    const char first = token.text.empty() ? '\0' : token.text.front();
    return token.kind == Kind::Word &&
           ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_');
}

/// Reads the lists of a file, one inside the other. The first mistake ends it.
class GmlReader
{
  public:
    GmlReader(std::string_view content, const MapLimits& limits)
        : m_limits(limits), m_tokens(content, limits.textOctets), m_count(limits)
    {
    }

    Result<MapDocument, MapError> Read()
    {
        while (m_error.what.empty() && !m_open.empty())
        {
            Step(m_tokens.Next());
        }
        if (m_error.what.empty() && m_document.graphLine == 0)
        {
            Fail(0, "has no graph; wanted is GML, graph [ node [ id 0 ] ... ], or GraphML");
        }
        if (!m_error.what.empty())
        {
            return Failure{std::move(m_error)};
        }
        return std::move(m_document);
    }

  private:
    void Fail(std::uint64_t line, std::string what)
    {
        if (m_error.what.empty())
        {
            m_error.line = line;
            m_error.what = std::move(what);
        }
    }

    void FailAt(const GmlToken& token, const std::string& what)
    {
        const std::string form = m_document.graphLine == 0 ? "no map: wanted is GraphML, a "
                                                             "<graphml>, or GML, a graph [ ... ]; "
                                                           : "no well-formed GML: ";
        Fail(token.line, form + (token.kind == Kind::Wrong ? token.text : what));
    }

    /// A key with its value, or the end of a list.
    void Step(const GmlToken& key)
    {
        const bool isFile = m_open.size() == 1;
        if (key.kind == Kind::End && isFile)
        {
            m_open.pop_back();
        }
        else if (key.kind == Kind::End)
        {
            FailAt(key, "the file ends inside a list");
        }
        else if (key.kind == Kind::Close && !isFile)
        {
            CloseList();
        }
        else if (!IsKey(key) || key.text.size() > m_limits.nameOctets)
        {
            FailAt(key, "a key is wanted in place of '" + key.text.substr(0, 40) + '\'');
        }
        else
        {
            Entry(key);
        }
    }

    void Entry(const GmlToken& key)
    {
        const GmlToken value = m_tokens.Next();
        if (value.kind == Kind::Open)
        {
            OpenNamed(key);
        }
        else if (value.kind == Kind::Word || value.kind == Kind::Text)
        {
            Take(key, value.text);
        }
        else
        {
            FailAt(value, "the key '" + key.text.substr(0, 40) + "' has no value");
        }
    }

    void OpenNamed(const GmlToken& key)
    {
        if (m_open.size() > m_limits.nesting)
        {
            Fail(key.line,
                 "lists are nested more than " + std::to_string(m_limits.nesting) + " deep");
            return;
        }
        const OpenList& outer = m_open.back();
        if (outer.list == List::File && key.text == "graph")
        {
            if (m_document.graphLine != 0)
            {
                Fail(key.line, "a second graph; one is read");
            }
            m_document.graphLine = key.line;
            m_open.push_back({List::Graph, {}});
        }
        else if (outer.list == List::Graph && key.text == "node")
        {
            OpenNode(key);
        }
        else if (outer.list == List::Graph && key.text == "edge")
        {
            OpenEdge(key);
        }
        else
        {
            OpenOther(key.text, outer);
        }
    }

    void OpenNode(const GmlToken& key)
    {
        if (m_document.nodes.size() == m_limits.nodes)
        {
            Fail(key.line, "more than " + std::to_string(m_limits.nodes) + " nodes");
            return;
        }
        m_document.nodes.push_back({{}, key.line, false, {}});
        m_open.push_back({List::Node, {}});
    }

    void OpenEdge(const GmlToken& key)
    {
        if (m_document.edges.size() == m_limits.edges)
        {
            Fail(key.line, "more than " + std::to_string(m_limits.edges) + " edges");
            return;
        }
        m_document.edges.push_back({{}, {}, key.line, {}});
        m_open.push_back({List::Edge, {}});
    }

    void OpenOther(const std::string& name, const OpenList& outer)
    {
        const bool ofThing = outer.list == List::Node || outer.list == List::Edge;
        const bool isDrawing = name == "graphics" || name == "LabelGraphics";
        m_document.isDrawn = m_document.isDrawn || (outer.list == List::Node && isDrawing);
        // One level is enough for what is known, and keeps names short.
        const bool isRead = ofThing && !isDrawing;
        m_open.push_back({isRead ? List::Inner : List::Skipped, isRead ? name + '.' : ""});
    }

    void CloseList()
    {
        const List list = m_open.back().list;
        m_open.pop_back();
        if (list == List::Node && m_document.nodes.back().id.empty())
        {
            Fail(m_document.nodes.back().line, "a node without an id");
        }
        if (list == List::Edge &&
            (m_document.edges.back().source.empty() || m_document.edges.back().target.empty()))
        {
            Fail(m_document.edges.back().line, "an edge without a source or a target");
        }
    }

    void Take(const GmlToken& key, const std::string& value)
    {
        const OpenList& list = m_open.back();
        if (list.list == List::Skipped || list.list == List::File)
        {
            return;
        }
        if (list.list == List::Graph && key.text == "directed")
        {
            m_document.directed = value == "1";
        }
        else if (list.list == List::Node && key.text == "id")
        {
            m_document.nodes.back().id = value;
        }
        else if (list.list == List::Node && key.text == "isGroup")
        {
            m_document.nodes.back().isGroup = value == "1" || value == "true";
        }
        else if (list.list == List::Edge && key.text == "source")
        {
            m_document.edges.back().source = value;
        }
        else if (list.list == List::Edge && key.text == "target")
        {
            m_document.edges.back().target = value;
        }
        else
        {
            Keep(key, list.prefix, value);
        }
    }

    void Keep(const GmlToken& key, const std::string& prefix, const std::string& value)
    {
        const std::string name = prefix + key.text;
        if (const auto excess = m_count.Add(name))
        {
            Fail(key.line, *excess);
        }
        // An inner list belongs to the node or edge that is open.
        const bool ofNode = m_open.size() > 2 && m_open[2].list == List::Node;
        const bool ofEdge = m_open.size() > 2 && m_open[2].list == List::Edge;
        Attributes& attributes = ofNode   ? m_document.nodes.back().attributes
                                 : ofEdge ? m_document.edges.back().attributes
                                          : m_document.attributes;
        attributes[name] = value;
    }

    const MapLimits& m_limits;
    GmlTokens m_tokens;
    MapDocument m_document;
    MapError m_error;
    std::vector<OpenList> m_open = {{List::File, {}}};
    AttributeCount m_count;
};

/// The whole of it, or more than `limit` octets of it.
std::string
ContentOf(std::istream& in, std::uint64_t limit)
{
    std::string content;
    std::string piece(65'536, '\0');
    while (in && content.size() <= limit)
    {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        content.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    }
    return content;
}

} // namespace

Result<MapDocument, MapError>
ReadGml(std::istream& in, const MapLimits& limits)
{
    const std::string content = ContentOf(in, limits.octets);
    if (content.size() > limits.octets)
    {
        return Failure{
            MapError{{}, 0, "is larger than " + std::to_string(limits.octets) + " octets"}};
    }
    return GmlReader(content, limits).Read();
}

} // namespace pptplab::topologies
