// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_SERVICE_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_SERVICE_H

#include "models/node/applications/control-listener.h"
#include "models/node/applications/server-addresses.h"
#include "models/node/applications/server-ports.h"
#include "models/ras/service-plan.h"

#include <ns3/event-id.h>
#include <ns3/node.h>

namespace pptplab::node
{

/// The Remote Access service and its machine as they stop and start, when planned or when told.
class ServerService
{
  public:
    /// All arguments outlive the object.
    ServerService(const ns3::Ptr<ns3::Node>& node,
                  const ras::ServicePlan& plan,
                  ServerPorts& ports,
                  ServerAddresses& addresses,
                  ControlListener& listener);

    /// The service runs for the first time; further stops and starts are counted from now.
    void Begin();

    ras::ServiceState State() const { return m_state; }

    // Stops and starts as RasServer's of the same names.
    void StopService();
    void StartService();
    void StopHost();
    void FailHost();
    void StartHost();

  private:
    void OnRestartDue();
    void OnRebootDue();
    void SetPowered(bool powered);

    ns3::Ptr<ns3::Node> m_node;
    const ras::ServicePlan& m_plan;
    ServerPorts& m_ports;
    ServerAddresses& m_addresses;
    ControlListener& m_listener;
    ras::ServiceState m_state = ras::ServiceState::Running;
    ns3::EventId m_start; ///< start of the service that is planned
};

} // namespace pptplab::node

#endif
