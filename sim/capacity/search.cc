// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/search.h"

#include "models/ras/server.h"
#include "sim/capacity/bisection.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::capacity
{

namespace
{

constexpr std::uint32_t kMostPorts = ras::Server::kMaxPorts;
constexpr double kHalfWidth = 1.0 / 20; // of the grade, or of a share

/// The interval of a share near the grade should tell on which side of it the share is.
TrialOptions
CoarseOf(TrialOptions options, double grade)
{
    options.precision = {grade * kHalfWidth, false};
    return options;
}

/// Once the answer is found, it is known as well as was asked for.
TrialOptions
FinalOf(TrialOptions options, double grade)
{
    constexpr double kPerCent = 100;
    scenario::Precision& asked = options.precision;
    asked.halfWidth = std::min(asked.halfWidth, kHalfWidth * (asked.relative ? kPerCent : grade));
    return options;
}

/// "capacity: step 3, 52 ports"
std::string
StepName(std::size_t number, const std::vector<Trial>& trials)
{
    const std::string what = trials.size() > 1
                                 ? std::string("what if")
                                 : fmt::format("{} ports", trials.front().layout.AllPorts());
    return fmt::format("capacity: step {}, {}", number, what);
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
    return LeastBetween(tooFew, enough, meets);
}

Search::Search(const Options& options)
    : m_asked(options.trials),
      m_coarse(CoarseOf(options.trials, options.grade)),
      m_final(FinalOf(options.trials, options.grade)),
      m_grade(options.grade),
      m_jobs(options.jobs),
      m_progress(options.progress)
{
}

std::vector<Seen>
Search::See(const std::vector<Trial>& trials, const TrialOptions& options)
{
    std::vector<Trial> unknown;
    for (const Trial& trial : trials)
    {
        if (m_seen.find(ScenarioText(trial, options)) == m_seen.end())
        {
            unknown.push_back(trial);
        }
    }
    if (m_progress != nullptr && !unknown.empty())
    {
        m_progress->Next(
            StepName(++m_steps, unknown), unknown.size(), workers::Progress::Clock::now());
    }
    const auto seen = m_interrupted ? std::nullopt : TriedAll(unknown, options, m_jobs, m_progress);
    if (!seen)
    {
        m_interrupted = true;
        return std::vector<Seen>(trials.size());
    }
    for (std::size_t i = 0; i < unknown.size(); ++i)
    {
        m_seen[ScenarioText(unknown[i], options)] = (*seen)[i];
    }
    std::vector<Seen> all;
    all.reserve(trials.size());
    for (const Trial& trial : trials)
    {
        all.push_back(m_seen.at(ScenarioText(trial, options)));
    }
    return all;
}

std::vector<Seen>
Search::All(const std::vector<Trial>& trials)
{
    std::vector<Seen> all = See(trials, m_asked);
    for (std::size_t i = 0; i < trials.size(); ++i)
    {
        for (const TrialOptions& judging : {m_coarse, m_final})
        {
            const auto judged = m_seen.find(ScenarioText(trials[i], judging));
            all[i] = judged == m_seen.end() ? all[i] : judged->second;
        }
    }
    return all;
}

bool
Search::Meets(const Seen& seen) const
{
    return m_interrupted || MeetsGrade(seen.refused.value, m_grade); // the former ends the search
}

std::optional<std::uint32_t>
Search::PortsOn(std::uint32_t servers,
                double users,
                std::uint32_t atLeast,
                ras::ServicePack servicePack)
{
    const auto trial = [&](std::uint64_t ports) {
        return Trial{users, {servers, static_cast<std::uint32_t>(ports)}, servicePack};
    };
    const auto near = LeastThatMeets(
        atLeast, kMostPorts, [&](std::uint64_t ports) { return Meets(Coarse(trial(ports))); });
    const auto found =
        near ? LeastThatMeets(*near,
                              kMostPorts,
                              [&](std::uint64_t ports) { return Meets(Final(trial(ports))); })
             : near;
    return found ? std::optional(static_cast<std::uint32_t>(*found)) : std::nullopt;
}

std::optional<Layout>
Search::FewestPorts(double users, const Layout& atLeast, ras::ServicePack servicePack)
{
    const auto enough = [&](std::uint64_t servers) {
        return Meets(
            Coarse({users, {static_cast<std::uint32_t>(servers), kMostPorts}, servicePack}));
    };
    // Often no number is enough, which one question tells.
    if (!enough(atLeast.servers) && !enough(kMostServers))
    {
        return std::nullopt;
    }
    const auto first = LeastThatMeets(atLeast.servers, kMostServers, enough);
    for (auto servers = static_cast<std::uint32_t>(first.value_or(kMostServers));
         servers <= kMostServers;
         ++servers)
    {
        // Simulation refuses more than the formula says.
        const std::uint32_t fewest =
            servers == atLeast.servers
                ? atLeast.ports
                : FewestPortsOn(servers, m_coarse.demand, users, m_grade).value_or(kMostPorts);
        if (const auto ports = PortsOn(servers, users, fewest, servicePack))
        {
            return Layout{servers, *ports};
        }
    }
    return std::nullopt;
}

std::uint64_t
Search::MostUsers(const Layout& layout, std::uint64_t atMost, ras::ServicePack servicePack)
{
    const auto trial = [&](std::uint64_t less) {
        return Trial{static_cast<double>(atMost - less), layout, servicePack};
    };
    const auto near = LeastThatMeets(
        0, atMost - 1, [&](std::uint64_t less) { return Meets(Coarse(trial(less))); });
    const auto less =
        near ? LeastThatMeets(*near,
                              atMost - 1,
                              [&](std::uint64_t fewer) { return Meets(Final(trial(fewer))); })
             : near;
    return less ? atMost - *less : 0;
}

} // namespace pptplab::sim::capacity
