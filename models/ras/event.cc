// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/event.h"

#include <array>
#include <cstddef>
#include <set>

namespace pptplab::ras
{

namespace
{

struct Row
{
    EventKind kind;
    std::uint32_t ras;
    std::uint32_t rras;
    std::string_view text; ///< %u the user, %p the port, %a the address
};

// Texts of Q117304, but NotProjected, which has the words of Q233048. RRAS: 20050, 20073 and 20095
// are documented, the rest are as far below RAS's number as the nearest documented one (inference).
// clang-format off
constexpr std::array kRows = {
    Row{EventKind::AuthenticationFailed, 20016, 20013,
        "The user %u has connected and failed to authenticate on port %p. The line has been disconnected."},
    Row{EventKind::Authenticated, 20017, 20014,
        "The user %u has connected and has been successfully authenticated on port %p."},
    Row{EventKind::TransportError, 20018, 20015,
        "The user connected to port %p has been disconnected because there was a transport-level error "
        "during the authentication conversation."},
    Row{EventKind::UserHungUp, 20019, 20016,
        "The user has disconnected from port %p."},
    Row{EventKind::AuthenticationTimeout, 20052, 20049,
        "The user connected to port %p has been disconnected due to an authentication time-out."},
    Row{EventKind::NotProjected, 20053, 20050,
        "The user %u connected to port %p has been disconnected because the computer could not be projected "
        "onto the network."},
    Row{EventKind::PppFailure, 20077, 20073,
        "An error occurred in the Point to Point Protocol module on port %p. The error code is the data."},
    Row{EventKind::PasswordExpired, 20080, 20076,
        "The password for user %u connected on port %p has expired. The line has been disconnected."},
    Row{EventKind::AccountExpired, 20081, 20077,
        "The account for user %u connected on port %p has expired. The line has been disconnected."},
    Row{EventKind::NoDialInPrivilege, 20082, 20078,
        "The account for user %u connected on port %p does not have Remote Access privilege. The line has "
        "been disconnected."},
    Row{EventKind::EncryptionRequired, 20084, 20080,
        "The server machine is configured to require data encryption. The machine for user %u connected on "
        "port %p does not support encryption. The line has been disconnected."},
    Row{EventKind::LeaseOfServerLost, 20088, 20084,
        "The Remote Access Server was unable to renew the lease for IP Address %a from the DHCP Server. ALL "
        "connected users using IP will be unable to access network resources. Users can re-connect to the "
        "server to restore IP connectivity."},
    Row{EventKind::LeaseOfCallerLost, 20089, 20085,
        "The Remote Access Server was unable to renew the lease for IP Address %a from the DHCP Server. The "
        "user assigned with this IP address will be unable to access network resources using IP. "
        "Reconnecting to the server will restore IP connectivity."},
    Row{EventKind::NoAddressForCaller, 20090, 20086,
        "The Remote Access Server was unable to acquire an IP Address from the DHCP Server to assign to the "
        "incoming user."},
    Row{EventKind::NoAddressForServer, 20091, 20087,
        "The Remote Access Server was unable to acquire an IP Address from the DHCP Server to be used on the "
        "Server Adapter. Incoming user will be unable to connect using IP."},
    Row{EventKind::AddressOfServer, 20092, 20088,
        "The Remote Access Server acquired IP Address %a from the DHCP Server to be used on the Server "
        "Adapter."},
    Row{EventKind::NoInitialData, 20099, 20095,
        "Cannot receive initial data on port %p. The user has been disconnected."},
};
// clang-format on

constexpr bool
InTheOrderOfTheEnum()
{
    for (std::size_t i = 0; i < kRows.size(); ++i)
    {
        if (static_cast<std::size_t>(kRows[i].kind) != i)
        {
            return false;
        }
    }
    return kRows.size() == static_cast<std::size_t>(EventKind::NoInitialData) + 1;
}

static_assert(InTheOrderOfTheEnum());

const Row&
RowOf(EventKind kind)
{
    return kRows[static_cast<std::size_t>(kind)];
}

std::string
Filled(char mark, const Event& event)
{
    switch (mark)
    {
    case 'u':
        return event.user;
    case 'a':
        return event.address;
    default:
        return NameOf(event.port);
    }
}

} // namespace

std::uint32_t
EventId(EventKind kind, Product product)
{
    return product == Product::Rras ? RowOf(kind).rras : RowOf(kind).ras;
}

std::vector<EventKind>
EventKindsOf(std::uint32_t number)
{
    std::vector<EventKind> kinds;
    for (const Row& row : kRows)
    {
        if (row.ras == number || row.rras == number)
        {
            kinds.push_back(row.kind);
        }
    }
    return kinds;
}

std::vector<std::uint32_t>
EventNumbers()
{
    std::set<std::uint32_t> numbers;
    for (const Row& row : kRows)
    {
        numbers.insert({row.ras, row.rras});
    }
    return {numbers.begin(), numbers.end()};
}

std::string
EventText(const Event& event)
{
    std::string text;
    std::string_view rest = RowOf(event.kind).text;
    for (std::size_t mark = rest.find('%'); mark != std::string_view::npos; mark = rest.find('%'))
    {
        text += rest.substr(0, mark);
        text += Filled(rest[mark + 1], event);
        rest.remove_prefix(mark + 2);
    }
    text += rest;
    return text;
}

std::string
NameOf(PortNumber port)
{
    return "VPN" + std::to_string(port.index + 1);
}

} // namespace pptplab::ras
