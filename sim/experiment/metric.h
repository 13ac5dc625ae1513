// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_METRIC_H
#define PPTPLAB_SIM_EXPERIMENT_METRIC_H

#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::experiment
{

/// The names by which results are asked for: `refused` (all refusals), `connected` (all that got a
/// session), the share of each outcome, the quantities of
/// analysis/stats/tally.h (`setup_time` in seconds, `goodput.up` ...), `callers.lost`
/// and `callers.served` (shares of the callers, where these redial); and each of them with `.z`,
/// its distance from the exact value (analysis::Beside).
/// `refused.GROUP` is the share of the attempts of each of these groups of clients.
std::vector<std::string> Metrics(const std::vector<std::string>& groups = {});

bool IsMetric(std::string_view name, const std::vector<std::string>& groups = {});

} // namespace pptplab::sim::experiment

#endif
