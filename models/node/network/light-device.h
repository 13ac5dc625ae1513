// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_LIGHT_DEVICE_H
#define PPTPLAB_MODELS_NODE_NETWORK_LIGHT_DEVICE_H

#include "models/base/units.h"
#include "models/node/network/address-translation.h"
#include "models/node/network/link-direction.h"
#include "models/node/network/packet-filter.h"

#include <ns3/channel.h>
#include <ns3/net-device.h>
#include <ns3/node.h>
#include <ns3/packet.h>
#include <ns3/traced-callback.h>

#include <cstdint>

namespace pptplab::node
{

/// What ns-3 demands of every NetDevice, answered once for devices that carry bare IPv4 packets:
/// no channel object, no link header, no addresses, no ARP, never down.
class LightDevice : public ns3::NetDevice
{
  public:
    static ns3::TypeId GetTypeId();

    /// A packet has come in from the other end.
    void Arrive(const ns3::Ptr<ns3::Packet>& packet);

    /// Hands a packet to the stack as if it had come in, past the filter.
    void Deliver(const ns3::Ptr<ns3::Packet>& packet);

    /// Off, it loses all that comes in or is sent.
    void SetPowered(bool powered) { m_powered = powered; }

    /// All packets in and out are judged by `filter` from now on.
    void SetFilter(const ns3::Ptr<PacketFilter>& filter) { m_filter = filter; }

    /// All packets in and out are translated from now on, between the filter and the stack.
    void SetTranslation(const ns3::Ptr<AddressTranslation>& nat) { m_translation = nat; }
    const ns3::Ptr<AddressTranslation>& Translation() const { return m_translation; }

    bool Send(ns3::Ptr<ns3::Packet> packet,
              const ns3::Address& destination,
              std::uint16_t protocol) final;

    void SetIfIndex(const std::uint32_t index) final { m_index = index; }
    std::uint32_t GetIfIndex() const final { return m_index; }
    ns3::Ptr<ns3::Channel> GetChannel() const final { return nullptr; }
    void SetAddress(ns3::Address /*address*/) final {}
    ns3::Address GetAddress() const final { return {}; }
    bool SetMtu(const std::uint16_t mtu) final;
    std::uint16_t GetMtu() const final { return m_mtu; }
    bool IsLinkUp() const final { return true; }
    void AddLinkChangeCallback(ns3::Callback<void> /*callback*/) final {}
    bool IsBroadcast() const final { return false; }
    ns3::Address GetBroadcast() const final { return {}; }
    bool IsMulticast() const final { return false; }
    ns3::Address GetMulticast(ns3::Ipv4Address /*group*/) const final { return {}; }
    ns3::Address GetMulticast(ns3::Ipv6Address /*group*/) const final { return {}; }
    bool IsBridge() const final { return false; }
    bool IsPointToPoint() const final { return true; }
    bool SendFrom(ns3::Ptr<ns3::Packet> packet,
                  const ns3::Address& source,
                  const ns3::Address& destination,
                  std::uint16_t protocol) final;
    ns3::Ptr<ns3::Node> GetNode() const final { return m_node; }
    void SetNode(ns3::Ptr<ns3::Node> node) final { m_node = node; }
    bool NeedsArp() const final { return false; }
    void SetReceiveCallback(ReceiveCallback callback) final { m_receive = callback; }
    void SetPromiscReceiveCallback(PromiscReceiveCallback /*callback*/) final {}
    bool SupportsSendFrom() const final { return false; }

  protected:
    void DoDispose() override;

    /// Takes the packet, or returns false when it has to be dropped.
    virtual bool Transmit(const ns3::Ptr<ns3::Packet>& packet) = 0;

    /// Sends it to the device at the other end of `link`. Returns false when the queue is full.
    bool TransmitOver(LinkDirection& link,
                      const ns3::Ptr<LightDevice>& to,
                      const ns3::Ptr<ns3::Packet>& packet);

  private:
    ns3::Ptr<ns3::Node> m_node;
    ReceiveCallback m_receive;
    ns3::Ptr<PacketFilter> m_filter;            ///< none: everything passes
    ns3::Ptr<AddressTranslation> m_translation; ///< none: all stays as it is
    bool m_powered = true;
    std::uint32_t m_index = 0;
    std::uint16_t m_mtu = 1500;
    ns3::TracedCallback<ns3::Ptr<const ns3::Packet>> m_sniffer;
    ns3::TracedCallback<ns3::Ptr<const ns3::Packet>> m_txDrop;
    ns3::TracedCallback<ns3::Ptr<const ns3::Packet>> m_lost;
};

/// The destination address in the IPv4 header with which `packet` begins.
std::uint32_t DestinationOf(const ns3::Packet& packet);

} // namespace pptplab::node

#endif
