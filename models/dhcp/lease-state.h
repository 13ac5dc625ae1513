// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_DHCP_LEASE_STATE_H
#define PPTPLAB_MODELS_DHCP_LEASE_STATE_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// One lease as its client sees it: RFC 2131 4.4, figure 5, without the states of a reboot, as RAS
/// goes on with the leases it has noted without asking anybody (Q124358).
namespace pptplab::dhcp
{

enum class LeaseState : std::uint8_t
{
    Init,
    Selecting,
    Requesting,
    Bound,
    Renewing,
    Rebinding,
};

enum class LeaseEvent : std::uint8_t
{
    Start,
    Offer,
    Ack,
    Nak,
    Resend,       ///< no answer in time, and more tries left
    GiveUp,       ///< no answer to the last try
    RenewalDue,   ///< T1
    RebindingDue, ///< T2
    Expired,
};

inline constexpr std::size_t kLeaseStates = 6;
inline constexpr std::size_t kLeaseEvents = 9;

inline constexpr std::array<std::string_view, kLeaseStates> kLeaseStateNames = {
    "init", "selecting", "requesting", "bound", "renewing", "rebinding"};

// What a step asks for, carried out in ascending order.
using LeaseActions = std::uint8_t;
inline constexpr LeaseActions kDiscover = 0x01; ///< DHCPDISCOVER to all
inline constexpr LeaseActions kRequest = 0x02;  ///< DHCPREQUEST for the offer to all
inline constexpr LeaseActions kRenew = 0x04;    ///< DHCPREQUEST to the server of the lease
inline constexpr LeaseActions kRebind = 0x08;   ///< DHCPREQUEST to all
inline constexpr LeaseActions kTakeUp = 0x10;   ///< the address may be used until it expires
inline constexpr LeaseActions kFail = 0x20;     ///< tell the owner that there is no lease
inline constexpr LeaseActions kLose = 0x40;     ///< the address may not be used any more

struct LeaseStep
{
    LeaseActions actions;
    LeaseState next;
};

LeaseStep Next(LeaseState state, LeaseEvent event);

} // namespace pptplab::dhcp

#endif
