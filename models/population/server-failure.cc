// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/server-failure.h"

namespace pptplab::population
{

std::vector<ServerFailure>
FailuresIn(Duration duration,
           const ServerFailures& failures,
           std::uint32_t servers,
           const StreamKey& key)
{
    NamedStream stream(key);
    std::vector<ServerFailure> all;
    std::uint32_t server = failures.server - 1;
    for (Duration at = failures.at; at < duration;)
    {
        const Duration until = failures.lasts ? Later(at, *failures.lasts) : Duration::max();
        all.push_back({server, at, until});
        if (!failures.lasts || failures.every.IsZero())
        {
            break;
        }
        at = Later(until, failures.every.Sample(stream));
        server = (server + 1) % servers;
    }
    return all;
}

} // namespace pptplab::population
