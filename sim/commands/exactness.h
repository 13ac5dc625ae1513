// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_EXACTNESS_H
#define PPTPLAB_SIM_COMMANDS_EXACTNESS_H

#include "analysis/stats/summary.h"
#include "sim/run/exact.h"

#include <nlohmann/json.hpp>

#include <iosfwd>

namespace pptplab::sim::commands
{

/// Which formula the exact values are of and how far they hold, and why the other metrics have
/// none.
void PrintExactness(const run::ExactAnswer& exact,
                    const analysis::CellSummary& summary,
                    std::ostream& out);

/// `exact_form`, or `no_exact` where no metric has a value; the reason of each stands with it.
void AddExactness(const run::ExactAnswer& exact, nlohmann::ordered_json& object);

} // namespace pptplab::sim::commands

#endif
