// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/way.h"

#include <algorithm>
#include <vector>

namespace pptplab::sim::paths
{

namespace
{

/// The rates of one line for packets of the caller, and for those of the server.
struct Rates
{
    BitRate there;
    BitRate back;
};

std::vector<Rates>
RatesOf(const topologies::Graph& graph,
        const topologies::Path& path,
        const scenario::AccessLink& caller,
        const scenario::AccessLink& server)
{
    std::vector<Rates> rates;
    rates.reserve(path.lines.size());
    for (const topologies::Edge line : path.lines)
    {
        rates.push_back({graph[line].rate, graph[line].rate});
    }
    const auto up = [](const scenario::AccessLink& of) { return of.rateUp.value_or(of.rate); };
    const auto down = [](const scenario::AccessLink& of) { return of.rateDown.value_or(of.rate); };
    rates.front() = {up(caller), down(caller)};
    rates.back() = {down(server), up(server)};
    return rates;
}

BitRate
Slower(BitRate a, BitRate b)
{
    return {std::min(a.bitsPerSecond, b.bitsPerSecond)};
}

} // namespace

BitRate
SlowerRate(const scenario::AccessLink& access)
{
    return Slower(access.rateUp.value_or(access.rate), access.rateDown.value_or(access.rate));
}

Way
WayOf(const topologies::Graph& graph,
      const topologies::Path& path,
      const scenario::AccessLink& caller,
      const scenario::AccessLink& server)
{
    const auto rates = RatesOf(graph, path, caller, server);
    Way way{path, {}, {}, Slower(rates[0].there, rates[0].back), path.lines.front()};
    for (std::size_t i = 0; i < rates.size(); ++i)
    {
        const Duration delay = 2 * graph[path.lines[i]].delay;
        const auto sending = [&rates, i](Bytes size) {
            return TransmissionTime(size, rates[i].there) + TransmissionTime(size, rates[i].back);
        };
        way.small += delay + sending(kSmallPacket);
        way.full += delay + sending(kFullPacket);
        const BitRate rate = Slower(rates[i].there, rates[i].back);
        if (rate.bitsPerSecond < way.rate.bitsPerSecond)
        {
            way.rate = rate;
            way.bottleneck = path.lines[i];
        }
    }
    return way;
}

} // namespace pptplab::sim::paths
