// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_PACKET_FILTER_H
#define PPTPLAB_MODELS_NODE_NETWORK_PACKET_FILTER_H

#include "models/firewall/rejection.h"
#include "models/firewall/rule-set.h"

#include <ns3/node.h>
#include <ns3/object.h>
#include <ns3/packet.h>
#include <ns3/traced-callback.h>

#include <vector>

namespace pptplab::node
{

class LightDevice;

/// A firewall::RuleSet on the LightDevices of a node, router or host: what comes in is judged
/// before the stack sees it, what goes out behind the stack, whoever made it. A rule's interface is
/// the number of the device on its node. Rejections leave from the address of the device that
/// judged, after the event that caused them, and no rule stops them; for a packet of the node
/// itself they go to the node at once.
class PacketFilter final : public ns3::Object
{
  public:
    static ns3::TypeId GetTypeId();

    /// Installs the filter on all devices that the node has now. Pre: the node has an IPv4 stack
    /// and no filter yet.
    void Install(const ns3::Ptr<ns3::Node>& node, firewall::RuleSet rules);

    /// A packet has to pass these rules, too: of another filter on the same machine.
    void AddBehind(firewall::RuleSet rules);

    /// Judges a packet that begins with its IPv4 header, and answers for it if the verdict says so.
    bool Passes(LightDevice& device, const ns3::Packet& packet, firewall::Direction direction);

    /// The rules given to Install().
    const firewall::RuleSet& Rules() const { return m_rules; }

    using DropTracedCallback = void (*)(ns3::Ptr<const ns3::Packet> packet, std::uint32_t device);

  private:
    void DoDispose() override;
    firewall::Verdict Judge(const LightDevice& device,
                            const ns3::Packet& packet,
                            firewall::Direction direction);
    void Send(const firewall::Rejection& rejection, const ns3::Ptr<LightDevice>& device);

    ns3::Ptr<ns3::Node> m_node;
    firewall::RuleSet m_rules;
    std::vector<firewall::RuleSet> m_behind;
    bool m_rejecting = false; ///< a rejection of its own is on its way out
    ns3::TracedCallback<ns3::Ptr<const ns3::Packet>, std::uint32_t> m_drop;
};

} // namespace pptplab::node

#endif
