// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_SCENARIO_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_SCENARIO_H

#include "models/base/resource-use.h"
#include "models/base/units.h"
#include "models/dialer/phone-book-entry.h"
#include "models/population/clean-up.h"
#include "models/population/farm.h"
#include "models/population/group.h"
#include "models/population/law.h"
#include "models/population/server-failure.h"
#include "models/ras/dead-tunnel.h"
#include "models/ras/ndiswan.h"
#include "models/ras/peer-clients.h"
#include "models/ras/server.h"
#include "models/ras/service-pack.h"
#include "models/ras/service-plan.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"
#include "sim/scenario/structs/access-link.h"
#include "sim/scenario/structs/addressing.h"
#include "sim/scenario/structs/firewall.h"
#include "sim/scenario/structs/nat.h"
#include "sim/scenario/structs/registry.h"
#include "sim/scenario/structs/security.h"
#include "sim/scenario/structs/session-use.h"
#include "sim/scenario/structs/topology-spec.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// How the call engine finds the share of refused attempts.
enum class RefusalsBy : std::uint8_t
{
    Counting,
    Splitting, ///< weighs rare refusals: models/call/splitting.h
};

inline constexpr std::array<std::string_view, 2> kRefusalsByNames = {"counting", "splitting"};

enum class Engine : std::uint8_t
{
    Call,
    Packet,
};

inline constexpr std::array<std::string_view, 2> kEngineNames = {"call", "packet"};

/// How a server without a port for a caller answers his Outgoing-Call-Request. NT's own answer is
/// not documented; RFC 2637 2.8 offers the first two.
inline constexpr std::array<std::string_view, 3> kRefusalAnswerNames = {
    "busy", "no-resource", "close"};

/// First level with NDISWAN's fault of Q219380: by the article's title or by its status.
enum class NdiswanSince : std::uint8_t
{
    Sp4,
    Rtm,
};

inline constexpr std::array<std::string_view, 2> kNdiswanSinceNames = {"sp4", "rtm"};

/// What callers with NetBEUI reach through a server.
enum class NetBeuiAccess : std::uint8_t
{
    EntireNetwork, ///< the server is their NetBIOS gateway
    ThisComputer,
};

inline constexpr std::array<std::string_view, 2> kNetBeuiAccessNames = {"entire-network",
                                                                        "this-computer"};

/// Protocols that are bound to the ports: `protocols` in general, each of them on the first so
/// many ports only.
struct BoundPorts
{
    ProtocolSet protocols = ProtocolSet::All();
    std::optional<std::uint32_t> tcpIp; ///< ports with TCP/IP; all when not given
    std::optional<std::uint32_t> netBeui;
    std::optional<std::uint32_t> ipx;
};

/// The protocols of each of `ports` ports, as ras::Server takes them.
std::vector<ProtocolSet> BindingsOf(const BoundPorts& bound, std::uint32_t ports);

struct ServerSpec
{
    population::Farm::Options farm; ///< how many servers, all alike, and who asks which
    ras::Server::Options ras;
    std::optional<std::uint32_t> poolSize; ///< read as the number of ports when not given
    population::Law cleanup = population::CleanUpOfNetBeui();
    /// The time that a set-up takes; none where the packet engine measures it.
    std::optional<population::Law> setupTime = population::Law();
    session::CallRefusal refusal = session::CallRefusal::Busy;
    SecuritySpec security;
    BoundPorts bound;
    /// What the servers speak, without what `security`, the registry and the service pack decide.
    session::ServerOptions session;
    AccessLink access{BitRate{100'000'000}, Duration::zero()};
    std::uint32_t adapters = 1; ///< 1 or 2, with an address each
    ras::PeerClients peers;     ///< addresses; whether they matter is in the registry
    session::StartRefusal strangers = session::StartRefusal::NotAuthorised;
    Registry registry;
    TcpSpec tcp;
    ras::DeadTunnel deadTunnel;     ///< call engine: the packet engine's emerges
    std::optional<Duration> dropAt; ///< all sessions of all servers are lost then
    std::optional<population::ServerFailures> failures;
    /// Call engine: how long a caller waits for a server that is down.
    Duration connectTimeout = std::chrono::seconds(45);
    AddressingSpec addressing;
    std::optional<Duration> filteringStopsAt; ///< NET STOP RASPPTPF on all servers
    ras::ServicePlan service;                 ///< what interrupts the service of each server
    NetBeuiAccess netbeuiAccess = NetBeuiAccess::EntireNetwork;
    /// Processors: Q219380's "particular hardware", inference. Ports and fault are decided
    /// elsewhere.
    ras::Ndiswan::Options ndiswan;
    NdiswanSince ndiswanSince = NdiswanSince::Sp4;
};

