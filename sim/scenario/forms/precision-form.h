// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_PRECISION_FORM_H
#define PPTPLAB_SIM_SCENARIO_FORMS_PRECISION_FORM_H

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/structs/scenario.h"

namespace pptplab::sim::scenario
{

/// How narrow an interval has to be: "1%" of the value, or 0.001 as an absolute half width.
struct PrecisionForm
{
    using Content = Precision;

    Reading<Precision> Read(const Value& value) const;
    Value Write(Precision precision) const;
    std::string Type() const { return "precision"; }
    std::string Range() const
    {
        return "\"1%\" of the value, up to \"100%\"; or an absolute half width above 0, up to 1e6";
    }
};

} // namespace pptplab::sim::scenario

#endif
