// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/reproduce.h"

#include "analysis/store/export.h"
#include "sim/load/offered.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim::reproduce
{

bool
FileResult::AllHold() const
{
    return std::all_of(
        verdicts.begin(), verdicts.end(), [](const Verdict& verdict) { return verdict.holds; });
}

std::string
FileResult::Name() const
{
    const std::string stem = std::filesystem::path(experiment.file).stem().string();
    const std::string& grid = Sweep().grid.name;
    return grid.empty() ? stem : stem + "-" + grid;
}

namespace
{

FileResult
RunGrid(experiment::Experiment experiment,
        const campaign::CampaignOptions& options,
        analysis::Store& store,
        std::ostream& messages)
{
    FileResult result;
    result.experiment = std::move(experiment);
    const experiment::Grid& grid = result.Sweep().grid;
    result.campaign = campaign::RunCampaign(result.experiment, grid, options, store, messages);
    if (result.campaign.interrupted)
    {
        return result;
    }
    const auto numbers = grid.Cells();
    for (analysis::CellResult& cell : analysis::ResultsOf(store, result.campaign.id))
    {
        experiment::Settings settings = grid.At(numbers[cell.position]);
        const auto load = load::OfferedLoad(result.experiment.ReadCell(settings).scenario);
        result.cells.push_back({std::move(settings), std::move(cell.summary), load});
    }
    const Rigour rigour = result.experiment.quick ? Rigour::Interval : Rigour::Value;
    for (const experiment::Expectation& expectation : result.Sweep().claims.expectations)
    {
        result.verdicts.push_back(Judge(expectation, result.cells, rigour));
    }
    return result;
}

} // namespace

std::vector<FileResult>
RunFile(const std::filesystem::path& file,
        const campaign::CampaignOptions& options,
        analysis::Store& store,
        std::ostream& messages,
        bool quick)
{
    experiment::Experiment experiment = experiment::ReadExperiment(file);
    experiment.quick = quick;
    const std::vector<experiment::Sweep> sweeps = std::move(experiment.sweeps);
    std::vector<FileResult> results;
    for (const experiment::Sweep& sweep : sweeps)
    {
        experiment.sweeps = {sweep};
        results.push_back(RunGrid(experiment, options, store, messages));
        if (results.back().campaign.interrupted)
        {
            break;
        }
    }
    return results;
}

} // namespace pptplab::sim::reproduce
