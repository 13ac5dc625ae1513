// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_VALUE_H
#define PPTPLAB_SIM_SCENARIO_VALUES_VALUE_H

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pptplab::sim::scenario
{

/// Who wrote a value; with Origin::File the line says where.
enum class Origin : std::uint8_t
{
    File,
    Option, ///< --set, --engine, --seed on the command line
};

struct Place
{
    Origin origin = Origin::Option;
    std::uint32_t line = 0; ///< counted from 1; 0 without a file
    /// Of the file, to which names of files in it are relative; none for the current folder.
    std::shared_ptr<const std::filesystem::path> folder = nullptr;
};

struct Entry;

/// One value of a scenario file before anybody knows what it means. Tables keep the order of the
/// file, as the axes of a sweep are numbered by it. Dates are not here: no key takes one.
struct Value
{
    using List = std::vector<Value>;
    using Table = std::vector<Entry>;

    std::variant<bool, std::int64_t, double, std::string, List, Table> content;
    Place place;

    const std::string* String() const { return std::get_if<std::string>(&content); }
    const List* AsList() const { return std::get_if<List>(&content); }
    const Table* AsTable() const { return std::get_if<Table>(&content); }
};

struct Entry
{
    std::string key;
    Value value;
};

/// The value of `key`, or none.
const Value* Find(const Value::Table& table, std::string_view key);
Value* Find(Value::Table& table, std::string_view key);

/// The value as TOML writes it on one line.
std::string ToToml(const Value& value);

/// `text` quoted as a TOML basic string.
std::string Quoted(std::string_view text);

/// `key` as TOML writes it left of the equals sign: bare where that is allowed.
std::string KeyToToml(std::string_view key);

/// The shortest text that reads back as the same number.
std::string NumberText(double number);

} // namespace pptplab::sim::scenario

#endif
