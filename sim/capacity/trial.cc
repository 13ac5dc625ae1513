// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/trial.h"

#include "analysis/stats/summary.h"
#include "sim/load/automatic-warm-up.h"
#include "sim/load/settling.h"
#include "sim/reading/read-scenario.h"
#include "sim/run/cell-setup.h"
#include "sim/run/run.h"
#include "sim/run/stopping.h"
#include "sim/scenario/forms/precision-form.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"
#include "sim/workers/how-far.h"
#include "sim/workers/worker-pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <stdexcept>
#include <type_traits>

namespace pptplab::sim::capacity
{

namespace
{

constexpr double kLength = 100;      // length of a run, in mean times that a port is held
constexpr double kAttempts = 20'000; // attempts of a replication, at the least
constexpr double kLongest = 49'000.0 * 24 * 3600; // seconds; scenario.duration may be 50,000 d
constexpr double kMostAttempts = 4e7;
constexpr double kMostReplications = 1e6; // of scenario.most_replications
constexpr double kMostAttemptsOfRarest = 1e6;
constexpr double kRare = 1e-4;   // refusals
constexpr double kRarest = 1e-7; // below it nobody asks, and each figure takes minutes
constexpr std::uint64_t kFirstReplications = 2;

std::string
Text(const population::Law& law)
{
    return scenario::ToToml(scenario::LawForm{}.Write(law));
}

/// How refusals are found.
enum class Way : std::uint8_t
{
    Counted,
    Weighed,
    LookedFor, ///< looked for without much hope
};

Way
WayFor(const Trial& trial, const Demand& demand)
{
    const bool apart = trial.layout.servers == 1 || demand.spread == population::Spread::Random;
    const double refused = SharesByFormula(demand, trial.users, trial.layout).refused;
    if (IsFaulty(trial.servicePack, demand) || refused >= kRare)
    {
        return Way::Counted;
    }
    if (refused < kRarest)
    {
        return Way::LookedFor;
    }
    return apart && !demand.finite && !demand.redial ? Way::Weighed : Way::Counted;
}

std::string
SourceText(const Trial& trial, const Demand& demand)
{
    if (!demand.finite)
    {
        const Rate rate{trial.users * demand.callsPerHour / kSecondsPerHour};
        return fmt::format("arrival_rate = {}\n", scenario::Quoted(scenario::RateText(rate)));
    }
    const auto idle = population::Law::Exponential(FromSeconds(IdleSeconds(demand)));
    return fmt::format("count = {}\nidle_time = {}\n", std::llround(trial.users), Text(idle));
}

/// What is tried, without how.
std::string
ServiceText(const Trial& trial, const TrialOptions& options, Way way)
{
    const Demand& demand = options.demand;
    const auto spread = way == Way::Weighed ? population::Spread::Random : demand.spread;
    std::string text = fmt::format(
        "[server]\ncount = {}\nports = {}\nservice_pack = {}\nhunt = {}\n",
        trial.layout.servers,
        trial.layout.ports,
        scenario::Quoted(ras::kServicePackNames[static_cast<std::size_t>(trial.servicePack)]),
        scenario::Quoted(ras::kHuntNames[static_cast<std::size_t>(options.hunt)]));
    text +=
        fmt::format("spread = {}\ncleanup = {}\nsetup_time = {}\n",
                    scenario::Quoted(population::kSpreadNames[static_cast<std::size_t>(spread)]),
                    Text(demand.cleanup),
                    Text(demand.setup));
    text += fmt::format("[[clients]]\nname = \"users\"\n{}holding = {}\nnetbeui_share = {}\n",
                        SourceText(trial, demand),
                        Text(demand.holding),
                        scenario::NumberText(demand.netbeuiShare));
    if (demand.redial)
    {
        text += fmt::format("redial = {{ probability = {}, pause = {}, tries = {} }}\n",
                            scenario::NumberText(demand.redial->probability),
                            Text(demand.redial->pause),
                            demand.redial->tries);
    }
    return text;
}

scenario::Scenario
Read(const std::string& text)
{
    reading::ScenarioReading reading =
        reading::ReadScenario(scenario::ParseDocument(text, "capacity").root);
    if (!reading.problems.empty())
    {
        throw scenario::BadInput("capacity", reading.problems);
    }
    return std::move(reading.scenario);
}

static_assert(std::is_trivially_copyable_v<Seen>, "it goes through a pipe between two processes");

std::string
ToOctets(const Seen& seen)
{
    std::string octets(sizeof seen, '\0');
    std::memcpy(octets.data(), &seen, sizeof seen);
    return octets;
}

class Collected final : public workers::PoolObserver
{
  public:
    Collected(std::size_t trials, workers::Progress* progress)
        : m_seen(trials), m_progress(progress)
    {
    }

    void OnTurn(double tasks) override
    {
        if (m_progress != nullptr)
        {
            m_progress->Turn(workers::Progress::Clock::now(), tasks);
        }
    }

