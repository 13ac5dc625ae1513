// SPDX-License-Identifier: GPL-2.0-only
#include "models/dhcp/lease-identifier.h"

#include <string_view>

namespace pptplab::dhcp
{

HardwareAddress
LeaseIdentifier::AsHardware() const
{
    constexpr std::string_view kTag = "RAS ";
    HardwareAddress hardware;
    std::size_t at = 0;
    for (const char letter : kTag)
    {
        hardware.octets.at(at++) = static_cast<std::uint8_t>(letter);
    }
    for (unsigned shift = 0; shift < 64; shift += 8)
    {
        hardware.octets.at(at++) = static_cast<std::uint8_t>(made >> shift);
    }
    for (unsigned shift = 0; shift < 32; shift += 8)
    {
        hardware.octets.at(at++) = static_cast<std::uint8_t>(index >> shift);
    }
    hardware.length = static_cast<std::uint8_t>(at);
    return hardware;
}

Octets
LeaseIdentifier::AsOption() const
{
    const HardwareAddress hardware = AsHardware();
    Octets identifier{0};
    identifier.insert(identifier.end(), hardware.octets.begin(), hardware.octets.end());
    return identifier;
}

} // namespace pptplab::dhcp
