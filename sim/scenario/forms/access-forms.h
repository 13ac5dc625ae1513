// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_ACCESS_FORMS_H
#define PPTPLAB_SIM_SCENARIO_FORMS_ACCESS_FORMS_H

#include "models/node/network/impairments.h"
#include "sim/scenario/forms/forms.h"

#include <string>
#include <vector>

namespace pptplab::sim::scenario
{

/// "200ms" is uniform between 0 and that; a table is any law.
struct JitterForm
{
    using Content = population::Law;

    Reading<population::Law> Read(const Value& value) const;
    Value Write(const population::Law& law) const;
    std::string Type() const { return "time or law"; }
    std::string Range() const;
};

/// [["10s", "20s"], ["1min", "61s"]]: one after the other.
struct OutagesForm
{
    using Content = std::vector<node::Outage>;

    Reading<Content> Read(const Value& value) const;
    Value Write(const Content& outages) const;
    std::string Type() const { return "list of times"; }
    std::string Range() const;
};

} // namespace pptplab::sim::scenario

#endif
