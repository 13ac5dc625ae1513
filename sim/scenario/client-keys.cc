// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/access-keys.h"
#include "sim/scenario/key-tables.h"
#include "sim/scenario/registry-keys.h"

namespace pptplab::sim
{

namespace
{

/// A field of the redial table, which is there as soon as one of its keys is.
template <typename Form, typename Field>
Key<ClientGroup>
BoundRedial(KeyNote note, Form form, Field population::Redial::*field)
{
    Key<ClientGroup> key{note, form.Type(), form.Range(), {}, {}};
    key.read = [form, field](const Value& value, ClientGroup& group) -> std::optional<std::string> {
        const auto reading = form.Read(value);
        if (!reading)
        {
            return reading.Error();
        }
        if (!group.calls.redial)
        {
            group.calls.redial.emplace();
        }
        (*group.calls.redial).*field = static_cast<Field>(reading.Value());
        return std::nullopt;
    };
    key.write = [form, field](const ClientGroup& group) -> std::optional<Value> {
        if (!group.calls.redial)
        {
            return std::nullopt;
        }
        return form.Write((*group.calls.redial).*field);
    };
    return key;
}

bool
IsFinite(const ClientGroup& group)
{
    return group.calls.count.has_value();
}

std::vector<Key<ClientGroup>>
CallingKeys()
{
    const IntegerForm count{0, 1'000'000, "callers"};
    return {
        Bound<ClientGroup>(
            {"name", "of the group, for paths and tables", "", true},
            TextForm{"letters, digits, _ and -; no other group's, no key's"},
            [](auto& g) -> auto& { return g.calls.name; }),
        WrittenIf([](const ClientGroup& group) { return !IsFinite(group); },
                  Bound<ClientGroup>(
                      {"arrival_rate", "calls of an infinite source", "this or count is required"},
                      RateForm{},
                      [](auto& g) -> auto& { return g.calls.arrivalRate; })),
        BoundOptional<ClientGroup>(
            {"count", "callers of a finite source, one host each", "this or arrival_rate"},
            count,
            [](auto& g) -> auto& { return g.calls.count; }),
        WrittenIf(IsFinite,
                  Bound<ClientGroup>(
                      {"idle_time",
                       "with count: from the end of a call to the next dial",
                       "exponential with the mean of holding"},
                      LawForm{Zero::Excluded},
                      [](auto& g) -> auto& { return g.calls.idleTime; })),
        Bound<ClientGroup>(
            {"holding", "from session up to hang-up", "", true},
            LawForm{Zero::Excluded},
            [](auto& g) -> auto& { return g.calls.holding; }),
    };
}

std::vector<Key<ClientGroup>>
ProtocolKeys()
{
    return {
        Bound<ClientGroup>(
            {"protocols", "what the phone book entry asks for"},
            ProtocolsForm{},
            [](auto& g) -> auto& { return g.calls.protocols; }),
        Bound<ClientGroup>(
            {"netbeui_share", "share of callers who bring NetBEUI besides `protocols`"},
            NumberForm{0, 1},
            [](auto& g) -> auto& { return g.calls.netbeuiShare; }),
        BoundRedial({"redial.probability",
                     "of dialling again after an attempt that did not connect",
                     "no redial"},
                    NumberForm{0, 1},
                    &population::Redial::probability),
        BoundRedial({"redial.pause", "before dialling again", "required with redial"},
                    LawForm{},
                    &population::Redial::pause),
        BoundRedial({"redial.tries", "redials of one caller at the most", "1 with redial"},
                    IntegerForm{1, 1'000'000},
                    &population::Redial::tries),
    };
}

std::vector<Key<ClientGroup>>
MachineKeys()
{
    return {
        BoundChoice<ClientGroup>(
            {"service_pack", "of the client machines", "", false, Engines::NoEffectOnCall},
            ras::kServicePackNames,
            [](auto& g) -> auto& { return g.servicePack; }),
        Bound<ClientGroup>(
            {"hotfixes",
             "articles whose faults are mended on them",
             "",
             false,
             Engines::NoEffectOnCall},
            HotfixesForm(),
            [](auto& g) -> auto& { return g.hotfixes; }),
        BoundChoice<ClientGroup>(
            {"hang_up", "who ends a call", "", false, Engines::NoEffectOnCall},
            population::kHangUpSideNames,
            [](auto& g) -> auto& { return g.calls.hangUp; }),
    };
}

} // namespace

std::vector<Key<ClientGroup>>
ClientKeys()
{
    auto keys = CallingKeys();
    for (auto* more : {&ProtocolKeys,
                       &MachineKeys,
                       &LogOnKeys,
                       &AccessKeys<ClientGroup>,
                       &ClientRegistryKeys,
                       &SessionUseKeys})
    {
        for (auto& key : more())
        {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

} // namespace pptplab::sim
