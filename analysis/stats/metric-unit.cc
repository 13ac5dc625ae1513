// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/metric-unit.h"

#include "analysis/stats/parts.h"
#include "analysis/stats/summary.h"
#include "analysis/stats/tally.h"

#include <algorithm>
#include <array>

namespace pptplab::analysis
{

namespace
{

struct Share
{
    std::string_view metric;
    std::string_view of; ///< the things that are counted
};

/// All other shares are of the attempts: `refused`, and the outcomes.
constexpr std::array kShares = {
    Share{"delivered", "datagrams"},
    Share{"ping.outside", "pings"},
    Share{"ping.inside", "pings"},
    Share{"plain-gre", "keep-alives"},
    Share{"share.granted", "requests"},
    Share{"callers.lost", "callers"},
    Share{"callers.served", "callers"},
    Share{"callers.refused_first", "first attempts"},
    Share{"reconnect.refused", "attempts to reconnect"},
    Share{"reconnect.lost", "callers cut off"},
};

bool
IsOfPorts(std::string_view metric)
{
    return std::find(kPortMetrics.begin(), kPortMetrics.end(), metric) != kPortMetrics.end();
}

} // namespace

bool
IsDistance(std::string_view metric)
{
    return metric.size() > kDistance.size() &&
           metric.substr(metric.size() - kDistance.size()) == kDistance;
}

std::string
UnitOf(std::string_view metric)
{
    if (IsDistance(metric))
    {
        return "standard errors";
    }
    const QuantityEntry* quantity = QuantityNamed(metric);
    if (quantity != nullptr && !quantity->unit.empty())
    {
        return std::string(quantity->unit);
    }
    if (IsOfPart(metric))
    {
        return UnitOfPart(metric);
    }
    if (metric == kPortMetrics[2])
    {
        return "share of the time";
    }
    if (IsOfPorts(metric))
    {
        return "ports";
    }
    if (metric.substr(0, kGroupMetrics.size()) == kGroupMetrics && !OutcomeNamed(metric))
    {
        return "share of the group's attempts";
    }
    const auto* share = std::find_if(
        kShares.begin(), kShares.end(), [&](const Share& each) { return each.metric == metric; });
    return "share of " + std::string(share == kShares.end() ? "attempts" : share->of);
}

bool
IsShare(std::string_view metric)
{
    return UnitOf(metric).rfind("share of ", 0) == 0;
}

std::string
HeadingOf(std::string_view metric)
{
    const std::string name(metric);
    return IsShare(metric) ? name + " (" + UnitOf(metric) + ")" : name;
}

} // namespace pptplab::analysis
