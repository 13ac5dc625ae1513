// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/probe.h"

#include "analysis/store/tally-json.h"
#include "sim/run/run.h"
#include "sim/workers/collector.h"
#include "sim/workers/worker-pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <ctime>
#include <memory>
#include <sstream>
#include <utility>

namespace pptplab::sim::campaign
{

namespace
{

// The first part of its time that a cell is run for, and how long a run is to take at last.
constexpr double kFirstPart = 1.0 / 4096;
constexpr double kLongEnough = 0.03;

// Octets in the table of checks for a row of any other, as a database of 3,000 cells has them.
constexpr double kCheck = 34;

double
ProcessorSeconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// How many integers a text has: each gets more digits in a longer run.
double
IntegersIn(const std::string& text)
{
    std::size_t integers = 0;
    for (std::size_t i = 1; i < text.size(); ++i)
    {
        const bool ends = std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0 &&
                          std::isdigit(static_cast<unsigned char>(text[i])) == 0;
        integers += ends && text[i] != '.' ? 1 : 0;
    }
    return static_cast<double>(integers);
}

/// One shortened run of a cell.
struct Measured
{
    double part = 0;
    double seconds = 0;
    double octets = 0; ///< of the whole replication
};

/// A cell on its way to a run that is long enough.
struct Candidate
{
    std::size_t position = 0;
    double part = kFirstPart;
    Measured last;
    Measured before;
    CellCost cost;
    bool failed = false;

    bool IsOpen() const { return !failed && last.part < 1 && last.seconds < kLongEnough; }

    /// Straight on through the last two runs, as each has what a run of any length takes.
    double Seconds() const
    {
        const bool rises =
            before.part > 0 && last.part > before.part && last.seconds > before.seconds;
        const double slope = rises ? (last.seconds - before.seconds) / (last.part - before.part)
                                   : last.seconds / last.part;
        return last.seconds + slope * (1 - last.part);
    }
};

/// Reads cells as a plan needs them. The octets are those of texts and numbers in four tables.
std::string
PlanningOf(const CellGrid& cells, std::size_t position)
{
    const double start = ProcessorSeconds();
    const analysis::PlannedCell cell = PlannedCellOf(cells, position);
    constexpr double kPlain = 12; // of a row, besides its texts
    constexpr double kRow = kPlain + kCheck;
    double octets = kPlain + 2 * kRow + 2 * static_cast<double>(cell.key.size());
    for (const analysis::Setting& setting : cell.setup.settings)
    {
        octets += kRow + static_cast<double>(setting.axis.size() + setting.value.size());
    }
    for (const auto& exact : cell.setup.exact)
    {
        octets += kPlain + kRow + static_cast<double>(exact.first.size());
    }
    for (const auto& none : cell.setup.noExact)
    {
        octets += kRow + static_cast<double>(none.first.size() + none.second.size());
    }
    return fmt::format("{} {}", ProcessorSeconds() - start, octets);
}

std::string
RunOf(const CellGrid& cells, const Candidate& candidate)
{
    const scenario::Scenario scenario =
        Shortened(cells.Read(candidate.position).scenario, candidate.part);
    const double start = ProcessorSeconds();
    const std::string tallies = analysis::ToTallyJson(run::RunReplication(scenario, 0));
    const double seconds = ProcessorSeconds() - start;
    constexpr double kRow = 38 + kCheck; // and its place in the index
    const double digits = IntegersIn(tallies) * std::log10(1 / candidate.part);
    return fmt::format("{} {}", seconds, kRow + digits + static_cast<double>(tallies.size()));
}

/// The next part of the time, up to so many times as much.
double
NextPart(const Measured& last)
{
    constexpr double kLeast = 4;
    constexpr double kMost = 64;
    const double wanted = 1.5 * kLongEnough / std::max(last.seconds, 1e-6);
    return std::min(1.0, last.part * std::clamp(wanted, kLeast, kMost));
}

/// All cells on their way, and why the last that failed did.
class Round
{
  public:
    Round(const CellGrid& cells, unsigned jobs) : m_cells(cells), m_pool{jobs, true} {}

