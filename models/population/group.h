// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_GROUP_H
#define PPTPLAB_MODELS_POPULATION_GROUP_H

#include "models/base/network-protocol.h"
#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/population/law.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::population
{

/// What a caller does after an attempt that did not connect.
struct Redial
{
    double probability = 0;  ///< of trying once more, 0..1, drawn after each attempt
    Law pause;               ///< from the outcome to the next attempt
    std::uint32_t tries = 1; ///< redials of one caller at the most, 1 or more
};

/// Who ends a call when its holding time is over. To the port it makes no difference.
enum class HangUpSide : std::uint8_t
{
    Client,
    Server,
};

inline constexpr std::array<std::string_view, 2> kHangUpSideNames = {"client", "server"};

/// Callers who behave alike. Either an infinite source (Poisson calls) or a finite one: each of
/// `count` sources dials, holds, hangs up, waits for its idle time and dials again. A source whose
/// call fails for good waits for its idle time likewise (Engset's lost calls).
struct Group
{
    std::string name;
    Rate arrivalRate;                   ///< infinite source; used when count is not given
    std::optional<std::uint32_t> count; ///< finite source
    Law idleTime = Law::Exponential(std::chrono::minutes(30)); ///< of a finite source
    Law holding = Law::Exponential(std::chrono::minutes(30));
    ProtocolSet protocols = {NetworkProtocol::TcpIp};
    double netbeuiShare = 0; ///< of callers who bring NetBEUI besides `protocols`, 0..1
    std::optional<Redial> redial;
    HangUpSide hangUp = HangUpSide::Client;
};

/// What one caller brings along; a redial keeps it.
struct Caller
{
    Duration holding{}; ///< from session up to hang-up
    ProtocolSet protocols;
    std::uint32_t group = 0;
    std::uint32_t redials = 0; ///< attempts made before this one
};

/// The random choices of one group, each kind from a stream of its own, so that both engines, and
/// compared scenarios, meet the same callers. Every caller draws the same numbers whatever becomes
/// of it.
class GroupDraws
{
  public:
    /// `groupNumber` is put into the callers. `group` must outlive this object.
    GroupDraws(const Group& group,
               std::uint32_t groupNumber,
               std::uint64_t seed,
               std::uint64_t replication);

    /// Until the next call of an infinite source; Duration::max() when the rate is 0.
    Duration NextGap();

    /// Idle time of a finite source.
    Duration NextIdleTime() { return m_group.idleTime.Sample(m_arrivals); }

    Caller NextCaller();

    /// Pause before the caller dials again, or none when it gives up.
    std::optional<Duration> PauseAfterFailure(const Caller& caller);

    /// Which of `servers` the caller dials: uniform, which splits Poisson calls into Poisson calls.
    std::uint32_t ChooseServer(std::uint32_t servers);

  private:
    const Group& m_group;
    std::uint32_t m_number;
    Law m_gap;
    NamedStream m_arrivals;
    NamedStream m_holding;
    NamedStream m_protocol;
    NamedStream m_redial;
    NamedStream m_server;
};

} // namespace pptplab::population

#endif
