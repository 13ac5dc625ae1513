// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_ACCESS_LINK_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_ACCESS_LINK_H

#include "models/base/units.h"
#include "models/node/network/impairments.h"
#include "models/node/network/retrain.h"
#include "sim/scenario/structs/access-preset.h"
#include "sim/scenario/values/violation.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// The line between a machine and its router, as a scenario describes it: both directions are alike
/// but for what is given for one of them.
struct AccessLink
{
    BitRate rate{10'000'000};
    Duration delay = std::chrono::milliseconds(10); ///< one way
    std::optional<BitRate> rateUp{};                ///< bits per second from the machine
    std::optional<BitRate> rateDown{};              ///< bits per second to the machine
    Bytes queue{std::uint64_t{40} * 1500};          ///< 40 packets as in a router of the time
    std::optional<AccessPreset> preset{};           ///< name as read, until ApplyPreset()
    std::optional<double> lossUp{};
    std::optional<double> lossDown{};
    node::Impairments impairments{};
    node::Retrains retrains{};
};

/// Puts the figures of the link's preset, if it has one, where `given` says that the scenario has
/// none of its own: `given("access.rate")`.
void ApplyPreset(const std::function<bool(std::string_view)>& given, AccessLink& link);

/// Rules between keys of one link; `path` is how messages call it: "clients.office.access".
void ValidateAccess(const std::string& path,
                    const AccessLink& link,
                    std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