/// The calls are `factor` times as many from `at` on, for `lasts`.
struct FlashCrowd
{
    Duration at{};
    double factor = 1;
    Duration lasts{};
};

/// How a group's arrival rate changes: at most one of the three.
struct RateChange
{
    std::optional<std::vector<population::RateStep>> steps;
    std::optional<Duration> period; ///< time after which the steps begin again
    std::optional<population::RateSine> sine;
    std::optional<FlashCrowd> flash;
};

/// What a group's phone book has for the server.
enum class Dials : std::uint8_t
{
    Server,
    Stale,  ///< an address that nobody has any more
    Second, ///< the address of the server's second adapter
    Name,   ///< a name, for which the DNS gives the address of each adapter in turn
};

inline constexpr std::array<std::string_view, 4> kDialsNames = {
    "server", "stale", "second", "name"};

inline constexpr std::array<std::string_view, 2> kStartRefusalNames = {"not-authorised", "close"};

/// Names of the two values of ResourceAccess::granted.
inline constexpr std::array<std::string_view, 2> kResourcePermissionNames = {"denied", "granted"};

struct ClientGroup
{
    population::Group calls;
    /// What was assumed and left out of the file of calls.trace, a line each.
    std::vector<std::string> traceNotes;
    RateChange change; ///< the profile as it was written; calls.profile is made from it
    ras::Product product = ras::Product::Workstation;
    ras::ServicePack servicePack = ras::ServicePack::Sp3;
    std::vector<std::string> hotfixes;
    std::string user = "user";
    std::string password = "password";
    std::optional<std::uint32_t> ipAddress;     ///< address that the callers propose
    std::optional<std::string> retypedPassword; ///< typed at each further try allowed
    AccountSpec account;
    SecuritySpec security;
    /// Server type in the callers' phone book entries.
    session::ServerType serverType = session::ServerType::Ppp;
    AccessLink access;
    Dials dials = Dials::Server;
    dialer::PhoneBookEntry entry;
    std::uint32_t callersPerMachine = 1;
    Registry registry;
    TcpSpec tcp;
    TrafficSpec traffic;
    ResourceAccess resource;
    Duration noDataAfter = std::chrono::seconds(4);
};

/// The right password of the group's user.
const std::string& AccountPassword(const ClientGroup& group);

/// The precision at which a cell has been repeated often enough: its 95 % interval reaches no
/// further than this from the value on either side.
struct Precision
{
    double halfWidth = 0;  ///< above 0
    bool relative = false; ///< halfWidth is in per cent of the value; else in the metric's unit
};

/// Any attribute of ns-3 by its name, for all objects: "pptplab::NtHost::SegmentSize".
struct AttributeSetting
{
    std::string name;
    std::string value;
};

/// Whether ciphers do their work on each octet, or are only told apart by their keys.
enum class CipherWork : std::uint8_t
{
    Real,
    Modelled,
};

inline constexpr std::array<std::string_view, 2> kCipherWorkNames = {"real", "modelled"};

/// Everything that decides a run but the number of the replication.
struct Scenario
{
    Engine engine = Engine::Call;
    std::uint64_t seed = 1;
    std::uint64_t replications = 1; ///< runs; with `precision` those before the first look
    std::optional<Precision> precision;
    std::string precisionMetric = "refused";
    std::uint64_t mostReplications = 4096; ///< runs of a cell at the most, with `precision` only
    RefusalsBy refusalsBy = RefusalsBy::Counting;
    Duration duration{}; ///< arrivals stop then; warm-up included
    Duration warmUp{};
    std::vector<std::string> by; ///< what its figures are told apart by: kPartKinds
    CipherWork encryption = CipherWork::Real;
    ServerSpec server;
    std::vector<ClientGroup> clients;
    std::vector<Probe> probes;
    TopologySpec topology;
    std::vector<LinkFailure> links;
    std::vector<FirewallRule> firewall;
    std::vector<NatSpec> nats;
    std::vector<AttributeSetting> attributes;
};

} // namespace pptplab::sim::scenario

#endif
