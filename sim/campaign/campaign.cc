// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/campaign.h"

#include "sim/run/cell-setup.h"
#include "sim/run/exact.h"
#include "sim/run/replication-octets.h"
#include "sim/run/stopping.h"
#include "sim/scenario/keys/resolved-text.h"
#include "sim/scenario/values/problem.h"
#include "sim/version/version.h"
#include "sim/workers/interrupts.h"

#include <fmt/format.h>

#include <numeric>
#include <utility>
#include <vector>

namespace pptplab::sim::campaign
{

namespace
{

/// The axes as [sweep] would write them, zips by their keys, so that equal grids are equal texts.
std::string
GridText(const experiment::Grid& grid)
{
    std::string text = "[sweep]\n";
    for (const experiment::Axis& axis : grid.axes)
    {
        for (std::size_t i = 0; i < axis.keys.size(); ++i)
        {
            scenario::Value::List values;
            for (const auto& point : axis.points)
            {
                values.push_back(point[i]);
            }
            text += fmt::format(
                "{} = {}\n",
                scenario::Quoted(axis.keys[i]),
                scenario::ToToml(scenario::Value{std::move(values), scenario::Place{}}));
        }
    }
    return text;
}

/// Puts the exact values into these cells of a plan.
class ExactValues final : public workers::PoolObserver
{
  public:
    ExactValues(analysis::Campaign& campaign, const std::vector<std::size_t>& cells)
        : m_campaign(campaign), m_cells(cells)
    {
    }

    void OnDone(std::size_t task, const std::string& result) override
    {
        run::WorkerResult found = run::FromOctets(result);
        analysis::CellSetup& setup = m_campaign.cells[m_cells[task]].setup;
        setup.exact = std::move(found.exact);
        setup.noExact = std::move(found.noExact);
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        m_failed.push_back(m_cells[task]);
        m_reason = reason;
    }

    const std::vector<std::size_t>& Failed() const { return m_failed; }

    /// Why the last of these cells failed.
    const std::string& Reason() const { return m_reason; }

  private:
    analysis::Campaign& m_campaign;
    const std::vector<std::size_t>& m_cells;
    std::vector<std::size_t> m_failed;
    std::string m_reason;
};

workers::PoolEnd
ComputeExactValues(const experiment::Experiment& experiment,
                   const workers::WorkerPool& pool,
                   analysis::Campaign& campaign)
{
    const auto numbers = experiment.grid.Cells();
    std::vector<std::size_t> cells(campaign.cells.size());
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    std::string reason;
    // A worker that was killed, as for want of memory, says nothing of the value: once more.
    for (int attempt = 0; attempt < 2 && !cells.empty(); ++attempt)
    {
        ExactValues values(campaign, cells);
        const auto work = [&](std::size_t task) {
            const experiment::Settings settings = experiment.grid.At(numbers[cells[task]]);
            run::ExactAnswer answer = run::ExactOf(experiment.ReadCell(settings).scenario);
            return run::ToOctets({{}, std::move(answer.values), {}, std::move(answer.absent)});
        };
        if (pool.Run(cells.size(), work, values) == workers::PoolEnd::Interrupted)
        {
            return workers::PoolEnd::Interrupted;
        }
        reason = values.Reason();
        cells = values.Failed();
    }
    if (!cells.empty())
    {
        throw NoExactValue(fmt::format("the exact value of cell {} ({} in all) failed twice: {}",
                                       cells.front(),
                                       cells.size(),
                                       reason));
    }
    return workers::PoolEnd::AllDone;
}

} // namespace

std::optional<analysis::Campaign>
CampaignOf(const experiment::Experiment& experiment, const workers::WorkerPool& pool)
{
    analysis::Campaign campaign;
    campaign.programVersion = version::ProgramVersion();
    for (const std::size_t number : experiment.grid.Cells())
    {
        if (workers::Interrupts::Pending())
        {
            return std::nullopt;
        }
        const experiment::Settings settings = experiment.grid.At(number);
        const scenario::Scenario scenario = experiment.ReadCell(settings).scenario;
        analysis::PlannedCell cell;
        cell.scenario = scenario::ResolvedText(scenario);
        cell.replications = static_cast<std::uint32_t>(run::MostReplications(scenario));
        cell.setup = run::CellSetupOf(scenario, settings, {});
        cell.key = analysis::CellKey(
            cell.scenario, scenario.seed, cell.replications, campaign.programVersion);
        campaign.cells.push_back(std::move(cell));
        campaign.seed = scenario.seed;
    }
    campaign.scenario = campaign.cells.front().scenario + GridText(experiment.grid);
    if (ComputeExactValues(experiment, pool, campaign) == workers::PoolEnd::Interrupted)
    {
        return std::nullopt;
    }
    return campaign;
}

scenario::Scenario
ScenarioOf(const analysis::PlannedCell& cell)
{
    reading::ScenarioReading reading =
        reading::ReadScenario(scenario::ParseDocument(cell.scenario, "stored scenario").root);
    if (!reading.problems.empty())
    {
        throw scenario::BadInput("stored scenario", reading.problems);
    }
    return std::move(reading.scenario);
}

} // namespace pptplab::sim::campaign
