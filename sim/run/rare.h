// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RARE_H
#define PPTPLAB_SIM_RUN_RARE_H

#include "analysis/stats/tally.h"
#include "models/call/splitting.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>

namespace pptplab::sim::run
{

/// The scenario as the splitting simulation takes it. Servers that are dialled at random are alike
/// and independent: one of them with its share of the callers stands for all. The number of copies
/// made at each number of ports in use keeps the time spent there even, going by Erlang's
/// distribution for the same load (J. Villen-Altamirano, European Transactions on
/// Telecommunications 13 (2002) 373-381: as many as make each level as likely as the run itself).
/// It decides only the speed. Pre: scenario.refusalsBy is Splitting and Validate finds nothing.
call::SplittingOptions SplittingOptionsOf(const scenario::Scenario& scenario,
                                          std::uint64_t replication);

/// One replication: outcomes of the run itself, refusals as RareNoPort and RareCleanup.
analysis::Replication RareReplication(const scenario::Scenario& scenario,
                                      std::uint64_t replication);

} // namespace pptplab::sim::run

#endif
