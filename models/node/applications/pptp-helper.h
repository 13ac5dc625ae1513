// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_PPTP_HELPER_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_PPTP_HELPER_H

#include "models/node/applications/pptp-client.h"
#include "models/node/applications/ras-server.h"

#include <ns3/attribute.h>
#include <ns3/node.h>
#include <ns3/object-factory.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace pptplab::node
{

/// Puts RAS servers and PPTP clients on hosts of an AccessNetworkHelper and gives them their random
/// streams. These are told apart by name, not by ns-3's order of creation: one more machine does
/// not change the numbers of the others.
class PptpHelper
{
  public:
    explicit PptpHelper(const RunNumber& run = {});

    /// An attribute of each server, or client, that is installed from now on.
    void SetServerAttribute(const std::string& name, const ns3::AttributeValue& value);
    void SetClientAttribute(const std::string& name, const ns3::AttributeValue& value);

    /// A server that knows the account "user" with the password "password".
    ns3::Ptr<RasServer> InstallServer(const ns3::Ptr<ns3::Node>& node);

    /// A client that uses that account. All clients of a group share a stream.
    ns3::Ptr<PptpClient> InstallClient(const ns3::Ptr<ns3::Node>& node,
                                       const std::string& group = "default");

    /// A client for which `options` say who it is and what it speaks.
    ns3::Ptr<PptpClient> InstallClient(const ns3::Ptr<ns3::Node>& node,
                                       const std::string& group,
                                       const session::ClientOptions& options);

  private:
    std::shared_ptr<RandomStream> Stream(const std::string& name);

    RunNumber m_run;
    ns3::ObjectFactory m_servers;
    ns3::ObjectFactory m_clients;
    std::uint32_t m_nextServer = 0;
    std::map<std::string, std::shared_ptr<RandomStream>> m_streams;
};

} // namespace pptplab::node

#endif
