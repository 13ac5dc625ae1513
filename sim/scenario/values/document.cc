// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/document.h"

#include "sim/scenario/values/problem.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace pptplab::sim::scenario
{

namespace
{

using Folder = std::shared_ptr<const std::filesystem::path>;

Place
PlaceOf(const toml::source_region& region, Origin origin, const Folder& folder)
{
    return {origin, origin == Origin::File ? region.begin.line : 0, folder};
}

/// Copies toml++ nodes into Values.
class Importer
{
  public:
    Importer(Origin origin, Folder folder) : m_origin(origin), m_folder(std::move(folder)) {}

    Value Import(const toml::node& node)
    {
        Value value;
        value.place = PlaceOf(node.source(), m_origin, m_folder);
        if (const auto* table = node.as_table())
        {
            value.content = ImportTable(*table);
        }
        else if (const auto* array = node.as_array())
        {
            Value::List list;
            for (const toml::node& item : *array)
            {
                list.push_back(Import(item));
            }
            value.content = std::move(list);
        }
        else
        {
            ImportScalar(node, value);
        }
        return value;
    }

    Value::Table ImportTable(const toml::table& table)
    {
        struct Row
        {
            toml::source_position at;
            Entry entry;
        };
        std::vector<Row> rows;
        for (const auto& [key, node] : table)
        {
            Entry entry{std::string(key.str()), Import(node)};
            // The key's line: a value may begin further down, and the header of a table is its key.
            entry.value.place = PlaceOf(key.source(), m_origin, m_folder);
            rows.push_back({key.source().begin, std::move(entry)});
        }
        // toml++ sorts by name; the order of the file is what its author sees.
        std::stable_sort(
            rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
        Value::Table entries;
        for (Row& row : rows)
        {
            entries.push_back(std::move(row.entry));
        }
        return entries;
    }

    const Problems& Wrong() const { return m_problems; }

  private:
    void ImportScalar(const toml::node& node, Value& value)
    {
        if (const auto flag = node.value_exact<bool>())
        {
            value.content = *flag;
        }
        else if (const auto integer = node.value_exact<std::int64_t>())
        {
            value.content = *integer;
        }
        else if (const auto number = node.value_exact<double>())
        {
            value.content = *number;
        }
        else if (const auto text = node.value_exact<std::string>())
        {
            value.content = *text;
        }
        else
        {
            m_problems.push_back(
                {value.place, "a date or time of day is no value of any key; times are \"4s\""});
        }
    }

    Origin m_origin;
    Folder m_folder;
    Problems m_problems;
};

Document
Parsed(std::string_view text, const std::string& name, Origin origin)
{
    try
    {
        const toml::table table = toml::parse(text, name);
        Folder folder;
        if (origin == Origin::File)
        {
            folder = std::make_shared<const std::filesystem::path>(
                std::filesystem::path(name).parent_path());
        }
        Importer importer(origin, std::move(folder));
        Document document{name, importer.ImportTable(table)};
        if (!importer.Wrong().empty())
        {
            throw BadInput(name, importer.Wrong());
        }
        return document;
    }
    catch (const toml::parse_error& error)
    {
        const Problem problem{PlaceOf(error.source(), origin, nullptr),
                              fmt::format("not TOML (column {}): {}",
                                          error.source().begin.column,
                                          error.description())};
        throw BadInput(name, {problem});
    }
}

std::optional<std::string> AssignIn(Value& at,
                                    const std::vector<std::string>& parts,
                                    std::size_t depth,
                                    const Value& value);

std::optional<std::string>
AssignInTable(Value::Table& table,
              const std::vector<std::string>& parts,
              std::size_t depth,
              const Value& value)
{
    Value* child = Find(table, parts[depth]);
    if (child == nullptr)
    {
        if (depth == 0 && (parts[0] == "clients" || parts[0] == "probe"))
        {
            return fmt::format("the scenario has no [[{}]] to set it in", parts[0]);
        }
        table.push_back({parts[depth], Value{Value::Table{}, value.place}});
        child = &table.back().value;
    }
    return AssignIn(*child, parts, depth + 1, value);
}

/// `name` without the quotes that a TOML file needs around it.
std::string_view
Unquoted(std::string_view name)
{
    const bool quoted = name.size() >= 2 && name.front() == name.back() &&
                        (name.front() == '"' || name.front() == '\'');
    return quoted ? name.substr(1, name.size() - 2) : name;
}

bool
IsNamed(const Value& element, const std::string& name)
{
    const auto* table = element.AsTable();
    const Value* found = table == nullptr ? nullptr : Find(*table, "name");
    return found != nullptr && found->String() != nullptr && *found->String() == name;
}

/// The element of that name; none where elements are no tables.
const Value*
FindNamed(const Value::List& list, const std::string& name)
{
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const Value& element) { return IsNamed(element, name); });
    return found == list.end() ? nullptr : &*found;
}

std::optional<std::string>
AssignInList(Value::List& list,
             const std::vector<std::string>& parts,
             std::size_t depth,
             const Value& value)
{
    for (Value& element : list)
    {
        if (IsNamed(element, parts[depth]))
        {
            if (depth + 1 == parts.size())
            {
                return "it names a whole section; add one of its keys";
            }
            return AssignIn(element, parts, depth + 1, value);
        }
    }
    for (Value& element : list)
    {
        if (auto wrong = AssignIn(element, parts, depth, value))
        {
            return wrong;
        }
    }
    return std::nullopt;
}

std::optional<std::string>
AssignIn(Value& at, const std::vector<std::string>& parts, std::size_t depth, const Value& value)
{
    if (depth == parts.size())
    {
        at = value;
        return std::nullopt;
    }
    if (auto* table = std::get_if<Value::Table>(&at.content))
    {
        return AssignInTable(*table, parts, depth, value);
    }
    auto* list = std::get_if<Value::List>(&at.content);
    if (list != nullptr && depth == 1)
    {
        return AssignInList(*list, parts, depth, value);
    }
    return fmt::format("{} is {}, which has no keys below it", parts[depth - 1], ToToml(at));
}

} // namespace

