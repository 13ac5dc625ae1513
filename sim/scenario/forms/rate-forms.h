// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_RATE_FORMS_H
#define PPTPLAB_SIM_SCENARIO_FORMS_RATE_FORMS_H

#include "models/population/rate-profile.h"
#include "sim/scenario/forms/forms.h"

#include <string>
#include <vector>

namespace pptplab::sim::scenario
{

/// A rate that changes in steps: a CSV file, or [["0s", 1], ["9h", 3]].
struct StepsForm
{
    using Content = std::vector<population::RateStep>;

    static constexpr double kLargestFactor = 1e6;

    Reading<Content> Read(const Value& value) const;
    Value Write(const Content& steps) const;
    std::string Type() const { return "table"; }
    std::string Range() const;
};

} // namespace pptplab::sim::scenario

#endif
