// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_ACCESS_DEVICE_H
#define PPTPLAB_MODELS_NODE_NETWORK_ACCESS_DEVICE_H

#include "models/node/network/light-device.h"
#include "models/node/network/link-direction.h"

#include <ns3/ipv4-address.h>

#include <optional>
#include <unordered_map>

namespace pptplab::node
{

class AccessConcentrator;

/// The two directions of an access link, as the host sees them.
struct AccessLine
{
    LinkDirection up;
    LinkDirection down;
};

/// The host's end of an access link. Its other end is one line of an AccessConcentrator.
class AccessDevice final : public LightDevice
{
  public:
    static ns3::TypeId GetTypeId();

    const std::optional<LinkDirection>& Upstream() const { return m_up; }

    /// The router's end of the line. Null until it is attached.
    const ns3::Ptr<AccessConcentrator>& Router() const { return m_concentrator; }

  private:
    friend class AccessConcentrator;

    bool Transmit(const ns3::Ptr<ns3::Packet>& packet) override;
    void DoDispose() override;

    ns3::Ptr<AccessConcentrator> m_concentrator;
    std::optional<LinkDirection> m_up; ///< none until it is attached
};

/// The provider's end of many access links behind one IP interface. It finds the line of a packet
/// by hash of the destination address, so that 10,000 lines cost a router one interface.
class AccessConcentrator final : public LightDevice
{
  public:
    static ns3::TypeId GetTypeId();

    /// Plugs in a line: packets for `address` go to `host`, all that `host` sends comes here. Both
    /// devices belong to nodes already.
    void Attach(const ns3::Ptr<AccessDevice>& host, ns3::Ipv4Address address, AccessLine line);

  private:
    struct Line
    {
        ns3::Ptr<AccessDevice> host;
        LinkDirection down;
    };

    bool Transmit(const ns3::Ptr<ns3::Packet>& packet) override;
    void DoDispose() override;

    std::unordered_map<std::uint32_t, Line> m_lines; ///< lines by the host's address
};

/// Number of device and interface: Ipv4L3Protocol takes 0 for the loopback device at once.
inline constexpr std::uint32_t kFirstOwnDevice = 1;

/// The device by which an end host reaches its router.
ns3::Ptr<AccessDevice> AccessDeviceOf(const ns3::Ptr<ns3::Node>& host);

} // namespace pptplab::node

#endif
