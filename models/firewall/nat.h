// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_NAT_H
#define PPTPLAB_MODELS_FIREWALL_NAT_H

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/base/units.h"
#include "models/firewall/expiring-map.h"
#include "models/firewall/gre-holders.h"
#include "models/firewall/ipv4-editor.h"
#include "models/firewall/nat-options.h"
#include "models/firewall/port-mappings.h"
#include "models/firewall/pptp-gateway.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>

namespace pptplab::firewall
{

/// What a translator, or several of them, have done so far.
struct NatCounts
{
    std::uint64_t outwards = 0; ///< packets translated
    std::uint64_t inwards = 0;
    std::array<std::uint64_t, kNatDropNames.size()> dropped{}; ///< packets dropped, by NatDrop
    std::size_t mappings = 0;                                  ///< ports, identifiers, GRE
    std::size_t mappingsHighWater = 0;
    std::size_t calls = 0; ///< Call IDs
    std::size_t callsHighWater = 0;
};

/// Traditional NAT with port translation (RFC 3022 2.2): all hosts inside share one address
/// outside. TCP, UDP, ICMP echo, ICMP errors with what they quote (RFC 3022 4.3, RFC 5508), GRE as
/// GreMode says, fragments that come in order. Nothing can be opened from outside but what is
/// forwarded.
/// Not here: routes, who is inside, answers to what is dropped, hosts inside that hear each other.
class Nat
{
  public:
    Nat(const NatOptions& options, std::uint32_t outsideAddress, const NatForwards& forwards = {});

    /// A packet from a host inside, from its IPv4 header on, as it goes on outside. `now` does not
    /// run backwards, here and in Inwards().
    Result<Octets, NatDrop> Outwards(ByteView packet, Duration now);

    /// A packet for the outside address as the host inside gets it.
    Result<Octets, NatDrop> Inwards(ByteView packet, Duration now);

    /// The endpoint as which `flow` is known outside, while it is.
    std::optional<Endpoint> OutsideOf(const Flow& flow);

    /// Counts at `now`, when what is idle for its time is gone.
    NatCounts Counts(Duration now);

  private:
    using Verdict = std::optional<NatDrop>; ///< none: it passes
    /// Source, destination, protocol, identification: which packet a fragment is of, RFC 791 3.2.
    using FragmentKey = std::tuple<std::uint32_t, std::uint32_t, std::uint8_t, std::uint16_t>;

    void Expire(Duration now);
    void UsePort(PortMapping& mapping, Duration now);
    std::optional<Flow> ForwardedFlow(std::uint8_t protocol,
                                      std::uint16_t outside,
                                      Endpoint peer) const;
    PortMapping* MappingOutwards(const Flow& flow, Duration now);
    PortMapping* MappingInwards(const Ipv4Editor& packet, Duration now);
    void OnFirstFragment(const FragmentKey& key, std::uint32_t address, Duration now);
    std::optional<std::uint32_t> FragmentsAddress(const FragmentKey& key) const;

    Verdict Out(Octets& buffer, Ipv4Editor& packet, Duration now);
    Verdict OutByPort(Ipv4Editor& packet, Duration now);
    Verdict OutIcmp(Octets& buffer, Ipv4Editor& packet, Duration now);
    Verdict OutGre(const Ipv4Editor& packet, Duration now);
    Verdict OutMappedGre(const Ipv4Editor& packet, Duration now);
    bool OutQuoted(Ipv4Editor& quoted);

    // The host inside, or why there is none.
    using Receiver = Result<std::uint32_t, NatDrop>;
    Receiver In(Octets& buffer, Ipv4Editor& packet, Duration now);
    Receiver InByPort(Ipv4Editor& packet, Duration now);
    Receiver InIcmp(Octets& buffer, Ipv4Editor& packet);
    Receiver InGre(Ipv4Editor& packet, Duration now);
    Receiver InMappedGre(Ipv4Editor& packet, Duration now);
    std::optional<std::uint32_t> InQuoted(Ipv4Editor& quoted);

    NatOptions m_options;
    std::uint32_t m_outside;
    NatForwards m_forwards;
    PortMappings m_ports;
    GreHolders m_gre;
    PptpGateway m_pptp;
    ExpiringMap<FragmentKey, std::uint32_t> m_fragments; ///< the new address in later ones
    NatCounts m_counts;
};

} // namespace pptplab::firewall

#endif
