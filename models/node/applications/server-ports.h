// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_PORTS_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_PORTS_H

#include "models/node/applications/ras-server.h"
#include "models/ras/ndiswan.h"
#include "models/ras/refusing-periods.h"
#include "models/ras/server.h"

#include <ns3/traced-callback.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace pptplab::node
{

/// The ports of a RAS server and the driver below them: ras::Server and ras::Ndiswan joined to the
/// event queue and to the trace sources.
class ServerPorts
{
  public:
    struct Traces
    {
        const ns3::TracedCallback<std::uint32_t, ras::PortState>& state;
        const ns3::TracedCallback<const ras::RefusingPeriod&>& refusing;
    };

    /// `options`, which a reboot may change, `streams` and the trace sources outlive the object.
    /// `stopMachine` is called, in an event of its own, when a call takes too much memory
    /// (Q232133).
    ServerPorts(RasServer::Options& options,
                const RasServer::Streams& streams,
                const Traces& traces,
                std::function<void()> stopMachine);

    ras::Server& Ras() { return m_ras; }
    const ras::Server& Ras() const { return m_ras; }

    /// A port for a call that comes now; why not, else. Who takes it says so by TraceState.
    Result<ras::PortNumber, Outcome> Take();

    /// Call ID of the next call on that port, a new one for each.
    std::uint16_t NextCallId(ras::PortNumber port);

    void TraceState(ras::PortNumber port) const;

    /// Whether the driver sends a frame.
    bool Sends(ras::PortNumber port, ras::Framing framing) { return m_ndiswan.Send(port, framing); }

    void OnSessionUp(ras::PortNumber port, ProtocolSet open);

    /// The call on that port is over.
    void Release(ras::PortNumber port);

    void OnServiceStops();
    void OnServiceStarts();
    void OnMachineStops();

    /// False when it stops again at once.
    bool OnMachineStarts();

  private:
    void FollowRefusing();
    void Restart(ras::Restart how);
    void OnCleanUpEnded(ras::PortNumber port, std::uint32_t starts);
    void StopMachine() { m_stopMachine(); }
    void UsePorts(const RasServer::ConfiguredPorts& configured);

    RasServer::Options& m_options;
    const RasServer::Streams& m_streams;
    Traces m_traces;
    std::function<void()> m_stopMachine;
    ras::Server m_ras;
    ras::Ndiswan m_ndiswan;
    std::vector<std::uint8_t> m_uses; ///< calls so far of each port
    bool m_serves = true;             ///< the service runs
    std::uint32_t m_starts = 0;       ///< starts of the service, after the first one
    ras::RefusingPeriods m_refusing;
    Duration m_since{}; ///< time since which ports and service are as they are
};

} // namespace pptplab::node

#endif
