// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/router-reader.h"

#include "topologies/attribute-names.h"
#include "topologies/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pptplab::topologies
{

namespace
{

constexpr std::array<std::string_view, 3> kLatitudes = {"latitude", "lat", "ylat"};
constexpr std::array<std::string_view, 5> kLongitudes = {"longitude", "lon", "lng", "long", "xlon"};
constexpr std::array<std::string_view, 4> kLabels = {"label", "ynodelabel", "name", "title"};

template <typename Names>
bool
Has(const Names& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// yEd keeps formatted labels as HTML.
std::string
WithoutMarkup(std::string_view text)
{
    std::string plain;
    bool inTag = false;
    for (const char letter : text)
    {
        plain += letter == '<' ? " " : inTag || letter == '>' ? "" : std::string(1, letter);
        inTag = letter == '<' || (inTag && letter != '>');
    }
    return plain;
}

/// One line: each run of spaces and control characters is one space.
std::string
OnOneLine(std::string_view text)
{
    std::string line;
    bool gap = false;
    for (const char letter : text)
    {
        const auto octet = static_cast<unsigned char>(letter);
        if (octet <= 0x20 || octet == 0x7F)
        {
            gap = !line.empty();
            continue;
        }
        line += gap ? " " : "";
        line += letter;
        gap = false;
    }
    return line;
}

std::string
LabelFrom(std::string_view text)
{
    text = Trimmed(text);
    const bool isHtml = text.substr(0, 5) == "<html" || text.substr(0, 5) == "<HTML";
    const std::string label = OnOneLine(isHtml ? WithoutMarkup(text) : text);
    return label == "None" ? "" : label; // NetworkX's word for a missing one
}

/// "7", yEd's "n7" and "n0::n3": ids that a program counted.
bool
IsCounted(std::string_view id)
{
    return id.find_first_not_of("0123456789n:") == std::string_view::npos &&
           id.find_first_of("0123456789") != std::string_view::npos;
}

std::optional<Role>
RoleFrom(std::string_view text)
{
    for (std::size_t i = 0; i < kRoleNames.size(); ++i)
    {
        if (text == kRoleNames.at(i))
        {
            return static_cast<Role>(i);
        }
    }
    return std::nullopt;
}

/// Separated by spaces.
std::optional<std::vector<Network>>
NetworksFrom(std::string_view text)
{
    std::vector<Network> networks;
    while (!text.empty())
    {
        const auto end = std::min(text.find(' '), text.size());
        const auto network = NetworkFrom(text.substr(0, end));
        if (!network)
        {
            return std::nullopt;
        }
        networks.push_back(*network);
        text = Trimmed(text.substr(end));
    }
    return networks;
}

std::string
Impossible(const std::string& text)
{
    return "the value '" + text + "' is not possible here";
}

} // namespace

std::string
RouterReader::ValueOf(const DocumentNode& node, const std::string& attribute) const
{
    auto found = node.attributes.find(attribute);
    if (found == node.attributes.end())
    {
        found = m_document.nodeDefaults.find(attribute);
        if (found == m_document.nodeDefaults.end())
        {
            return {};
        }
    }
    return std::string(Trimmed(found->second));
}

std::string
RouterReader::LabelIn(const Attributes& attributes, std::string_view kind)
{
    for (const auto& [name, text] : attributes)
    {
        const std::string label = CoreOf(name) == kind ? LabelFrom(text) : "";
        if (!label.empty())
        {
            m_notes.used.insert(name);
            return label;
        }
    }
    return {};
}

std::string
RouterReader::NameOf(const DocumentNode& node)
{
    for (const std::string_view kind : kLabels)
    {
        for (const Attributes* attributes : {&node.attributes, &m_document.nodeDefaults})
        {
            if (auto label = LabelIn(*attributes, kind); !label.empty())
            {
                return label;
            }
        }
    }
    const std::string id = LabelFrom(node.id);
    return id.empty() || IsCounted(id) ? "node-" + OnOneLine(node.id) : id;
}

template <typename Names>
std::optional<double>
RouterReader::Degrees(const DocumentNode& node, const char* kind, const Names& names, double most)
{
    for (const auto& [name, text] : node.attributes)
    {
        const std::string_view value = Trimmed(text);
        if (!Has(names, CoreOf(name)) || value.empty() || value == "None")
        {
            continue;
        }
        m_notes.used.insert(name);
        const auto degrees = WholeAs<double>(value);
        if (degrees && std::abs(*degrees) <= most)
        {
            return degrees;
        }
        if (degrees)
        {
            m_mistake = Impossible(std::string(value)) + ": a " + kind;
        }
        else
        {
            m_notes.notUnderstood[name].Add(std::string(value));
        }
    }
    return std::nullopt;
}

/// What ToGraphMl() writes of a machine. Others use these names for other things, so a role that is
/// known must stand beside them, and beside the role of a host its address.
void
RouterReader::ReadOwn(const DocumentNode& node, Machine& machine)
{
    const auto role = RoleFrom(ValueOf(node, "role"));
    const bool isHost = role && *role != Role::Router;
    if (!role || (isHost && !AddressFrom(ValueOf(node, "address"))))
    {
        return;
    }
    machine.role = *role;
    m_notes.used.insert("role");
    const auto take = [&](const char* name, auto& into, auto parse) {
        const std::string text = ValueOf(node, name);
        if (text.empty())
        {
            return;
        }
        m_notes.used.insert(name);
        const auto value = parse(text);
        if (value)
        {
            into = *value;
        }
        else
        {
            m_mistake = Impossible(text);
        }
    };
    take("group", machine.group, WholeAs<std::uint32_t>);
    take("address", machine.address, AddressFrom);
    take("networks", machine.networks, NetworksFrom);
}

void
RouterReader::NoteAttributes(const Attributes& attributes)
{
    for (const auto& [name, text] : attributes)
    {
        const std::string core = CoreOf(name);
        // Several names for one router are no loss.
        if (!Trimmed(text).empty() && core != "id" && !Has(kLabels, core))
        {
            m_notes.ofNodes.insert(name);
        }
        m_notes.isOnlyDrawn = m_notes.isOnlyDrawn || core == "x" || core == "y";
    }
}

Result<Machine, std::string>
RouterReader::Read(const DocumentNode& node)
{
    NoteAttributes(node.attributes);
    NoteAttributes(m_document.nodeDefaults);
    Machine machine;
    machine.role = Role::Router;
    ReadOwn(node, machine);
    const auto latitude = Degrees(node, "latitude", kLatitudes, 90);
    const auto longitude = Degrees(node, "longitude", kLongitudes, 180);
    if (latitude && longitude)
    {
        machine.place = Place{*latitude, *longitude};
    }
    if (!m_mistake.empty())
    {
        return Failure{std::move(m_mistake)};
    }
    return machine;
}

} // namespace pptplab::topologies
