// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_LAN_DHCP_SERVER_H
#define PPTPLAB_MODELS_NODE_LAN_DHCP_SERVER_H

#include "models/dhcp/server.h"
#include "models/node/lan/dhcp-port.h"

#include <ns3/application.h>

#include <memory>
#include <optional>

namespace pptplab::node
{

/// A DHCP server on a machine of a Lan: dhcp::Server joined to UDP port 67.
class DhcpServer final : public ns3::Application
{
  public:
    static ns3::TypeId GetTypeId();

    struct Options
    {
        dhcp::Server::Scope scope;
        Duration delay{}; ///< time at work on a message
        /// Hears and says nothing in [downFrom, downUntil); it forgets no lease.
        Duration downFrom = Duration::max();
        Duration downUntil = Duration::max();
    };

    /// Sets the server up before the application starts. Pre: its node has a LanDevice with an
    /// address.
    void Configure(const Options& options) { m_options = options; }

    /// Pre: started.
    const dhcp::Server& State() const { return *m_server; }

  private:
    void StartApplication() override;
    void StopApplication() override;
    void DoDispose() override;

    void OnMessage(const dhcp::Message& message);
    void Answer(const dhcp::Server::Reply& reply);
    bool IsDown() const;

    Options m_options;
    ns3::Ipv4Address m_address;
    std::optional<dhcp::Server> m_server;
    std::unique_ptr<DhcpPort> m_port;
};

} // namespace pptplab::node

#endif
