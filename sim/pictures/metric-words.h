// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_METRIC_WORDS_H
#define PPTPLAB_SIM_PICTURES_METRIC_WORDS_H

#include "analysis/plot/plot.h"

#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::pictures
{

/// What people call a metric: "attempts refused".
std::string NameOfMetric(std::string_view metric);

/// The same among others of its kind: "refused".
std::string ShortNameOfMetric(std::string_view metric);

/// The axis that shows these metrics, which are of one unit: shares in per cent, times in the unit
/// that fits.
analysis::Axis AxisOfMetrics(const std::vector<std::string>& metrics);

/// Metrics that have an axis in common, in their order.
std::vector<std::vector<std::string>> ByUnit(const std::vector<std::string>& metrics);

/// What a series is called: by `texts`, which tell its cells apart, and by its metric where there
/// are several.
std::string NameOfSeries(const std::string& texts, const std::string& metric, bool isOneOfMany);

} // namespace pptplab::sim::pictures

#endif
