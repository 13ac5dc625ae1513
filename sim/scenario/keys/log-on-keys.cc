// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-tables.h"
#include "sim/scenario/keys/security-keys.h"

namespace pptplab::sim::scenario
{

namespace
{

constexpr auto kPackets = Engines::NoEffectOnCall;

std::vector<Key<ClientGroup>>
AccountKeys()
{
    const ChoiceForm packs{{ras::kServicePackNames.begin(), ras::kServicePackNames.end()}};
    return {
        BoundChoice<ClientGroup>(
            {"account.state",
             "what the servers think of the user; but \"allowed\" needs packets",
             "",
             false,
             kPackets},
            kAccountStateNames,
            [](auto& g) -> auto& { return g.account.state; }),
        BoundOptional<ClientGroup>(
            {"account.password", "the right one; another needs packets", "as password"},
            TextForm{},
            [](auto& g) -> auto& { return g.account.password; }),
        BoundOptional<ClientGroup>({"account.set_on",
                                    "service pack of the machine that set it, for the section sign",
                                    "the server's",
                                    false,
                                    kPackets},
                                   packs,
                                   [](auto& g) -> auto& { return g.account.setOn; }),
    };
}

} // namespace

std::vector<Key<ClientGroup>>
LogOnKeys()
{
    std::vector<Key<ClientGroup>> keys = {
        Bound<ClientGroup>({"user", "name to log on with", "", false, kPackets},
                           TextForm{},
                           [](auto& g) -> auto& { return g.user; }),
        Bound<ClientGroup>({"password", "typed to log on with", "", false, kPackets},
                           TextForm{},
                           [](auto& g) -> auto& { return g.password; }),
        BoundOptional<ClientGroup>({"retyped_password",
                                    "typed when the server allows another try",
                                    "none",
                                    false,
                                    kPackets},
                                   TextForm{},
                                   [](auto& g) -> auto& { return g.retypedPassword; }),
    };
    for (const auto& more : {AccountKeys(), SecurityKeys<ClientGroup>()})
    {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

} // namespace pptplab::sim::scenario
