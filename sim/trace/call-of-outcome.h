// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_TRACE_CALL_OF_OUTCOME_H
#define PPTPLAB_SIM_TRACE_CALL_OF_OUTCOME_H

#include "sim/scenario/structs/scenario.h"
#include "sim/trace/call-recorder.h"

#include <optional>

namespace pptplab::sim::trace
{

/// The first call of a scenario's first replication that met that outcome; none when there is none
/// or the run was interrupted. Runs the packet engine: a process for each call of this.
std::optional<RecordedCall> FirstCallOf(const scenario::Scenario& scenario, Outcome outcome);

/// The first of the wanted calls in one replication; `observer` is told all that happens until
/// then.
std::optional<RecordedCall> FirstCallOf(const scenario::Scenario& scenario,
                                        const WantedCalls& wanted,
                                        Observer& observer,
                                        std::uint64_t replication = 0);

/// Runs the packet engine's first replication with a recorder looking on; `observer` is told all
/// that happens.
void Record(const scenario::Scenario& scenario, CallRecorder& recorder, Observer& observer);

} // namespace pptplab::sim::trace

#endif
