// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DIALER_PHONE_BOOK_ENTRY_H
#define PPTPLAB_MODELS_DIALER_PHONE_BOOK_ENTRY_H

#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace pptplab::dialer
{

/// All VPN ports of the machine are in use (Q163111).
inline constexpr std::uint16_t kPortInUse = 633;

/// "Dial using".
enum class Device : std::uint8_t
{
    Vpn,   ///< RASPPTPM (Q162847)
    Modem, ///< a modem by mistake: it is given an IP address to dial, and no PPTP packet leaves
};

inline constexpr std::array<std::string_view, 2> kDeviceNames = {"vpn", "modem"};

/// Where the default route leads during a session.
enum class Gateway : std::uint8_t
{
    Remote, ///< "Use default gateway on remote network": into the tunnel
    Local,  ///< the access line as before; only the tunnel's network is behind the tunnel
};

inline constexpr std::array<std::string_view, 2> kGatewayNames = {"remote", "local"};

/// The address that stands in place of a phone number, where a server has two adapters.
enum class Dialled : std::uint8_t
{
    First,  ///< address of the adapter with the default route, unless the other has one, too
    Second, ///< address of the other adapter
    Name,   ///< a name, for which the DNS gives each address in turn
};

inline constexpr std::array<std::string_view, 3> kDialledNames = {"first", "second", "name"};

/// What of a Dial-Up Networking phone book entry decides how a call finds its way.
struct PhoneBookEntry
{
    Device device = Device::Vpn;
    std::uint16_t modemError = 680; ///< what the modem reports: no dial tone, inference
    Duration modemTakes = std::chrono::seconds(5); ///< time until the modem reports, inference
    Gateway gateway = Gateway::Remote;
    Dialled dialled = Dialled::First;
};

} // namespace pptplab::dialer

#endif
