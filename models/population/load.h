// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_LOAD_H
#define PPTPLAB_MODELS_POPULATION_LOAD_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/population/farm.h"
#include "models/population/server-failure.h"

#include <optional>

namespace pptplab::population
{

/// What both engines are told of a load besides the groups that make it: an engine knows of each
/// group what its callers do (group.h), and what its machines are in a way of its own.
struct Load
{
    Duration duration{};                    ///< attempts are offered in [0, duration)
    Farm::Options farm;                     ///< how many servers, all alike, and who asks which
    std::optional<Duration> dropAt;         ///< all sessions of all servers are lost then
    std::optional<ServerFailures> failures; ///< failures of one server at a time
    RunNumber run;
};

} // namespace pptplab::population

#endif
