// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_CLEANUP_FORM_H
#define PPTPLAB_SIM_SCENARIO_FORMS_CLEANUP_FORM_H

#include "sim/scenario/forms/forms.h"

#include <string>

namespace pptplab::sim::scenario
{

/// How long a clean-up takes: a law, or what NBF's timers make of it:
/// { nbf = { t1 = "600ms", retries = 8, vanished = 1, answer = "0s" } }, each of them optional. It
/// is written as the law of two times that it comes to.
struct CleanUpForm
{
    using Content = population::Law;

    LawForm law{};

    Reading<population::Law> Read(const Value& value) const;
    Value Write(const population::Law& content) const { return law.Write(content); }
    std::string Type() const { return law.Type(); }
    std::string Range() const;
};

} // namespace pptplab::sim::scenario

#endif
