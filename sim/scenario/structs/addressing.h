// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_ADDRESSING_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_ADDRESSING_H

#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::sim::scenario
{

/// Addresses for callers and for the server itself where there is a LAN with machines of its own.
inline constexpr std::uint32_t kMostLanAddresses = 1000;

/// Where a server has its callers' addresses from (RAS Setup, "TCP/IP Configuration").
enum class Addressing : std::uint8_t
{
    Static,
    Dhcp,
    Client, ///< static, and callers may bring their own
};

inline constexpr std::array<std::string_view, 3> kAddressingNames = {"static", "dhcp", "client"};

/// The DHCP server on the LAN behind each RAS server.
struct DhcpSpec
{
    std::optional<std::uint32_t> poolSize; ///< one more than ports when not given
    Duration leaseTime = std::chrono::hours(72);
    Duration delay{};
    std::optional<Duration> outageFrom; ///< answers nobody in [outageFrom, outageUntil)
    std::optional<Duration> outageUntil;
    Duration retry = std::chrono::minutes(2); ///< time until RAS asks again, Q150281
};

/// The RAS error by which a caller learns that a static pool is empty. Nothing on the wire tells
/// him why.
enum class EmptyPoolError : std::uint8_t
{
    NoProtocol, ///< 733: his control protocol (IPCP) is not available on the server
    NoAddress,  ///< 717: no address is left in the static pool
};

inline constexpr std::array<std::string_view, 2> kEmptyPoolErrorNames = {"733", "717"};

constexpr std::uint16_t
NumberOf(EmptyPoolError error)
{
    return error == EmptyPoolError::NoProtocol ? 733 : 717;
}

struct AddressingSpec
{
    Addressing source = Addressing::Static;
    DhcpSpec dhcp;
    EmptyPoolError emptyPoolError = EmptyPoolError::NoProtocol;
    std::uint32_t taken = 0; ///< callers' addresses that other machines of the LAN have
};

} // namespace pptplab::sim::scenario

#endif
