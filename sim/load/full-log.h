// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_FULL_LOG_H
#define PPTPLAB_SIM_LOAD_FULL_LOG_H

#include "sim/scenario/structs/scenario.h"

#include <optional>
#include <string>

namespace pptplab::sim::load
{

/// Whether the scenario replays a log of a server that was full: who logs the sessions of a server
/// does not see the callers that it refused. A sentence for the reader of its figures.
std::optional<std::string> NoteOnFullLog(const scenario::Scenario& scenario);

} // namespace pptplab::sim::load

#endif
