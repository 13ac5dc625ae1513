// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/reproduce.h"

#include "analysis/store/export.h"
#include "sim/load/offered.h"

#include <algorithm>

namespace pptplab::sim::reproduce
{

bool
FileResult::AllHold() const
{
    return std::all_of(
        verdicts.begin(), verdicts.end(), [](const Verdict& verdict) { return verdict.holds; });
}

FileResult
RunFile(const std::filesystem::path& file,
        const campaign::CampaignOptions& options,
        analysis::Store& store,
        std::ostream& messages,
        bool quick)
{
    FileResult result;
    result.experiment = experiment::ReadExperiment(file);
    result.experiment.quick = quick;
    result.campaign =
        campaign::RunCampaign(result.experiment, result.experiment.grid, options, store, messages);
    if (result.campaign.interrupted)
    {
        return result;
    }
    const auto numbers = result.experiment.grid.Cells();
    for (analysis::CellResult& cell : analysis::ResultsOf(store, result.campaign.id))
    {
        experiment::Settings settings = result.experiment.grid.At(numbers[cell.position]);
        const auto load = load::OfferedLoad(result.experiment.ReadCell(settings).scenario);
        result.cells.push_back({std::move(settings), std::move(cell.summary), load});
    }
    for (const experiment::Expectation& expectation : result.experiment.claims.expectations)
    {
        result.verdicts.push_back(
            Judge(expectation, result.cells, quick ? Rigour::Interval : Rigour::Value));
    }
    return result;
}

} // namespace pptplab::sim::reproduce
