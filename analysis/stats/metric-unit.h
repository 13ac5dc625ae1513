// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_METRIC_UNIT_H
#define PPTPLAB_ANALYSIS_STATS_METRIC_UNIT_H

#include <string>
#include <string_view>

namespace pptplab::analysis
{

/// What a metric (MetricNames in summary.h) is counted in: "s", "bit/s", "tries", or what it is a
/// share of: "share of attempts". Where callers redial, one caller makes several attempts.
std::string UnitOf(std::string_view metric);

/// Whether it is the distance of another metric from its exact value: "refused.z".
bool IsDistance(std::string_view metric);

inline constexpr std::string_view kDistance = ".z"; ///< ends the name of such a metric

bool IsShare(std::string_view metric);

/// The metric with what it is a share of, for headings: "refused (share of attempts)". What is no
/// share keeps its name: its unit stands beside each figure.
std::string HeadingOf(std::string_view metric);

} // namespace pptplab::analysis

#endif