Document
LoadDocument(const std::filesystem::path& file)
{
    const std::string name = file.string();
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (!std::filesystem::exists(status))
    {
        throw BadInput(name + ": no such file");
    }
    if (std::filesystem::is_directory(status))
    {
        throw BadInput(name + ": is a directory; a scenario is a TOML file, such as " +
                       (file / "experiment.toml").string());
    }
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
    {
        throw BadInput(name + ": cannot be read: " + std::strerror(errno));
    }
    return ParseDocument(text.str(), name);
}

Document
ParseDocument(std::string_view text, const std::string& name)
{
    return Parsed(text, name, Origin::File);
}

Value
ParseOptionValue(std::string_view text)
{
    constexpr std::string_view kBrackets = "{[\"'";
    try
    {
        const Document document =
            Parsed(fmt::format("v = {}", text), "command line", Origin::Option);
        if (document.root.size() == 1)
        {
            return document.root.front().value;
        }
    }
    catch (const BadInput&)
    {
        if (!text.empty() && kBrackets.find(text.front()) != std::string_view::npos)
        {
            throw;
        }
    }
    return Value{std::string(text), Place{Origin::Option, 0}};
}

std::vector<std::string>
PathParts(std::string_view path)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (;;)
    {
        const std::size_t dot = path.find('.', start);
        const bool whole = parts.size() == 1 && parts.front() == "attributes";
        const std::string_view part = path.substr(start, whole ? path.npos : dot - start);
        parts.emplace_back(whole ? Unquoted(part) : part);
        if (whole || dot == path.npos)
        {
            return parts;
        }
        start = dot + 1;
    }
}

Place
PlaceOf(const Value::Table& root, std::string_view path)
{
    Place place{Origin::File, 0};
    const Value::Table* table = &root;
    const Value::List* list = nullptr;
    for (const std::string& part : PathParts(path))
    {
        const Value* next = nullptr;
        if (table != nullptr)
        {
            next = Find(*table, part);
        }
        else if (list != nullptr)
        {
            next = FindNamed(*list, part);
        }
        if (next == nullptr)
        {
            break;
        }
        place = next->place;
        table = next->AsTable();
        list = next->AsList();
    }
    return place;
}

std::optional<std::string>
Assign(Value::Table& root, std::string_view path, const Value& value)
{
    const auto parts = PathParts(path);
    if (std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); }))
    {
        return std::string("not a path of keys such as server.ports");
    }
    return AssignInTable(root, parts, 0, value);
}

} // namespace pptplab::sim::scenario
