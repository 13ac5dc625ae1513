// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/nat-share.h"

#include <algorithm>
#include <numeric>

namespace pptplab::sim::paths
{

using firewall::GreMode;

namespace
{

/// How many callers behind one address can be connected: each needs a port for his control
/// connection, and a Call ID where the box gives one; by address alone one caller can speak GRE
/// with one server.
std::uint64_t
BehindOneAddress(const firewall::NatOptions& box, std::uint64_t servers)
{
    const std::uint64_t ports = box.ports.Size();
    switch (box.gre)
    {
    case GreMode::None:
        break;
    case GreMode::Address:
        return std::min(servers, ports);
    case GreMode::CallId:
        return std::min<std::uint64_t>(box.callIds.Size(), ports);
    }
    return 0;
}

std::uint64_t
AddressesOf(const scenario::NatSpec& spec, std::uint64_t hosts)
{
    const std::uint64_t perAddress = spec.clientsPerAddress.value_or(hosts);
    return hosts == 0 ? 0 : (hosts - 1) / perAddress + 1;
}

} // namespace

bool
NatShare::FallsShort() const
{
    if (callers && toOneServer)
    {
        return *toOneServer < *callers;
    }
    // Nobody knows how many call at once: more than one, but perhaps less than there are ports.
    return oneAddressToOneServer < std::min<std::uint64_t>(perAddress.value_or(2), 2);
}

NatShare
ShareOf(const scenario::NatSpec& spec,
        std::size_t nat,
        std::size_t places,
        const std::optional<std::vector<std::uint64_t>>& hosts)
{
    NatShare share;
    share.nat = nat;
    share.perAddress = spec.clientsPerAddress;
    share.oneAddressToOneServer = BehindOneAddress(spec.box, 1);
    if (!hosts)
    {
        if (!spec.clientsPerAddress)
        {
            share.addresses = places;
            share.toOneServer = places * share.oneAddressToOneServer;
        }
        return share;
    }
    share.callers = std::accumulate(hosts->begin(), hosts->end(), std::uint64_t{0});
    share.addresses = 0;
    share.toOneServer = 0;
    for (const std::uint64_t here : *hosts)
    {
        *share.addresses += AddressesOf(spec, here);
        *share.toOneServer += ConnectedAtOnce(spec, here, 1);
    }
    return share;
}

void
TellKeptOut(const scenario::NatSpec& spec, Duration patience, NatShare& share)
{
    const bool alone = share.perAddress == 1U || (share.callers && *share.callers < 2);
    if (spec.box.gre != GreMode::Address || alone)
    {
        return;
    }
    share.keptOut = spec.box.timeouts.gre;
    share.failsWithin = std::max(Duration::zero(), spec.box.timeouts.gre - patience);
}

std::uint64_t
ConnectedAtOnce(const scenario::NatSpec& spec, std::uint64_t hosts, std::uint64_t servers)
{
    if (hosts == 0)
    {
        return 0;
    }
    const std::uint64_t perAddress = spec.clientsPerAddress.value_or(hosts);
    const std::uint64_t most = BehindOneAddress(spec.box, servers);
    return hosts / perAddress * std::min(perAddress, most) + std::min(hosts % perAddress, most);
}

} // namespace pptplab::sim::paths
