// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/ranking.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pptplab::sim::study
{

Effect
EffectOf(const analysis::Difference& difference)
{
    return difference.high < 0  ? Effect::Helps
           : difference.low > 0 ? Effect::Harms
                                : Effect::NoneSeen;
}

std::vector<PlacedGain>
Ranked(std::vector<Gain> gains, const Between& between)
{
    std::stable_sort(gains.begin(), gains.end(), [](const Gain& a, const Gain& b) {
        return a.difference.value < b.difference.value;
    });
    std::vector<PlacedGain> ranked;
    ranked.reserve(gains.size());
    std::size_t leader = 0; // the first of the place that is being filled
    for (Gain& gain : gains)
    {
        PlacedGain next{std::move(gain)};
        if (!ranked.empty())
        {
            const auto apart = between(ranked[leader].gain.name, next.gain.name);
            const bool isWorse = EffectOf(apart) == Effect::Harms;
            leader = isWorse ? ranked.size() : leader;
            next.place = isWorse ? leader + 1 : ranked[leader].place;
        }
        ranked.push_back(std::move(next));
    }
    return ranked;
}

std::vector<PlacedGain>
BestOf(const std::vector<PlacedGain>& ranked)
{
    std::vector<PlacedGain> best;
    if (ranked.empty() || EffectOf(ranked.front().gain.difference) != Effect::Helps)
    {
        return best;
    }
    std::copy_if(ranked.begin(), ranked.end(), std::back_inserter(best), [](const auto& each) {
        return each.place == 1 && EffectOf(each.gain.difference) == Effect::Helps;
    });
    return best;
}

} // namespace pptplab::sim::study
