// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_LAN_RAS_LEASES_H
#define PPTPLAB_MODELS_NODE_LAN_RAS_LEASES_H

#include "models/base/random-stream.h"
#include "models/dhcp/lease-set.h"
#include "models/node/lan/dhcp-port.h"

#include <ns3/event-id.h>

#include <cstdint>
#include <memory>

namespace pptplab::node
{

/// Who uses the addresses of a RasLeases. Lease 0 is the server's own.
class RasLeasesUser
{
  public:
    RasLeasesUser() = default;
    RasLeasesUser(const RasLeasesUser&) = delete;
    RasLeasesUser& operator=(const RasLeasesUser&) = delete;
    virtual ~RasLeasesUser() = default;

    virtual void OnLeased(std::uint32_t index, ns3::Ipv4Address address) = 0;
    virtual void OnLeaseLost(std::uint32_t index, ns3::Ipv4Address address) = 0;
    virtual void OnLeaseUnavailable(std::uint32_t index) = 0;
};

/// The leases of a RAS server: dhcp::LeaseSet joined to UDP port 68 of its LAN adapter and to the
/// event queue.
class RasLeases final : private dhcp::LeaseSetOwner
{
  public:
    /// `user` outlives the object; it is called from events of the object's own.
    RasLeases(const dhcp::LeaseSet::Options& options,
              const ns3::Ptr<LanDevice>& adapter,
              std::shared_ptr<RandomStream> random,
              RasLeasesUser& user);
    ~RasLeases() override;

    void Start();

    /// The service stops: nothing is asked for, renewed or heard. Leases stay noted.
    void Stop();

    /// The service starts again with what was noted; what ran out meanwhile is lost now (Q124358).
    void Resume();

    std::uint32_t Held() const { return m_leases.Held(); }

  private:
    // dhcp::LeaseSetOwner
    void SendDhcp(const dhcp::Message& message, std::optional<dhcp::Address> to) override;
    void OnLeased(std::uint32_t index, dhcp::Address address) override;
    void OnLeaseLost(std::uint32_t index, dhcp::Address address) override;
    void OnLeaseUnavailable(std::uint32_t index) override;

    void OnMessage(const dhcp::Message& message);
    void OnDue();
    void Wait();

    RasLeasesUser& m_user;
    std::shared_ptr<RandomStream> m_random;
    ns3::Ipv4Address m_address; ///< address of the adapter
    dhcp::LeaseSet m_leases;
    DhcpPort m_port;
    ns3::EventId m_due;
    bool m_runs = false;
};

} // namespace pptplab::node

#endif
