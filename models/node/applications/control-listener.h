// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_CONTROL_LISTENER_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_CONTROL_LISTENER_H

#include "models/node/applications/ras-connection.h"
#include "models/node/applications/ras-context.h"

#include <ns3/node.h>

#include <cstdint>
#include <memory>
#include <unordered_map>

namespace pptplab::node
{

/// TCP 1723 of a RAS server: who listens there, and the connections that came of it.
class ControlListener
{
  public:
    /// `context` outlives the object.
    ControlListener(const ns3::Ptr<ns3::Node>& node, std::uint16_t port, const RasContext& context);

    void Open();

    /// Connections stay.
    void Close();

    /// The callers are told that the service shuts down.
    void StopAll();

    /// All connections end without a word.
    void VanishAll();

    /// The first call for which `isWanted(connection, call)`; null without one.
    template <typename IsWanted>
    RasCall* FindCall(IsWanted isWanted)
    {
        for (const auto& entry : m_connections)
        {
            RasConnection& connection = *entry.second;
            RasCall* const call = connection.FindCall(
                [&](const RasCall& each) { return isWanted(connection, each); });
            if (call != nullptr)
            {
                return call;
            }
        }
        return nullptr;
    }

  private:
    void OnAccepted(ns3::Ptr<ns3::Socket> socket, const ns3::Address& from);
    void Forget(std::uint64_t connection);

    ns3::Ptr<ns3::Node> m_node;
    std::uint16_t m_port;
    const RasContext& m_context;
    ns3::Ptr<NtTcpSocket> m_socket;
    std::unordered_map<std::uint64_t, std::unique_ptr<RasConnection>> m_connections;
    std::uint64_t m_next = 0; ///< number of a connection
};

} // namespace pptplab::node

#endif
