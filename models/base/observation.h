// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_OBSERVATION_H
#define PPTPLAB_MODELS_BASE_OBSERVATION_H

#include "models/base/outcome.h"
#include "models/base/ping.h"
#include "models/base/resource-use.h"
#include "models/base/session-data.h"
#include "models/base/units.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pptplab
{

/// Whose an attempt was and how far it came, for observers that follow calls.
struct AttemptPlace
{
    std::uint32_t caller = 0; ///< number in its group; it stays over redials and reconnects
    std::uint32_t server = 0; ///< index of the server that took the call, or was asked last
    std::optional<std::uint32_t>
        port{};                  ///< index of the port that took the call, or one of several
    std::uint32_t idlePorts = 0; ///< idle ports of all servers that refused it, as they did
};

/// One attempt has met its outcome. Reported once for each attempt that was offered.
struct Attempt
{
    Duration offeredAt{};      ///< time at which the caller dialled
    Duration decidedAt{};      ///< time at which the caller knew the outcome
    std::uint32_t group = 0;   ///< index of the client group
    std::uint32_t redials = 0; ///< how many attempts this caller made before this one
    bool callerDone = true;    ///< no redial follows: the caller is served, or gives up
    Outcome outcome = Outcome::Connected;
    /// Error that the caller saw; 0 when connected, or on the call engine.
    std::uint16_t rasError = 0;
    std::uint32_t serversAsked = 1; ///< above 1 where refused callers are passed on
    Duration since{};               ///< time at which the caller first dialled, or lost its session
    std::optional<Duration> lostAt{};    ///< what it comes back from: when its session was lost
    std::optional<AttemptPlace> place{}; ///< for observers that follow calls
};

/// A session is over for its caller, who hung up or was cut off. He has no other one.
struct SessionEnd
{
    Duration at{};
    std::uint32_t group = 0;
    std::uint32_t caller = 0; ///< as in AttemptPlace
};

/// A session has ended before its time, and its caller knows it.
struct SessionLoss
{
    Duration at{}; ///< time of the loss, which the caller may have noticed later
    std::uint32_t group = 0;
    bool comesBack = false; ///< the caller will dial again
};

/// An entry in a server's event log.
struct ServerEvent
{
    Duration at{};
    std::uint32_t server = 0; ///< index
    std::uint32_t number = 0; ///< event number, as the Event Viewer shows it
    std::string_view text;    ///< valid during the call
};

/// A rule of the scenario's firewalls at the end of a run.
struct RuleCount
{
    std::uint32_t rule = 0;    ///< index in the scenario
    std::uint64_t packets = 0; ///< packets that met the rule, wherever it is
};

/// What a NAT of the scenario has done by the end of a run, over all of its boxes.
struct NatReport
{
    struct Reason
    {
        std::string_view name;
        std::uint64_t packets = 0;
    };

    std::uint32_t nat = 0;      ///< index in the scenario
    std::uint64_t boxes = 0;    ///< boxes whose hosts have sent something; each has one address
    std::uint64_t outwards = 0; ///< packets translated
    std::uint64_t inwards = 0;
    std::uint64_t mappings = 0;          ///< ports, echo identifiers and GRE, at the end
    std::uint64_t mappingsHighWater = 0; ///< most mappings that one box had
    std::uint64_t calls = 0;             ///< Call IDs, in the same way
    std::uint64_t callsHighWater = 0;
    std::vector<Reason> dropped; ///< every reason there is
};

/// Receives what a run shows. Called in the order of decidedAt, except that an attempt whose
/// session is put to use is told of when it is known whether data comes through.
class Observer
{
  public:
    Observer() = default;
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;
    virtual ~Observer() = default;

    virtual void OnAttempt(const Attempt& attempt) = 0;

    /// Whether it hears of the places of attempts and of OnSessionEnd; asked once, before the run.
    virtual bool FollowsCalls() const { return false; }

    /// Not at the end of the run.
    virtual void OnSessionEnd(const SessionEnd& /*end*/) {}

    virtual void OnSessionLost(const SessionLoss& /*loss*/) {}

    /// Packet engine only, where a session has traffic: at its end, or the run's.
    virtual void OnSessionData(const SessionData& /*data*/) {}

    /// Packet engine only, where there are probes.
    virtual void OnPing(const PingReport& /*report*/) {}

    /// Packet engine only, where callers use a resource: when it is known whether they may.
    virtual void OnResourceUse(const ResourceReport& /*report*/) {}

    /// Packet engine only.
    virtual void OnServerEvent(const ServerEvent& /*event*/) {}

    /// Once for each rule, after the last attempt.
    virtual void OnRule(const RuleCount& /*count*/) {}

    /// Once for each NAT, after the last attempt.
    virtual void OnNat(const NatReport& /*report*/) {}
};

} // namespace pptplab

#endif
