// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/firewall-forms.h"
#include "sim/scenario/keys/key-tables.h"

#include <fmt/format.h>

namespace pptplab::sim::scenario
{

namespace
{

constexpr auto kEngines = Engines::PacketOnly;

/// Of boxes in front of servers.
constexpr PlacesForm kForwards{"servers, one to an address; [] for none", true};

/// [61000, 65095]: the first and the last number.
struct NumberRangeForm
{
    using Content = firewall::NumberRange;

    std::int64_t low = 0;

    Reading<Content> Read(const Value& value) const
    {
        const auto* list = value.AsList();
        if (list == nullptr || list->size() != 2)
        {
            return MustBe();
        }
        const IntegerForm number{low, 65535};
        const auto first = number.Read(list->front());
        const auto last = number.Read(list->back());
        if (!first || !last || last.Value() < first.Value())
        {
            return MustBe();
        }
        return Content{static_cast<std::uint16_t>(first.Value()),
                       static_cast<std::uint16_t>(last.Value())};
    }

    Value Write(Content range) const
    {
        return {Value::List{Value{std::int64_t{range.first}, Place{}},
                            Value{std::int64_t{range.last}, Place{}}},
                Place{}};
    }

    std::string Type() const { return "list of two integers"; }
    std::string Range() const { return fmt::format("[first, last], {} to 65535", low); }

  private:
    Reading<Content> MustBe() const
    {
        return Failure{fmt::format("must be a {}: {}", Type(), Range())};
    }
};

std::vector<Key<NatSpec>>
BoxKeys()
{
    return {
        BoundOptional<NatSpec>(
            {"name", "of the boxes, for paths and counts", "none", false, kEngines},
            TextForm{},
            [](auto& n) -> auto& { return n.name; }),
        Bound<NatSpec>({"at", "whose machines are behind it", "", true, kEngines},
                       PlacesForm{"client groups, \"clients\", \"servers\""},
                       [](auto& n) -> auto& { return n.at; }),
        BoundOptional<NatSpec>({"clients_per_address",
                                "neighbours who share a box and its address",
                                "all of a group at one router",
                                false,
                                kEngines},
                               IntegerForm{1, 1'000'000},
                               [](auto& n) -> auto& { return n.clientsPerAddress; }),
        BoundChoice<NatSpec>({"gre",
                              "what it knows of GRE: nothing, addresses, PPTP's Call IDs",
                              "",
                              false,
                              kEngines},
                             firewall::kGreModeNames,
                             [](auto& n) -> auto& { return n.box.gre; }),
        BoundChoice<NatSpec>({"gre_holder",
                              "gre = address: which of two callers gets what their server sends",
                              "",
                              false,
                              kEngines},
                             firewall::kGreHolderNames,
                             [](auto& n) -> auto& { return n.box.greHolder; }),
        Bound<NatSpec>(
            {"ports", "of each address, for each of TCP, UDP and ICMP echo", "", false, kEngines},
            NumberRangeForm{1},
            [](auto& n) -> auto& { return n.box.ports; }),
        Bound<NatSpec>({"call_ids", "of each address, with gre = call-id", "", false, kEngines},
                       NumberRangeForm{0},
                       [](auto& n) -> auto& { return n.box.callIds; }),
    };
}

/// Of boxes in front of servers.
std::vector<Key<NatSpec>>
ForwardKeys()
{
    return {
        BoundOptional<NatSpec>({"servers_per_address",
                                "at = servers: neighbours who share an address outside, which is "
                                "what callers dial",
                                "all",
                                false,
                                kEngines},
                               IntegerForm{1, 1000},
                               [](auto& n) -> auto& { return n.serversPerAddress; }),
        BoundOptional<NatSpec>({"forward_tcp",
                                "at = servers: whom TCP port 1723 of their address leads to",
                                "the first of each address",
                                false,
                                kEngines},
                               kForwards,
                               [](auto& n) -> auto& { return n.forwardTcp; }),
        BoundOptional<NatSpec>(
            {"forward_gre",
             "at = servers: whom GRE leads to that belongs to no entry of the box",
             "none",
             false,
             kEngines},
            kForwards,
            [](auto& n) -> auto& { return n.forwardGre; }),
    };
}

std::vector<Key<NatSpec>>
TimeoutKeys()
{
    const TimeForm positive{Zero::Excluded};
    return {
        Bound<NatSpec>(
            {"timeouts.tcp", "of an idle connection that is established", "", false, kEngines},
            positive,
            [](auto& n) -> auto& { return n.box.timeouts.tcp; }),
        Bound<NatSpec>(
            {"timeouts.tcp_transitory", "of one that opens or closes", "", false, kEngines},
            positive,
            [](auto& n) -> auto& { return n.box.timeouts.tcpTransitory; }),
        Bound<NatSpec>({"timeouts.udp", "without a packet from inside", "", false, kEngines},
                       positive,
                       [](auto& n) -> auto& { return n.box.timeouts.udp; }),
        Bound<NatSpec>(
            {"timeouts.icmp", "without an echo request from inside", "", false, kEngines},
            positive,
            [](auto& n) -> auto& { return n.box.timeouts.icmp; }),
        Bound<NatSpec>(
            {"timeouts.gre",
             "by address, without GRE from inside; with Call IDs, without GRE or control messages",
             "",
             false,
             kEngines},
            positive,
            [](auto& n) -> auto& { return n.box.timeouts.gre; }),
    };
}

} // namespace

std::vector<Key<NatSpec>>
NatKeys()
{
    auto keys = BoxKeys();
    for (auto& more : {ForwardKeys(), TimeoutKeys()})
    {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

} // namespace pptplab::sim::scenario
