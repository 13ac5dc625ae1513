// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_HOST_BOX_H
#define PPTPLAB_SIM_PATHS_HOST_BOX_H

#include "models/firewall/packet-header.h"
#include "models/firewall/port-mappings.h"
#include "models/firewall/pptp-gateway.h"
#include "sim/plan/plan.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pptplab::sim::paths
{

/// Port of the caller's first connection, Q196271.
inline constexpr std::uint16_t kCallerPort = 1025;

/// The NAT box of one host, with what it has for the first call by it or to it. What
/// node::AddressTranslation and firewall::Nat do, as far as the head of a packet shows it.
class HostBox
{
  public:
    /// Pre: the group of the caller is behind `nat`, the number of `spec` in the scenario.
    static HostBox OfCaller(const topologies::Graph& machines,
                            topologies::Vertex caller,
                            const scenario::NatSpec& spec,
                            std::size_t nat);

    /// Of each server, by its number. Pre: the servers are behind `nat`.
    static std::vector<HostBox> OfServers(const topologies::Topology& topology,
                                          const scenario::NatSpec& spec,
                                          std::size_t nat);

    std::size_t Nat() const { return m_nat; }

    /// GRE to and from the host may get through.
    bool PassesGre() const { return m_gre != firewall::GreMode::None || m_forwardsGre; }

    /// GRE from outside is for him who has sent some.
    bool AsksForGreBefore() const { return m_gre == firewall::GreMode::Address && !m_forwardsGre; }

    /// What the host sends as it goes on outside. False: it is dropped.
    bool Outwards(firewall::PacketHeader& packet) const;

    /// What the router sends as the host gets it. False: it is dropped.
    bool Inwards(firewall::PacketHeader& packet) const;

    std::uint32_t Inside() const { return m_inside.address; }

    /// The endpoint as which others know the host.
    firewall::Endpoint Outside() const { return m_outside; }

  private:
    HostBox(const scenario::NatSpec& spec, std::size_t nat, topologies::Network network)
        : m_nat(nat), m_gre(spec.box.gre), m_network(network)
    {
    }

    std::size_t m_nat;
    firewall::GreMode m_gre;
    topologies::Network m_network; ///< network of the host
    firewall::Endpoint m_inside{};
    firewall::Endpoint m_outside{};
    bool m_takesControl = true; ///< the control connection is his own, or forwarded to him
    bool m_forwardsGre = false;
};

} // namespace pptplab::sim::paths

#endif
