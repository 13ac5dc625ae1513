// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_CLEAN_UP_H
#define PPTPLAB_MODELS_POPULATION_CLEAN_UP_H

#include "models/population/law.h"

#include <chrono>

namespace pptplab::population
{

/// How long a port that had NetBEUI takes no call after its session: 3-5 s (Q194465), any time of
/// them alike (inference).
inline Law
CleanUpOfNetBeui()
{
    return Law::Uniform(std::chrono::seconds(3), std::chrono::seconds(5));
}

} // namespace pptplab::population

#endif
