// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ADDRESS_PLAN_H
#define PPTPLAB_TOPOLOGIES_ADDRESS_PLAN_H

#include <cstdint>
#include <string>

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
    constexpr std::uint32_t Hosts() const { return ~Mask() - 2; }
};

/// Private addresses (RFC 1918), one block for each purpose, so that nothing overlaps and a number
/// alone tells whose it is.
///     10.0.0.0/8       client groups, /14 each: 64 groups of 262,141 hosts
///     192.168.0.0/16   servers
///     172.16.0.0/12    tunnel addresses, /22 a server: its own and 1021 callers'
inline constexpr std::uint32_t kMaxGroups = 64;
inline constexpr std::uint32_t kMaxServers = 1000; ///< as server.count allows
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

/// `index` counts from 0; the gateway comes before.
constexpr Address
HostAddress(Network network, std::uint32_t index)
{
    return network.At(index + 2);
}

/// "10.0.0.1".
std::string ToText(Address address);

} // namespace pptplab::topologies

#endif
