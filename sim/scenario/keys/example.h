// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_EXAMPLE_H
#define PPTPLAB_SIM_SCENARIO_KEYS_EXAMPLE_H

#include <string>

namespace pptplab::sim::scenario
{

/// A scenario that runs as it is, with every key explained beside it: what `init` writes.
std::string ExampleScenario();

/// The same scenario in the dozen lines that most people change: what `init --short` writes.
std::string ShortScenario();

} // namespace pptplab::sim::scenario

#endif
