// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_PPTP_GATEWAY_H
#define PPTPLAB_MODELS_FIREWALL_PPTP_GATEWAY_H

#include "models/firewall/call-mappings.h"
#include "models/firewall/ipv4-editor.h"
#include "models/firewall/port-mappings.h"

#include <cstdint>
#include <optional>

namespace pptplab::firewall
{

inline constexpr std::uint16_t kPptpControl = 1723; ///< RFC 2637 3

/// The application-level gateway of PPTP (RFC 3022 2.9): puts other Call IDs in the place of those
/// that hosts inside chose. In control messages, RFC 2637 2.7-2.15, and in GRE, 4.1. Messages keep
/// their length, so that sequence numbers stay as they are. Either side may be the PNS.
/// Messages are looked for from the start of a segment on; one that a segment has in its middle is
/// not known for one, and its Call IDs stay.
class PptpGateway
{
  public:
    PptpGateway(NumberRange callIds, Duration timeout) : m_calls(callIds, timeout) {}

    void Expire(Duration now) { m_calls.Expire(now); }

    /// A segment of the control connection leaves. False: no Call ID is free for a call in it.
    bool SegmentOut(Ipv4Editor& packet, const PortMapping& control, Duration now);
    void SegmentIn(Ipv4Editor& packet, const PortMapping& control, Duration now);

    /// False: it belongs to no call.
    bool GreOut(const Ipv4Editor& packet, Duration now);

    /// Changes the Call ID. The host inside that gets the packet; none: it belongs to no call.
    std::optional<std::uint32_t> GreIn(Ipv4Editor& packet, Duration now);

    /// The host inside that has sent what an ICMP error quotes.
    std::optional<std::uint32_t> QuotedGreIn(const Ipv4Editor& quoted);

    /// Changes the Call ID in what a host inside quotes of what it received.
    bool QuotedGreOut(Ipv4Editor& quoted);

    void OnControlGone(const PortMapping& control) { m_calls.CloseAll(control.key); }

    const CallMappings& Calls() const { return m_calls; }

  private:
    bool MessageOut(Ipv4Editor& packet,
                    std::size_t message,
                    const PortMapping& control,
                    Duration now);
    void MessageIn(Ipv4Editor& packet, std::size_t message, const PortMapping& control);

    CallMappings m_calls;
};

} // namespace pptplab::firewall

#endif
