// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_EVENT_H
#define PPTPLAB_MODELS_RAS_EVENT_H

#include "models/ras/port-pool.h"
#include "models/ras/service-pack.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::ras
{

/// What the server writes into the system log, as far as VPN ports can meet it (Q117304, RRAS
/// Q170278, Q176512, Q172290, Q233048).
enum class EventKind : std::uint8_t
{
    AuthenticationFailed,
    Authenticated,
    TransportError, ///< while authenticating
    UserHungUp,
    AuthenticationTimeout,
    NotProjected,
    PppFailure,
    PasswordExpired,
    AccountExpired,
    NoDialInPrivilege,
    EncryptionRequired,
    LeaseOfServerLost,
    LeaseOfCallerLost,
    NoAddressForCaller,
    NoAddressForServer,
    AddressOfServer, ///< leased
    NoInitialData,
};

/// One entry, with what its text is filled from.
struct Event
{
    EventKind kind = EventKind::Authenticated;
    PortNumber port;
    std::string user;      ///< "DOMAIN\user"
    std::string address{}; ///< "172.16.0.1"
};

/// The number in the log. Remote Access Service and Routing and Remote Access number alike events
/// differently; RRAS numbers that no article states are inferred from their neighbours.
/// NotProjected is Q233048's 20050 on RRAS, to which the article applies, and Q117304's 20053 on
/// plain RAS, where 20050 is another event.
std::uint32_t EventId(EventKind kind, Product product);

/// What a number in the log stands for; two kinds where both products use it.
std::vector<EventKind> EventKindsOf(std::uint32_t number);

/// Every number of either product, ascending.
std::vector<std::uint32_t> EventNumbers();

/// The text as the Event Viewer shows it; ports are named VPN1, VPN2, ...
std::string EventText(const Event& event);

/// "VPN1" for port 0.
std::string NameOf(PortNumber port);

} // namespace pptplab::ras

#endif
