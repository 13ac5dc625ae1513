// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/failure-steps.h"

namespace pptplab::population
{

std::vector<FailureStep>
FailureStepsIn(const Load& load)
{
    std::vector<FailureStep> steps;
    if (!load.failures)
    {
        return steps;
    }
    const ServerFailures& failures = *load.failures;
    const auto add = [&steps](Duration at, FailureStep::Kind kind, std::uint32_t server) {
        if (at < Duration::max())
        {
            steps.push_back({at, kind, server});
        }
    };
    NamedStream stream({load.run, "server.failure"});
    std::uint32_t server = failures.server - 1;
    for (Duration at = failures.at; at < load.duration;)
    {
        const Duration until = failures.lasts ? Later(at, *failures.lasts) : Duration::max();
        add(at, FailureStep::Kind::Fails, server);
        add(until, FailureStep::Kind::Repaired, server);
        if (failures.knownAfter)
        {
            add(Later(at, *failures.knownAfter), FailureStep::Kind::KnownDown, server);
            add(Later(until, *failures.knownAfter), FailureStep::Kind::KnownUp, server);
        }
        if (!failures.lasts || failures.every.IsZero())
        {
            break;
        }
        at = Later(until, failures.every.Sample(stream));
        server = (server + 1) % load.farm.servers;
    }
    return steps;
}

} // namespace pptplab::population
