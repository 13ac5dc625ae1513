// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/rules-by-caller.h"

#include "topologies/address-plan.h"

#include <cstdint>
#include <optional>

namespace pptplab::sim::paths
{

namespace
{

bool
TellsCallersApart(const scenario::FirewallRule& rule)
{
    const auto within = [](const firewall::Prefix& prefix) {
        const std::uint32_t clients = topologies::ClientNetwork(0).prefix;
        return prefix.length > clients && (prefix.network >> 24U) == 10;
    };
    const auto ofCaller = [](const std::optional<std::uint16_t>& port) {
        return port && *port >= 1025 && *port <= 5000 && *port != 1723; // Q196271
    };
    return within(rule.match.source) || within(rule.match.destination) ||
           ofCaller(rule.match.sourcePort) || ofCaller(rule.match.destinationPort) ||
           ofCaller(rule.match.eitherPort);
}

} // namespace

std::vector<std::size_t>
RulesByCaller(const std::vector<scenario::FirewallRule>& rules)
{
    std::vector<std::size_t> numbers;
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
    {
        if (TellsCallersApart(rules[rule]))
        {
            numbers.push_back(rule);
        }
    }
    return numbers;
}

} // namespace pptplab::sim::paths