    void OnDone(std::size_t task, const std::string& result) override
    {
        std::memcpy(&m_seen[task], result.data(), sizeof m_seen[task]);
        if (m_progress != nullptr)
        {
            m_progress->Advance(workers::Progress::Clock::now());
        }
    }

    void OnFailed(std::size_t /*task*/, const std::string& reason) override { m_failed = reason; }

    const std::vector<Seen>& All() const
    {
        if (m_failed)
        {
            throw std::runtime_error("a simulation failed: " + *m_failed);
        }
        return m_seen;
    }

  private:
    std::vector<Seen> m_seen;
    workers::Progress* m_progress;
    std::optional<std::string> m_failed;
};

} // namespace

bool
IsFaulty(ras::ServicePack servicePack, const Demand& demand)
{
    const ras::Faults faults = FaultsOf({ras::Product::Ras, servicePack, {}}, ras::Side::Server);
    return faults.refusalEndsHunt && demand.netbeuiShare > 0 && !demand.cleanup.IsZero();
}

std::string
ScenarioText(const Trial& trial, const TrialOptions& options)
{
    const Demand& demand = options.demand;
    const Way way = WayFor(trial, demand);
    const std::string service = ServiceText(trial, options, way);
    const double warmUp = ToSeconds(
        load::UsualWarmUp(Read("[scenario]\nduration = \"1d\"\n" + service))); // of any duration
    const double perSecond = trial.users * demand.callsPerHour / kSecondsPerHour;
    const double held = LoadOfUser(demand) / (demand.callsPerHour / kSecondsPerHour);
    const double length =
        warmUp + std::min(std::max(kLength * held, kAttempts / perSecond), kLongest - warmUp);
    const double attempts = way == Way::LookedFor ? kMostAttemptsOfRarest : kMostAttempts;
    const auto most =
        static_cast<std::uint64_t>(std::min(attempts / (perSecond * length), kMostReplications));
    return fmt::format("[scenario]\nseed = {}\nduration = {}\nwarm_up = \"auto\"\n"
                       "replications = {}\nprecision = {}\nmost_replications = {}\n{}{}",
                       options.seed,
                       scenario::Quoted(scenario::DurationText(FromSeconds(std::ceil(length)))),
                       kFirstReplications,
                       scenario::ToToml(scenario::PrecisionForm{}.Write(options.precision)),
                       std::max(kFirstReplications, most),
                       way == Way::Weighed ? "refusals_by = \"splitting\"\n" : "",
                       service);
}

Seen
Tried(const Trial& trial, const TrialOptions& options)
{
    const scenario::Scenario scenario = Read(ScenarioText(trial, options));
    const auto setup = run::CellSetupOf(scenario, {}, {});
    const double lacking =
        load::LackingShare(scenario, ToSeconds(scenario.warmUp), ToSeconds(scenario.duration));
    std::vector<analysis::Replication> replications;
    analysis::CellSummary figures;
    Seen seen;
    seen.settled = lacking <= load::MayLack(scenario);
    double expected = 0; // replications; unknown before the first look
    for (std::uint64_t look = scenario.replications; look > replications.size();
         look = seen.precise ? look : run::NextLook(scenario, look))
    {
        while (replications.size() < look)
        {
            const auto number = static_cast<double>(replications.size());
            const workers::PartOfTask part(expected > 0 ? number / expected : 0,
                                           expected > 0 ? (number + 1) / expected : 0);
            replications.push_back(run::RunReplication(scenario, replications.size()));
        }
        figures = analysis::Summarise(setup, replications);
        seen.precise = run::IsPrecise(scenario, figures);
        expected = run::ExpectedReplications(scenario, figures, look);
    }
    seen.replications = replications.size();
    seen.refused = *figures.Find("refused");
    if (const analysis::Estimate* lost = figures.Find("callers.lost"))
    {
        seen.lost = *lost;
    }
    return seen;
}

std::optional<std::vector<Seen>>
TriedAll(const std::vector<Trial>& trials,
         const TrialOptions& options,
         unsigned jobs,
         workers::Progress* progress)
{
    // Numbers of the distinct trials, by their scenarios.
    std::map<std::string, std::size_t> numbers;
    std::vector<const Trial*> distinct;
    std::vector<std::size_t> numberOf;
    for (const Trial& trial : trials)
    {
        const auto [place, isNew] = numbers.emplace(ScenarioText(trial, options), distinct.size());
        numberOf.push_back(place->second);
        if (isNew)
        {
            distinct.push_back(&trial);
        }
    }
    Collected collected(distinct.size(), progress);
    const auto work = [&](std::size_t task) { return ToOctets(Tried(*distinct[task], options)); };
    if (workers::WorkerPool{jobs, false}.Run(distinct.size(), work, collected) ==
        workers::PoolEnd::Interrupted)
    {
        return std::nullopt;
    }
    std::vector<Seen> seen;
    seen.reserve(numberOf.size());
    for (const std::size_t number : numberOf)
    {
        seen.push_back(collected.All()[number]);
    }
    return seen;
}

} // namespace pptplab::sim::capacity
