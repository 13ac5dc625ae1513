// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_FAILURE_STEPS_H
#define PPTPLAB_MODELS_POPULATION_FAILURE_STEPS_H

#include "models/base/units.h"
#include "models/population/load.h"

#include <cstdint>
#include <vector>

namespace pptplab::population
{

/// What becomes of a server, or of what is known of it where servers are chosen.
struct FailureStep
{
    enum class Kind : std::uint8_t
    {
        Fails,
        Repaired,
        KnownDown,
        KnownUp,
    };

    Duration at{};
    Kind kind = Kind::Fails;
    std::uint32_t server = 0; ///< counted from 0
};

/// The failure steps of a run, failure by failure, whose servers take turns. Pre: failures.server
/// is at most the servers of the first group; `every` is zero or its mean, or `lasts`, above 0.
std::vector<FailureStep> FailureStepsIn(const Load& load);

} // namespace pptplab::population

#endif
