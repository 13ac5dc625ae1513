// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/search.h"

#include "models/ras/server.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim::capacity
{

namespace
{

constexpr std::uint32_t kMostPorts = ras::Server::kMaxPorts;

/// The interval of a share near the grade should tell on which side of it the share is.
TrialOptions
Judging(TrialOptions options, double grade)
{
    constexpr double kHalfWidth = 1.0 / 20;
    options.precision = {grade * kHalfWidth, false};
    return options;
}

} // namespace

std::optional<std::uint64_t>
LeastThatMeets(std::uint64_t first,
               std::uint64_t most,
               const std::function<bool(std::uint64_t)>& meets)
{
    std::uint64_t tooFew = first;
    std::uint64_t enough = first;
    for (std::uint64_t step = 1; !meets(enough); step *= 2)
    {
        if (enough == most)
        {
            return std::nullopt;
        }
        tooFew = enough;
        enough += std::min(step, most - enough);
    }
    while (enough - tooFew > 1)
    {
        const std::uint64_t middle = tooFew + (enough - tooFew) / 2;
        (meets(middle) ? enough : tooFew) = middle;
    }
    return enough;
}

Search::Search(TrialOptions options, double grade, unsigned jobs)
    : m_options(Judging(std::move(options), grade)), m_grade(grade), m_jobs(jobs)
{
}

bool
Search::Meets(const Trial& trial)
{
    if (!m_interrupted)
    {
        const auto seen = TriedAll({trial}, m_options, m_jobs);
        m_interrupted = !seen;
        return seen && seen->front().refused.value <= m_grade;
    }
    return true; // ends the search
}

std::optional<Layout>
Search::FewestPorts(double users, const Layout& byFormula)
{
    const auto meets = [&](std::uint64_t servers, std::uint64_t ports) {
        const Layout layout{static_cast<std::uint32_t>(servers), static_cast<std::uint32_t>(ports)};
        return Meets({users, layout, kRepaired});
    };
    const auto servers = LeastThatMeets(
        byFormula.servers, kMostServers, [&](std::uint64_t few) { return meets(few, kMostPorts); });
    if (!servers)
    {
        return std::nullopt;
    }
    const auto ports = LeastThatMeets(*servers == byFormula.servers ? byFormula.ports : 1,
                                      kMostPorts,
                                      [&](std::uint64_t few) { return meets(*servers, few); });
    return Layout{static_cast<std::uint32_t>(*servers),
                  static_cast<std::uint32_t>(ports.value_or(kMostPorts))};
}

std::uint64_t
Search::MostUsers(const Layout& layout, std::uint64_t byFormula)
{
    const auto fewer = LeastThatMeets(0, byFormula - 1, [&](std::uint64_t less) {
        return Meets({static_cast<double>(byFormula - less), layout, kRepaired});
    });
    return fewer ? byFormula - *fewer : 0;
}

std::optional<Layout>
Search::MorePorts(double users, const Layout& tooFew, ras::ServicePack servicePack)
{
    const auto meets = [&](std::uint64_t more) {
        const Layout layout{tooFew.servers, static_cast<std::uint32_t>(more)};
        return Meets({users, layout, servicePack});
    };
    // Often no number is enough, which one question tells.
    if (tooFew.ports == kMostPorts || !meets(kMostPorts))
    {
        return std::nullopt;
    }
    const auto ports = LeastThatMeets(tooFew.ports + 1, kMostPorts, meets);
    return ports ? std::optional(Layout{tooFew.servers, static_cast<std::uint32_t>(*ports)})
                 : std::nullopt;
}

} // namespace pptplab::sim::capacity
