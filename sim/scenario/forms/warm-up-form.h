// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_WARM_UP_FORM_H
#define PPTPLAB_SIM_SCENARIO_FORMS_WARM_UP_FORM_H

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/structs/scenario.h"

namespace pptplab::sim::scenario
{

/// A time, or "auto" until the rest of the scenario is known.
struct WarmUpForm
{
    using Content = Duration;

    static constexpr Duration kAuto{-1};

    Reading<Duration> Read(const Value& value) const;
    Value Write(Duration time) const { return TimeForm{}.Write(time); }
    std::string Type() const { return "time"; }
    std::string Range() const
    {
        return TimeForm{}.Range() + ", or \"auto\": ten held times, more for heavy tails";
    }
};

} // namespace pptplab::sim::scenario

#endif
