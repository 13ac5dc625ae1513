// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_GROUP_H
#define PPTPLAB_MODELS_POPULATION_GROUP_H

#include "models/base/network-protocol.h"
#include "models/base/units.h"
#include "models/population/farm.h"
#include "models/population/law.h"
#include "models/population/rate-profile.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::population
{

/// What a caller does after an attempt that did not connect.
struct Redial
{
    double probability = 0;      ///< chance of trying once more, 0..1, drawn after each attempt
    Law pause;                   ///< time from the outcome to the next attempt
    std::uint32_t tries = 1;     ///< redials of one caller at the most, 1 or more
    std::optional<Law> patience; ///< time from the first attempt on; nobody dials after it
};

/// What the dial-up client does by itself before it lets its user decide: it dials again after
/// refusals and servers that do not answer, not after a set-up that failed (inference: the dialogue
/// of NT 4.0 counts busy lines and missing answers).
struct AutomaticRedial
{
    std::uint32_t attempts = 0; ///< attempts after each one of the user
    Duration pause{};
};

/// What a caller does whose session ended before its time.
struct Reconnect
{
    double probability = 1; ///< 0..1
    Law pause;              ///< time from the loss to the next attempt
};

/// The side that ends a call when its holding time is over. To the port it makes no difference.
enum class HangUpSide : std::uint8_t
{
    Client,
    Server,
};

inline constexpr std::array<std::string_view, 2> kHangUpSideNames = {"client", "server"};

/// A call that was observed.
struct TracedCall
{
    Duration at{};
    Duration holding{};
    ProtocolSet protocols;
};

/// Calls in the order of their times.
using Trace = std::vector<TracedCall>;

/// Callers who behave alike. They come from a trace, from an infinite source (Poisson calls, or
/// independent intervals of any law), or from a finite one: each of `count` sources dials, holds,
/// hangs up, waits for its idle time and dials again. A source whose call fails for good waits for
/// its idle time likewise (Engset's lost calls).
struct Group
{
    std::string name;
    // The first one given of trace, count, interarrival and arrivalRate says where calls come from.
    std::shared_ptr<const Trace> trace;
    std::optional<std::uint32_t> count; ///< finite source
    std::optional<Law> interarrival;    ///< times between calls; the first one begins at 0
    Rate arrivalRate;                   ///< Poisson
    RateProfile profile;                ///< how arrivalRate changes
    Law idleTime = Law::Exponential(std::chrono::minutes(30)); ///< idle time of a finite source

    Law holding = Law::Exponential(std::chrono::minutes(30)); ///< while the caller uses the call
    Law idleTail;                      ///< the call is left open for that long, unused
    std::optional<Duration> idleLimit; ///< hangs up calls that are unused for that long
    std::optional<Duration> callLimit; ///< hangs up any call
    double silentShare = 0;         ///< share of calls that end without a word to the server, 0..1
    std::uint32_t portsPerCall = 1; ///< ports of a multilink call, all or none
    ProtocolSet protocols = {NetworkProtocol::TcpIp};
    double netbeuiShare = 0; ///< share of callers with NetBEUI besides `protocols`, 0..1
    std::optional<Redial> redial;
    AutomaticRedial automaticRedial;
    std::optional<Reconnect> reconnect;
    HangUpSide hangUp = HangUpSide::Client;

    bool IsFinite() const { return !trace && count.has_value(); }

    /// Whether some of its attempts may be those of a caller who dialled before.
    bool Redials() const { return redial || automaticRedial.attempts > 0 || reconnect; }
};

/// What one caller brings along; a redial keeps it.
struct Caller
{
    Duration holding{};                   ///< time from session up to hang-up
    Duration since{};                     ///< first attempt, or loss of the session
    Duration givesUpAt = Duration::max(); ///< dials no more then
    std::uint32_t group = 0;
    std::uint32_t number = 0;       ///< tells the callers of its group apart
    std::optional<Duration> lostAt; ///< loss of the last session, if it was lost
    KnownServer known;
    std::uint32_t redials = 0;     ///< attempts made before this one
    std::uint32_t userRedials = 0; ///< redials that the user decided on
    std::uint32_t automatic = 0;   ///< automatic redials since the user's last one
    ProtocolSet protocols;
    bool endsSilently = false;
};

} // namespace pptplab::population

#endif
