// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/graphml-document.h"

#include "topologies/xml-stream.h"

#include <array>
#include <charconv>
#include <cstring>
#include <expat.h>
#include <optional>
#include <string_view>
#include <utility>

namespace pptplab::topologies
{

namespace
{

enum class Element : std::uint8_t
{
    Document, // the root's parent
    GraphMl,
    Key,
    Default,
    Graph,
    Node,
    Edge,
    Data,
    Skipped, // <desc>, and all that is inside <data>, <default> or <desc>
};

struct Nesting
{
    Element parent;
    std::string_view name;
    Element element;
};

/// Where each element may stand.
constexpr std::array<Nesting, 15> kNesting = {{
    {Element::Document, "graphml", Element::GraphMl},
    {Element::GraphMl, "key", Element::Key},
    {Element::GraphMl, "graph", Element::Graph},
    {Element::GraphMl, "data", Element::Skipped},
    {Element::GraphMl, "desc", Element::Skipped},
    {Element::Key, "default", Element::Default},
    {Element::Key, "desc", Element::Skipped},
    {Element::Graph, "node", Element::Node},
    {Element::Graph, "edge", Element::Edge},
    {Element::Graph, "data", Element::Skipped},
    {Element::Graph, "desc", Element::Skipped},
    {Element::Node, "data", Element::Data},
    {Element::Edge, "data", Element::Data},
    {Element::Node, "desc", Element::Skipped},
    {Element::Edge, "desc", Element::Skipped},
}};

struct Key
{
    std::string name;
    std::string scope; ///< "node", "edge", "graph" or "all"
    std::optional<std::string> byDefault;
};

class DocumentReader
{
  public:
    explicit DocumentReader(const GraphMlLimits& limits)
        : m_limits(limits),
          m_xml({limits.octets, limits.nesting},
                {[this](std::string_view name, const XmlAttributes& attributes) {
                     Start(name, attributes);
                 },
                 [this] { End(); },
                 [this](std::string_view text) { Text(text); }})
    {
    }

    Result<GraphMlDocument, XmlError> Read(std::istream& in)
    {
        XmlError error = m_xml.Read(in);
        if (error.what.empty())
        {
            error = CheckWhole();
        }
        if (!error.what.empty())
        {
            return Failure{std::move(error)};
        }
        for (const auto& entry : m_keys)
        {
            FillIn(entry.second);
        }
        return std::move(m_document);
    }

  private:
    void Fail(std::string what) { m_xml.Fail(std::move(what)); }

    void Start(std::string_view name, const XmlAttributes& attributes)
    {
        const Element parent = m_open.back();
        const Element element = ElementFor(parent, name);
        m_open.push_back(element);
        switch (element)
        {
        case Element::Key:
            StartKey(attributes);
            break;
        case Element::Default:
            m_text.clear();
            break;
        case Element::Graph:
            StartGraph(attributes);
            break;
        case Element::Node:
            StartNode(attributes);
            break;
        case Element::Edge:
            StartEdge(attributes);
            break;
        case Element::Data:
            m_key = Required(attributes, "key");
            m_text.clear();
            break;
        case Element::Document:
        case Element::GraphMl:
        case Element::Skipped:
            break;
        }
    }

    Element ElementFor(Element parent, std::string_view name)
    {
        if (parent == Element::Skipped || parent == Element::Data || parent == Element::Default)
        {
            return Element::Skipped;
        }
        for (const Nesting& nesting : kNesting)
        {
            if (nesting.parent == parent && nesting.name == name)
            {
                return nesting.element;
            }
        }
        Fail(parent == Element::Document
                 ? "no GraphML: the document is a <" + std::string(name) + '>'
                 : '<' + std::string(name) + "> at this place is not understood");
        return Element::Skipped;
    }

    std::string Required(const XmlAttributes& attributes, const char* name)
    {
        const char* value = attributes.Find(name);
        if (value == nullptr)
        {
            Fail(std::string("the attribute '") + name + "' is missing");
            return {};
        }
        return value;
    }

    void StartKey(const XmlAttributes& attributes)
    {
        m_key = Required(attributes, "id");
        // Without a name of its own the key is known by its id.
        const char* name = attributes.Find("attr.name");
        const char* scope = attributes.Find("for");
        m_keys[m_key] = {name == nullptr ? m_key : name, scope == nullptr ? "all" : scope, {}};
    }

