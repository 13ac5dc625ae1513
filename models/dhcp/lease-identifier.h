// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DHCP_LEASE_IDENTIFIER_H
#define PPTPLAB_MODELS_DHCP_LEASE_IDENTIFIER_H

#include "models/dhcp/message.h"

#include <cstdint>

namespace pptplab::dhcp
{

/// The name by which RAS asks for one of its leases. A DHCP server's event in Q177648 shows one
/// whole, 5241532090DAE6D09FD4BC0101000000: "RAS ", a FILETIME, the number of the lease, both with
/// the lowest octet first. Q150281 sees its beginning as a source address that starts with 5.
struct LeaseIdentifier
{
    std::uint64_t made = 0;  ///< FILETIME at which RAS made its set of leases
    std::uint32_t index = 0; ///< 0 for the server's own address

    /// The identifier as chaddr, all 16 octets of it.
    HardwareAddress AsHardware() const;

    /// The identifier as option 61, of the type that is no hardware address (RFC 2132 9.14; that
    /// RAS sends the option too is inference).
    Octets AsOption() const;
};

} // namespace pptplab::dhcp

#endif
