// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DHCP_SERVER_H
#define PPTPLAB_MODELS_DHCP_SERVER_H

#include "models/base/units.h"
#include "models/dhcp/message.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace pptplab::dhcp
{

/// A DHCP server with one scope, RFC 2131 4.3. Not here: relays, reservations, DHCPINFORM, several
/// servers on one network, probing an address before it is offered.
class Server
{
  public:
    struct Scope
    {
        Address first;          ///< first address of the range
        std::uint32_t size = 1; ///< addresses in it
        Address subnetMask;
        Duration leaseTime = std::chrono::hours(72); ///< NT's DHCP Manager has 3 days (recalled)
        /// How long an offered address is kept for who has not asked for it yet; inference.
        Duration offerTime = std::chrono::minutes(1);
    };

    struct Reply
    {
        Message message;
        std::optional<Address> to; ///< none: to all. A client that asks for broadcast gets it.
    };

    Server(const Scope& scope, Address identifier) : m_scope(scope), m_identifier(identifier) {}

    /// A message to UDP port 67. No reply where the server has nothing to say: no address is left
    /// (4.3.1), the client chose another server, or it is unknown (4.3.2).
    std::optional<Reply> OnMessage(const Message& message, Duration now);

    /// Addresses that are leased at that time.
    std::uint32_t Leased(Duration now) const;

    /// Requests for an address that there was none for.
    std::uint64_t Exhausted() const { return m_exhausted; }

  private:
    /// A client that has an address, or had it last.
    struct Binding
    {
        Octets client;
        Duration until{};      ///< end of the lease, or of the offer
        bool leased = false;   ///< an offer otherwise
        bool declined = false; ///< somebody else uses the address
    };

    using Index = std::uint32_t; ///< place of an address in the scope

    std::optional<Reply> OnDiscover(const Message& message, Duration now);
    std::optional<Reply> OnRequest(const Message& message, Duration now);
    void OnRelease(const Message& message, Duration now);
    void OnDecline(const Message& message);

    bool IsFree(Index index, Duration now) const;
    std::optional<Index> Choose(const Message& message, const Octets& client, Duration now) const;
    std::optional<Index> IndexOf(Address address) const;
    std::optional<Index> BoundTo(const Octets& client) const;
    Reply Answer(const Message& message, MessageType type, Address address) const;
    Reply Grant(const Message& message, Index index, Duration now);

    Scope m_scope;
    Address m_identifier;
    std::map<Index, Binding> m_bindings;
    std::map<Octets, Index> m_clients; ///< the last address of each
    std::uint64_t m_exhausted = 0;
};

} // namespace pptplab::dhcp

#endif
