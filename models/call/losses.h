// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_LOSSES_H
#define PPTPLAB_MODELS_CALL_LOSSES_H

#include "models/base/random-stream.h"
#include "models/call/call.h"
#include "models/call/callers.h"
#include "models/call/event-queue.h"
#include "models/call/options.h"
#include "models/call/servers.h"
#include "models/call/services.h"

#include <cstdint>
#include <vector>

namespace pptplab::call
{

/// How calls end that nobody ends: silently, all at once, or with their server.
class Losses final : public ServiceUser
{
  public:
    /// All arguments outlive the object; `calls` is by slot.
    Losses(const Options& options,
           std::vector<Call>& calls,
           Servers& servers,
           Callers& callers,
           EventQueue& events);

    /// The client of the call is gone, which the server finds out in time.
    void OnSilentEnd(Slot slot, Duration now);

    /// All sessions of all servers are lost.
    void OnServersDrop(Duration now);

    /// The subject of an event LossNoticed.
    void OnLossNoticed(std::uint32_t subject, Duration now);

    void OnServiceStops(std::uint32_t server, Outcome unfinished, Duration now) override;
    void OnHostFails(std::uint32_t server, Duration now) override;

  private:
    void LoseCall(Slot slot, Outcome unfinished, Duration now);
    void LoseUnnoticed(Slot slot, Duration now);
    void TellClient(const Call& lost, Duration now);

    const ras::DeadTunnel& m_deadTunnel;
    std::vector<Call>& m_calls;
    Servers& m_servers;
    Callers& m_callers;
    EventQueue& m_events;
    NamedStream m_dead;
};

} // namespace pptplab::call

#endif
