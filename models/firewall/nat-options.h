// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_NAT_OPTIONS_H
#define PPTPLAB_MODELS_FIREWALL_NAT_OPTIONS_H

#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::firewall
{

/// What a translator knows of GRE, which has no ports.
enum class GreMode : std::uint8_t
{
    None,    ///< nothing: it is dropped
    Address, ///< addresses only: what comes from one host outside goes to one host inside
    CallId,  ///< PPTP's Call IDs, in GRE and on control connections
};

inline constexpr std::array<std::string_view, 3> kGreModeNames = {"none", "address", "call-id"};

/// With GreMode::Address, the host that gets GRE from outside when several hosts inside have sent
/// some there.
enum class GreHolder : std::uint8_t
{
    First, ///< host that opened first; GRE of others is dropped, no distinct mapping is left for it
    Last,  ///< host that opened last, as Linux 2.0.37 finds its newest entry first
};

inline constexpr std::array<std::string_view, 2> kGreHolderNames = {"first", "last"};

struct NumberRange
{
    std::uint16_t first = 0;
    std::uint16_t last = 0; ///< included; not before `first`

    constexpr std::uint32_t Size() const { return last - first + 1U; }
    constexpr bool Has(std::uint16_t number) const { return first <= number && number <= last; }
};

/// How long a mapping is kept that no packet uses.
struct NatTimeouts
{
    Duration tcp = std::chrono::minutes(124);         ///< established: RFC 5382 REQ-5
    Duration tcpTransitory = std::chrono::minutes(4); ///< opening and closing: RFC 5382 REQ-5
    Duration udp = std::chrono::minutes(5);           ///< RFC 4787 REQ-5
    Duration icmp = std::chrono::minutes(1);          ///< RFC 5508 REQ-1
    Duration gre = std::chrono::minutes(5);           ///< Linux 2.0.37, without Call IDs
};

/// What of the outside address is a host inside, whoever asks: a port or a protocol that is mapped
/// for ever (RFC 3022 2.2 and RFC 2663 4.1.2: services of inside hosts that outsiders may open).
struct NatForwards
{
    std::optional<std::uint32_t> pptp; ///< host that TCP port 1723 leads to, at the same port
    std::optional<std::uint32_t> gre;  ///< host that GRE leads to which belongs to no mapping
};

struct NatOptions
{
    GreMode gre = GreMode::None;
    GreHolder greHolder = GreHolder::First;
    NumberRange ports{61000, 65095};   ///< numbers for each of TCP, UDP, ICMP: Linux 2.0
    NumberRange callIds{61000, 65095}; ///< Linux 2.0.37 takes them from the same numbers
    NatTimeouts timeouts;
};

/// Why a packet was not translated.
enum class NatDrop : std::uint8_t
{
    Malformed,   ///< no IPv4 packet, or too short for what it says it is
    Protocol,    ///< a protocol that the translator does not know
    Gre,         ///< GRE, of which it knows nothing, or of another version than PPTP's
    GreHeld,     ///< GRE to a host with which another host inside has a mapping
    GreStranger, ///< GRE for a call that no control connection has told of, or whose mapping is
                 ///< gone
    NoPort,      ///< no free port or echo identifier
    NoCallId,    ///< no free Call ID
    Unsolicited, ///< a packet from outside, for nothing that was opened from inside
    Fragment,    ///< a later fragment whose first one was not seen
};

inline constexpr std::array<std::string_view, 9> kNatDropNames = {"malformed",
                                                                  "protocol",
                                                                  "gre",
                                                                  "gre-held",
                                                                  "gre-stranger",
                                                                  "no-port",
                                                                  "no-call-id",
                                                                  "unsolicited",
                                                                  "fragment"};

static_assert(kNatDropNames.size() == static_cast<std::size_t>(NatDrop::Fragment) + 1);

} // namespace pptplab::firewall

#endif
