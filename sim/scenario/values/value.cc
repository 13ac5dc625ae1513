// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::scenario
{

namespace
{

bool
IsBare(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

std::string
ListText(const Value::List& list)
{
    std::string text = "[";
    for (const Value& item : list)
    {
        text += text.size() > 1 ? ", " : "";
        text += ToToml(item);
    }
    return text + "]";
}

std::string
TableText(const Value::Table& table)
{
    std::string text = "{";
    for (const Entry& entry : table)
    {
        text += text.size() > 1 ? ", " : " ";
        text += KeyToToml(entry.key) + " = " + ToToml(entry.value);
    }
    return text + " }";
}

} // namespace

const Value*
Find(const Value::Table& table, std::string_view key)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.key == key; });
    return found == table.end() ? nullptr : &found->value;
}

Value*
Find(Value::Table& table, std::string_view key)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.key == key; });
    return found == table.end() ? nullptr : &found->value;
}

std::string
NumberText(double number)
{
    return fmt::format("{}", number);
}

std::string
Quoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char letter : text)
    {
        if (letter == '"' || letter == '\\')
        {
            quoted += '\\';
            quoted += letter;
        }
        else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
        {
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
        }
        else
        {
            quoted += letter;
        }
    }
    return quoted + "\"";
}

std::string
KeyToToml(std::string_view key)
{
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), IsBare);
    return bare ? std::string(key) : Quoted(key);
}

std::string
ToToml(const Value& value)
{
    struct Writer
    {
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
        std::string operator()(double number) const { return NumberText(number); }
        std::string operator()(const std::string& text) const { return Quoted(text); }
        std::string operator()(const Value::List& list) const { return ListText(list); }
        std::string operator()(const Value::Table& table) const { return TableText(table); }
    };
    return std::visit(Writer{}, value.content);
}

} // namespace pptplab::sim::scenario
