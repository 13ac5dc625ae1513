// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/graphml-document.h"

#include "topologies/attribute-count.h"
#include "topologies/measures.h"
#include "topologies/xml-stream.h"

#include <array>
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
    Label,   // yEd's, somewhere inside <data>
    Foreign, // whatever else is inside <data>
    Skipped, // <desc>, <port>, and all that is inside them or <default>
};

struct Nesting
{
    Element parent;
    std::string_view name;
    Element element;
};

/// Where each element may stand.
constexpr std::array<Nesting, 17> kNesting = {{
    {Element::Document, "graphml", Element::GraphMl},
    {Element::GraphMl, "key", Element::Key},
    {Element::GraphMl, "graph", Element::Graph},
    {Element::GraphMl, "data", Element::Skipped},
    {Element::GraphMl, "desc", Element::Skipped},
    {Element::Key, "default", Element::Default},
    {Element::Key, "desc", Element::Skipped},
    {Element::Graph, "node", Element::Node},
    {Element::Graph, "edge", Element::Edge},
    {Element::Graph, "data", Element::Data},
    {Element::Graph, "desc", Element::Skipped},
    {Element::Node, "data", Element::Data},
    {Element::Node, "graph", Element::Graph},
    {Element::Node, "port", Element::Skipped},
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
    explicit DocumentReader(const MapLimits& limits)
        : m_limits(limits),
          m_xml({limits.octets, limits.nesting},
                {[this](std::string_view name, const XmlAttributes& attributes) {
                     Start(name, attributes);
                 },
                 [this] { End(); },
                 [this](std::string_view text) { Text(text); }}),
          m_count(limits)
    {
    }

    Result<MapDocument, XmlError> Read(std::istream& in)
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
            KeepDefault(entry.second);
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
            StartGraph(parent, attributes);
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
            m_labels.clear();
            break;
        case Element::Label:
            m_labels.emplace_back();
            break;
        case Element::Foreign:
            m_document.isDrawn = m_document.isDrawn || name == "Geometry";
            break;
        case Element::Document:
        case Element::GraphMl:
        case Element::Skipped:
            break;
        }
    }

    Element ElementFor(Element parent, std::string_view name)
    {
        if (parent == Element::Data || parent == Element::Foreign || parent == Element::Label)
        {
            return name == "NodeLabel" || name == "EdgeLabel" ? Element::Label : Element::Foreign;
        }
        if (parent == Element::Skipped || parent == Element::Default)
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
                 ? "the document is a <" + std::string(name) +
                       ">; wanted is GraphML, a <graphml>, or GML, as yEd, NetworkX, igraph and "
                       "Gephi write them"
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

    void StartGraph(Element parent, const XmlAttributes& attributes)
    {
        if (parent == Element::Node)
        {
            m_document.nodes[m_openNodes.back()].isGroup = true;
            return;
        }
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
        const auto number = WholeAs<std::uint64_t>(text);
        if (!number || *number > limit)
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
        m_openNodes.push_back(m_document.nodes.size());
        m_document.nodes.push_back({Required(attributes, "id"), m_xml.Line(), false, {}});
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
        const Element element = m_open.back();
        const bool isLabel = element == Element::Label;
        if (!isLabel && element != Element::Data && element != Element::Default)
        {
            return;
        }
        std::string& into = isLabel ? m_labels.back() : m_text;
        if (into.size() + text.size() > m_limits.textOctets)
        {
            Fail("a value of more than " + std::to_string(m_limits.textOctets) + " octets");
            return;
        }
        into += text;
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
            EndData(m_open.back());
        }
        else if (element == Element::Node)
        {
            m_openNodes.pop_back();
        }
    }

    void EndData(Element owner)
    {
        const auto key = m_keys.find(m_key);
        if (key == m_keys.end())
        {
            Fail("the key '" + m_key + "' is not declared");
            return;
        }
        if (owner == Element::Graph && !m_openNodes.empty())
        {
            return; // about a group
        }
        Attributes& attributes = owner == Element::Graph ? m_document.attributes
                                 : owner == Element::Node
                                     ? m_document.nodes[m_openNodes.back()].attributes
                                     : m_document.edges.back().attributes;
        if (const auto excess = m_count.Add(key->second.name))
        {
            Fail(*excess);
            return;
        }
        attributes[key->second.name] = m_text;
        KeepLabels(owner, attributes);
    }

    /// The first label of a node that is not empty: others are decoration. All labels of an edge.
    void KeepLabels(Element owner, Attributes& attributes) const
    {
        for (const std::string& label : m_labels)
        {
            if (label.find_first_not_of(" \t\r\n") == std::string::npos)
            {
                continue;
            }
            if (owner == Element::Node)
            {
                attributes.emplace(kNodeLabel, label);
                continue;
            }
            std::string& all = attributes[kEdgeLabel];
            all += (all.empty() ? "" : "; ") + label;
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

    void KeepDefault(const Key& key)
    {
        if (!key.byDefault)
        {
            return;
        }
        if (key.scope == "node" || key.scope == "all")
        {
            m_document.nodeDefaults.emplace(key.name, *key.byDefault);
        }
        if (key.scope == "edge" || key.scope == "all")
        {
            m_document.edgeDefaults.emplace(key.name, *key.byDefault);
        }
    }

    const MapLimits& m_limits;
    XmlStream m_xml;
    MapDocument m_document;
    std::vector<Element> m_open = {Element::Document};
    std::map<std::string, Key> m_keys;    ///< keys by their ids
    std::string m_key;                    ///< id of the <key> or <data> that is open
    std::string m_text;                   ///< text of the <default> or <data> that is open
    std::vector<std::string> m_labels;    ///< yEd's labels in the <data> that is open
    std::vector<std::size_t> m_openNodes; ///< each inside the one before
    AttributeCount m_count;
    std::optional<std::uint64_t> m_declaredNodes;
    std::optional<std::uint64_t> m_declaredEdges;
};

} // namespace

Result<MapDocument, MapError>
ReadGraphMl(std::istream& in, const MapLimits& limits)
{
    auto document = DocumentReader(limits).Read(in);
    if (!document)
    {
        return Failure{MapError{{}, document.Error().line, document.Error().what}};
    }
    return std::move(document).Value();
}

} // namespace pptplab::topologies
