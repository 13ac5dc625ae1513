// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/document.h"

#include "models/base/printable.h"
#include "sim/scenario/values/plain-file.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/toml-depth.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace pptplab::sim::scenario
{

namespace
{

// What people write has kilobytes, with rows in place some megabytes; the parser takes twenty times
// as much.
constexpr std::size_t kMostOctets = 100'000'000;

using Folder = std::shared_ptr<const std::filesystem::path>;

Place
PlaceOf(const toml::source_region& region, Origin origin, const Folder& folder)
{
    return {origin, origin == Origin::File ? region.begin.line : 0, folder};
}

/// Texts are names and titles: they come to stand on one line of tables, pictures and messages.
std::string
NotPrintable(std::string_view text)
{
    return fmt::format("\"{}\" has a character that does not print; a text is one line of UTF-8, "
                       "without controls",
                       Printable(text));
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
            RequirePrintable(key.str(), PlaceOf(key.source(), m_origin, m_folder));
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
    void RequirePrintable(std::string_view text, const Place& place)
    {
        if (!IsPrintable(text))
        {
            m_problems.push_back({place, NotPrintable(text)});
        }
    }

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
            RequirePrintable(*text, value.place);
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
    if (auto deep = TooDeep(text))
    {
        deep->place.origin = origin;
        throw BadInput(name, {*deep});
    }
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

} // namespace

Document
LoadDocument(const std::filesystem::path& file)
{
    const std::string name = file.string();
    if (const auto why = WhyNoPlainFile(file))
    {
        std::error_code ignored;
        const bool folder = std::filesystem::is_directory(file, ignored);
        throw BadInput(
            fmt::format("{}: {}; a scenario is a TOML file{}",
                        name,
                        *why,
                        folder ? ", such as " + (file / "experiment.toml").string() : ""));
    }
    std::ifstream in(file, std::ios::binary);
    std::string text;
    while (in && text.size() <= kMostOctets)
    {
        constexpr std::size_t kPiece = 65536;
        const std::size_t size = text.size();
        text.resize(size + kPiece);
        in.read(&text[size], kPiece);
        text.resize(size + static_cast<std::size_t>(in.gcount()));
    }
    if (text.size() > kMostOctets)
    {
        throw BadInput(fmt::format("{}: is longer than {} MB; rows of data belong into a CSV file",
                                   name,
                                   kMostOctets / 1'000'000));
    }
    if (in.bad() || !in.eof())
    {
        throw BadInput(name + ": cannot be read: " + std::strerror(errno));
    }
    return ParseDocument(text, name);
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
    if (!IsPrintable(text))
    {
        throw BadInput("command line: " + NotPrintable(text));
    }
    return Value{std::string(text), Place{Origin::Option, 0}};
}

} // namespace pptplab::sim::scenario
