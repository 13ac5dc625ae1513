// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_SUMMARY_JSON_H
#define PPTPLAB_ANALYSIS_STATS_SUMMARY_JSON_H

#include "analysis/stats/summary.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace pptplab::analysis
{

/// {axis: value}
nlohmann::ordered_json ToJson(const std::vector<Setting>& settings);

/// {"settings": {axis: value}, "engine", "offered", "outcomes": {name: attempts}, "metrics": {name:
/// {"value", "low", "high", "n", "exact", "z"}}}; exact and z are null where there is none.
nlohmann::ordered_json ToJson(const CellSummary& summary);

} // namespace pptplab::analysis

#endif
