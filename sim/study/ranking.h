// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_RANKING_H
#define PPTPLAB_SIM_STUDY_RANKING_H

#include "analysis/stats/difference.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pptplab::sim::study
{

/// What a change does to the share of callers who end without a session.
enum class Effect : std::uint8_t
{
    Helps,
    NoneSeen, ///< the interval holds 0
    Harms,
};

Effect EffectOf(const analysis::Difference& difference);

/// One change (a hotfix) against none, in pairs of equal random numbers.
struct Gain
{
    std::string name;
    analysis::Difference difference; ///< with it minus without
};

struct PlacedGain
{
    Gain gain;
    std::size_t place = 1; ///< equal where the simulation cannot tell it from the one before
};

/// With the second minus with the first, of two of them by name.
using Between =
    std::function<analysis::Difference(const std::string& first, const std::string& second)>;

/// The best first. One is a place lower only if it is worse, beyond its interval, than the first of
/// the place above.
std::vector<PlacedGain> Ranked(std::vector<Gain> gains, const Between& between);

/// Those of the first place, if they help.
std::vector<PlacedGain> BestOf(const std::vector<PlacedGain>& ranked);

} // namespace pptplab::sim::study

#endif
