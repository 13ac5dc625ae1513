// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/unsettled.h"

#include "sim/load/settling.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

namespace pptplab::sim::run
{

std::optional<std::string>
WhyUnsettled(const scenario::Scenario& scenario)
{
    if (load::StayInStep(scenario))
    {
        return "the callers stay in step: both their idle times and the times for which they hold "
               "a port are constant or observed ones";
    }
    const double lacking =
        load::LackingShare(scenario, ToSeconds(scenario.warmUp), ToSeconds(scenario.duration));
    if (lacking <= load::MayLack(scenario))
    {
        return std::nullopt;
    }
    const Duration measured = scenario.duration - scenario.warmUp;
    const auto needed = load::NeededWarmUp(scenario, measured);
    const std::string remedy =
        needed ? fmt::format("warm_up = {} would do, with duration = {} for as much measured time",
                             scenario::Quoted(scenario::DurationText(*needed)),
                             scenario::Quoted(scenario::DurationText(*needed + measured)))
               : fmt::format("no warm_up up to {} would do", scenario::kLongestTimeText);
    return fmt::format("the run begins empty, which it has not forgotten after warm_up = {} (up to "
                       "{:.2g} % is left of it); {}",
                       scenario::Quoted(scenario::DurationText(scenario.warmUp)),
                       100 * lacking,
                       remedy);
}

} // namespace pptplab::sim::run
