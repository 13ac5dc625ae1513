// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RESULTS_WISH_H
#define PPTPLAB_SIM_RESULTS_WISH_H

#include "analysis/store/choice.h"
#include "analysis/store/export.h"
#include "sim/experiment/setting.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::results
{

/// What of a database is asked for.
struct Wish
{
    std::vector<std::string> grids{};   ///< by name; all when empty
    std::vector<std::string> where{};   ///< as in a [sweep]; a cell is there only if all hold
    std::vector<std::string> metrics{}; ///< all when empty
};

/// Throws BadInput for a grid, a key or a metric that the database has not. Conditions may name
/// what a NumberColumn is called, too (`clients.holding_mean_s > 600`). Cells of a campaign without
/// the key that a condition names are left out.
analysis::Choice ChoiceOf(const analysis::Store& store, const Wish& wish);

/// Throws BadInput for a distance (`refused.z`), which stands beside its metric in an export.
void RequireExported(const std::vector<std::string>& metrics);

/// The numbers of an axis, unless its values are numbers as they stand or none at all.
std::optional<analysis::NumberColumn> NumberColumnOf(const std::string& axis);

/// Stored settings as values of a scenario.
experiment::Settings ValuesOf(const std::vector<analysis::Setting>& settings);

} // namespace pptplab::sim::results

#endif
