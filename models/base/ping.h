// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_PING_H
#define PPTPLAB_MODELS_BASE_PING_H

#include "models/base/units.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace pptplab
{

/// How a ping asks. NT's four requests are documented (Q162847: "You should receive four
/// responses"), one each second and 32 octets are recalled, not sourced.
struct PingOptions
{
    std::uint32_t count = 4; ///< >= 1
    Duration interval = std::chrono::seconds(1);
    Duration timeout = std::chrono::seconds(1); ///< > 0
    std::uint16_t size = 32;                    ///< octets of data in each request
};

enum class EchoAnswer : std::uint8_t
{
    Reply,
    TimedOut,
    Unreachable, ///< an ICMP destination unreachable from somebody on the way
    TtlExceeded, ///< an ICMP time exceeded
    NoRoute,     ///< the own machine knew no way
};

/// What became of one echo request.
struct EchoResult
{
    EchoAnswer answer = EchoAnswer::TimedOut;
    Duration roundTrip{};   ///< time until the answer; the time-out where there is none
    std::uint32_t from = 0; ///< IPv4 address of who answered, 0 for nobody
    std::uint8_t code = 0;  ///< code of the ICMP error
    std::uint8_t ttl = 0;   ///< time to live in the answer's IP header
};

/// A ping from its first request on. Requests that were cut off without an answer are not in it.
struct PingReport
{
    std::uint32_t probe = 0; ///< index of the scenario's probe
    Duration startedAt{};
    std::uint32_t destination = 0; ///< IPv4 address
    std::vector<EchoResult> echoes;
};

} // namespace pptplab

#endif
