// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/firewall-forms.h"
#include "sim/scenario/keys/key-tables.h"

#include <array>
#include <utility>

namespace pptplab::sim::scenario
{

namespace
{

constexpr auto kEngines = Engines::PacketOnly;
constexpr std::array<std::string_view, 3> kDirectionNames = {"in", "out", "both"};

std::vector<Key<FirewallRule>>
PlaceKeys()
{
    return {
        BoundOptional<FirewallRule>(
            {"name", "of the rule, for paths and counts", "none", false, kEngines},
            TextForm{},
            [](auto& r) -> auto& { return r.name; }),
        Bound<FirewallRule>({"at", "the machines that filter", "", true, kEngines},
                            PlacesForm{},
                            [](auto& r) -> auto& { return r.at; }),
        BoundOptional<FirewallRule>(
            {"interface", "by what is behind it", "each", false, kEngines},
            TextForm{"a client group, clients, servers, or a neighbouring router"},
            [](auto& r) -> auto& { return r.interface; }),
        BoundChoice<FirewallRule>(
            {"direction", "as the machine that filters sees it", "", false, kEngines},
            kDirectionNames,
            [](auto& r) -> auto& { return r.direction; }),
        Bound<FirewallRule>({"verdict", "rst answers TCP only", "", true, kEngines},
                            VerdictForm{},
                            [](auto& r) -> auto& { return r.verdict; }),
        WrittenUnlessDefault(
            Bound<FirewallRule>({"from", "when the rule comes", "", false, kEngines},
                                TimeForm{},
                                [](auto& r) -> auto& { return r.from; })),
        BoundOptional<FirewallRule>({"until", "when it goes", "never", false, kEngines},
                                    TimeForm{},
                                    [](auto& r) -> auto& { return r.until; }),
    };
}

/// The two masks of a match as one value; none when neither asks for anything.
Key<FirewallRule>
FlagsKey()
{
    const TcpFlagsForm form;
    Key<FirewallRule> key{{"match.tcp_flags", "of the segment", "any", false, kEngines},
                          form.Type(),
                          form.Range(),
                          {},
                          {}};
    key.read = [form](const Value& value, FirewallRule& rule) -> std::optional<std::string> {
        const auto flags = form.Read(value);
        if (!flags)
        {
            return flags.Error();
        }
        rule.match.tcpFlagsSet = flags.Value().set;
        rule.match.tcpFlagsClear = flags.Value().clear;
        return std::nullopt;
    };
    key.write = [form](const FirewallRule& rule) -> std::optional<Value> {
        const TcpFlagsForm::Content flags{rule.match.tcpFlagsSet, rule.match.tcpFlagsClear};
        return flags.set == 0 && flags.clear == 0 ? std::nullopt : std::optional(form.Write(flags));
    };
    return key;
}

std::vector<Key<FirewallRule>>
MatchKeys()
{
    const IntegerForm port{1, 65535};
    return {
        BoundOptional<FirewallRule>({"match.protocol", "of IP", "any", false, kEngines},
                                    IpProtocolForm{},
                                    [](auto& r) -> auto& { return r.match.protocol; }),
        BoundOptional<FirewallRule>(
            {"match.port", "at either end, TCP or UDP", "any", false, kEngines},
            port,
            [](auto& r) -> auto& { return r.match.eitherPort; }),
        BoundOptional<FirewallRule>({"match.source_port", "TCP or UDP", "any", false, kEngines},
                                    port,
                                    [](auto& r) -> auto& { return r.match.sourcePort; }),
        BoundOptional<FirewallRule>(
            {"match.destination_port", "TCP or UDP", "any", false, kEngines},
            port,
            [](auto& r) -> auto& { return r.match.destinationPort; }),
        FlagsKey(),
        BoundOptional<FirewallRule>({"match.icmp_type", "RFC 792", "any", false, kEngines},
                                    IntegerForm{0, 255},
                                    [](auto& r) -> auto& { return r.match.icmpType; }),
        BoundOptional<FirewallRule>(
            {"match.gre_version", "0 plain, 1 PPTP's", "any", false, kEngines},
            IntegerForm{0, 7},
            [](auto& r) -> auto& { return r.match.greVersion; }),
        WrittenUnlessDefault(Bound<FirewallRule>({"match.source", "address", "", false, kEngines},
                                                 PrefixForm{},
                                                 [](auto& r) -> auto& { return r.match.source; })),
        WrittenUnlessDefault(
            Bound<FirewallRule>({"match.destination", "address", "", false, kEngines},
                                PrefixForm{},
                                [](auto& r) -> auto& { return r.match.destination; })),
    };
}

} // namespace

std::vector<Key<FirewallRule>>
FirewallKeys()
{
    auto keys = PlaceKeys();
    for (auto& key : MatchKeys())
    {
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace pptplab::sim::scenario
