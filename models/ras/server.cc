// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/server.h"

#include <algorithm>
#include <cassert>

namespace pptplab::ras
{

namespace
{

PortPool::Options
PoolOptions(const Server::Options& options)
{
    const Faults faults = FaultsOf(options.level, Side::Server);
    return {options.ports, options.hunt, faults.refusalEndsHunt, options.cleanupBlocks};
}

} // namespace

Server::Server(const Options& options)
    : m_ports(PoolOptions(options)), m_addresses(options.poolSize), m_lines(options.ports)
{
    const std::size_t named = std::min(m_lines.size(), options.boundProtocols.size());
    for (std::size_t port = 0; port < named; ++port)
    {
        m_lines[port].bound = options.boundProtocols[port];
    }
}

Result<PortNumber, Outcome>
Server::OnCallRequest(RandomStream& choice)
{
    const auto offer = m_ports.Offer(choice);
    if (!offer)
    {
        return Failure{offer.Error() == Refusal::CleanUp ? Outcome::RefusedCleanup
                                                         : Outcome::RefusedNoPort};
    }
    return offer.Value();
}

ProtocolSet
Server::InCommon(PortNumber port, ProtocolSet asked) const
{
    return m_lines[port.index].bound & asked;
}

std::optional<AddressLease>
Server::AssignAddress(PortNumber port)
{
    Line& line = m_lines[port.index];
    if (!line.address)
    {
        line.address = m_addresses.Acquire();
    }
    return line.address;
}

void
Server::OnSessionUp(PortNumber port, ProtocolSet open)
{
    assert(!open.Empty());
    m_lines[port.index].open = open;
    m_ports.OnSessionUp(port);
}

PortState
Server::OnReleased(PortNumber port, Duration now)
{
    Line& line = m_lines[port.index];
    if (line.address)
    {
        m_addresses.Release(*line.address);
        line.address.reset();
    }
    if (m_ports.StateOf(port) == PortState::Connecting)
    {
        m_ports.OnSetUpEnded(port);
    }
    else
    {
        m_ports.OnSessionEnded(port, now, line.open.Has(NetworkProtocol::NetBeui));
        line.open = {};
    }
    return m_ports.StateOf(port);
}

} // namespace pptplab::ras
