// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_PACKET_ENGINE_H
#define PPTPLAB_SIM_NETWORK_PACKET_ENGINE_H

#include "sim/network/options.h"

namespace pptplab::sim::network
{

/// The packet engine: the same population and the same ras::Server as the call engine, with every
/// packet between them on ns-3. Set-up takes what protocol, lines and server delays make of it: the
/// time from offeredAt to decidedAt of a connected attempt.
class PacketEngine
{
  public:
    /// `observer` must outlive the engine, and so must `listener`, which is for a single server,
    /// and `ports`, which hears of the ports of all.
    PacketEngine(PacketOptions options,
                 Observer& observer,
                 ras::RefusingPeriodListener* listener = nullptr,
                 ras::PortListener* ports = nullptr);

    /// Runs until `duration`, then on until each attempt that was offered has its outcome. ns-3's
    /// simulator is the process's: one run at a time, and it is destroyed in the end.
    /// Throws BadInput when a capture may not be opened; in the end, when `observer` has seen all,
    /// WriteCutOff when one was not written whole.
    void Run();

  private:
    PacketOptions m_options;
    Observer& m_observer;
    ras::RefusingPeriodListener* m_listener;
    ras::PortListener* m_ports;
};

} // namespace pptplab::sim::network

#endif
