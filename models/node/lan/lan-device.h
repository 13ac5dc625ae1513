// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_LAN_LAN_DEVICE_H
#define PPTPLAB_MODELS_NODE_LAN_LAN_DEVICE_H

#include "models/node/network/light-device.h"
#include "models/node/network/link-direction.h"

#include <ns3/ipv4-address.h>
#include <ns3/simple-ref-count.h>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace pptplab::node
{

class LanDevice;

/// A small Ethernet behind a switch: each adapter sends at its own rate, a broadcast goes to all
/// others, anything else to the adapter that answers for its destination. ARP takes no time and no
/// frames; who answers for an address is written down here, proxies too.
class Lan final : public ns3::SimpleRefCount<Lan>
{
  public:
    explicit Lan(const LinkDirection::Options& adapter) : m_adapter(adapter) {}

    /// Pre: the device belongs to a node.
    void Attach(const ns3::Ptr<LanDevice>& device);

    /// `device` answers for the address from now on. False when another adapter does, which is what
    /// NT finds out by asking for an address of its own.
    bool Claim(ns3::Ipv4Address address, const ns3::Ptr<LanDevice>& device);

    /// Pre: the device has claimed it.
    void Release(ns3::Ipv4Address address);

  private:
    friend class LanDevice;

    LinkDirection::Options m_adapter;
    std::vector<ns3::Ptr<LanDevice>> m_devices;
    std::map<std::uint32_t, ns3::Ptr<LanDevice>> m_claimed;
};

/// An adapter on a Lan.
class LanDevice final : public LightDevice
{
  public:
    static ns3::TypeId GetTypeId();

    /// Pre: attached.
    Lan& Network() const { return *m_lan; }

  private:
    friend class Lan;

    bool Transmit(const ns3::Ptr<ns3::Packet>& packet) override;
    bool Broadcast(const ns3::Ptr<ns3::Packet>& packet);
    void DoDispose() override;

    ns3::Ptr<Lan> m_lan;
    std::optional<LinkDirection> m_link; ///< none until it is attached
};

/// The first one of the node, null when there is none.
ns3::Ptr<LanDevice> LanDeviceOf(const ns3::Ptr<ns3::Node>& node);

/// Puts an adapter into the node, with one address and a route to the network around it.
ns3::Ptr<LanDevice> AddLanAdapter(const ns3::Ptr<ns3::Node>& node,
                                  const ns3::Ptr<Lan>& lan,
                                  ns3::Ipv4Address address,
                                  ns3::Ipv4Mask mask);

} // namespace pptplab::node

#endif
