// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_SERVICE_PLAN_H
#define PPTPLAB_MODELS_RAS_SERVICE_PLAN_H

#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::ras
{

/// Whether callers reach the Remote Access service of a machine.
enum class ServiceState : std::uint8_t
{
    Running,
    Stopped, ///< the machine answers a SYN with RST: 678
    NoHost,  ///< nothing answers: 650
};

/// Whether the service starts with the machine ("Startup" in Control Panel, Services).
enum class Startup : std::uint8_t
{
    Automatic,
    Manual,
};

inline constexpr std::array<std::string_view, 2> kStartupNames = {"automatic", "manual"};

/// Something that is done once or again and again, and how long it takes. The times that an NT
/// machine needs are inference.
struct Interruption
{
    std::optional<Duration> at;    ///< first time; none: never
    std::optional<Duration> every; ///< time until it comes again; none: once
    Duration takes{};
};

/// The times at which the Remote Access service of a machine does not run.
struct ServicePlan
{
    Interruption restart{{}, {}, std::chrono::seconds(30)}; ///< the service is stopped
    /// The machine starts anew: nothing answers.
    Interruption reboot{{}, {}, std::chrono::minutes(5)};
    Startup startup = Startup::Automatic;
    /// Time, with manual startup, from the machine's start until somebody starts the service; none:
    /// nobody does.
    std::optional<Duration> startedAfter;

    bool IsEmpty() const { return !restart.at && !reboot.at; }

    /// Time from the start of the machine to that of the service; none: the service stays stopped.
    std::optional<Duration> ServiceStartsAfter() const
    {
        return startup == Startup::Automatic ? std::optional(Duration{}) : startedAfter;
    }
};

} // namespace pptplab::ras

#endif
