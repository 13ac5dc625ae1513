// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/stats/summary.h"
#include "sim/run/exact-solver.h"
#include "sim/run/unsettled.h"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>

namespace pptplab::sim::run
{

namespace
{

// As many digits as tables show.
constexpr double kDigits = 1e4;
// A zero with a smaller error is one.
constexpr double kZero = 1e-15;
// What 1 - value rounds to.
constexpr double kRounding = 2e-16;

ExactAnswer
Absent(const std::string& why)
{
    return {{}, {}, {{std::string(analysis::kOtherMetrics), why}}};
}

std::string
ErrorText(const ExactForm& form)
{
    return form.absolute > 0
               ? fmt::format("error below {:.0e} of it + {:.0e}", form.relative, form.absolute)
               : fmt::format("error below {:.0e} of it", form.relative);
}

/// Leaves out what is not known to four digits.
ExactAnswer
AnswerOf(const ExactForm& form)
{
    ExactAnswer answer;
    for (const auto& [metric, value] : form.values)
    {
        // These are 1 less what is refused or lost.
        const bool isRest = metric == "connected" || metric == "callers.served";
        const double error = form.absolute + (isRest ? kRounding : 0);
        const bool isKnown = kDigits * (error + form.relative * value) <= value;
        // Forms without clean-ups refuse nobody for one.
        const bool isNone = value == 0 && (error < kZero || metric == "refused.cleanup");
        if (isKnown || isNone)
        {
            answer.values.emplace(metric, value);
        }
        else
        {
            answer.absent.emplace(metric,
                                  fmt::format("{} has {:.2g}, but with an error of up to {:.2g}",
                                              form.name,
                                              value,
                                              error + form.relative * value));
        }
    }
    answer.absent.insert(form.absent.begin(), form.absent.end());
    answer.form = fmt::format("{}; {}", form.name, ErrorText(form));
    answer.absent.emplace(analysis::kOtherMetrics, fmt::format("{} does not tell it", form.name));
    return answer;
}

} // namespace

ExactAnswer
ExactOf(const scenario::Scenario& scenario)
{
    if (scenario.engine != scenario::Engine::Call)
    {
        return Absent("no formula knows packets, their losses and the time that a set-up takes; "
                      "the call engine "
                      "has exact values");
    }
    try
    {
        const ExactSolver solver(scenario);
        const ExactForm form = solver.Solve();
        if (!form.why.empty())
        {
            return Absent(form.why);
        }
        const auto doubt = solver.StartsEmpty() ? std::nullopt : WhyUnsettled(scenario);
        return doubt ? Absent(*doubt) : AnswerOf(form);
    }
    catch (const std::domain_error& error)
    {
        return Absent(fmt::format("beyond what the formula can do: {}", error.what()));
    }
}

ExactValues
ExactMetrics(const scenario::Scenario& scenario)
{
    return ExactOf(scenario).values;
}

} // namespace pptplab::sim::run
