// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_ADDRESSES_H
#define PPTPLAB_MODELS_NODE_APPLICATIONS_SERVER_ADDRESSES_H

#include "models/node/applications/ras-server.h"
#include "models/node/applications/server-log.h"
#include "models/node/applications/server-ports.h"
#include "models/node/lan/lan-device.h"
#include "models/node/lan/ras-leases.h"
#include "models/node/pptp/vpn-device.h"
#include "models/ppp/network.h"

#include <ns3/ipv4-address.h>
#include <ns3/node.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pptplab::node
{

class RasCall;

/// The addresses inside the tunnels of a RAS server: where they come from, a pool or DHCP, and
/// which caller each leads to. Has the adapter that serves all incoming calls.
class ServerAddresses final : private VpnCarrier, private RasLeasesUser
{
  public:
    /// All arguments outlive the object. `own` is the server's where it has a pool; the session
    /// options in `options` are told which it is.
    ServerAddresses(const ns3::Ptr<ns3::Node>& node,
                    RasServer::Options& options,
                    ServerPorts& ports,
                    const ServerLog& log,
                    ns3::Ipv4Address own);

    /// 0.0.0.0 while DHCP has not given it one.
    ns3::Ipv4Address Own() const { return m_own; }

    /// The n-th one for callers; 0.0.0.0 when it is not leased.
    ns3::Ipv4Address At(std::uint32_t index) const;

    /// Asks for leases where it has no pool; `random` is for them.
    void Ask(std::shared_ptr<RandomStream> random);

    /// The service stops, and starts once more.
    void OnServiceStops();
    void OnServiceStarts();

    /// The machine starts again, and with it an empty pool.
    void OnMachineStarts();

    /// The application is over.
    void GiveUpLeases() { m_leases.reset(); }

    /// An address for a caller of that name; none when there is none, which is an event.
    std::optional<ppp::Ipv4Address> Assign(ras::PortNumber port, const std::string& user);

    /// Whether the caller may have `address`, which it proposes, instead of what was assigned.
    bool TakesProposal(const RasCall& call, ppp::Ipv4Address address);

    /// A route to the caller at that address. False when it cannot be.
    bool Project(RasCall& call, ns3::Ipv4Address address);

    /// Takes away the route to the caller, if there is one.
    void Unproject(const RasCall& call);

    /// What came out of a tunnel.
    void ReceiveIp(ByteView packet) { m_vpn->ReceiveFromTunnel(packet); }

  private:
    // VpnCarrier, RasLeasesUser
    bool CarryIp(std::uint32_t destination, ByteView packet) override;
    void OnLeased(std::uint32_t index, ns3::Ipv4Address address) override;
    void OnLeaseLost(std::uint32_t index, ns3::Ipv4Address address) override;
    void OnLeaseUnavailable(std::uint32_t index) override;

    void CreateVpnDevice();
    void ForgetLeases();
    void TakeOwn(ns3::Ipv4Address address);
    void LoseOwn();
    bool IsOfAnother(const RasCall& call, std::uint32_t address) const;

    ns3::Ptr<ns3::Node> m_node;
    RasServer::Options& m_options;
    ServerPorts& m_ports;
    const ServerLog& m_log;
    ns3::Ipv4Address m_own;
    ns3::Ptr<VpnDevice> m_vpn;
    ns3::Ptr<LanDevice> m_lan; ///< null without a LAN behind the server
    std::shared_ptr<RandomStream> m_random;
    std::unique_ptr<RasLeases> m_leases;
    std::vector<ns3::Ipv4Address> m_leased; ///< addresses of callers, by index
    bool m_toldUnavailable = false;         ///< 20091 was told, once until an address is there
    /// Callers by the address that leads to them.
    std::unordered_map<std::uint32_t, RasCall*> m_callers;
    /// Address that leads to each caller.
    std::unordered_map<const RasCall*, ns3::Ipv4Address> m_projected;
};

} // namespace pptplab::node

#endif
