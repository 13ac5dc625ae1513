// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_STOPPING_H
#define PPTPLAB_SIM_RUN_STOPPING_H

#include "analysis/stats/summary.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>
#include <string>

namespace pptplab::sim::run
{

// When a cell has been repeated often enough. `scenario.replications` come first; while the
// interval is wider than `scenario.precision` as many again are added, up to
// `scenario.most_replications`. Whether to go on is decided only when all replications of a look
// are there, from them alone: the result depends neither on the number of jobs nor on the order in
// which they end. Few looks, each at twice the sample, keep the interval honest where a look after
// every run would stop at lucky ones (Y. S. Chow and H. Robbins, Annals of Mathematical Statistics
// 36 (1965) 457-462, for sequential intervals). Luck is batches that happen to scatter little: so a
// counted share must also be as precise by what is known beforehand of its design effect.

/// How many replications a cell may take at the most.
std::uint64_t MostReplications(const scenario::Scenario& scenario);

/// Whether these figures of all replications up to a look end the cell. Without a precision: yes.
bool IsPrecise(const scenario::Scenario& scenario, const analysis::CellSummary& figures);

/// The number of replications at the look after `done`, above it; `done` when there are no more.
std::uint64_t NextLook(const scenario::Scenario& scenario, std::uint64_t done);

/// How many replications it will be, by these figures of the first `done`: its interval becomes
/// narrower with the root of their number.
double ExpectedReplications(const scenario::Scenario& scenario,
                            const analysis::CellSummary& figures,
                            std::uint64_t done);

/// Why a cell that ended without its precision did: one sentence.
std::string WhyImprecise(const scenario::Scenario& scenario, const analysis::CellSummary& figures);

} // namespace pptplab::sim::run

#endif
