// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_CALLER_BOX_H
#define PPTPLAB_SIM_PATHS_CALLER_BOX_H

#include "models/firewall/packet-header.h"
#include "models/firewall/port-mappings.h"
#include "sim/plan/plan.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::sim::paths
{

/// Port of the caller's first connection, Q196271.
inline constexpr std::uint16_t kCallerPort = 1025;

/// The NAT box of one caller, with what it has for his first call. What node::AddressTranslation
/// and firewall::Nat do, as far as the head of a packet shows it.
class CallerBox
{
  public:
    /// Pre: the group of the caller is behind `nat`, the number of `spec` in the scenario.
    CallerBox(const topologies::Graph& machines,
              topologies::Vertex caller,
              const scenario::NatSpec& spec,
              std::size_t nat);

    std::size_t Nat() const { return m_nat; }

    /// GRE from outside is for him who has sent some.
    bool AsksForGreBefore() const { return m_gre == firewall::GreMode::Address; }

    /// What the caller sends as it goes on outside. False: it is dropped.
    bool Outwards(firewall::PacketHeader& packet) const;

    /// What the router sends as the caller gets it. False: it is dropped.
    bool Inwards(firewall::PacketHeader& packet) const;

    std::uint32_t Inside() const { return m_inside; }

    /// The endpoint as which the server knows the caller.
    firewall::Endpoint Outside() const { return {m_outside, m_port}; }

  private:
    bool Passes(const firewall::PacketHeader& packet) const;

    std::size_t m_nat;
    firewall::GreMode m_gre;
    topologies::Network m_network; ///< network of the caller
    std::uint32_t m_inside;
    std::uint32_t m_outside;
    std::uint16_t m_port; ///< port outside, in place of kCallerPort
};

} // namespace pptplab::sim::paths

#endif
