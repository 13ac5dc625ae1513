// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key.h"

#include "sim/scenario/keys/key-tables.h"

namespace pptplab::sim::scenario
{

namespace
{

template <typename Section>
void
Tell(std::string_view section, const std::vector<Key<Section>>& keys, std::vector<KeyText>& texts)
{
    for (const Key<Section>& key : keys)
    {
        KeyText text;
        text.path = std::string(section) + "." + std::string(key.note.name);
        text.type = key.type;
        text.range = key.range;
        text.meaning = key.note.meaning;
        text.engines = key.note.engines;
        const auto fallback = key.write(Section{});
        if (key.note.required)
        {
            text.defaultText = "required";
        }
        else if (!key.defaultText.empty())
        {
            text.defaultText = key.defaultText;
        }
        else if (!key.note.fallback.empty() || !fallback)
        {
            text.defaultText = key.note.fallback;
        }
        else
        {
            text.defaultText = ToToml(*fallback);
        }
        texts.push_back(std::move(text));
    }
}

} // namespace

const Schema&
TheSchema()
{
    static const Schema kSchema = {ScenarioKeys(),
                                   ServerKeys(),
                                   ClientKeys(),
                                   TopologyKeys(),
                                   ProbeKeys(),
                                   FirewallKeys(),
                                   NatKeys(),
                                   LinkKeys()};
    return kSchema;
}

std::vector<KeyText>
AllKeys()
{
    const Schema& schema = TheSchema();
    std::vector<KeyText> texts;
    texts.push_back({"question", "text", "any", "none", "what the experiment asks", Engines::Both});
    Tell("scenario", schema.scenario, texts);
    Tell("server", schema.server, texts);
    Tell("clients", schema.clients, texts);
    Tell("topology", schema.topology, texts);
    Tell("probe", schema.probe, texts);
    Tell("firewall", schema.firewall, texts);
    Tell("nat", schema.nat, texts);
    Tell("link", schema.link, texts);
    texts.push_back({"attributes.NAME",
                     "text, number or flag",
                     "what ns-3 takes",
                     "ns-3's",
                     "any ns-3 attribute by its full name, for all objects",
                     Engines::PacketOnly});
    return texts;
}

} // namespace pptplab::sim::scenario