    /// Plans each candidate.
    workers::PoolEnd Plan(std::vector<Candidate*> all)
    {
        return Each(
            std::move(all),
            [this](const Candidate& candidate) { return PlanningOf(m_cells, candidate.position); },
            [](Candidate& candidate, std::istringstream& text) {
                text >> candidate.cost.planning >> candidate.cost.octets;
            });
    }

    /// Runs each candidate for the next part of its time.
    workers::PoolEnd Run(std::vector<Candidate*> open)
    {
        return Each(
            std::move(open),
            [this](const Candidate& candidate) { return RunOf(m_cells, candidate); },
            [](Candidate& candidate, std::istringstream& text) {
                candidate.before = candidate.last;
                candidate.last.part = candidate.part;
                text >> candidate.last.seconds >> candidate.last.octets;
                candidate.part = NextPart(candidate.last);
            });
    }

    const std::string& Failure() const { return m_failure; }

  private:
    template <typename Work, typename Take>
    workers::PoolEnd Each(std::vector<Candidate*> candidates, Work work, Take take)
    {
        workers::Collector collector(
            [&](std::size_t task, const std::string& text) {
                std::istringstream figures(text);
                take(*candidates[task], figures);
            },
            [&](std::size_t task, const std::string& reason) {
                candidates[task]->failed = true;
                m_failure = reason;
            });
        const auto one = [&](std::size_t task) { return work(*candidates[task]); };
        return m_pool.Run(candidates.size(), one, collector);
    }

    const CellGrid& m_cells;
    workers::WorkerPool m_pool; // runs with packets leave traces in their process
    std::string m_failure;
};

std::vector<Candidate*>
OpenOf(std::vector<Candidate>& all)
{
    std::vector<Candidate*> open;
    for (Candidate& candidate : all)
    {
        if (candidate.IsOpen())
        {
            open.push_back(&candidate);
        }
    }
    return open;
}

} // namespace

scenario::Scenario
Shortened(scenario::Scenario scenario, double part)
{
    if (part >= 1)
    {
        return scenario;
    }
    const auto duration = std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(ToSeconds(scenario.duration) * part));
    scenario.duration = std::max<Duration>(duration, std::chrono::milliseconds(1));
    scenario.warmUp = Duration::zero();
    for (scenario::ClientGroup& group : scenario.clients)
    {
        if (group.calls.trace)
        {
            population::Trace calls = *group.calls.trace;
            calls.erase(std::remove_if(calls.begin(),
                                       calls.end(),
                                       [&](const population::TracedCall& call) {
                                           return call.at >= scenario.duration;
                                       }),
                        calls.end());
            group.calls.trace = std::make_shared<const population::Trace>(std::move(calls));
        }
    }
    return scenario;
}

std::optional<Probe>
ProbeCells(const CellGrid& cells, const std::vector<std::size_t>& positions, unsigned jobs)
{
    std::vector<Candidate> all(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i)
    {
        all[i].position = positions[i];
    }
    Round round(cells, jobs);
    auto end = round.Plan(OpenOf(all));
    for (auto open = OpenOf(all); end == workers::PoolEnd::AllDone && !open.empty();
         open = OpenOf(all))
    {
        end = round.Run(std::move(open));
    }
    if (end == workers::PoolEnd::Interrupted)
    {
        return std::nullopt;
    }
    Probe probe{{}, round.Failure()};
    for (Candidate& candidate : all)
    {
        if (!candidate.failed)
        {
            candidate.cost.replication = candidate.Seconds();
            candidate.cost.replicationOctets = candidate.last.octets;
            probe.costs.push_back(candidate.cost);
        }
    }
    return probe;
}

} // namespace pptplab::sim::campaign
