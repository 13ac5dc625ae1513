// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_REGISTRY_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_REGISTRY_H

#include "models/base/icmp-reaction.h"
#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace pptplab::sim::scenario
{

/// The values of NT's registry that a model acts on, by NT's names. Where they are, what they mean
/// and who has them: registry-keys.cc.
enum class RegistryName : std::uint8_t
{
    PptpTcpMaxDataRetransmissions,
    TcpMaxConnectRetransmissions,
    TcpMaxConnectResponseRetransmissions,
    InactivityIdleSeconds,
    EchoReplyTimeoutSeconds,
    RxPacketWindow,
    RestartTimer,
    MaxConfigure,
    MaxFailure,
    MaxReject,
    MaxTerminate,
    NegotiateTime,
    AuthenticateRetries,
    AuthenticateTime,
    Historyless,
    UseLmPassword,
    PptpFiltering,
    AllowPacketsForLocalMachine,
    AuthenticateIncomingCalls,
    DontAddDefaultGateway,
    NumberLineDevices,
    TunnelMtu,
};

inline constexpr std::size_t kRegistryNames = 22;

/// What was written into the registry of a machine. NT has its own defaults for the rest.
class Registry
{
  public:
    using Entry = std::optional<std::uint32_t>;

    Entry& operator[](RegistryName name) { return m_values[static_cast<std::size_t>(name)]; }
    const Entry& operator[](RegistryName name) const
    {
        return m_values[static_cast<std::size_t>(name)];
    }

  private:
    std::array<Entry, kRegistryNames> m_values;
};

/// What of a machine's TCP has no documented place in NT's registry, or no documented value.
struct TcpSpec
{
    Duration rtoInitial = std::chrono::seconds(3);                  ///< InitialRtt, Q296692
    Duration rtoMin = std::chrono::milliseconds(500);               ///< inference
    std::optional<Duration> rtoCeiling = std::chrono::seconds(240); ///< inference
    IcmpReaction icmp = IcmpReaction::Hard;                         ///< inference
};

} // namespace pptplab::sim::scenario

#endif
