// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_WHY_NOT_EXACT_H
#define PPTPLAB_SIM_RUN_WHY_NOT_EXACT_H

#include "sim/scenario/structs/scenario.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

namespace pptplab::sim::run
{

// Why a scenario has no exact value, for its user.

inline constexpr const char* kNotExponential =
    "its formula holds for calls that take one exponential time, alike over groups: no set-up "
    "time, "
    "silent end, idle tail or limit, and an exponential holding";
inline constexpr const char* kNotPoisson =
    "its formula holds for Poisson calls at a constant rate: no finite group, no profile";
inline constexpr const char* kFaultyFarm =
    "a port in clean-up of a server before SP4 passes its callers on to another server";
inline constexpr const char* kNoCalls = "no calls are offered";

/// The first reason that applies.
std::optional<std::string> FirstOf(std::initializer_list<std::pair<bool, const char*>> reasons);

/// Where the server is not always there, or not as good after each call as before it.
std::optional<std::string> WhyDisturbed(const scenario::ServerSpec& server);

/// Where a mean is unknown, or calls do not come independently.
std::optional<std::string> WhyUnknown(const scenario::Scenario& scenario);

/// Where the server's hunt order has no chain.
std::string WhyNoChain(const ras::Server::Options& server);

} // namespace pptplab::sim::run

#endif
