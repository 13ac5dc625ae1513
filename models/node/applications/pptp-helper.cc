// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/pptp-helper.h"

#include "models/auth/hashes.h"

namespace pptplab::node
{

PptpHelper::PptpHelper(const RunNumber& run) : m_run(run)
{
    m_servers.SetTypeId(RasServer::GetTypeId());
    m_clients.SetTypeId(PptpClient::GetTypeId());
}

void
PptpHelper::SetServerAttribute(const std::string& name, const ns3::AttributeValue& value)
{
    m_servers.Set(name, value);
}

void
PptpHelper::SetClientAttribute(const std::string& name, const ns3::AttributeValue& value)
{
    m_clients.Set(name, value);
}

ns3::Ptr<RasServer>
PptpHelper::InstallServer(const ns3::Ptr<ns3::Node>& node)
{
    const std::string name = "server." + std::to_string(m_nextServer++);
    const auto server = m_servers.Create<RasServer>();
    server->SetStreams({Stream(name + ".hunt"),
                        Stream("server.cleanup"),
                        Stream(name + ".session"),
                        Stream("server.leaks"),
                        Stream(name + ".leases")});
    const session::ClientOptions usual;
    server->SetAccount(usual.user, auth::AccountWith(usual.password));
    node->AddApplication(server);
    return server;
}

ns3::Ptr<PptpClient>
PptpHelper::InstallClient(const ns3::Ptr<ns3::Node>& node, const std::string& group)
{
    return InstallClient(node, group, {});
}

ns3::Ptr<PptpClient>
PptpHelper::InstallClient(const ns3::Ptr<ns3::Node>& node,
                          const std::string& group,
                          const session::ClientOptions& options)
{
    const auto client = m_clients.Create<PptpClient>();
    client->Configure(options, Stream("clients." + group + ".session"));
    node->AddApplication(client);
    return client;
}

std::shared_ptr<RandomStream>
PptpHelper::Stream(const std::string& name)
{
    auto& stream = m_streams[name];
    if (!stream)
    {
        stream = std::make_shared<NamedStream>(StreamKey{m_run, name});
    }
    return stream;
}

} // namespace pptplab::node
