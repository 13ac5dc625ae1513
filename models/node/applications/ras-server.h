// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_SERVER_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_SERVER_H

#include "models/auth/account.h"
#include "models/base/random-stream.h"
#include "models/firewall/port-mappings.h"
#include "models/node/lan/ras-leases.h"
#include "models/node/pptp/gre-protocol.h"
#include "models/node/pptp/vpn-device.h"
#include "models/node/tcp-ip/nt-tcp-socket.h"
#include "models/population/clean-up.h"
#include "models/population/law.h"
#include "models/ras/event.h"
#include "models/ras/ndiswan.h"
#include "models/ras/peer-clients.h"
#include "models/ras/refusing-periods.h"
#include "models/ras/server.h"
#include "models/ras/service-plan.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"

#include <ns3/application.h>
#include <ns3/event-id.h>
#include <ns3/ipv4-address.h>
#include <ns3/traced-callback.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pptplab::node
{

class RasConnection;

/// The Remote Access Service of an NT 4.0 server on an ns-3 node: listens on TCP 1723, answers
/// callers, carries IP between their tunnels and the node's stack. Which port takes a call, which
/// address it gets and what follows its end is decided by ras::Server, as in the call engine.
class RasServer final : public ns3::Application, private VpnCarrier, private RasLeasesUser
{
  public:
    static ns3::TypeId GetTypeId();

    /// What Network in Control Panel says of the VPN ports.
    struct ConfiguredPorts
    {
        std::uint32_t ports = 1;
        std::uint32_t poolSize = 1; ///< addresses for callers
    };

    struct Options
    {
        ras::Server::Options ras;
        population::Law cleanup = population::CleanUpOfNetBeui();
        session::ServerOptions session; ///< `address` becomes the tunnel address
        session::CallRefusal refusal = session::CallRefusal::Busy;
        ras::Ndiswan::Options ndiswan{}; ///< its ports become those of `ras`
        ras::ServicePlan service{};      ///< counted from the start of the application
        /// Takes its addresses by DHCP on its LAN adapter: ports + 1 leases. Else it has a pool.
        /// Each set of leases is named by when it was made, `made` at time 0.
        std::optional<dhcp::LeaseSet::Options> leases;
        bool takesProposals = false; ///< callers may bring an address of their own
        ras::PeerClients peers{};
        session::StartRefusal strangers = session::StartRefusal::NotAuthorised;
        /// Changed in Control Panel: from the next start of the machine on (Q162847: "When you are
        /// prompted to restart the computer, do so"). The service alone does not take them.
        std::optional<ConfiguredPorts> portsFromReboot{};
    };

    /// Who draws what. Shared, as several servers may take turns at one stream.
    struct Streams
    {
        std::shared_ptr<RandomStream> hunt;
        std::shared_ptr<RandomStream> cleanup;
        std::shared_ptr<RandomStream> session;
        std::shared_ptr<RandomStream> leaks;
        std::shared_ptr<RandomStream> leases;
    };

    RasServer();
    ~RasServer() override;

    /// Before the application starts. Replaces what the attributes have set.
    void Configure(const Options& options);
    void SetStreams(const Streams& streams) { m_streams = streams; }

    /// The caller of that name may log on. Others are refused.
    void SetAccount(const std::string& user, const auth::Account& account);

    /// The address that callers dial.
    ns3::Ipv4Address Address() const;

    /// That and the addresses of further adapters, on which it listens as well.
    std::vector<ns3::Ipv4Address> Addresses() const;

    /// 0.0.0.0 while DHCP has not given it one.
    ns3::Ipv4Address OwnTunnelAddress() const { return m_tunnelAddress; }

    /// The n-th address for callers in the tunnels. Of a pool the server's own comes before the
    /// first; 0.0.0.0 for one that is not leased.
    ns3::Ipv4Address TunnelAddress(std::uint32_t index) const;

    /// Pre: started.
    const ras::Server& Ras() const { return *m_ras; }

    /// Disconnects whoever is on that port, as an administrator does. Not from within a trace sink.
    void HangUp(ras::PortNumber port);

    /// The same for the call whose control connection comes from there, if there is one.
    void HangUpCaller(firewall::Endpoint caller);

    /// Why the last call from `caller` was refused or, once negotiated, not projected, if it was;
    /// asked once. Nothing on the wire tells a caller. Callers behind NAT share an address, so they
    /// are told apart by the ports of their control connections (address-translation.h: SeenAs).
    std::optional<Outcome> TakeRefusal(firewall::Endpoint caller);

    /// Whether there is such a reason yet.
    bool HasRefused(firewall::Endpoint caller) const { return m_refusals.count(caller) > 0; }

    /// Stops the Remote Access service: callers are told that it shuts down and lose their calls;
    /// who dials now meets no listener.
    void StopService();

    /// And starts it again. Pre: stopped.
    void StartService();

    /// The machine stops at once, without a word; nothing goes in or out any more. It starts again
    /// when a reboot takes.
    void StopHost();

    /// The same until somebody starts it. Pre: it has not stopped.
    void FailHost();

    /// It starts again, and with it the service unless its startup is manual.
    void StartHost();

    ras::ServiceState State() const { return m_state; }

  private:
    friend class RasConnection;

    struct Call
    {
        RasConnection* connection = nullptr;
        ras::PortNumber port;
        std::optional<ns3::Ipv4Address> projected; ///< the caller's, while a route leads to it
        std::string user{};                        ///< whom he says to be
        ppp::Phase phase = ppp::Phase::Dead;
        bool authenticated = false;
    };

    // ns3::Application
    void StartApplication() override;
    void StopApplication() override;
    void DoDispose() override;

    // attributes
    void SetHunt(const std::string& name);
    std::string GetHunt() const;
    void SetServicePack(const std::string& name);
    std::string GetServicePack() const;
    void SetPorts(std::uint32_t ports);
    std::uint32_t GetPorts() const { return m_options.ras.ports; }

    template <typename IsWanted>
    void HangUpFirst(IsWanted isWanted);

    void PlanService();
    void OnRestartDue();
    void OnRebootDue();
    void Listen();
    void SetPowered(bool powered);
    void UsePorts(const ConfiguredPorts& configured);
    void CreateVpnDevice();
    void OnAccepted(ns3::Ptr<ns3::Socket> socket, const ns3::Address& from);
    void Forget(std::uint64_t connection);

    // for RasConnection
    Result<session::Admission, session::CallRefusal> Admit(RasConnection& connection, GreUser& gre);
    std::optional<auth::Account> FindAccount(std::uint16_t call, std::string_view user);
    std::optional<ppp::Ipv4Address> AssignAddress(std::uint16_t call);
    bool TakesProposal(std::uint16_t call, ppp::Ipv4Address address);
    bool Project(std::uint16_t call, const session::Negotiated& negotiated);
    bool PassesDriver(std::uint16_t call, bool isPpp);
    void OnPhase(std::uint16_t call, ppp::Phase phase);
    void OnSessionUp(std::uint16_t call, const session::Negotiated& negotiated);
    void OnSessionEnded(std::uint16_t call, const session::End& end);
    void OnCallReleased(std::uint16_t call);
    void ReceiveIp(ByteView packet);

    // RasLeasesUser
    void OnLeased(std::uint32_t index, ns3::Ipv4Address address) override;
    void OnLeaseLost(std::uint32_t index, ns3::Ipv4Address address) override;
    void OnLeaseUnavailable(std::uint32_t index) override;

    void StartAddresses();
    void AskForAddresses();
    void ResumeAddresses();
    void ForgetAddresses();
    void TellNotedAddresses();
    void TakeOwnAddress(ns3::Ipv4Address address);
    void LoseOwnAddress();
    bool TakeAddress(std::uint16_t call, ns3::Ipv4Address caller);
    void Unproject(Call& call);
    void OnCleanUpEnded(ras::PortNumber port, std::uint32_t starts);
    bool CarryIp(std::uint32_t destination, ByteView packet) override;
    std::uint16_t NextCallId(ras::PortNumber port);
    void TracePort(ras::PortNumber port);
    void FollowRefusing();
    void Log(ras::EventKind kind, const Call& call);
    void Log(const ras::Event& event);

    Options m_options;
    Streams m_streams;
    std::map<std::string, auth::Account, std::less<>> m_accounts;
    std::uint16_t m_controlPort = 0;
    ns3::Ipv4Address m_tunnelAddress;

    std::optional<ras::Server> m_ras;
    std::optional<ras::Ndiswan> m_ndiswan;
    ras::ServiceState m_state = ras::ServiceState::Running;
    ras::RefusingPeriods m_refusing;
    Duration m_portsSince{}; ///< they are as they are, and the service
    ns3::EventId m_serviceStart;
    std::uint32_t m_starts = 0; ///< of the service, after the first one
    ns3::Ptr<NtTcpSocket> m_listener;
    ns3::Ptr<GreProtocol> m_gre;
    ns3::Ptr<VpnDevice> m_vpn;
    ns3::Ptr<LanDevice> m_lan; ///< null without a LAN behind the server
    std::unique_ptr<RasLeases> m_leases;
    std::vector<ns3::Ipv4Address> m_leased; ///< of callers, by index
    bool m_toldUnavailable = false;         ///< 20091, once until an address was there
    std::unordered_map<std::uint64_t, std::unique_ptr<RasConnection>> m_connections;
    std::uint64_t m_nextConnection = 0;
    std::unordered_map<std::uint16_t, Call> m_calls;            ///< by our Call ID
    std::vector<std::uint8_t> m_uses;                           ///< calls so far of each port
    std::unordered_map<std::uint32_t, std::uint16_t> m_callers; ///< tunnel address to Call ID
    std::map<firewall::Endpoint, Outcome> m_refusals;           ///< by the caller's endpoint

    ns3::TracedCallback<std::uint32_t, ras::PortState> m_portState;
    ns3::TracedCallback<ns3::Ipv4Address, session::ControlState> m_controlState;
    ns3::TracedCallback<std::uint32_t, ppp::Phase> m_pppPhase;
    ns3::TracedCallback<ns3::Ipv4Address, Outcome> m_refusal;
    ns3::TracedCallback<const ras::RefusingPeriod&> m_refusingPeriod;
    ns3::TracedCallback<std::uint32_t, session::EndCause> m_sessionEnded;
    ns3::TracedCallback<std::uint32_t, const std::string&> m_event;
};

} // namespace pptplab::node

#endif
