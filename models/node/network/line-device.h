// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_LINE_DEVICE_H
#define PPTPLAB_MODELS_NODE_NETWORK_LINE_DEVICE_H

#include "models/node/network/light-device.h"
#include "models/node/network/link-direction.h"

#include <optional>

namespace pptplab::node
{

/// One end of a point-to-point line between two routers.
class LineDevice final : public LightDevice
{
  public:
    static ns3::TypeId GetTypeId();

    /// Plugs both ends in. `there` goes from `one` to `other`. Both belong to nodes already.
    static void Connect(const ns3::Ptr<LineDevice>& one,
                        const ns3::Ptr<LineDevice>& other,
                        LinkDirection there,
                        LinkDirection back);

    /// A broken line drops what it is to send; what is on its way still arrives. Routers notice by
    /// their routes only.
    void SetBroken(bool broken) { m_broken = broken; }

  private:
    bool Transmit(const ns3::Ptr<ns3::Packet>& packet) override;
    void DoDispose() override;

    ns3::Ptr<LineDevice> m_other;
    std::optional<LinkDirection> m_link; ///< none until it is plugged in
    bool m_broken = false;
};

} // namespace pptplab::node

#endif
