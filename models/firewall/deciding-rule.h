// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_DECIDING_RULE_H
#define PPTPLAB_MODELS_FIREWALL_DECIDING_RULE_H

#include "models/firewall/rule-set.h"

#include <cstddef>
#include <optional>

namespace pptplab::firewall
{

/// The number of the rule by which RuleSet::Decide() would decide, which counts nothing here; none
/// when the packet meets no rule.
std::optional<std::size_t> DecidingRule(const RuleSet& rules,
                                        const PacketHeader& packet,
                                        const Passage& passage);

} // namespace pptplab::firewall

#endif
