// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_SERVER_H
#define PPTPLAB_MODELS_RAS_SERVER_H

#include "models/base/network-protocol.h"
#include "models/base/outcome.h"
#include "models/base/result.h"
#include "models/ras/address-pool.h"
#include "models/ras/port-memory.h"
#include "models/ras/port-pool.h"
#include "models/ras/remains.h"
#include "models/ras/route-table.h"
#include "models/ras/service-pack.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::ras
{

/// How a server starts anew.
enum class Restart : std::uint8_t
{
    Service, ///< the Remote Access service is stopped and started
    Machine, ///< the whole machine
};

/// One PPTP server of Windows NT 4.0 as its callers meet it. Both engines drive this same class:
/// they bring the time, the random numbers and the course of each call; it decides.
/// Not here: anything on the wire, and how long set-up and clean-up take.
class Server
{
  public:
    static constexpr std::uint32_t kMaxPorts = 256; ///< Q161410

    struct Options
    {
        std::uint32_t ports = 1; ///< 1..kMaxPorts
        Hunt hunt = Hunt::Lowest;
        CleanupBlocks cleanupBlocks = CleanupBlocks::Port;
        IdleSince idleSince = IdleSince::SessionEnd;
        Level level;
        std::uint32_t poolSize = 1; ///< addresses for callers
        /// They are there when OnAddressLeased tells so, not from the beginning.
        bool poolIsLeased = false;
        /// What each port is bound to; a port beyond the end of the list is bound to all.
        std::vector<ProtocolSet> boundProtocols;
        // What faults do where the level has them; nothing by default.
        LeakShares leaks;
        StaleRoutes staleRoutes;
        PortMemory portMemory;
        Duration interfaceQuery{}; ///< work for each interface that the router has counted
    };

    explicit Server(const Options& options);

    /// PortPool::Follow.
    void FollowPorts(PortListener& listener, const Duration& now, std::uint32_t server)
    {
        m_ports.Follow(listener, now, server);
    }

    /// An Outgoing-Call-Request: the port that takes the call, or none for the reason that
    /// WhyRefused gives until the next change.
    std::optional<PortNumber> TakePort(RandomStream& choice) { return m_ports.Take(choice); }

    Outcome WhyRefused() const
    {
        return m_ports.WhyRefused() == Refusal::CleanUp ? Outcome::RefusedCleanup
                                                        : Outcome::RefusedNoPort;
    }

    /// TakePort() or, when the call is refused, WhyRefused().
    Result<PortNumber, Outcome> OnCallRequest(RandomStream& choice)
    {
        const auto port = TakePort(choice);
        if (!port)
        {
            return Failure{WhyRefused()};
        }
        return *port;
    }

    /// What a caller and the port both speak; empty ends the call with FailedNoProtocol.
    ProtocolSet InCommon(PortNumber port, ProtocolSet asked) const
    {
        return m_lines[port.index].bound & asked;
    }

    /// The caller's address, the same one when it is asked for again; none when the pool is empty.
    std::optional<AddressLease> AssignAddress(PortNumber port);

    /// Projects the caller onto the network: a host route to the address on his port. False when
    /// it cannot be plumbed, which ends the call with FailedProjection (Q233048).
    bool Project(PortNumber port, Duration now);

    /// How long a call is at work for queries of the router's table of interfaces, which has one
    /// for each caller: those in session or, with the fault of Q193499, all there ever were.
    Duration InterfaceQuery() const { return m_interfaceQuery * m_interfaces; }

    /// Whether there are such queries: with RRAS only.
    bool QueriesInterfaces() const { return m_interfaceQuery != Duration{}; }

    /// The caller needs it no longer, he brought one of his own.
    void GiveBackAddress(PortNumber port);

    /// An address, below the size of the pool, may be given to callers from now on.
    void OnAddressLeased(AddressLease lease) { m_addresses.Add(lease); }

    /// The address may be given no longer. A caller who has it keeps his session.
    void OnAddressLost(AddressLease lease);

    /// All addresses are lost: others will have their places. Pre: the pool is leased, no call has
    /// an address.
    void OnAddressesForgotten();

    /// The session is up: at least one network protocol is open on the port.
    void OnSessionUp(PortNumber port, ProtocolSet open);

    /// What the end of the session on this port will leave behind.
    Remains DrawRemains(RandomStream& chance) const
    {
        return m_leaks ? ras::DrawRemains(*m_leaks, chance) : Remains{};
    }

    /// The call is over, with or without a session; what it leaves counts with one only. Its port
    /// goes to clean-up when NetBEUI was open on it (the engine says OnCleanUpEnded later), else to
    /// idle, or is lost; the new state is returned.
    PortState OnReleased(PortNumber port, Duration now, Remains left = {});

    /// Takes away what a restart clears: lost ports (inference) and the count of interfaces
    /// (inference) both ways, lost addresses at a reboot only (Q159309: "Stopping and starting the
    /// Remote Access Service does not restore" them), stale routes by `staleRoutes.end`. A leased
    /// pool is empty after a reboot; OnAddressLeased tells what was noted.
    /// Pre: all calls were released; no OnCleanUpEnded follows of a clean-up before.
    void OnRestarted(Restart restart);

    /// Whether the machine stops as it starts, for want of memory for its ports.
    bool StopsAtStart() const
    {
        return m_portMemoryOf == PortMemoryOf::Configured && m_ports.Size() >= m_stopsAt;
    }

    /// Whether it stops now that a port was taken.
    bool StopsNow() const
    {
        return m_portMemoryOf == PortMemoryOf::InUse &&
               m_ports.CountOf(PortState::Connecting) + m_ports.CountOf(PortState::Connected) >=
                   m_stopsAt;
    }

    /// Whether StopsNow may ever be true.
    bool MayStop() const
    {
        return m_portMemoryOf == PortMemoryOf::InUse && m_ports.Size() >= m_stopsAt;
    }

    void OnCleanUpEnded(PortNumber port, Duration now) { m_ports.OnCleanUpEnded(port, now); }

    const PortPool& Ports() const { return m_ports; }
    const AddressPool& Addresses() const { return m_addresses; }

    /// Empty on a server on which nothing leaks: no route can be in the way of another there.
    const RouteTable& Routes() const { return m_routes; }

  private:
    Server(const Options& options, const Faults& faults);

    struct Line
    {
        ProtocolSet bound = ProtocolSet::All();
        ProtocolSet open;
        std::optional<AddressLease> address;
        bool plumbed = false; ///< a host route leads to the address
    };

    void ReleaseAddress(Line& line, Duration now, Remains left);
    void ReleaseRoute(Line& line, Duration now, Remains left);

    // Not the options themselves: rare refusals are found with a million copies of a server.
    std::uint32_t m_poolSize;
    StaleRoutes m_staleRoutes;
    PortMemoryOf m_portMemoryOf;
    std::uint32_t m_stopsAt; ///< more than there can be without the fault
    Duration m_interfaceQuery;
    bool m_countsCallersForEver;
    /// Shares of the faults that the level has; none: nothing leaks.
    std::optional<LeakShares> m_leaks;
    PortPool m_ports;
    bool m_poolIsLeased;
    AddressPool m_addresses;
    RouteTable m_routes;
    std::int64_t m_interfaces = 0; ///< interfaces that the router has counted for callers
    std::vector<Line> m_lines;     ///< one for each port
};

/// What leaks there for the faults of its level; none: nothing does.
std::optional<LeakShares> LeaksOf(const Server::Options& options);

// Inline because some ten million calls a second go through these functions.

inline std::optional<AddressLease>
Server::AssignAddress(PortNumber port)
{
    Line& line = m_lines[port.index];
    if (!line.address)
    {
        line.address = m_addresses.Acquire();
    }
    return line.address;
}

inline bool
Server::Project(PortNumber port, Duration now)
{
    if (!m_leaks)
    {
        return true;
    }
    Line& line = m_lines[port.index];
    line.plumbed = line.address && m_routes.Plumb(*line.address, now);
    return line.plumbed || !line.address;
}

inline void
Server::GiveBackAddress(PortNumber port)
{
    Line& line = m_lines[port.index];
    if (line.address)
    {
        m_addresses.Release(*line.address);
        line.address.reset();
    }
}

inline void
Server::OnSessionUp(PortNumber port, ProtocolSet open)
{
    assert(!open.Empty());
    m_lines[port.index].open = open;
    m_ports.OnSessionUp(port);
    ++m_interfaces;
}

inline void
Server::ReleaseAddress(Line& line, Duration now, Remains left)
{
    const AddressLease address = *line.address;
    if (m_leaks)
    {
        ReleaseRoute(line, now, left);
    }
    if (!left.address)
    {
        m_addresses.Release(address);
    }
    line.address.reset();
}

inline PortState
Server::OnReleased(PortNumber port, Duration now, Remains left)
{
    Line& line = m_lines[port.index];
    const bool hadSession = m_ports.StateOf(port) == PortState::Connected;
    if (line.address)
    {
        ReleaseAddress(line, now, hadSession ? left : Remains{});
    }
    if (!hadSession)
    {
        m_ports.OnSetUpEnded(port);
        return PortState::Idle;
    }
    m_interfaces -= m_countsCallersForEver ? 0 : 1;
    const ProtocolSet open = line.open;
    line.open = {};
    if (left.port)
    {
        m_ports.OnLost(port);
        return PortState::Lost;
    }
    m_ports.OnSessionEnded(port, now, open.Has(NetworkProtocol::NetBeui));
    return m_ports.StateOf(port);
}

} // namespace pptplab::ras

#endif
