// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_WORDS_H
#define PPTPLAB_SIM_PATHS_WORDS_H

#include "sim/paths/prediction.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim::paths
{

/// What a prediction was made from, for those who write it down.
struct Source
{
    const scenario::Scenario& scenario;
    const plan::NetworkPlan& plan;
    std::string file;
    std::vector<std::uint32_t> ruleLines; ///< line of each rule in the file; 0 when not from there
};

/// "office-1 - core - server-1".
std::string PathText(const Source& source, const topologies::Path& path);

/// "core - pop-1".
std::string LineText(const Source& source, topologies::Edge line);

/// "20.08 ms".
std::string TimeText(Duration time);

/// "from the caller: core drops it on its way out to servers".
std::string StopText(const Source& source, const Obstacle& obstacle);

/// "rule 2 (line 31)".
std::string RuleName(const Source& source, std::size_t rule);

/// The rule as it would be written on one line.
std::string RuleText(const scenario::FirewallRule& rule);

/// The time from which callers get IP addresses, and why not before.
std::string NoLeasesText(Duration until);

/// What a caller sees: "error 721: The remote PPP peer is not responding".
std::string ErrorText(const CallVerdict& verdict);

/// "server-1", "server-1 to server-3", "server-1, server-4".
std::string ServersText(const Source& source, const std::vector<std::uint32_t>& servers);

/// What a newcomer should know about the prediction, a sentence each.
std::vector<std::string> Remarks(const Prediction& prediction, const Source& source);

} // namespace pptplab::sim::paths

#endif
