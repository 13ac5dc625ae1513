// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/address-form.h"
#include "sim/scenario/keys/key-tables.h"

namespace pptplab::sim::scenario
{

namespace
{

constexpr KeyNote
WithPackets(std::string_view name, std::string_view meaning, std::string_view fallback = "")
{
    return {name, meaning, fallback, false, Engines::PacketOnly};
}

/// Keys of the LAN behind the server, and of who gives out its addresses.
std::vector<Key<ServerSpec>>
DhcpKeys()
{
    const TimeForm time{};
    const TimeForm positive{Zero::Excluded};
    return {
        BoundOptional<ServerSpec>(
            {"dhcp.pool_size", "addresses that the DHCP server has", "ports + 1"},
            IntegerForm{0, kMostLanAddresses, "addresses"},
            [](auto& s) -> auto& { return s.addressing.dhcp.poolSize; }),
        WrittenUnlessDefault(Bound<ServerSpec>(
            WithPackets("dhcp.lease_time", "of each lease; NT's DHCP Manager has 3 days"),
            positive,
            [](auto& s) -> auto& { return s.addressing.dhcp.leaseTime; })),
        WrittenUnlessDefault(
            Bound<ServerSpec>(WithPackets("dhcp.delay", "of the DHCP server at work on a message"),
                              time,
                              [](auto& s) -> auto& { return s.addressing.dhcp.delay; })),
        BoundOptional<ServerSpec>(
            WithPackets("dhcp.outage_from", "the DHCP server is down from then on", "never"),
            time,
            [](auto& s) -> auto& { return s.addressing.dhcp.outageFrom; }),
        BoundOptional<ServerSpec>(WithPackets("dhcp.outage_until", "up to then", "for ever"),
                                  positive,
                                  [](auto& s) -> auto& { return s.addressing.dhcp.outageUntil; }),
        WrittenUnlessDefault(Bound<ServerSpec>(
            WithPackets("dhcp.retry", "RAS asks again after a lease it could not get (Q150281)"),
            positive,
            [](auto& s) -> auto& { return s.addressing.dhcp.retry; })),
    };
}

} // namespace

std::vector<Key<ServerSpec>>
AddressingKeys()
{
    std::vector<Key<ServerSpec>> keys = {
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"addressing",
             "where callers' addresses come from: a static pool, DHCP leases, callers who bring "
             "one"},
            kAddressingNames,
            [](auto& s) -> auto& { return s.addressing.source; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            {"empty_pool_error", "what a caller sees when the static pool is empty (inference)"},
            kEmptyPoolErrorNames,
            [](auto& s) -> auto& { return s.addressing.emptyPoolError; })),
        WrittenUnlessDefault(Bound<ServerSpec>(
            WithPackets("taken_addresses",
                        "callers' addresses, from the first, that machines of the LAN have too "
                        "(Q171860)"),
            IntegerForm{0, kMostLanAddresses, "addresses"},
            [](auto& s) -> auto& { return s.addressing.taken; })),
        WrittenUnlessDefault(BoundChoice<ServerSpec>(
            WithPackets("unprojected",
                        "what a caller meets who cannot be projected (inference): hung up on, 629; "
                        "or his IPCP is not answered, 718"),
            session::kUnprojectedNames,
            [](auto& s) -> auto& { return s.session.unprojected; })),
        BoundOptional<ServerSpec>(WithPackets("filtering_stops_at",
                                              "PPTP filtering is stopped (NET STOP RASPPTPF)",
                                              "never"),
                                  TimeForm{},
                                  [](auto& s) -> auto& { return s.filteringStopsAt; }),
    };
    for (auto& key : DhcpKeys())
    {
        keys.push_back(std::move(key));
    }
    return keys;
}

std::vector<Key<ClientGroup>>
ClientAddressKeys()
{
    return {BoundOptional<ClientGroup>(
        WithPackets(
            "ip_address", "that callers propose to a server with addressing = \"client\"", "none"),
        Ipv4Form{},
        [](auto& s) -> auto& { return s.ipAddress; })};
}

} // namespace pptplab::sim::scenario
