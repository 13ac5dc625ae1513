// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/resolved-text.h"

#include "sim/scenario/keys/key.h"
#include "sim/scenario/keys/registry-keys.h"

#include <fmt/format.h>

namespace pptplab::sim::scenario
{

namespace
{

/// Values of the registry as its editor shows them, too.
std::string
InHex(const std::string& type, const Value& value)
{
    return type == kRegistryType ? fmt::format(" # 0x{:X}", std::get<std::int64_t>(value.content))
                                 : std::string();
}

template <typename Section>
std::string
Lines(const std::vector<Key<Section>>& keys, const Section& section)
{
    std::string lines;
    for (const Key<Section>& key : keys)
    {
        // The name is a dotted TOML key as it stands: access.rate = ...
        if (const auto value = key.write(section))
        {
            lines +=
                fmt::format("{} = {}{}\n", key.note.name, ToToml(*value), InHex(key.type, *value));
        }
    }
    return lines;
}

} // namespace

std::string
ResolvedText(const Scenario& scenario)
{
    const Schema& schema = TheSchema();
    std::string text = "[scenario]\n" + Lines(schema.scenario, scenario);
    text += "[server]\n" + Lines(schema.server, scenario.server);
    for (const ClientGroup& group : scenario.clients)
    {
        text += "[[clients]]\n" + Lines(schema.clients, group);
    }
    text += "[topology]\n" + Lines(schema.topology, scenario);
    for (const Probe& probe : scenario.probes)
    {
        text += "[[probe]]\n" + Lines(schema.probe, probe);
    }
    for (const FirewallRule& rule : scenario.firewall)
    {
        text += "[[firewall]]\n" + Lines(schema.firewall, rule);
    }
    for (const NatSpec& nat : scenario.nats)
    {
        text += "[[nat]]\n" + Lines(schema.nat, nat);
    }
    for (const LinkFailure& failure : scenario.links)
    {
        text += "[[link]]\n" + Lines(schema.link, failure);
    }
    if (!scenario.attributes.empty())
    {
        text += "[attributes]\n";
        for (const AttributeSetting& attribute : scenario.attributes)
        {
            text += fmt::format("{} = {}\n", Quoted(attribute.name), Quoted(attribute.value));
        }
    }
    return text;
}

} // namespace pptplab::sim::scenario
