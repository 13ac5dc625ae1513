// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_CLEANUP_EXACT_H
#define PPTPLAB_SIM_RUN_CLEANUP_EXACT_H

#include "analysis/queueing/cleanup.h"
#include "models/ras/server.h"

#include <optional>

namespace pptplab::sim::run
{

/// The chain of Q194465 for the server's hunt order and reading of the article; none for others
/// than `random`, `lowest` up to 8 ports, and the whole server.
std::optional<analysis::Refusals> RefusalsOfHunt(const ras::Server::Options& server,
                                                 const analysis::CleanupQueue& queue);

} // namespace pptplab::sim::run

#endif
