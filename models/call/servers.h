// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_SERVERS_H
#define PPTPLAB_MODELS_CALL_SERVERS_H

#include "models/base/random-stream.h"
#include "models/call/call.h"
#include "models/call/event-queue.h"
#include "models/call/options.h"
#include "models/population/law.h"
#include "models/ras/server.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace pptplab::call
{

/// The servers of a farm and what calls hold of them. A call is known by its first slot; the others
/// of a call of several ports are chained to it.
class Servers
{
  public:
    /// `events` gets the ends of clean-ups and outlives the object.
    Servers(const Options& options, EventQueue& events);

    std::uint32_t Count() const { return static_cast<std::uint32_t>(m_servers.size()); }

    /// Number of slots of all servers.
    Slot SlotCount() const { return Count() * m_ports; }

    /// The first slot of a server, whose slots end at the first of the next.
    Slot FirstSlotOf(std::uint32_t server) const { return server * m_ports; }

    ras::Server& At(std::uint32_t server) { return m_servers[server]; }
    const ras::Server& At(std::uint32_t server) const { return m_servers[server]; }

    /// What the server draws from where it offers a port by lot.
    RandomStream& HuntOf(std::uint32_t server) { return m_hunt[server]; }

    ras::Server& ServerOf(Slot slot) { return m_servers[m_isFarm ? slot / m_ports : 0]; }
    std::uint32_t ServerNumber(Slot slot) const { return slot / m_ports; }
    ras::PortNumber PortOf(Slot slot) const { return {m_isFarm ? slot % m_ports : slot}; }

    /// Takes that many ports of the server for a call; kNoSlot for the reason of WhyRefused().
    Slot TakePorts(std::uint32_t server, std::uint32_t ports, Duration now);

    /// The reason why TakePorts refused its last call.
    Outcome WhyRefused() const { return m_refusal; }

    /// Ports that were idle then.
    std::uint32_t IdleAtRefusal() const { return m_idleAtRefusal; }

    /// The ends agree on protocols and address: Connected, or what the attempt comes to instead.
    Outcome OpenSession(Slot slot, ProtocolSet asked, Duration now);

    /// The call is over; what it leaves behind is drawn.
    void Release(Slot slot, Duration now);

    /// The call is over and leaves nothing behind.
    void GiveBack(Slot slot, Duration now);

    void OnCleanUpEnds(Slot slot, Duration now)
    {
        ServerOf(slot).OnCleanUpEnded(PortOf(slot), now);
    }

  private:
    EventQueue& m_events;
    std::uint32_t m_ports; ///< ports of each server
    population::Law m_cleanup;
    std::vector<ras::Server> m_servers;
    bool m_isFarm;                  ///< there are several
    std::deque<NamedStream> m_hunt; ///< one for each server
    NamedStream m_cleanups;
    NamedStream m_leaks;
    std::vector<Slot> m_next; ///< another port of the same call, by slot
    Outcome m_refusal = Outcome::RefusedNoPort;
    std::uint32_t m_idleAtRefusal = 0;
};

// Inline because some ten million calls a second go through these functions.

inline Slot
Servers::TakePorts(std::uint32_t server, std::uint32_t ports, Duration now)
{
    Slot first = kNoSlot;
    for (std::uint32_t i = 0; i < ports; ++i)
    {
        const auto port = m_servers[server].TakePort(m_hunt[server]);
        if (!port)
        {
            // While those before it are still taken.
            m_refusal = m_servers[server].WhyRefused();
            m_idleAtRefusal = m_servers[server].Ports().CountOf(ras::PortState::Idle);
            GiveBack(first, now);
            return kNoSlot;
        }
        const Slot slot = FirstSlotOf(server) + port->index;
        m_next[slot] = first;
        first = slot;
    }
    return first;
}

inline Outcome
Servers::OpenSession(Slot slot, ProtocolSet asked, Duration now)
{
    ras::Server& server = ServerOf(slot);
    ProtocolSet open = asked;
    for (Slot each = slot; each != kNoSlot; each = m_next[each])
    {
        open = server.InCommon(PortOf(each), open);
    }
    if (open.Empty())
    {
        return Outcome::FailedNoProtocol;
    }
    if (open.Has(NetworkProtocol::TcpIp) && !server.AssignAddress(PortOf(slot)))
    {
        open = open.Without(NetworkProtocol::TcpIp);
        if (open.Empty())
        {
            return Outcome::FailedNoAddress;
        }
    }
    if (open.Has(NetworkProtocol::TcpIp) && !server.Project(PortOf(slot), now))
    {
        return Outcome::FailedProjection;
    }
    for (Slot each = slot; each != kNoSlot; each = m_next[each])
    {
        server.OnSessionUp(PortOf(each), open);
    }
    return Outcome::Connected;
}

inline void
Servers::Release(Slot slot, Duration now)
{
    ras::Server& server = ServerOf(slot);
    for (; slot != kNoSlot; slot = m_next[slot])
    {
        const ras::Remains left = server.DrawRemains(m_leaks);
        if (server.OnReleased(PortOf(slot), now, left) == ras::PortState::CleanUp)
        {
            m_events.Push(Later(now, m_cleanup.Sample(m_cleanups)), EventKind::CleanUpEnds, slot);
        }
    }
}

} // namespace pptplab::call

#endif
