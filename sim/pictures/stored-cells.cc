// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/stored-cells.h"

#include "sim/experiment/experiment.h"
#include "sim/load/offered.h"
#include "sim/results/wish.h"

namespace pptplab::sim::pictures
{

std::vector<Outcomes>
StoredCells(const analysis::Store& store,
            const analysis::CountedCampaign& campaign,
            const analysis::Choice& choice,
            WithLoad withLoad)
{
    std::optional<experiment::Experiment> experiment;
    if (withLoad == WithLoad::Yes)
    {
        experiment = experiment::ReadExperiment(
            scenario::ParseDocument(campaign.stored.head.scenario, store.Path()));
    }
    std::vector<Outcomes> cells;
    const auto take = [&](const analysis::ChosenCell& chosen,
                          const std::vector<analysis::Replication>& replications) {
        const analysis::CellSetup& setup = chosen.cell.plan.setup;
        Outcomes cell{results::ValuesOf(setup.settings), Summarise(setup, replications), {}};
        if (experiment)
        {
            cell.load = load::OfferedLoad(experiment->ReadCell(cell.settings).scenario);
        }
        cells.push_back(std::move(cell));
    };
    ForEachResult(store, campaign, choice, take);
    return cells;
}

} // namespace pptplab::sim::pictures
