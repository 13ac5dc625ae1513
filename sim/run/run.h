// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RUN_H
#define PPTPLAB_SIM_RUN_RUN_H

#include "analysis/stats/tally.h"
#include "models/call/engine.h"
#include "sim/files/write-failure.h"
#include "sim/run/follower.h"
#include "sim/run/run-log.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::sim::run
{

/// The scenario as the call engine takes it. Pre: scenario.engine is Engine::Call.
call::Options CallOptions(const scenario::Scenario& scenario, std::uint64_t replication);

/// A replication was counted to its end, but a capture lacks its own.
struct CutOffCapture : public files::WriteCutOff
{
    CutOffCapture(const files::WriteCutOff& error, analysis::Replication replication)
        : files::WriteCutOff(error), counted(std::move(replication))
    {
    }

    analysis::Replication counted;
};

/// Runs one replication, counted from 0, on the scenario's engine. The result depends on these two
/// arguments alone. The packet engine leaves ns-3's defaults and counters changed: a process for
/// each run. `captures` names an existing folder for pcap files, which only that engine writes;
/// throws CutOffCapture.
/// `log`, when there is one, sees what the result is counted from, and so do `followers`, unless
/// refusals are weighed (rare.h).
analysis::Replication RunReplication(const scenario::Scenario& scenario,
                                     std::uint64_t replication,
                                     const std::optional<std::string>& captures = std::nullopt,
                                     LogRecorder* log = nullptr,
                                     const std::vector<Follower*>& followers = {});

} // namespace pptplab::sim::run

#endif
