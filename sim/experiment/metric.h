// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_METRIC_H
#define PPTPLAB_SIM_EXPERIMENT_METRIC_H

#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim
{

/// The names by which results are asked for: `refused` (all refusals), `connected` (all that got a
/// session), the share of each outcome, `setup_time` in seconds, `callers.lost`
/// (the share of callers who gave up, where callers redial); and each of them with `.z`, its
/// distance from the exact value in standard errors.
std::vector<std::string> Metrics();

bool IsMetric(std::string_view name);

} // namespace pptplab::sim

#endif
