// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-server.h"

#include "models/node/applications/control-listener.h"
#include "models/node/applications/ras-context.h"
#include "models/node/applications/server-addresses.h"
#include "models/node/applications/server-log.h"
#include "models/node/applications/server-ports.h"
#include "models/node/applications/server-service.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/network/address-translation.h"

#include <cassert>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(RasServer);

// The parts of a server; each stands on those before it.
struct RasServer::Parts
{
    explicit Parts(RasServer& of)
        : log(of.m_event, of.m_options.ras.level.product),
          ports(of.m_options,
                of.m_streams,
                {of.m_portState, of.m_refusingPeriod},
                [this] { service.StopHost(); }),
          addresses(of.GetNode(), of.m_options, ports, log, of.m_tunnelAddress),
          context{of.m_options,
                  of.m_accounts,
                  *of.m_streams.session,
                  of.m_notes,
                  of.m_calls,
                  of.GetNode()->GetObject<GreProtocol>(),
                  log,
                  ports,
                  addresses,
                  of.m_controlState,
                  of.m_pppPhase,
                  of.m_refusal,
                  of.m_sessionEnded},
          listener(of.GetNode(), of.m_controlPort, context),
          service(of.GetNode(), of.m_options.service, ports, addresses, listener)
    {
    }

    ServerLog log;
    ServerPorts ports;
    ServerAddresses addresses;
    RasContext context;
    ControlListener listener;
    ServerService service;
};

RasServer::RasServer() = default;
RasServer::~RasServer() = default;

void
RasServer::Configure(const Options& options)
{
    m_options = options;
}

void
RasServer::SetAccount(const std::string& user, const auth::Account& account)
{
    m_accounts.insert_or_assign(user, account);
}

ns3::Ipv4Address
RasServer::Address() const
{
    return AddressSeenOutside(GetNode());
}

std::vector<ns3::Ipv4Address>
RasServer::Addresses() const
{
    auto addresses = AdapterAddressesOf(GetNode());
    addresses.front() = Address();
    return addresses;
}

ns3::Ipv4Address
RasServer::OwnTunnelAddress() const
{
    return m_parts->addresses.Own();
}

ns3::Ipv4Address
RasServer::TunnelAddress(std::uint32_t index) const
{
    return m_parts->addresses.At(index);
}

const ras::Server&
RasServer::Ras() const
{
    return m_parts->ports.Ras();
}

void
RasServer::HangUp(ras::PortNumber port)
{
    RasCall* const call =
        m_parts->listener.FindCall([port](const RasConnection& /*connection*/,
                                          const RasCall& each) { return each.Port() == port; });
    if (call != nullptr)
    {
        call->HangUp();
    }
}

void
RasServer::HangUpCaller(firewall::Endpoint caller)
{
    RasCall* const call = m_parts->listener.FindCall(
        [caller](const RasConnection& connection, const RasCall& /*call*/) {
            return connection.PeerEndpoint() == caller;
        });
    if (call != nullptr)
    {
        call->HangUp();
    }
}

void
RasServer::StopService()
{
    m_parts->service.StopService();
}

void
RasServer::StartService()
{
    m_parts->service.StartService();
}

void
RasServer::StopHost()
{
    m_parts->service.StopHost();
}

void
RasServer::FailHost()
{
    m_parts->service.FailHost();
}

void
RasServer::StartHost()
{
    m_parts->service.StartHost();
}

ras::ServiceState
RasServer::State() const
{
    return m_parts->service.State();
}

void
RasServer::StartApplication()
{
    assert(m_streams.hunt && m_streams.cleanup && m_streams.session && m_streams.leaks);
    m_options.ras.poolIsLeased = m_options.leases.has_value();
    if (m_options.leases)
    {
        m_options.ras.poolSize = m_options.ras.ports;
    }
    m_options.ndiswan.ports = m_options.ras.ports;
    m_parts = std::make_unique<Parts>(*this);
    m_parts->service.Begin();
    m_parts->addresses.Ask(m_streams.leases);
}

void
RasServer::StopApplication()
{
    m_parts->addresses.GiveUpLeases();
    if (State() == ras::ServiceState::Running)
    {
        StopService();
    }
}

void
RasServer::DoDispose()
{
    m_parts.reset();
    m_streams = {};
    Application::DoDispose();
}

} // namespace pptplab::node
