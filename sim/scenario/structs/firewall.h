// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_FIREWALL_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_FIREWALL_H

#include "models/base/units.h"
#include "models/firewall/rule-set.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::scenario
{

/// One [[firewall]] table. Rules of one machine are tried in the order of the file.
struct FirewallRule
{
    std::optional<std::string> name;      ///< its name in --set, [sweep] and the table of counts
    std::vector<std::string> at;          ///< routers, servers, client groups; never empty
    std::optional<std::string> interface; ///< named by what is behind it; none: each
    firewall::Direction direction = firewall::Direction::Both;
    firewall::Match match;
    firewall::Verdict verdict;
    Duration from{};               ///< the rule is there in [from, until)
    std::optional<Duration> until; ///< none: to the end
};

} // namespace pptplab::sim::scenario

#endif
