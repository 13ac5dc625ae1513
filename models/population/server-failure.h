// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_SERVER_FAILURE_H
#define PPTPLAB_MODELS_POPULATION_SERVER_FAILURE_H

#include "models/base/units.h"
#include "models/population/law.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::population
{

/// What is out of order. Either way all sessions of the server are lost.
enum class FailureKind : std::uint8_t
{
    Host,    ///< nothing answers any more: who dials sees 650, who is connected notices in time
    Service, ///< Remote Access is stopped: callers are hung up on, who dials sees 678 (Q162847)
};

inline constexpr std::array<std::string_view, 2> kFailureKindNames = {"host", "service"};

/// Servers of the first group of a farm that fail, one at a time.
struct ServerFailures
{
    std::uint32_t server = 1; ///< the first that does, counted from 1
    Duration at{};            ///< time of the first failure
    FailureKind kind = FailureKind::Host;
    std::optional<Duration> lasts; ///< time until the server is repaired; never when not given
    Law every;                     ///< time from a repair to the next server's failure; zero: none
    /// Time from a failure, and from a repair, until who chooses servers for callers knows of it.
    std::optional<Duration> knownAfter;
};

} // namespace pptplab::population

#endif
