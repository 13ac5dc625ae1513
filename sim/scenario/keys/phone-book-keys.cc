// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/keys/key-tables.h"

namespace pptplab::sim::scenario
{

namespace
{

constexpr auto kPackets = Engines::PacketOnly;

KeyNote
Note(std::string_view name, std::string_view meaning)
{
    return {name, meaning, "", false, kPackets};
}

} // namespace

std::vector<Key<ClientGroup>>
PhoneBookKeys()
{
    return {
        WrittenUnlessDefault(BoundChoice<ClientGroup>(
            Note("dials",
                 "what the phone book has: stale is an address that nobody has any more (650), "
                 "second that of the server's second adapter, name either in turn (Q169831)"),
            kDialsNames,
            [](auto& g) -> auto& { return g.dials; })),
        WrittenUnlessDefault(BoundChoice<ClientGroup>(
            Note("device", "\"dial using\": RASPPTPM, or a modem by mistake (Q162847)"),
            dialer::kDeviceNames,
            [](auto& g) -> auto& { return g.entry.device; })),
        WrittenUnlessDefault(Bound<ClientGroup>(
            Note("modem.error", "RAS error of a modem that dials an IP address (inference)"),
            IntegerForm{600, 752},
            [](auto& g) -> auto& { return g.entry.modemError; })),
        WrittenUnlessDefault(
            Bound<ClientGroup>(Note("modem.after", "from dialling to that error (inference)"),
                               TimeForm{},
                               [](auto& g) -> auto& { return g.entry.modemTakes; })),
        WrittenUnlessDefault(BoundChoice<ClientGroup>(
            Note("default_gateway",
                 "during a session: remote, into the tunnel; local, by the access line as before"),
            dialer::kGatewayNames,
            [](auto& g) -> auto& { return g.entry.gateway; })),
        WrittenUnlessDefault(Bound<ClientGroup>(
            Note("callers_per_machine",
                 "who share a machine and its VPN ports, registry.NumberLineDevices"),
            IntegerForm{1, ras::Server::kMaxPorts, "callers"},
            [](auto& g) -> auto& { return g.callersPerMachine; })),
    };
}

std::vector<Key<ClientGroup>>
ResourceKeys()
{
    return {
        WrittenUnlessDefault(BoundChoice<ClientGroup>(
            Note("use",
                 "at the start of each session: browse Network Neighborhood, or connect to a share "
                 "by its name (Q162847)"),
            kResourceUseNames,
            [](auto& g) -> auto& { return g.resource.use; })),
        WrittenUnlessDefault(
            Bound<ClientGroup>(Note("browse_servers", "on the browse list"),
                               IntegerForm{1, 1000, "servers"},
                               [](auto& g) -> auto& { return g.resource.servers; })),
        WrittenUnlessDefault(BoundChoice<ClientGroup>(
            Note("account.resource", "what the domain says of the user and the share"),
            kResourcePermissionNames,
            [](auto& g) -> auto& { return g.resource.granted; })),
    };
}

} // namespace pptplab::sim::scenario
