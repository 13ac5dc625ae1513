// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/server.h"

#include <algorithm>
#include <cassert>

namespace pptplab::ras
{

namespace
{

AddressPool
NewPool(std::uint32_t size, bool isLeased)
{
    return AddressPool(size, isLeased ? AddressPool::Filling::Empty : AddressPool::Filling::Full);
}

PortPool::Options
PoolOptions(const Server::Options& options, const Faults& faults)
{
    return {options.ports,
            options.hunt,
            faults.refusalEndsHunt,
            options.cleanupBlocks,
            options.idleSince};
}

std::optional<LeakShares>
LeaksOf(const LeakShares& shares, const Faults& faults)
{
    const LeakShares leaks = {faults.leavesHostRoute ? shares.route : 0,
                              faults.keepsStaticAddress ? shares.address : 0,
                              faults.losesPort ? shares.port : 0};
    const bool some = leaks.route > 0 || leaks.address > 0 || leaks.port > 0;
    return some ? std::optional(leaks) : std::nullopt;
}

} // namespace

std::optional<LeakShares>
LeaksOf(const Server::Options& options)
{
    return LeaksOf(options.leaks, FaultsOf(options.level, Side::Server));
}

Server::Server(const Options& options) : Server(options, FaultsOf(options.level, Side::Server)) {}

Server::Server(const Options& options, const Faults& faults)
    : m_poolSize(options.poolSize),
      m_staleRoutes(options.staleRoutes),
      m_portMemoryOf(options.portMemory.of),
      m_stopsAt(faults.stopsAtManyPorts ? options.portMemory.stopsAt : UINT32_MAX),
      m_interfaceQuery(options.level.product == Product::Rras ? options.interfaceQuery
                                                              : Duration{}),
      m_countsCallersForEver(faults.countsCallersForEver),
      m_leaks(LeaksOf(options.leaks, faults)),
      m_ports(PoolOptions(options, faults)),
      m_poolIsLeased(options.poolIsLeased),
      m_addresses(NewPool(options.poolSize, options.poolIsLeased)),
      m_routes(m_leaks ? options.poolSize : 0),
      m_lines(options.ports)
{
    const std::size_t named = std::min(m_lines.size(), options.boundProtocols.size());
    for (std::size_t port = 0; port < named; ++port)
    {
        m_lines[port].bound = options.boundProtocols[port];
    }
}

void
Server::ReleaseRoute(Line& line, Duration now, Remains left)
{
    if (line.plumbed && left.route)
    {
        const auto& lasts = m_staleRoutes.lasts;
        m_routes.LeaveStale(*line.address, lasts ? Later(now, *lasts) : Duration::max());
    }
    else if (line.plumbed || m_staleRoutes.end == StaleRouteEnd::NextUse)
    {
        m_routes.Remove(*line.address); // the call's route, or the one that was in its way
    }
    line.plumbed = false;
}

void
Server::OnRestarted(Restart restart)
{
    assert(m_ports.CountOf(PortState::Connecting) + m_ports.CountOf(PortState::Connected) == 0);
    m_ports.Restart();
    m_interfaces = 0;
    if (restart == Restart::Machine)
    {
        m_addresses = NewPool(m_poolSize, m_poolIsLeased);
    }
    if (restart == Restart::Machine || m_staleRoutes.end != StaleRouteEnd::Reboot)
    {
        m_routes.Clear();
    }
}

void
Server::OnAddressLost(AddressLease lease)
{
    if (m_addresses.Remove(lease))
    {
        return;
    }
    for (Line& line : m_lines)
    {
        if (line.address && line.address->index == lease.index)
        {
            if (line.plumbed)
            {
                m_routes.Remove(lease);
                line.plumbed = false;
            }
            line.address.reset(); // the address is not to come back to the pool
        }
    }
}

void
Server::OnAddressesForgotten()
{
    assert(m_poolIsLeased);
    m_addresses = NewPool(m_poolSize, m_poolIsLeased);
    m_routes.Clear(); // routes that are left lead to addresses that nobody will have
}

} // namespace pptplab::ras
