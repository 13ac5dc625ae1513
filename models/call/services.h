// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_CALL_SERVICES_H
#define PPTPLAB_MODELS_CALL_SERVICES_H

#include "models/base/outcome.h"
#include "models/call/event-queue.h"
#include "models/call/options.h"
#include "models/call/servers.h"
#include "models/ras/service-plan.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::call
{

/// The user that has the calls of servers that stop.
class ServiceUser
{
  public:
    ServiceUser() = default;
    ServiceUser(const ServiceUser&) = delete;
    ServiceUser& operator=(const ServiceUser&) = delete;
    virtual ~ServiceUser() = default;

    /// All calls of the server are over and leave nothing behind; an attempt in set-up ends with
    /// `unfinished`. Callers know it at once.
    virtual void OnServiceStops(std::uint32_t server, Outcome unfinished, Duration now) = 0;

    /// The sessions of the server are over without a word: callers notice it later. Attempts in
    /// set-up wait for OnServiceStops, which follows.
    virtual void OnHostFails(std::uint32_t server, Duration now) = 0;
};

/// Whether the Remote Access services run: as planned, or as a failure has it.
class Services
{
  public:
    /// All arguments outlive the object.
    Services(const Options& options, Servers& servers, EventQueue& events, ServiceUser& user);

    /// The first stops of all servers.
    void Plan();

    ras::ServiceState StateOf(std::uint32_t server) const { return m_states[server]; }

    // Events of the plan.
    void OnRestartDue(std::uint32_t server, Duration now);
    void OnRebootDue(std::uint32_t server, Duration now);

    /// The machine stops, to start again as after a reboot; no effect on one that has stopped.
    void StopHost(std::uint32_t server, Duration now);
    void StartHost(std::uint32_t server, Duration now);
    void StartService(std::uint32_t server);

    /// The service stops until somebody starts it.
    void StopService(std::uint32_t server, Duration now);

    /// The machine stops without a word, until it is started.
    void FailHost(std::uint32_t server, Duration now);

  private:
    void PlanAgain(EventKind kind,
                   std::uint32_t server,
                   const ras::Interruption& what,
                   Duration now);
    void Stop(std::uint32_t server, ras::ServiceState state, Duration now);

    const ras::ServicePlan& m_plan;
    Servers& m_servers;
    EventQueue& m_events;
    ServiceUser& m_user;
    std::vector<ras::ServiceState> m_states; ///< state of each server's service
};

} // namespace pptplab::call

#endif
