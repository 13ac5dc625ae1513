// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_OUTCOME_H
#define PPTPLAB_MODELS_BASE_OUTCOME_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab
{

/// What became of one attempt. Each attempt ends in exactly one; the numbers in the comments are
/// the RAS errors that the caller sees (Q163111).
enum class Outcome : std::uint8_t
{
    Connected,
    ConnectedNoData,
    RefusedNoPort,       ///< no idle port
    RefusedCleanup,      ///< refused while at least one port was idle (Q194465)
    FailedNoAnswer,      ///< 678
    FailedNotResponding, ///< 650
    FailedPeerSilent,    ///< 721
    FailedPppTimeout,    ///< 718
    FailedHungUp,        ///< 629
    FailedPassword,      ///< 691
    FailedPermission,    ///< 649
    FailedNoProtocol,    ///< 720
    FailedNoAddress,     ///< 733, 717, 735
    FailedEncryption,    ///< 741, 742
    FailedProjection,    ///< event 20050 (Q233048)
    FailedNoLine,        ///< 633, or a modem's error: the caller's own machine lets no call out
};

/// The names by which scenarios, databases and reports know the outcomes, in the order of the enum.
inline constexpr std::array<std::string_view, 16> kOutcomeNames = {
    "connected",
    "connected.no-data",
    "refused.no-port",
    "refused.cleanup",
    "failed.no-answer",
    "failed.not-responding",
    "failed.peer-silent",
    "failed.ppp-timeout",
    "failed.hung-up",
    "failed.password",
    "failed.permission",
    "failed.no-protocol",
    "failed.no-address",
    "failed.encryption",
    "failed.projection",
    "failed.no-line",
};

inline constexpr std::size_t kOutcomes = kOutcomeNames.size();

static_assert(kOutcomes == static_cast<std::size_t>(Outcome::FailedNoLine) + 1);

constexpr std::string_view
NameOf(Outcome outcome)
{
    return kOutcomeNames[static_cast<std::size_t>(outcome)];
}

constexpr bool
IsRefusal(Outcome outcome)
{
    return outcome == Outcome::RefusedNoPort || outcome == Outcome::RefusedCleanup;
}

constexpr bool
IsConnected(Outcome outcome)
{
    return outcome == Outcome::Connected || outcome == Outcome::ConnectedNoData;
}

/// The outcome of that name, or none.
constexpr std::optional<Outcome>
OutcomeNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kOutcomes; ++i)
    {
        if (kOutcomeNames[i] == name)
        {
            return static_cast<Outcome>(i);
        }
    }
    return std::nullopt;
}

} // namespace pptplab

#endif
