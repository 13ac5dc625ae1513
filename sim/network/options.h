// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_OPTIONS_H
#define PPTPLAB_SIM_NETWORK_OPTIONS_H

#include "models/auth/account.h"
#include "models/base/observation.h"
#include "models/dialer/phone-book-entry.h"
#include "models/firewall/pptp-filtering.h"
#include "models/node/applications/pptp-client.h"
#include "models/node/applications/ras-server.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/people/session-use.h"
#include "models/population/group.h"
#include "models/population/load.h"
#include "models/session/options.h"
#include "sim/scenario/structs/access-link.h"
#include "sim/scenario/structs/addressing.h"
#include "sim/scenario/structs/firewall.h"
#include "sim/scenario/structs/nat.h"
#include "sim/scenario/structs/topology-spec.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::network
{

/// Attribute of an NtHost in place of its default.
struct HostAttribute
{
    std::string name;
    std::string value;
};

/// A client group: who calls, and at which machines.
struct CallerGroup
{
    population::Group calls;
    std::vector<HostAttribute> host; ///< attributes of the NtHost of the group's machines
    /// PPTP filtering on the group's machines; address and interface are set there.
    std::optional<firewall::PptpFilteringOptions> filtering;
    scenario::AccessLink access;
    session::ClientOptions session;       ///< Call ID and protocols are set call by call
    std::optional<auth::Account> account; ///< account of the user; else with the session's password
    node::SessionUseOptions use;          ///< pings through the tunnel are among the probes below
    bool dialsNobody = false;             ///< the address in their phone books is nobody's
    dialer::PhoneBookEntry entry{};
    std::uint32_t callersPerMachine = 1;
};

/// A ping of the scenario's, or keep-alives between two of its routers.
struct ProbeOptions
{
    std::uint32_t group = 0;             ///< the group whose first machine asks
    std::optional<std::uint32_t> server; ///< the server that is asked; none: through the tunnel
    Duration at{};                       ///< time in the run, or in each session through the tunnel
    PingOptions ping;
    std::optional<std::array<std::string, 2>> routers{}; ///< instead of group and server
};

/// Looks on at the clients of a run.
class ClientWatcher
{
  public:
    ClientWatcher() = default;
    ClientWatcher(const ClientWatcher&) = delete;
    ClientWatcher& operator=(const ClientWatcher&) = delete;
    virtual ~ClientWatcher() = default;

    /// A further client is there, before its first call.
    virtual void OnClient(const std::string& name, const ns3::Ptr<node::PptpClient>& client) = 0;

    /// What became of the client's last call is known: as it was dialled, or once its session was
    /// put to use and carried data or not.
    virtual void OnSettled(const node::PptpClient& client, Outcome outcome) = 0;
};

struct PacketOptions
{
    population::Load load; ///< at most topologies::kMaxServers servers
    std::vector<CallerGroup> groups;
    std::vector<ProbeOptions> probes;
    node::RasServer::Options server; ///< every server; the address plan sets its tunnel address
    scenario::AccessLink serverAccess{BitRate{100'000'000}, Duration::zero()};
    std::vector<HostAttribute> serverHost; ///< attributes of each server's NtHost
    scenario::AddressingSpec addressing;   ///< addresses on the LAN behind each server
    /// PPTP filtering on each server's adapter to the Internet; address and interface are set
    /// there.
    std::optional<firewall::PptpFilteringOptions> filtering;
    std::uint32_t adapters = 1; ///< 1 or 2; the second has an address in the middle of the network
    node::DefaultRoute secondAdapter = node::DefaultRoute::NotAdded;
    scenario::TopologySpec topology;
    std::vector<scenario::LinkFailure> links;     ///< failures of lines between routers
    std::vector<scenario::FirewallRule> firewall; ///< rules at places of the topology
    std::vector<scenario::NatSpec> nats;          ///< boxes between hosts and their routers
    /// An existing folder for captures: one file for each server, for the routers' side of the
    /// lines of servers and of each group, and for each of the first kMaxClientCaptures clients.
    std::optional<std::string> captures;
    ClientWatcher* watcher = nullptr; ///< outlives the run; none when null
};

/// Most captures of clients: each holds a file open; systems allow a process some 1000.
inline constexpr std::uint32_t kMaxClientCaptures = 100;

} // namespace pptplab::sim::network

#endif
