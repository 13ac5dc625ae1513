// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-server.h"

#include "models/node/applications/ras-connection.h"
#include "models/node/applications/server-log.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/host/nt-host.h"
#include "models/node/network/ipv4-stack.h"
#include "models/node/units/ns3-units.h"

#include <ns3/inet-socket-address.h>
#include <ns3/tcp-l4-protocol.h>

#include <cassert>
#include <utility>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(RasServer);

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
    return AccessAddressOf(GetNode());
}

std::vector<ns3::Ipv4Address>
RasServer::Addresses() const
{
    return AdapterAddressesOf(GetNode());
}

void
RasServer::HangUp(ras::PortNumber port)
{
    HangUpFirst([port](const Call& call) { return call.port == port; });
}

void
RasServer::HangUpCaller(firewall::Endpoint caller)
{
    HangUpFirst([caller](const Call& call) { return call.connection->PeerEndpoint() == caller; });
}

template <typename IsWanted>
void
RasServer::HangUpFirst(IsWanted isWanted)
{
    for (const auto& [id, call] : m_calls)
    {
        if (isWanted(call))
        {
            call.connection->HangUp(id);
            return;
        }
    }
}

std::optional<Outcome>
RasServer::TakeRefusal(firewall::Endpoint caller)
{
    const auto refusal = m_refusals.find(caller);
    if (refusal == m_refusals.end())
    {
        return std::nullopt;
    }
    const Outcome outcome = refusal->second;
    m_refusals.erase(refusal);
    return outcome;
}

void
RasServer::StartApplication()
{
    assert(m_streams.hunt && m_streams.cleanup && m_streams.session && m_streams.leaks);
    m_lan = LanDeviceOf(GetNode());
    StartAddresses();
    m_ras.emplace(m_options.ras);
    m_options.ndiswan.ports = m_options.ras.ports;
    m_ndiswan.emplace(m_options.ndiswan);
    m_uses.assign(m_options.ras.ports, 0);
    m_gre = GetNode()->GetObject<GreProtocol>();
    CreateVpnDevice();
    Listen();
    PlanService();
    if (m_options.leases)
    {
        AskForAddresses();
    }
}

void
RasServer::StopApplication()
{
    m_leases.reset();
    if (m_state == ras::ServiceState::Running)
    {
        StopService();
    }
}

void
RasServer::Listen()
{
    m_listener = GetNode()->GetObject<NtHost>()->CreateSocket(NtHost::Connection::PptpControl);
    m_listener->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), m_controlPort));
    m_listener->Listen();
    m_listener->SetAcceptCallback(
        ns3::MakeNullCallback<bool, ns3::Ptr<ns3::Socket>, const ns3::Address&>(),
        ns3::MakeCallback(&RasServer::OnAccepted, this));
}

void
RasServer::CreateVpnDevice()
{
    m_vpn = ns3::CreateObject<VpnDevice>();
    m_vpn->SetCarrier(*this);
    m_vpn->SetMtu(m_options.session.tunnelMtu);
    GetNode()->AddDevice(m_vpn);
    // Its address may come later; ns-3 takes no new interface while it receives a packet.
    const auto ipv4 = GetNode()->GetObject<ns3::Ipv4>();
    ipv4->SetUp(ipv4->AddInterface(m_vpn));
    if (!m_options.leases)
    {
        TakeOwnAddress(m_tunnelAddress);
    }
    // A RAS server forwards between its callers and the network behind it.
    for (std::uint32_t i = 0; i < ipv4->GetNInterfaces(); ++i)
    {
        ipv4->SetForwarding(i, true);
    }
}

void
RasServer::OnAccepted(ns3::Ptr<ns3::Socket> socket, // NOLINT(performance-*): ns-3's callback
                      const ns3::Address& from)
{
    const auto caller = ns3::InetSocketAddress::ConvertFrom(from);
    const firewall::Endpoint peer{caller.GetIpv4().Get(), caller.GetPort()};
    m_refusals.erase(peer); // of an earlier call that nobody asked about
    const std::uint64_t id = m_nextConnection++;
    const auto done = [this, id] { ns3::Simulator::ScheduleNow(&RasServer::Forget, this, id); };
    m_connections.emplace(
        id,
        std::make_unique<RasConnection>(*this, ns3::DynamicCast<NtTcpSocket>(socket), peer, done));
}

void
RasServer::Forget(std::uint64_t connection)
{
    m_connections.erase(connection);
}

Result<session::Admission, session::CallRefusal>
RasServer::Admit(RasConnection& connection, GreUser& gre)
{
    FollowRefusing();
    const auto port = m_ras->OnCallRequest(*m_streams.hunt);
    if (!port)
    {
        m_refusals.insert_or_assign(connection.PeerEndpoint(), port.Error());
        m_refusal(connection.Peer(), port.Error());
        return Failure{m_options.refusal};
    }
    if (m_ras->StopsNow())
    {
        ns3::Simulator::ScheduleNow(&RasServer::StopHost, this);
    }
    const std::uint16_t call = NextCallId(port.Value());
    m_calls.insert_or_assign(call, Call{&connection, port.Value(), std::nullopt});
    m_gre->Bind(call, connection.Peer(), gre);
    TracePort(port.Value());
    return session::Admission{
        call, m_ras->InCommon(port.Value(), ProtocolSet::All()), m_ras->InterfaceQuery()};
}

