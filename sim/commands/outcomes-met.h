// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_OUTCOMES_MET_H
#define PPTPLAB_SIM_COMMANDS_OUTCOMES_MET_H

#include "models/base/outcome.h"
#include "sim/explain/symptom-walk.h"
#include "sim/run/run-log.h"
#include "sim/scenario/structs/scenario.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::sim::commands
{

/// What is told of one outcome.
struct Met
{
    Outcome outcome{};
    std::uint64_t attempts = 0;
    std::vector<std::uint16_t> errors;
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    std::vector<explain::Suspect> suspects;
};

/// The outcomes of one replication, and what the servers wrote meanwhile.
struct OutcomesMet
{
    std::vector<Met> outcomes;
    run::RunLog log;
};

/// Runs the first replication and, on the packet engine, looks into the frames of the first call
/// of each outcome. None when interrupted.
std::optional<OutcomesMet> MeetOutcomes(const scenario::Scenario& scenario);

/// The same in this process, one run after the other, for who may do that to ns-3.
OutcomesMet MeetOutcomesHere(const scenario::Scenario& scenario);

} // namespace pptplab::sim::commands

#endif
