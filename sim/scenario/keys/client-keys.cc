// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/access-keys.h"
#include "sim/scenario/keys/key-tables.h"
#include "sim/scenario/keys/registry-keys.h"

namespace pptplab::sim::scenario
{

namespace
{

std::vector<Key<ClientGroup>>
MachineKeys()
{
    return {
        WrittenUnlessDefault(
            BoundChoice<ClientGroup>({"product",
                                      "of the client machines; rras dials on demand",
                                      "",
                                      false,
                                      Engines::NoEffectOnCall},
                                     ras::kProductNames,
                                     [](auto& g) -> auto& { return g.product; })),
        BoundChoice<ClientGroup>(
            {"service_pack", "of the client machines", "", false, Engines::NoEffectOnCall},
            ras::kServicePackNames,
            [](auto& g) -> auto& { return g.servicePack; }),
        Bound<ClientGroup>({"hotfixes",
                            "articles whose faults are mended on them",
                            "",
                            false,
                            Engines::NoEffectOnCall},
                           HotfixesForm(),
                           [](auto& g) -> auto& { return g.hotfixes; }),
        WrittenUnlessDefault(BoundChoice<ClientGroup>(
            {"server_type",
             "of the phone book entry; nt31: NetBEUI without PPP (Q123980)",
             "",
             false,
             Engines::PacketOnly},
            session::kServerTypeNames,
            [](auto& g) -> auto& { return g.serverType; })),
        BoundChoice<ClientGroup>({"hang_up", "who ends a call", "", false, Engines::NoEffectOnCall},
                                 population::kHangUpSideNames,
                                 [](auto& g) -> auto& { return g.calls.hangUp; }),
    };
}

} // namespace

std::vector<Key<ClientGroup>>
ClientKeys()
{
    auto keys = CallingKeys();
    for (auto* more : {&MachineKeys,
                       &PhoneBookKeys,
                       &LogOnKeys,
                       &ClientAddressKeys,
                       &AccessKeys<ClientGroup>,
                       &ClientRegistryKeys,
                       &SessionUseKeys,
                       &ResourceKeys})
    {
        for (auto& key : more())
        {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

} // namespace pptplab::sim::scenario
