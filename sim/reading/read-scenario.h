// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_READING_READ_SCENARIO_H
#define PPTPLAB_SIM_READING_READ_SCENARIO_H

#include "sim/scenario/structs/scenario.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/value.h"

#include <string>
#include <vector>

namespace pptplab::sim::reading
{

struct ScenarioReading
{
    scenario::Scenario scenario;            ///< usable only without problems
    scenario::Problems problems;            ///< all that could be found in one go
    std::vector<std::string> withoutEffect; ///< keys given that this engine does not look at
    /// What was assumed or left out in files that keys name, a line each, which begins with the
    /// key.
    std::vector<std::string> notes;
};

/// Reads the sections that make a scenario (scenario, server, clients, topology, attributes). The
/// others of a file (question, sweep, expect, ...) must have been taken out: they are unknown here.
ScenarioReading ReadScenario(const scenario::Value::Table& root);

} // namespace pptplab::sim::reading

#endif
