// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/servers.h"

#include <cassert>
#include <string>

namespace pptplab::call
{

Servers::Servers(const Options& options, EventQueue& events)
    : m_events(events),
      m_ports(options.server.ports),
      m_cleanup(options.cleanup),
      m_servers(population::Farm(options.load.farm).Size(), ras::Server(options.server)),
      m_isFarm(m_servers.size() > 1),
      m_cleanups({options.load.run, "server.cleanup"}),
      m_leaks({options.load.run, "server.leaks"}),
      m_next(m_servers.size() * options.server.ports, kNoSlot)
{
    assert(m_next.size() < EventQueue::kMostSubjects);
    for (std::uint32_t server = 0; server < Count(); ++server)
    {
        const std::string name = "server." + std::to_string(server) + ".hunt";
        m_hunt.emplace_back(StreamKey{options.load.run, name});
    }
}

void
Servers::GiveBack(Slot slot, Duration now)
{
    for (; slot != kNoSlot; slot = m_next[slot])
    {
        ServerOf(slot).OnReleased(PortOf(slot), now);
    }
}

} // namespace pptplab::call
