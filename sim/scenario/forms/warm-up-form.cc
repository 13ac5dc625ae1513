// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/forms/warm-up-form.h"

#include <fmt/format.h>

namespace pptplab::sim::scenario
{

Reading<Duration>
WarmUpForm::Read(const Value& value) const
{
    if (value.String() != nullptr && *value.String() == "auto")
    {
        return kAuto;
    }
    const auto time = TimeForm{}.Read(value);
    return time ? time : Failure{fmt::format("{}, or \"auto\"", time.Error())};
}

} // namespace pptplab::sim::scenario
