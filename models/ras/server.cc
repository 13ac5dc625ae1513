// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/server.h"

#include <algorithm>

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

} // namespace pptplab::ras