    void StartGraph(const XmlAttributes& attributes)
    {
        if (m_document.graphLine != 0)
        {
            Fail("a second graph; one is read");
        }
        m_document.graphLine = m_xml.Line();
        const std::string direction = Required(attributes, "edgedefault");
        m_document.directed = direction == "directed";
        if (!m_document.directed && direction != "undirected")
        {
            Fail("edgedefault '" + direction + "' is neither directed nor undirected");
        }
        m_declaredNodes = Declared(attributes, "parse.nodes", m_limits.nodes);
        m_declaredEdges = Declared(attributes, "parse.edges", m_limits.edges);
    }

    std::optional<std::uint64_t> Declared(const XmlAttributes& attributes,
                                          const char* name,
                                          std::uint32_t limit)
    {
        const char* text = attributes.Find(name);
        if (text == nullptr)
        {
            return std::nullopt;
        }
        std::uint64_t number = 0;
        const char* end = text + std::strlen(text);
        const auto parsed = std::from_chars(text, end, number);
        if (parsed.ec != std::errc{} || parsed.ptr != end || number > limit)
        {
            Fail(std::string(name) + " is " + text + "; up to " + std::to_string(limit) +
                 " are read");
        }
        return number;
    }

    void StartNode(const XmlAttributes& attributes)
    {
        if (m_document.nodes.size() == m_limits.nodes)
        {
            Fail("more than " + std::to_string(m_limits.nodes) + " nodes");
            return;
        }
        m_document.nodes.push_back({Required(attributes, "id"), m_xml.Line(), {}});
    }

    void StartEdge(const XmlAttributes& attributes)
    {
        if (m_document.edges.size() == m_limits.edges)
        {
            Fail("more than " + std::to_string(m_limits.edges) + " edges");
            return;
        }
        m_document.edges.push_back(
            {Required(attributes, "source"), Required(attributes, "target"), m_xml.Line(), {}});
    }

    void Text(std::string_view text)
    {
        if (m_open.back() != Element::Data && m_open.back() != Element::Default)
        {
            return;
        }
        if (m_text.size() + text.size() > m_limits.textOctets)
        {
            Fail("a value of more than " + std::to_string(m_limits.textOctets) + " octets");
            return;
        }
        m_text += text;
    }

    void End()
    {
        const Element element = m_open.back();
        m_open.pop_back();
        if (element == Element::Default)
        {
            m_keys[m_key].byDefault = m_text;
        }
        else if (element == Element::Data)
        {
            const auto key = m_keys.find(m_key);
            if (key == m_keys.end())
            {
                Fail("the key '" + m_key + "' is not declared");
                return;
            }
            Attributes& attributes = m_open.back() == Element::Node
                                         ? m_document.nodes.back().attributes
                                         : m_document.edges.back().attributes;
            attributes[key->second.name] = m_text;
        }
    }

    /// A file cut short between two elements is no XML any more, but one of which a program left
    /// out a part is.
    XmlError CheckWhole() const
    {
        if (m_document.graphLine == 0)
        {
            return {0, "has no graph"};
        }
        const auto differs = [](std::optional<std::uint64_t> declared, std::size_t count) {
            return declared && *declared != count;
        };
        if (differs(m_declaredNodes, m_document.nodes.size()) ||
            differs(m_declaredEdges, m_document.edges.size()))
        {
            return {m_document.graphLine,
                    "the graph declares another number of nodes or edges than the " +
                        std::to_string(m_document.nodes.size()) + " nodes and " +
                        std::to_string(m_document.edges.size()) + " edges it has"};
        }
        return {};
    }

    void FillIn(const Key& key)
    {
        if (!key.byDefault)
        {
            return;
        }
        if (key.scope == "node" || key.scope == "all")
        {
            for (GraphMlNode& node : m_document.nodes)
            {
                node.attributes.emplace(key.name, *key.byDefault);
            }
        }
        if (key.scope == "edge" || key.scope == "all")
        {
            for (GraphMlEdge& edge : m_document.edges)
            {
                edge.attributes.emplace(key.name, *key.byDefault);
            }
        }
    }

    const GraphMlLimits& m_limits;
    XmlStream m_xml;
    GraphMlDocument m_document;
    std::vector<Element> m_open = {Element::Document};
    std::map<std::string, Key> m_keys; ///< keys by their ids
    std::string m_key;                 ///< id of the <key> or <data> that is open
    std::string m_text;                ///< text of the <default> or <data> that is open
    std::optional<std::uint64_t> m_declaredNodes;
    std::optional<std::uint64_t> m_declaredEdges;
};

} // namespace

Result<GraphMlDocument, GraphMlError>
ReadDocument(std::istream& in, const std::string& name, const GraphMlLimits& limits)
{
    auto document = DocumentReader(limits).Read(in);
    if (!document)
    {
        return Failure{GraphMlError{name, document.Error().line, document.Error().what}};
    }
    return std::move(document).Value();
}

} // namespace pptplab::topologies