std::uint16_t
RasServer::NextCallId(ras::PortNumber port)
{
    // The number of the port and how often it was used: a packet that comes late is not taken for
    // one of the next call. The first call of the first port has 0, as in the Q162847 trace.
    return static_cast<std::uint16_t>(m_uses[port.index]++ << 8U | port.index);
}

std::optional<auth::Account>
RasServer::FindAccount(std::uint16_t call, std::string_view user)
{
    m_calls.at(call).user = user;
    const auto account = m_accounts.find(user);
    return account == m_accounts.end() ? std::nullopt : std::optional(account->second);
}

bool
RasServer::PassesDriver(std::uint16_t call, bool isPpp)
{
    const auto sender = m_calls.find(call);
    return sender != m_calls.end() &&
           m_ndiswan->Send(sender->second.port, isPpp ? ras::Framing::Ppp : ras::Framing::Old);
}

void
RasServer::OnPhase(std::uint16_t call, ppp::Phase phase)
{
    Call& of = m_calls.at(call);
    if (phase != ppp::Phase::Terminate && phase != ppp::Phase::Dead)
    {
        of.phase = phase; // as far as it came
    }
    if (phase == ppp::Phase::Network && !of.user.empty() && !of.authenticated)
    {
        of.authenticated = true;
        Log(ras::EventKind::Authenticated, of);
    }
    m_pppPhase(of.port.index, phase);
}

void
RasServer::OnSessionUp(std::uint16_t call, const session::Negotiated& negotiated)
{
    FollowRefusing();
    const ras::PortNumber port = m_calls.at(call).port;
    m_ras->OnSessionUp(port, negotiated.protocols);
    TracePort(port);
}

void
RasServer::OnSessionEnded(std::uint16_t call, const session::End& end)
{
    const auto ended = m_calls.find(call);
    if (ended != m_calls.end())
    {
        Unproject(ended->second);
        const auto& encryption = m_options.session.encryption;
        const auto kind = EventOf(end, ended->second.phase, encryption.policy);
        // Where DHCP has no address that was told before, 20090 or 20091.
        const bool told = m_options.leases && end.cause == session::EndCause::NoAddress;
        if (kind && !told)
        {
            Log(*kind, ended->second);
        }
        m_sessionEnded(ended->second.port.index, end.cause);
    }
}

void
RasServer::OnCallReleased(std::uint16_t call)
{
    const auto released = m_calls.find(call);
    assert(released != m_calls.end());
    FollowRefusing();
    Unproject(released->second);
    const ras::PortNumber port = released->second.port;
    m_calls.erase(released);
    m_gre->Unbind(call);
    const ras::Remains left = m_ras->DrawRemains(*m_streams.leaks);
    if (m_ras->OnReleased(port, Now(), left) == ras::PortState::CleanUp)
    {
        ns3::Simulator::Schedule(ToNs3(m_options.cleanup.Sample(*m_streams.cleanup)),
                                 &RasServer::OnCleanUpEnded,
                                 this,
                                 port,
                                 m_starts);
    }
    TracePort(port);
}

void
RasServer::OnCleanUpEnded(ras::PortNumber port, std::uint32_t starts)
{
    if (starts == m_starts && m_state == ras::ServiceState::Running)
    {
        FollowRefusing();
        m_ras->OnCleanUpEnded(port);
        TracePort(port);
    }
}

void
RasServer::ReceiveIp(ByteView packet)
{
    m_vpn->ReceiveFromTunnel(packet);
}

bool
RasServer::CarryIp(std::uint32_t destination, ByteView packet)
{
    const auto caller = m_callers.find(destination);
    if (caller == m_callers.end())
    {
        return false;
    }
    m_calls.at(caller->second).connection->SendIp(caller->second, packet);
    return true;
}

void
RasServer::Log(ras::EventKind kind, const Call& call)
{
    Log(ras::Event{kind, call.port, call.user, {}});
}

void
RasServer::Log(const ras::Event& event)
{
    if (!m_event.IsEmpty())
    {
        m_event(ras::EventId(event.kind, m_options.ras.level.product), ras::EventText(event));
    }
}

void
RasServer::TracePort(ras::PortNumber port)
{
    m_portState(port.index, m_ras->Ports().StateOf(port));
}

void
RasServer::FollowRefusing()
{
    // Comes before each change. All that happens at one instant is one change.
    if (m_refusingPeriod.IsEmpty() || Now() == m_portsSince)
    {
        return;
    }
    const bool serves = m_state == ras::ServiceState::Running;
    const auto period = m_refusing.Since(m_portsSince, m_ras->Ports(), serves, *m_streams.hunt);
    m_portsSince = Now();
    if (period)
    {
        m_refusingPeriod(*period);
    }
}

void
RasServer::DoDispose()
{
    m_connections.clear();
    m_listener = nullptr;
    m_gre = nullptr;
    m_vpn = nullptr;
    m_lan = nullptr;
    m_leases.reset();
    m_streams = {};
    Application::DoDispose();
}

} // namespace pptplab::node
