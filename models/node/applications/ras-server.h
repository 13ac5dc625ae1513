// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_SERVER_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_RAS_SERVER_H

#include "models/auth/account.h"
#include "models/base/random-stream.h"
#include "models/dhcp/lease-set.h"
#include "models/firewall/port-mappings.h"
#include "models/node/applications/refusal-notes.h"
#include "models/population/clean-up.h"
#include "models/population/law.h"
#include "models/ras/ndiswan.h"
#include "models/ras/peer-clients.h"
#include "models/ras/refusing-periods.h"
#include "models/ras/server.h"
#include "models/ras/service-plan.h"
#include "models/session/options.h"
#include "models/session/surroundings.h"

#include <ns3/application.h>
#include <ns3/ipv4-address.h>
#include <ns3/traced-callback.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::node
{

/// The Remote Access Service of an NT 4.0 server on an ns-3 node: listens on TCP 1723, answers
/// callers, carries IP between their tunnels and the node's stack. Which port takes a call, which
/// address it gets and what follows its end is decided by ras::Server, as in the call engine.
class RasServer final : public ns3::Application
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
        ras::Ndiswan::Options ndiswan{}; ///< `ports` becomes that of `ras`
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

    /// The streams that a server draws from. Shared, as several servers may take turns at one
    /// stream.
    struct Streams
    {
        std::shared_ptr<RandomStream> hunt;
        std::shared_ptr<RandomStream> cleanup;
        std::shared_ptr<RandomStream> session;
        std::shared_ptr<RandomStream> leaks;
        std::shared_ptr<RandomStream> leases;
    };

    /// Accounts by the names of callers.
    using Accounts = std::map<std::string, auth::Account, std::less<>>;

    RasServer();
    ~RasServer() override;

    /// Sets the server up before the application starts. Replaces what the attributes have set.
    void Configure(const Options& options);
    void SetStreams(const Streams& streams) { m_streams = streams; }

    /// The caller of that name may log on, with any domain before it unless another account has
    /// that whole name. Others are refused.
    void SetAccount(const std::string& user, const auth::Account& account);

    /// The address that callers dial.
    ns3::Ipv4Address Address() const;

    /// Address() and those of further adapters, on which the server listens as well.
    std::vector<ns3::Ipv4Address> Addresses() const;

    // Pre of all that follows: started. Refusals are there before.

    /// 0.0.0.0 while DHCP has not given it one.
    ns3::Ipv4Address OwnTunnelAddress() const;

    /// The n-th address for callers in the tunnels. Of a pool the server's own comes before the
    /// first; 0.0.0.0 for one that is not leased.
    ns3::Ipv4Address TunnelAddress(std::uint32_t index) const;

    const ras::Server& Ras() const;

    /// Disconnects whoever is on that port, as an administrator does. Not from within a trace sink.
    void HangUp(ras::PortNumber port);

    /// Disconnects the call whose control connection comes from `caller`, if there is one.
    void HangUpCaller(firewall::Endpoint caller);

    /// Why the last call from `caller` was refused or, once negotiated, not projected, if it was;
    /// asked once. Nothing on the wire tells a caller. Callers behind NAT share an address, so they
    /// are told apart by the ports of their control connections (address-translation.h: SeenAs).
    std::optional<Outcome> TakeRefusal(firewall::Endpoint caller) { return m_notes.Take(caller); }

    /// How the last call from `caller` was met, if there was one; asked once. Nothing is noted
    /// before NoteCalls.
    std::optional<CallNote> TakeCall(firewall::Endpoint caller) { return m_calls.Take(caller); }
    void NoteCalls() { m_calls.Begin(); }

    /// Whether there is such a reason yet.
    bool HasRefused(firewall::Endpoint caller) const { return m_notes.Has(caller); }

    /// Stops the Remote Access service: callers are told that it shuts down and lose their calls;
    /// who dials now meets no listener.
    void StopService();

    /// Starts the Remote Access service again. Pre: stopped.
    void StartService();

    /// The machine stops at once, without a word; nothing goes in or out any more. It starts again
    /// when a reboot takes.
    void StopHost();

    /// The machine stops as by StopHost() until somebody starts it. Pre: it has not stopped.
    void FailHost();

    /// The machine starts again, and with it the service unless its startup is manual.
    void StartHost();

    ras::ServiceState State() const;

  private:
    struct Parts; ///< the parts that exist from the start on

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

    Options m_options;
    Streams m_streams;
    Accounts m_accounts;
    std::uint16_t m_controlPort = 0;
    ns3::Ipv4Address m_tunnelAddress; ///< the server's own tunnel address, with a pool
    RefusalNotes m_notes;
    CallNotes m_calls;
    std::unique_ptr<Parts> m_parts;

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
