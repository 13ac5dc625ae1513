// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_RULES_BY_CALLER_H
#define PPTPLAB_SIM_PATHS_RULES_BY_CALLER_H

#include "sim/scenario/structs/firewall.h"

#include <cstddef>
#include <vector>

namespace pptplab::sim::paths
{

/// The numbers of the rules that tell callers of one group from each other, by address or by port.
std::vector<std::size_t> RulesByCaller(const std::vector<scenario::FirewallRule>& rules);

} // namespace pptplab::sim::paths

#endif
