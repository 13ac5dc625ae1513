// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ADDRESS_PLAN_H
#define PPTPLAB_TOPOLOGIES_ADDRESS_PLAN_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::topologies
{

/// An IPv4 address in host order: 10.0.0.1 is 0x0A000001.
struct Address
{
    std::uint32_t value = 0;

    friend constexpr bool operator==(Address a, Address b) { return a.value == b.value; }
};

/// All addresses that share the first `prefix` bits of `base`.
struct Network
{
    Address base;
    std::uint32_t prefix = 0; ///< 0..32

    /// The n-th address; 0 is the network itself, 1 is its gateway's.
    constexpr Address At(std::uint32_t n) const { return {base.value + n}; }

    constexpr std::uint32_t Mask() const
    {
        return prefix == 0 ? 0 : ~std::uint32_t{0} << (32U - prefix);
    }

    constexpr bool Has(Address address) const { return (address.value & Mask()) == base.value; }

    /// How many machines find room beside network, gateway and broadcast address.
    constexpr std::uint32_t Hosts() const { return prefix > 30 ? 0 : ~Mask() - 2; }

    friend constexpr bool operator==(Network a, Network b)
    {
        return a.base == b.base && a.prefix == b.prefix;
    }
};

/// Two networks are disjoint, or one lies in the other.
constexpr bool
Overlap(Network a, Network b)
{
    return a.Has(b.base) || b.Has(a.base);
}

/// One block for each purpose, so that nothing overlaps and a number alone tells whose it is:
/// private addresses (RFC 1918), and those set aside for the inside of providers (RFC 6598).
///     10.0.0.0/8       client groups, /14 each: 64 groups of 262,141 hosts
///     192.168.0.0/16   servers
///     172.16.0.0/12    tunnel addresses, /22 a server: its own and 1021 callers'
///     100.64.0.0/10    routers, /22 each: its own address and those of its lines to other routers
inline constexpr std::uint32_t kMaxGroups = 64;
inline constexpr std::uint32_t kMaxServers = 1000; ///< most that server.count allows
inline constexpr std::uint32_t kMaxRouters = 4096;
inline constexpr Network kServerNetwork{{0xC0A80000}, 16};

constexpr Network
ClientNetwork(std::uint32_t group)
{
    return {{0x0A000000U + (group << 18U)}, 14};
}

/// Addresses inside the tunnels of one server. The server's own is the first (Q122701).
constexpr Network
TunnelNetwork(std::uint32_t server)
{
    return {{0xAC100000U + (server << 10U)}, 22};
}

/// The addresses of one router; its first is the router's own.
constexpr Network
RouterNetwork(std::uint32_t router)
{
    return {{0x64400000U + (router << 10U)}, 22};
}

/// The network of the router that has this address. Pre: it is one of a RouterNetwork().
constexpr Network
RouterNetworkOf(Address address)
{
    return {{address.value & ~0x3FFU}, 22};
}

/// `index` counts from 0; the gateway comes before.
constexpr Address
HostAddress(Network network, std::uint32_t index)
{
    return network.At(index + 2);
}

/// The index-th of `of` equal parts of a network, in the longest prefix that leaves room for all:
/// the share of one is the whole. Pre: index < of, and the parts are not smaller than one address.
constexpr Network
Share(Network whole, std::uint32_t index, std::uint32_t of)
{
    std::uint32_t prefix = whole.prefix;
    for (std::uint64_t parts = 1; parts < of; parts *= 2)
    {
        ++prefix;
    }
    return prefix == whole.prefix ? whole
                                  : Network{{whole.base.value + (index << (32U - prefix))}, prefix};
}

/// "10.0.0.1".
std::string ToText(Address address);

/// "10.0.0.0/14".
std::string ToText(Network network);

std::optional<Address> AddressFrom(std::string_view text);

/// None also when bits behind the prefix are set.
std::optional<Network> NetworkFrom(std::string_view text);

} // namespace pptplab::topologies

#endif
