// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_LOAD_OF_H
#define PPTPLAB_SIM_LOAD_LOAD_OF_H

#include "models/population/load.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>

namespace pptplab::sim::load
{

/// The scenario's load as both engines take it.
population::Load LoadOf(const scenario::Scenario& scenario, std::uint64_t replication);

} // namespace pptplab::sim::load

#endif
