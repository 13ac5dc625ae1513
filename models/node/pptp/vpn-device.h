// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PPTP_VPN_DEVICE_H
#define PPTPLAB_MODELS_NODE_PPTP_VPN_DEVICE_H

#include "models/base/bytes.h"
#include "models/node/network/light-device.h"

#include <cstdint>

namespace pptplab::node
{

/// The carrier of the packets of a VpnDevice: one tunnel of a client, all tunnels of a server.
class VpnCarrier
{
  public:
    VpnCarrier() = default;
    VpnCarrier(const VpnCarrier&) = delete;
    VpnCarrier& operator=(const VpnCarrier&) = delete;
    virtual ~VpnCarrier() = default;

    /// An IP packet that the node's stack sends to `destination` through the tunnel. False when
    /// no tunnel leads there.
    virtual bool CarryIp(std::uint32_t destination, ByteView packet) = 0;
};

/// The NDISWAN adapter: between a node's IP stack and its tunnels. NT shows one such adapter for
/// each outgoing line and one for all incoming lines together.
class VpnDevice final : public LightDevice
{
  public:
    static ns3::TypeId GetTypeId();

    /// `carrier` stays valid until the device is disposed of or another one is set.
    void SetCarrier(VpnCarrier& carrier) { m_carrier = &carrier; }

    /// An IP packet that came out of a tunnel. The stack gets it in an event of its own, as it may
    /// answer at once through the same tunnel.
    void ReceiveFromTunnel(ByteView packet);

  private:
    bool Transmit(const ns3::Ptr<ns3::Packet>& packet) override;
    void DoDispose() override;

    VpnCarrier* m_carrier = nullptr;
};

} // namespace pptplab::node

#endif
