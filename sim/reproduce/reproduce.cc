// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/reproduce.h"

#include "analysis/report/html-text.h"
#include "analysis/store/export.h"
#include "sim/load/offered.h"
#include "sim/scenario/values/shell-word.h"

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

std::string
ExperimentResult::IdOf(const FileResult& file) const
{
    const bool isMain = &file == &files.front();
    return analysis::Slug(isMain ? entry.name : entry.name + "-" + file.Name());
}

std::string
ExperimentResult::Word() const
{
    return scenario::ShellWord(isOwn ? entry.files.front().string() : entry.name);
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
    result.cells = OutcomesOf(result.experiment, grid, store, result.campaign.id);
    const Rigour rigour = result.experiment.quick ? Rigour::Interval : Rigour::Value;
    for (const experiment::Expectation& expectation : result.Sweep().claims.expectations)
    {
        result.verdicts.push_back(Judge(expectation, result.cells, rigour));
    }
    return result;
}

} // namespace

std::vector<Outcomes>
OutcomesOf(const experiment::Experiment& experiment,
           const experiment::Grid& grid,
           const analysis::Store& store,
           std::int64_t campaign)
{
    std::vector<Outcomes> cells;
    const auto numbers = grid.Cells();
    for (analysis::CellResult& cell : analysis::ResultsOf(store, campaign))
    {
        experiment::Settings settings = grid.At(numbers[cell.position]);
        const auto load = load::OfferedLoad(experiment.ReadCell(settings).scenario);
        cells.push_back({std::move(settings), std::move(cell.summary), load});
    }
    return cells;
}

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
