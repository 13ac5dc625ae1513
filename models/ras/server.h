// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_SERVER_H
#define PPTPLAB_MODELS_RAS_SERVER_H

#include "models/base/network-protocol.h"
#include "models/base/outcome.h"
#include "models/base/result.h"
#include "models/ras/address-pool.h"
#include "models/ras/port-pool.h"
#include "models/ras/service-pack.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::ras
{

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
        Level level;
        std::uint32_t poolSize = 1; ///< addresses for callers
        /// What each port is bound to; a port beyond the end of the list is bound to all.
        std::vector<ProtocolSet> boundProtocols;
    };

    explicit Server(const Options& options);

    /// An Outgoing-Call-Request: the port that takes the call, or none for the reason that
    /// WhyRefused gives until the next change.
    std::optional<PortNumber> TakePort(RandomStream& choice) { return m_ports.Take(choice); }

    Outcome WhyRefused() const
    {
        return m_ports.WhyRefused() == Refusal::CleanUp ? Outcome::RefusedCleanup
                                                        : Outcome::RefusedNoPort;
    }

    /// Both together.
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

    /// At least one network protocol is open on the port.
    void OnSessionUp(PortNumber port, ProtocolSet open);

    /// The call is over, with or without a session. Its port goes to clean-up when NetBEUI was
    /// open on it (the engine says OnCleanUpEnded later), else to idle; the new state is returned.
    PortState OnReleased(PortNumber port, Duration now);

    void OnCleanUpEnded(PortNumber port) { m_ports.OnCleanUpEnded(port); }

    const PortPool& Ports() const { return m_ports; }
    const AddressPool& Addresses() const { return m_addresses; }

  private:
    struct Line
    {
        ProtocolSet bound = ProtocolSet::All();
        ProtocolSet open;
        std::optional<AddressLease> address;
    };

    PortPool m_ports;
    AddressPool m_addresses;
    std::vector<Line> m_lines; ///< one for each port
};

// Here because some ten million calls a second go through them.

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

inline void
Server::OnSessionUp(PortNumber port, ProtocolSet open)
{
    assert(!open.Empty());
    m_lines[port.index].open = open;
    m_ports.OnSessionUp(port);
}

inline PortState
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

#endif
