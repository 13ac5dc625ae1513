// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_AXIS_VALUES_H
#define PPTPLAB_SIM_EXPERIMENT_AXIS_VALUES_H

#include "models/base/result.h"
#include "sim/scenario/values/value.h"

#include <string>
#include <vector>

namespace pptplab::sim::experiment
{

/// The values of one line of a [sweep]: a list as it stands, or those of a range
/// ({ from, to, step }, { from, to, count }) or of a range of equal ratios ({ log = [a, b], count
/// }). Ends are both numbers or both of one unit. Whole ends and steps give whole numbers; a
/// logarithmic range between whole numbers is rounded to them, and repeated ones are dropped.
Result<std::vector<scenario::Value>, std::string> AxisValues(const scenario::Value& written);

} // namespace pptplab::sim::experiment

#endif
