// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_KEY_H
#define PPTPLAB_SIM_SCENARIO_KEYS_KEY_H

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/structs/scenario.h"
#include "sim/scenario/values/value.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pptplab::sim::scenario
{

/// The engines that understand a key.
enum class Engines : std::uint8_t
{
    Both,
    CallOnly,   ///< an error on the packet engine
    PacketOnly, ///< an error on the call engine
    NoEffectOnCall,
};

/// What `list --keys`, `init` and messages tell of a key. The only place that says it.
struct KeyText
{
    std::string path; ///< "server.ports"
    std::string type;
    std::string range;
    std::string defaultText; ///< "required" where there is none
    std::string meaning;
    Engines engines = Engines::Both;
};

/// What an author of a key writes down; type, range and default follow from form and struct.
struct KeyNote
{
    std::string_view name;          ///< name within its section: "ports", "access.rate"
    std::string_view meaning;       ///< what the key means, in one line
    std::string_view fallback = ""; ///< default in words, where the struct cannot tell it
    bool required = false;
    Engines engines = Engines::Both;
};

/// One key of a section of a scenario that is read into a `Section`.
template <typename Section>
struct Key
{
    KeyNote note;
    std::string type;
    std::string range;
    /// Stores the value, or says what is wrong with it: "must be ...".
    std::function<std::optional<std::string>(const Value&, Section&)> read;
    /// The value as it would be written; none when the key has none.
    std::function<std::optional<Value>(const Section&)> write;
    /// The default in words, for a key that is not written by default.
    std::string defaultText{};
};

/// A key that is one field of its section: `field(section)` gives it, for a const section too.
template <typename Section, typename Form, typename Field>
Key<Section>
Bound(KeyNote note, Form form, Field field)
{
    Key<Section> key{note, form.Type(), form.Range(), {}, {}};
    key.read = [form, field](const Value& value, Section& section) -> std::optional<std::string> {
        const auto reading = form.Read(value);
        if (!reading)
        {
            return reading.Error();
        }
        using Target = std::decay_t<decltype(field(section))>;
        field(section) = static_cast<Target>(reading.Value());
        return std::nullopt;
    };
    key.write = [form, field](const Section& section) -> std::optional<Value> {
        return form.Write(static_cast<typename Form::Content>(field(section)));
    };
    return key;
}

/// A key whose field is a std::optional: written only when it holds something.
template <typename Section, typename Form, typename Field>
Key<Section>
BoundOptional(KeyNote note, Form form, Field field)
{
    Key<Section> key{note, form.Type(), form.Range(), {}, {}};
    key.read = [form, field](const Value& value, Section& section) -> std::optional<std::string> {
        const auto reading = form.Read(value);
        if (!reading)
        {
            return reading.Error();
        }
        using Target = typename std::decay_t<decltype(field(section))>::value_type;
        field(section) = static_cast<Target>(reading.Value());
        return std::nullopt;
    };
    key.write = [form, field](const Section& section) -> std::optional<Value> {
        const auto& held = field(section);
        if (!held)
        {
            return std::nullopt;
        }
        return form.Write(static_cast<typename Form::Content>(*held));
    };
    return key;
}

/// A key that is one field of a table, which is there as soon as one of its keys is:
/// `table(section)` gives the std::optional that holds it.
template <typename Section, typename Form, typename Table, typename Record, typename Field>
Key<Section>
BoundInTable(KeyNote note, Form form, Table table, Field Record::* field)
{
    Key<Section> key{note, form.Type(), form.Range(), {}, {}};
    key.read = [=](const Value& value, Section& section) -> std::optional<std::string> {
        const auto reading = form.Read(value);
        if (!reading)
        {
            return reading.Error();
        }
        auto& held = table(section);
        if (!held)
        {
            held.emplace();
        }
        (*held).*field = static_cast<Field>(reading.Value());
        return std::nullopt;
    };
    key.write = [=](const Section& section) -> std::optional<Value> {
        const auto& held = table(section);
        if (!held)
        {
            return std::nullopt;
        }
        return form.Write(static_cast<typename Form::Content>((*held).*field));
    };
    return key;
}

/// `key`, written only while `holds(section)`.
template <typename Section, typename Condition>
Key<Section>
WrittenIf(Condition holds, Key<Section> key)
{
    key.write = [holds, write = std::move(key.write)](const Section& section) {
        return holds(section) ? write(section) : std::nullopt;
    };
    return key;
}

/// `key`, written only while it is not what it is by default. Few scenarios set it.
template <typename Section>
Key<Section>
WrittenUnlessDefault(Key<Section> key)
{
    const auto byDefault = key.write(Section{});
    const std::string text = byDefault ? ToToml(*byDefault) : "";
    key.defaultText = text;
    key.write = [text, write = std::move(key.write)](const Section& section) {
        auto value = write(section);
        return value && ToToml(*value) == text ? std::nullopt : std::move(value);
    };
    return key;
}

/// An enum field: its values are numbered as its names are.
template <typename Section, std::size_t N, typename Field>
Key<Section>
BoundChoice(KeyNote note, const std::array<std::string_view, N>& names, Field field)
{
    return Bound<Section>(note, ChoiceForm{{names.begin(), names.end()}}, field);
}

/// All keys of a scenario, in the order in which they are listed and written.
struct Schema
{
    std::vector<Key<Scenario>> scenario;
    std::vector<Key<ServerSpec>> server;
    std::vector<Key<ClientGroup>> clients;
    std::vector<Key<Scenario>> topology;
    std::vector<Key<Probe>> probe;
    std::vector<Key<FirewallRule>> firewall;
    std::vector<Key<NatSpec>> nat;
    std::vector<Key<LinkFailure>> link;
};

/// Made once; never changes.
const Schema& TheSchema();

/// Every key with its full path, in the order of the schema, `attributes` and `question` too.
std::vector<KeyText> AllKeys();

} // namespace pptplab::sim::scenario

#endif
