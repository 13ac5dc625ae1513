// SPDX-License-Identifier: GPL-2.0-only
#include "sim/sweep/plan.h"

#include "sim/run/cell-setup.h"
#include "sim/run/replication-octets.h"
#include "sim/scenario/problem.h"
#include "sim/sweep/interrupts.h"
#include "sim/version.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace pptplab::sim
{

namespace
{

/// The axes as [sweep] would write them, zips by their keys, so that equal sweeps are equal texts.
std::string
SweepText(const Sweep& sweep)
{
    std::string text = "[sweep]\n";
    for (const Axis& axis : sweep.axes)
    {
        for (std::size_t i = 0; i < axis.keys.size(); ++i)
        {
            Value::List values;
            for (const auto& point : axis.points)
            {
                values.push_back(point[i]);
            }
            text += fmt::format(
                "{} = {}\n", Quoted(axis.keys[i]), ToToml(Value{std::move(values), Place{}}));
        }
    }
    return text;
}

/// Puts the exact values into the cells of a plan.
class ExactValues final : public PoolObserver
{
  public:
    explicit ExactValues(analysis::Campaign& campaign) : m_campaign(campaign) {}

    void OnDone(std::size_t task, const std::string& result) override
    {
        m_campaign.cells[task].setup.exact = FromOctets(result).exact;
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        throw std::runtime_error(
            fmt::format("the exact value of cell {} cannot be computed: {}", task, reason));
    }

  private:
    analysis::Campaign& m_campaign;
};

} // namespace

std::optional<analysis::Campaign>
PlanOf(const Experiment& experiment, const WorkerPool& pool)
{
    analysis::Campaign campaign;
    campaign.programVersion = ProgramVersion();
    const auto numbers = experiment.sweep.Cells();
    for (const std::size_t number : numbers)
    {
        if (Interrupts::Pending())
        {
            return std::nullopt;
        }
        const Settings settings = experiment.sweep.At(number);
        const Scenario scenario = experiment.ReadCell(settings).scenario;
        analysis::PlannedCell cell;
        cell.scenario = ResolvedText(scenario);
        cell.replications = static_cast<std::uint32_t>(scenario.replications);
        cell.setup = CellSetupOf(scenario, settings, {});
        cell.key = analysis::CellKey(
            cell.scenario, scenario.seed, cell.replications, campaign.programVersion);
        campaign.cells.push_back(std::move(cell));
        campaign.seed = scenario.seed;
    }
    campaign.scenario = campaign.cells.front().scenario + SweepText(experiment.sweep);
    ExactValues values(campaign);
    const auto work = [&](std::size_t task) {
        const Settings settings = experiment.sweep.At(numbers[task]);
        return ToOctets({{}, ExactMetrics(experiment.ReadCell(settings).scenario)});
    };
    if (pool.Run(campaign.cells.size(), work, values) == PoolEnd::Interrupted)
    {
        return std::nullopt;
    }
    return campaign;
}

Scenario
ScenarioOf(const analysis::PlannedCell& cell)
{
    ScenarioReading reading = ReadScenario(ParseDocument(cell.scenario, "stored scenario").root);
    if (!reading.problems.empty())
    {
        throw BadInput("stored scenario", reading.problems);
    }
    return std::move(reading.scenario);
}

} // namespace pptplab::sim
